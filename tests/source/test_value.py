"""A value is one that its key can have, and neither too long nor too short."""

from __future__ import annotations

import pytest

from support import RESOURCE, STAGE, STORY, TERM, Project, expect, expect_nothing

HOW = "The sheet of 300 families needed only a count; sending the count would have exposed nobody."


def test_a_status_that_there_is_none_of(project: Project) -> None:
    project.put(TERM, status="publish")
    expect(
        project,
        """
        docs/glossary/notice.md:10:9: value: 'publish' is not a value of 'status'
            Did you mean 'published'?
        """,
    )


def test_a_status_that_resembles_none(project: Project) -> None:
    project.put(TERM, status="zzz")
    expect(
        project,
        """
        docs/glossary/notice.md:10:9: value: 'zzz' is not a value of 'status'
            One of: draft, published, superseded, withdrawn.
        """,
    )


def test_a_key_of_a_source_that_cannot_be_cited(project: Project) -> None:
    project.edit(STORY, "key: s2", "key: S 2")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:28:11: value: 'S 2' is not a valid 'sources.key'
            Short key, cited in the text as [^key].
        """,
    )


@pytest.mark.parametrize("address", ["ftp://example.org", "example.org", "https://", "https://a b"])
def test_an_address_that_is_none(project: Project, address: str) -> None:
    project.put(RESOURCE, url=address)
    expect(
        project,
        f"""
        docs/resources/list-handbook.md:6:6: value: '{address}' is not a valid 'url'
            The publisher's own page; null if not known.
        """,
    )


@pytest.mark.parametrize("address", ["https://a", "null"])
def test_an_address(project: Project, address: str) -> None:
    project.put(RESOURCE, url=address)
    expect_nothing(project)


def test_a_number_that_is_too_small(project: Project) -> None:
    project.edit(STORY, "number: 300", "number: -1")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:11:20: value: 'affected.number': input should be greater than or equal to 0
            How many people; null if not known.
        """,
    )


def test_a_number_that_is_too_small_and_needs_no_explanation(project: Project) -> None:
    project.borrow(STAGE)
    project.put(STAGE, order="0")
    found = next(f for f in project.check().findings if f.path == f"docs/{STAGE}")
    assert (found.line, found.column, found.rule, found.message, found.hint) == (
        4,
        8,
        "value",
        "'order': input should be greater than or equal to 1",
        "",
    )


@pytest.mark.parametrize("length", [2, 120])
def test_a_title_of_two_to_a_hundred_and_twenty_characters(project: Project, length: int) -> None:
    project.put(STORY, title="x" * length)
    expect_nothing(project)


def test_a_title_that_is_too_long(project: Project) -> None:
    project.put(STORY, title="x" * 121)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:2:8: length: 'title' has 121 characters
            At most 120 are allowed.
        """,
    )


def test_a_title_that_is_too_short(project: Project) -> None:
    project.put(STORY, title="x")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:2:8: length: 'title' is too short
            Say it in full.
        """,
    )


@pytest.mark.parametrize("length", [20, 400])
def test_a_summary_of_twenty_to_four_hundred_characters(project: Project, length: int) -> None:
    project.put(STORY, summary="x" * length)
    expect_nothing(project)


def test_a_summary_that_is_too_short(project: Project) -> None:
    project.put(STORY, summary="x" * 19)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:3:10: length: 'summary' is too short
            One to three plain sentences for lists, search results and previews.
        """,
    )


def test_a_summary_that_is_too_long(project: Project) -> None:
    project.put(STORY, summary="x" * 401)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:3:10: length: 'summary' has 401 characters
            At most 400 are allowed.
        """,
    )


@pytest.mark.parametrize("length", [40, 400])
def test_a_pairing_of_forty_to_four_hundred_characters(project: Project, length: int) -> None:
    project.edit(STORY, HOW, "x" * length)
    expect_nothing(project)


@pytest.mark.parametrize(
    ("length", "told"),
    [(39, "'remediations.how' is too short"), (401, "'remediations.how' has 401 characters")],
)
def test_a_pairing_that_is_too_short_or_too_long(project: Project, length: int, told: str) -> None:
    project.edit(STORY, HOW, "x" * length)
    assert [(f.line, f.column, f.message) for f in project.check().findings] == [(22, 10, told)]


def test_spaces_around_a_text_do_not_count(project: Project) -> None:
    project.put(STORY, title=f'"  {"x" * 120}  "')
    expect_nothing(project)
    project.put(TERM, plain='"  "')
    expect(
        project,
        """
        docs/glossary/notice.md:4:8: length: 'plain' is too short
            Plain definition of at most 45 words.
        """,
    )


def test_an_empty_list(project: Project) -> None:
    project.put(STORY, places="[]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:7:9: length: 'places' has too few items
            At least 1.
        """,
    )


def test_a_list_that_is_too_short(project: Project) -> None:
    project.put("patterns/the-open-list.md", warning_signs="[one, two]")
    expect(
        project,
        """
        docs/patterns/the-open-list.md:4:16: length: 'warning_signs' has too few items
            At least 3. Signs that one can check.
        """,
    )


@pytest.mark.parametrize(("length", "told"), [(240, []), (241, ["'title' has 241 characters"])])
def test_a_title_of_a_resource_may_be_as_long_as_resolutions_have_them(
    project: Project, length: int, told: list[str]
) -> None:
    project.put(RESOURCE, title="x" * length)
    assert [f.message for f in project.check().findings] == told
