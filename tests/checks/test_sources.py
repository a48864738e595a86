"""A story stands on two independent sources or more, each with a key of its own."""

from __future__ import annotations

import pytest

from support import ROUNDTABLE, STORY, Project, expect, expect_nothing

NOTICE = "\n  - {key: s1, title: Notice, publisher: A made-up relief agency, kind: statement}"
ARTICLE = "\n  - {key: s2, title: Article, publisher: The Invented Herald, kind: news}"


def cite_nothing(project: Project) -> None:
    """Let the story cite no source, and tell nothing that would need one."""
    text = project.read(STORY).replace("[^s1]", "").replace("[^s2]", "")
    before, _, after = text.partition("## What happened\n")
    _, section, rest = after.partition("## Who was put at risk\n")
    project.write(STORY, f"{before}## What happened\n\n### It is told elsewhere\n\n{section}{rest}")


def test_a_story_without_sources(project: Project) -> None:
    cite_nothing(project)
    project.drop(STORY, "sources")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:1:1: sources: the story names no source
            Add at least two independent sources, the primary one first.
        """,
    )


def test_an_empty_list_of_sources(project: Project) -> None:
    cite_nothing(project)
    project.put(STORY, sources="[]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:26:1: sources: the story names no source
            Add at least two independent sources, the primary one first.
        """,
    )


@pytest.mark.parametrize("publisher", ["A made-up relief agency", "a MADE-UP Relief Agency"])
def test_two_sources_of_one_publisher(project: Project, publisher: str) -> None:
    project.edit(STORY, "publisher: The Invented Herald", f"publisher: {publisher}")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:26:1: sources: all sources are from one publisher, A made-up relief agency
            Add a source that does not depend on it.
        """,
    )


def test_one_source(project: Project) -> None:
    project.put(STORY, sources=ARTICLE)
    project.write(STORY, project.read(STORY).replace("[^s1]", "[^s2]"))
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:26:1: sources: all sources are from one publisher, The Invented Herald
            Add a source that does not depend on it.
        """,
    )


def test_two_publishers_are_enough_for_three_sources(project: Project) -> None:
    third = ARTICLE.replace("s2", "s3")
    project.put(STORY, sources=NOTICE + ARTICLE + third)
    project.edit(STORY, "went wrong\n\nNothing", "went wrong\n\n[^s3]Nothing")
    expect_nothing(project)


@pytest.mark.parametrize("sources", ["[]", ARTICLE])
def test_a_draft_may_lack_sources(project: Project, sources: str) -> None:
    cite_nothing(project)
    project.put(STORY, status="draft", sources=sources)
    if sources != "[]":
        project.edit(STORY, "Families whose", "[^s2]Families whose")
    assert [f.rule for f in project.check().findings] == ["patterns"], "which lost a story"


def test_two_sources_with_one_key(project: Project) -> None:
    project.put(STORY, sources=NOTICE + ARTICLE + ARTICLE)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:29:11: sources: two sources have the key 's2'
            Give each its own key, and check which one each footnote means.
        """,
    )


def test_two_sources_of_a_draft_with_one_key(project: Project) -> None:
    project.copy(STORY, "stories/a-draft.md")
    project.put("stories/a-draft.md", status="draft", sources=NOTICE + NOTICE)
    project.write("stories/a-draft.md", project.read("stories/a-draft.md").replace("^s2", "^s1"))
    expect(
        project,
        """
        docs/stories/a-draft.md:28:11: sources: two sources have the key 's1'
            Give each its own key, and check which one each footnote means.
        """,
    )


def test_two_sources_of_a_roundtable_with_one_key(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    project.put(ROUNDTABLE, sources=NOTICE + ARTICLE)
    expect_nothing(project)
    project.put(ROUNDTABLE, sources=NOTICE + NOTICE)
    expect(
        project,
        """
        docs/roundtables/an-afternoon-on-lists.md:13:11: sources: two sources have the key 's1'
            Give each its own key, and check which one each footnote means.
        """,
    )


def test_one_source_is_enough_for_a_roundtable(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    expect_nothing(project)
