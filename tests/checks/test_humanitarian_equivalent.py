"""A story from another field says what it would be in ours."""

from __future__ import annotations

import pytest

from support import STORY, Project, another_story, expect, expect_nothing


def test_a_story_from_another_field_that_does_not_say_it(project: Project) -> None:
    project.put(STORY, setting="health")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:9:10: humanitarian-equivalent: a story from 'health' does not say what it means for aid work
            Add `humanitarian_equivalent:` with one or two concrete sentences.
        """,
    )


def test_a_story_from_another_field_that_says_it(project: Project) -> None:
    project.put(STORY, setting="health", humanitarian_equivalent="A list of patients in a camp.")
    expect_nothing(project)


@pytest.mark.parametrize("setting", ["humanitarian", "development", "human-rights"])
def test_stories_from_our_field_need_not(project: Project, setting: str) -> None:
    project.put(STORY, setting=setting)
    expect_nothing(project)


def test_a_draft_need_not_yet(project: Project) -> None:
    another_story(project, status="draft", setting="health")
    expect_nothing(project)
