"""A value is of the type that its key takes."""

from __future__ import annotations

import pytest

from support import REMEDIATION, STORY, TERM, Project, expect, expect_nothing


def test_values_of_another_type(project: Project) -> None:
    project.put(STORY, title="2021", causes="unsafe-procedure")
    project.edit(STORY, "number: 300", "number: many")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:2:8: type: 'title' must be text, but is a number
            Put it between quotation marks: "2021".
        docs/stories/a-list-went-astray.md:11:20: type: 'affected.number' must be a whole number, but is text
            Write a whole number.
        docs/stories/a-list-went-astray.md:14:9: type: 'causes' must be a list (one `- item` a line), but is text
            Write a list (one `- item` a line).
        """,
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", "empty"),
        ("~", "empty"),
        ("[one]", "a list"),
        ("{one: two}", "a group of keys"),
        ("2021-03-09", "a date"),
    ],
)
def test_what_is_found_in_the_place_of_text(project: Project, value: str, found: str) -> None:
    project.put(TERM, plain=value)
    (finding,) = project.check().findings
    assert (finding.rule, finding.message, finding.hint) == (
        "type",
        f"'plain' must be text, but is {found}",
        "Write text.",
    )


@pytest.mark.parametrize(
    ("value", "found", "quoted"), [("true", "true or false", "True"), ("-3", "a number", "-3")]
)
def test_what_would_be_text_between_quotation_marks(
    project: Project, value: str, found: str, quoted: str
) -> None:
    project.put(TERM, plain=value)
    expect(
        project,
        f"""
        docs/glossary/notice.md:4:8: type: 'plain' must be text, but is {found}
            Put it between quotation marks: "{quoted}".
        """,
    )


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [
        ("explain_in_prose", "no", "must be true or false, but is text", "Write true or false."),
        ("explain_in_prose", "1", "must be true or false, but is a number", "Write true or false."),
        (
            "translations",
            "[fr]",
            "must be a group of keys, but is a list",
            "Write a group of keys.",
        ),
        (
            "also",
            "{a: b}",
            "must be a list (one `- item` a line), but is a group of keys",
            "Write a list (one `- item` a line).",
        ),
    ],
)
def test_what_is_found_in_the_place_of_other_types(
    project: Project, key: str, value: str, message: str, hint: str
) -> None:
    project.drop(TERM, *({"translations"} & {key}))
    project.put(TERM, **{key: value})
    (finding,) = project.check().findings
    assert (finding.rule, finding.message, finding.hint) == ("type", f"'{key}' {message}", hint)


@pytest.mark.parametrize("value", ["true", "False"])
def test_true_and_false(project: Project, value: str) -> None:
    project.put(TERM, explain_in_prose=value)
    expect_nothing(project)


@pytest.mark.parametrize("value", ["null", "300", "0"])
def test_a_number_of_people(project: Project, value: str) -> None:
    project.edit(STORY, "number: 300", f"number: {value}")
    expect_nothing(project)


def test_words_that_other_yaml_takes_for_something_else(project: Project) -> None:
    project.put(TERM, also="[no, on, 1:30, 010, 2.0, 2021-03, yes]")
    expect_nothing(project)


def test_an_item_of_a_list(project: Project) -> None:
    project.put(REMEDIATION, lifecycle="[share, 3]")
    expect(
        project,
        """
        docs/remediations/send-less.md:4:20: type: 'lifecycle' must be text, but is a number
            Put it between quotation marks: "3".
        """,
    )


def test_text_in_the_place_of_a_group_of_a_list(project: Project) -> None:
    project.put(REMEDIATION, guidance="[sending-guide]")
    expect(
        project,
        """
        docs/remediations/send-less.md:11:12: type: 'guidance' must be a group of keys, but is text
            Write a group of keys.
        """,
    )
