"""Front matter is YAML of a plain kind."""

from __future__ import annotations

import pytest

from support import STORY, TERM, Project, expect, expect_nothing

NAME = "glossary/broken.md"


def test_a_colon_in_a_title(project: Project) -> None:
    project.put(STORY, title="A list: went astray")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:2:14: yaml: the front matter is not valid YAML: mapping values are not allowed in this context
            Text that holds a colon followed by a space, or starts with a quotation mark or a bracket, goes between quotation marks; indentation is by spaces.
        """,
    )


@pytest.mark.parametrize("value", ['"A list: went astray"', "A list:went astray", "A [list]"])
def test_a_title_that_is_written_well(project: Project, value: str) -> None:
    project.put(STORY, title=value)
    expect_nothing(project)


@pytest.mark.parametrize(
    ("line", "place", "problem"),
    [
        ("a: [1", "3:1", "did not find expected ',' or ']'"),
        ("a: 'b", "3:1", "found unexpected end of stream"),
        ("a: @b", "2:4", "found character that cannot start any token"),
        ("a:\n\tb: 1", "3:1", "found character that cannot start any token"),
    ],
)
def test_yaml_that_cannot_be_read(project: Project, line: str, place: str, problem: str) -> None:
    project.write("us.md", f"---\n{line}\n---\n# Us\n")
    expect(
        project,
        f"""
        docs/us.md:{place}: yaml: the front matter is not valid YAML: {problem}
            Text that holds a colon followed by a space, or starts with a quotation mark or a bracket, goes between quotation marks; indentation is by spaces.
        """,
    )


def test_what_stands_below_the_second_fence_is_no_yaml(project: Project) -> None:
    project.write("us.md", "---\na: b\n---\nc: [d\n---\n# Us\n")
    expect_nothing(project)


def test_a_character_that_yaml_does_not_allow(project: Project) -> None:
    project.put(TERM, plain="Telling \x07people.")
    expect(
        project,
        """
        docs/glossary/notice.md:2:1: yaml: the front matter holds a character that YAML does not allow
            Delete control characters, often left by copying from another program.
        """,
    )


@pytest.mark.parametrize("matter", ["- a\n", "text\n", "3\n"])
def test_front_matter_without_keys(project: Project, matter: str) -> None:
    project.write(NAME, f"---\n{matter}---\n")
    expect(
        project,
        """
        docs/glossary/broken.md:2:1: yaml: the front matter is not a list of keys and values
            Write one `key: value` a line.
        """,
    )


def test_an_anchor_and_its_alias(project: Project) -> None:
    project.put(TERM, also="&other [telling]", forms="*other")
    expect(
        project,
        """
        docs/glossary/notice.md:10:7: yaml: anchors and aliases (& and *) are not used in entries
            Write the value out where it is needed.
        """,
    )


def test_an_anchor_within_itself(project: Project) -> None:
    project.put(TERM, also="&other [*other]")
    expect(
        project,
        """
        docs/glossary/notice.md:10:7: yaml: anchors and aliases (& and *) are not used in entries
            Write the value out where it is needed.
        """,
    )


def test_a_key_that_is_no_word(project: Project) -> None:
    project.edit(TERM, "group: foundations\n", "group: foundations\n? [also]\n: [telling]\n")
    expect(project, "docs/glossary/notice.md:4:3: yaml: a key must be a word")


def test_a_key_that_stands_twice(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: harm\noutcome: averted")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:5:1: yaml: the key 'outcome' stands twice
            Keep one of the two.
        """,
    )


def test_a_key_that_stands_twice_within_a_group(project: Project) -> None:
    project.edit(STORY, "{number: 300,", "{number: 300, number: 3,")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:11:25: yaml: the key 'number' stands twice
            Keep one of the two.
        """,
    )


def test_two_groups_may_have_the_same_key(project: Project) -> None:
    assert project.read(STORY).count("kind: ") == 2
    expect_nothing(project)


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("!!python/name:os.system", "python/name:os.system"),
        ("!own x", "!own"),
        ("!!binary eA==", "binary"),
    ],
)
def test_a_tag(project: Project, value: str, tag: str) -> None:
    project.put(TERM, who_says_it=value)
    expect(
        project,
        f"""
        docs/glossary/notice.md:10:14: yaml: the tag '{tag}' is not used in entries
            Write the plain value.
        """,
    )


def test_a_page_that_is_no_entry(project: Project) -> None:
    project.write("us.md", "---\na: 1\na: 2\n---\n# Us\n")
    assert [(f.path, f.line, f.rule) for f in project.check().findings] == [
        ("docs/us.md", 3, "yaml")
    ]
