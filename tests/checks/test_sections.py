"""The text has the sections of its kind, in their order, and something in each."""

from __future__ import annotations

import pytest

from support import (
    REMEDIATION,
    ROLE,
    STAGE,
    STORY,
    TERM,
    Project,
    another_story,
    expect,
    expect_nothing,
)

OF_A_STORY = "Sections, in this order: What happened · Who was put at risk · What went wrong · How it was handled · Talk about it."
OF_A_TERM = "Sections, in this order: Example · Where definitions differ."


def test_a_heading_of_the_first_level(project: Project) -> None:
    project.edit(STORY, "## What happened\n", "# A list\n\n## What happened\n")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:31:1: sections: the text has a heading of the first level
            The title is in the front matter; sections start with two #.
        """,
    )


def test_a_heading_of_the_first_level_where_sections_are_free(project: Project) -> None:
    project.borrow(STAGE)
    project.edit(STAGE, "## What people experience", "# What people experience")
    found = [f for f in project.check().findings if f.rule == "sections"]
    assert [(f.path, f.line, f.message) for f in found] == [
        ("docs/lifecycle/share.md", 17, "the text has a heading of the first level")
    ]


def test_a_missing_section(project: Project) -> None:
    text = project.read(STORY)
    start, stop = text.index("## How it was handled"), text.index("## Talk about it")
    project.write(STORY, text[:start] + text[stop:])
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:1:1: sections: the section '## How it was handled' is missing
            {OF_A_STORY}
        """,
    )


def test_a_section_whose_name_is_misspelt(project: Project) -> None:
    project.edit(STORY, "## What went wrong", "## What went rong")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:39:1: sections: 'What went rong' is not a section of a story
            Did you mean 'What went wrong'?
        """,
    )


def test_each_missing_section_is_proposed_once(project: Project) -> None:
    project.edit(STORY, "## What went wrong", "## What went rong\n\nA.[^s2]\n\n## What went wron")
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:39:1: sections: 'What went rong' is not a section of a story
            Did you mean 'What went wrong'?
        docs/stories/a-list-went-astray.md:43:1: sections: 'What went wron' is not a section of a story
            {OF_A_STORY} Use ### for headings within.
        """,
    )


def test_a_section_that_the_kind_does_not_have(project: Project) -> None:
    project.edit(STORY, "## Talk about it", "## Zzz\n\nText.\n\n## Talk about it")
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:47:1: sections: 'Zzz' is not a section of a story
            {OF_A_STORY} Use ### for headings within.
        """,
    )


def test_a_heading_within_a_section_may_be_called_anything(project: Project) -> None:
    project.edit(STORY, "## Talk about it", "### Zzz\n\nText.\n\n## Talk about it")
    expect_nothing(project)


def test_sections_out_of_order(project: Project) -> None:
    project.body(TERM, "## Where definitions differ\n\nIn law.\n\n## Example\n\nOne.\n")
    expect(
        project,
        f"""
        docs/glossary/notice.md:15:1: sections: 'Example' stands out of order, or twice
            {OF_A_TERM}
        """,
    )


def test_one_section_too_early_is_told_of_in_those_that_it_overtook(project: Project) -> None:
    text = project.read(STORY)
    last = text[text.index("## Talk about it") :]
    project.write(
        STORY, text.replace("\n" + last, "").replace("## What went", f"{last}\n## What went")
    )
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:44:1: sections: 'What went wrong' stands out of order, or twice
            {OF_A_STORY}
        docs/stories/a-list-went-astray.md:48:1: sections: 'How it was handled' stands out of order, or twice
            {OF_A_STORY}
        """,
    )


def test_a_section_that_stands_twice(project: Project) -> None:
    project.body(TERM, "## Example\n\nOne.\n\n## Example\n\nTwo.\n")
    expect(
        project,
        f"""
        docs/glossary/notice.md:15:1: sections: 'Example' stands out of order, or twice
            {OF_A_TERM}
        """,
    )


@pytest.mark.parametrize("within", ["", "  \n\n"])
def test_an_empty_section(project: Project, within: str) -> None:
    project.edit(STORY, "Families whose names were in the list.[^s1]\n", within)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:35:1: sections: the section 'Who was put at risk' is empty
            Write it, or keep the entry a draft until somebody can.
        """,
    )


def test_an_empty_section_at_the_end(project: Project) -> None:
    project.body(TERM, "## Example")
    expect(
        project,
        """
        docs/glossary/notice.md:11:1: sections: the section 'Example' is empty
            Write it, or keep the entry a draft until somebody can.
        """,
    )


@pytest.mark.parametrize(
    "body",
    ["## Example\n\nOne.\n", "## Example\n\nOne.\n\n## Where definitions differ\n\nIn law.\n"],
)
def test_a_section_that_is_optional(project: Project, body: str) -> None:
    project.body(TERM, body)
    expect_nothing(project)


def test_an_optional_section_is_not_proposed_for_a_wrong_one(project: Project) -> None:
    project.body(TERM, "## Example\n\nOne.\n\n## Where definitions difer\n\nIn law.\n")
    expect(
        project,
        f"""
        docs/glossary/notice.md:15:1: sections: 'Where definitions difer' is not a section of a term
            {OF_A_TERM} Use ### for headings within.
        """,
    )


def test_a_text_without_anything(project: Project) -> None:
    project.body(TERM, "")
    expect(
        project,
        f"""
        docs/glossary/notice.md:1:1: sections: the section '## Example' is missing
            {OF_A_TERM}
        """,
    )


def test_kinds_whose_text_is_free_have_sections_of_any_name(project: Project) -> None:
    project.borrow(ROLE)
    project.body(ROLE, "## Zzz\n\n## Zzz\n")
    assert "sections" not in {f.rule for f in project.check().findings}


def test_a_draft_has_its_sections_too(project: Project) -> None:
    name = another_story(project, status="draft")
    project.edit(name, "## Talk about it", "## Talk of it")
    expect(
        project,
        """
        docs/stories/a-call-was-made.md:48:1: sections: 'Talk of it' is not a section of a story
            Did you mean 'Talk about it'?
        """,
    )


def test_sections_are_looked_at_where_data_does_not_fit(project: Project) -> None:
    project.edit(REMEDIATION, "owner: programme\n", "")
    project.edit(REMEDIATION, "## What it costs\n\nTime.\n", "")
    expect(
        project,
        """
        docs/remediations/send-less.md:1:1: missing-key: the key 'owner' is missing
            The role that drives it.
        docs/remediations/send-less.md:1:1: sections: the section '## What it costs' is missing
            Sections, in this order: Why it matters · Do it · If you are a small organisation · How to show it is done · How it goes wrong · What it costs.
        """,
    )


def test_nothing_is_said_of_sections_where_the_front_matter_cannot_be_read(
    project: Project,
) -> None:
    project.write("glossary/broken.md", "---\nterm: [\n---\n# One\n")
    project.body(TERM, "# One\n\n## Example\n\nOne.\n")
    assert [(f.path, f.rule) for f in project.check().findings] == [
        ("docs/glossary/broken.md", "yaml"),
        ("docs/glossary/notice.md", "sections"),
    ]


def test_pages_that_are_no_entries_have_headings_as_they_like(project: Project) -> None:
    project.write("glossary/index.md", "---\ntitle: Words\n---\n# Words\n\n## Any\n")
    project.write("about/us.md", "---\ntitle: Us\n---\n# Us\n\n## Any\n")
    expect_nothing(project)
