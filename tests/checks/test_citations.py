"""Every paragraph of what happened says where it is from, and every source is used."""

from __future__ import annotations

import pytest

from support import ROUNDTABLE, STORY, Project, expect, expect_nothing


def test_a_footnote_without_a_source_and_a_source_never_cited(project: Project) -> None:
    project.write(STORY, project.read(STORY).replace("[^s2]", "[^s3]"))
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:28:11: citations: the source 's2' is never cited
            Cite it in the text as [^s2] where it carries a claim, or remove it.
        docs/stories/a-list-went-astray.md:33:102: citations: [^s3] has no source
            Add it under `sources:`. Sources here: s1, s2.
        docs/stories/a-list-went-astray.md:41:63: citations: [^s3] has no source
            Add it under `sources:`. Sources here: s1, s2.
        """,
    )


def test_a_footnote_whose_source_has_nearly_that_key(project: Project) -> None:
    project.edit(STORY, "key: s1", "key: notice")
    project.write(STORY, project.read(STORY).replace("[^s1]", "[^notice]"))
    project.edit(STORY, "in the list.[^notice]", "in the list.[^notices]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:37:39: citations: [^notices] has no source
            Did you mean 'notice'?
        """,
    )


def test_a_footnote_where_there_are_no_sources(project: Project) -> None:
    project.copy(STORY, "stories/a-draft.md")
    project.put("stories/a-draft.md", status="draft", sources="[]")
    project.body(
        "stories/a-draft.md",
        """\
## What happened

Something.[^s1]

## Who was put at risk

Somebody.

## What went wrong

Something.

## How it was handled

Somehow.

## Talk about it

- Why?
""",
    )
    expect(
        project,
        """
        docs/stories/a-draft.md:32:11: citations: [^s1] has no source
            Add it under `sources:`. Sources here: none.
        """,
    )


def test_a_note_written_out_in_the_text(project: Project) -> None:
    project.edit(STORY, "- Who would notice?\n", "- Who would notice?\n\n[^s2]: The Herald.\n")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:52:1: citations: the note [^s2] is written out in the text
            Put the document under `sources:`; the build writes the note.
        """,
    )


def test_a_note_that_is_only_an_address(project: Project) -> None:
    project.edit(
        STORY, "- Who would notice?\n", "- Who would notice?\n\n[^s2]: https://example.org/list\n"
    )
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:52:1: citations: the note [^s2] is written out in the text
            Put the document under `sources:`; the build writes the note.
        """,
    )


def test_a_colon_behind_a_citation(project: Project) -> None:
    project.edit(STORY, "in the list.[^s1]", "in the list, as it says[^s1]: all of them.")
    expect_nothing(project)


def test_a_note_written_out_counts_as_a_use_of_its_source(project: Project) -> None:
    project.write(STORY, project.read(STORY).replace("[^s2]", "") + "\n[^s2]: The Herald.\n")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:52:1: citations: the note [^s2] is written out in the text
            Put the document under `sources:`; the build writes the note.
        """,
    )


def test_a_paragraph_of_what_happened_without_a_citation(project: Project) -> None:
    project.edit(STORY, "in the work.[^s1][^s2]\n", "in the work.[^s1][^s2]\n\nNobody noticed.\n")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:35:1: citations: a paragraph of 'What happened' cites no source
            Say where its facts are from: [^key] at the end of the sentence.
        """,
    )


def test_a_paragraph_parted_from_its_citation(project: Project) -> None:
    project.edit(STORY, "no part in the work.", "no part in the work.\n\nNobody noticed.")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:33:1: citations: a paragraph of 'What happened' cites no source
            Say where its facts are from: [^key] at the end of the sentence.
        """,
    )


def test_an_item_of_what_happened_without_a_citation(project: Project) -> None:
    project.edit(
        STORY, "in the work.[^s1][^s2]\n", "in the work.[^s1][^s2]\n\n- One.[^s1]\n- Another.\n"
    )
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:36:1: citations: a paragraph of 'What happened' cites no source
            Say where its facts are from: [^key] at the end of the sentence.
        """,
    )


@pytest.mark.parametrize("addition", ["Nobody noticed.[^s1]", "### A heading"])
def test_what_needs_no_more_citations_in_what_happened(project: Project, addition: str) -> None:
    project.edit(STORY, "in the work.[^s1][^s2]\n", f"in the work.[^s1][^s2]\n\n{addition}\n")
    expect_nothing(project)


def test_paragraphs_of_other_sections_may_cite_nothing(project: Project) -> None:
    project.edit(STORY, "in the list.[^s1]\n", "in the list.[^s1]\n\nNobody else.\n")
    expect_nothing(project)


def test_a_draft_cites_its_sources_too(project: Project) -> None:
    project.copy(STORY, "stories/a-draft.md")
    project.put("stories/a-draft.md", status="draft")
    project.write(
        "stories/a-draft.md", project.read("stories/a-draft.md").replace("work.[^s1][^s2]", "work.")
    )
    expect(
        project,
        """
        docs/stories/a-draft.md:34:1: citations: a paragraph of 'What happened' cites no source
            Say where its facts are from: [^key] at the end of the sentence.
        """,
    )


def test_a_roundtable_cites_only_sources_that_it_has(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    project.edit(ROUNDTABLE, "of lists.[^s1]", "of lists.[^s1][^s2]")
    expect(
        project,
        """
        docs/roundtables/an-afternoon-on-lists.md:17:26: citations: [^s2] has no source
            Add it under `sources:`. Sources here: s1.
        """,
    )


def test_a_roundtable_writes_no_notes_out(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    project.edit(ROUNDTABLE, "of lists.[^s1]\n", "of lists.[^s1]\n\n[^s1]: My notes.\n")
    expect(
        project,
        """
        docs/roundtables/an-afternoon-on-lists.md:19:1: citations: the note [^s1] is written out in the text
            Put the document under `sources:`; the build writes the note.
        """,
    )


def test_a_roundtable_need_not_cite_its_sources(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    project.edit(ROUNDTABLE, "of lists.[^s1]", "of lists.")
    expect_nothing(project)
