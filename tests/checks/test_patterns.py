"""A story names one to three patterns; a pattern draws on three stories or more."""

from __future__ import annotations

import pytest

from safedata.source.findings import Severity
from support import (
    OTHER_STORY,
    PATTERN,
    STORY,
    THIRD_STORY,
    Project,
    another_story,
    expect,
    expect_nothing,
)


def name_patterns(project: Project, count: int) -> None:
    """Let every story name `count` patterns, of which all exist."""
    slugs = ["the-open-list", "way-1", "way-2", "way-3"][:count]
    for slug in slugs[1:]:
        project.copy(PATTERN, f"patterns/{slug}.md")
    for story in (STORY, OTHER_STORY, THIRD_STORY):
        project.put(story, patterns=f"[{', '.join(slugs)}]")


def test_a_story_that_belongs_to_no_pattern(project: Project) -> None:
    project.drop(another_story(project), "patterns")
    expect(
        project,
        """
        docs/stories/a-call-was-made.md:1:1: patterns: the story names no patterns
            Name one to 3 under `patterns:`, the one that fits best first.
        """,
    )


def test_a_story_with_an_empty_list_of_patterns(project: Project) -> None:
    another_story(project, patterns="[]")
    expect(
        project,
        """
        docs/stories/a-call-was-made.md:19:1: patterns: the story names no patterns
            Name one to 3 under `patterns:`, the one that fits best first.
        """,
    )


@pytest.mark.parametrize("count", [1, 3])
def test_one_to_three_patterns_are_right(project: Project, count: int) -> None:
    name_patterns(project, count)
    expect_nothing(project)


def test_four_patterns_are_too_many(project: Project) -> None:
    name_patterns(project, 4)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:19:1: patterns: the story names 4 patterns
            Name one to 3 under `patterns:`, the one that fits best first.
        docs/stories/a-map-was-shared.md:19:1: patterns: the story names 4 patterns
            Name one to 3 under `patterns:`, the one that fits best first.
        docs/stories/a-printout-was-left.md:19:1: patterns: the story names 4 patterns
            Name one to 3 under `patterns:`, the one that fits best first.
        """,
    )


def test_a_draft_may_lack_patterns(project: Project) -> None:
    another_story(project, status="draft", patterns="[]")
    expect_nothing(project)


def test_two_published_stories_make_no_pattern(project: Project) -> None:
    project.put(THIRD_STORY, status="draft")
    expect(
        project,
        """
        docs/patterns/the-open-list.md:1:1: patterns: only 2 published stories belong to this pattern
            A pattern draws on at least 3; name it in the stories that went this way, or keep it a draft.
        """,
    )


def test_three_stories_of_four_do(project: Project) -> None:
    another_story(project)
    project.put(THIRD_STORY, status="draft")
    expect_nothing(project)


def test_a_pattern_without_a_story_may_be_a_draft(project: Project) -> None:
    project.copy(PATTERN, "patterns/not-yet.md")
    project.put("patterns/not-yet.md", status="draft")
    expect_nothing(project)
    project.put("patterns/not-yet.md", status="published")
    expect(
        project,
        """
        docs/patterns/not-yet.md:1:1: patterns: only 0 published stories belong to this pattern
            A pattern draws on at least 3; name it in the stories that went this way, or keep it a draft.
        """,
    )


def test_a_pattern_is_not_blamed_while_a_story_cannot_be_read(project: Project) -> None:
    project.put(THIRD_STORY, titel="x")
    expect(
        project,
        """
        docs/stories/a-printout-was-left.md:30:1: unknown-key: the key 'titel' is not known here
            Did you mean 'title'?
        """,
    )


def test_a_pattern_that_lost_a_story_which_was_taken_down(project: Project) -> None:
    project.put(THIRD_STORY, status="withdrawn")
    (found,) = project.check().findings
    assert (found.path, found.rule) == ("docs/patterns/the-open-list.md", "patterns")
    assert found.severity is Severity.WARNING
