"""A story ends in something to do: two to six remediations, each named once, and a resource."""

from __future__ import annotations

import pytest

from support import REMEDIATION, STORY, Project, expect, expect_nothing

HOWS = (
    "A count of the tents would have told the driver all that he had asked for.",
    "Whoever stood at the copier might have noticed seventeen pages too many.",
    "By Friday nobody needed names; deleting them then would have ended the matter.",
    "One phone call to Camp B ahead of pressing the button was all it took.",
    "Had passwords been set, strangers opening this workbook would have seen nothing.",
    "Old rows from the winter survey had no business there and could have gone.",
    "An agreement signed in spring gave either side the right to say no to this.",
)


def pair(project: Project, count: int) -> None:
    """Give the story `count` remediations, of which all exist."""
    lines = ""
    for i, how in enumerate(HOWS[:count]):
        project.copy(REMEDIATION, f"remediations/way-{i}.md")
        lines += f"\n  - remediation: way-{i}\n    how: {how}"
    project.put(STORY, remediations=lines)


def test_a_story_without_remediations(project: Project) -> None:
    project.drop(STORY, "remediations")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:1:1: pairing: the story names no remediation
            Add at least two under `remediations:`, each with `remediation:` (its slug) and `how:` it might have helped here.
        """,
    )


def test_an_empty_list_of_remediations(project: Project) -> None:
    project.put(STORY, remediations="[]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:20:1: pairing: the story names no remediation
            Add at least two under `remediations:`, each with `remediation:` (its slug) and `how:` it might have helped here.
        """,
    )


def test_one_remediation_is_too_few(project: Project) -> None:
    pair(project, 1)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:20:1: pairing: the story names only one remediation
            Most harm has more than one remedy: add at least one more.
        """,
    )


@pytest.mark.parametrize("count", [2, 6])
def test_two_to_six_remediations_are_right(project: Project, count: int) -> None:
    pair(project, count)
    expect_nothing(project)


def test_the_seventh_remediation_is_one_too_many(project: Project) -> None:
    pair(project, 7)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:33:5: pairing: the story names 7 remediations
            Keep the 6 that might have helped most; a long list paralyses.
        """,
    )


def test_a_remediation_named_twice(project: Project) -> None:
    project.put(
        STORY,
        remediations=f"""
  - remediation: send-less
    how: {HOWS[0]}
  - remediation: check-twice
    how: {HOWS[1]}
  - remediation: send-less
    how: {HOWS[2]}""",
    )
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:25:18: pairing: the remediation 'send-less' is named twice
            Join the two `how` texts.
        """,
    )


def test_a_story_without_resources(project: Project) -> None:
    project.drop(STORY, "resources")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:1:1: pairing: the story names no resource
            Add at least one slug under `resources:` that tells a reader how.
        """,
    )


def test_an_empty_list_of_resources(project: Project) -> None:
    project.put(STORY, resources="[]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:25:1: pairing: the story names no resource
            Add at least one slug under `resources:` that tells a reader how.
        """,
    )


@pytest.mark.parametrize(
    "remediations", ["[]", f"\n  - {{remediation: send-less, how: {HOWS[0]}}}"]
)
def test_a_draft_may_lack_remediations_and_resources(project: Project, remediations: str) -> None:
    project.copy(STORY, "stories/a-draft.md")
    project.put("stories/a-draft.md", status="draft", remediations=remediations, resources="[]")
    expect_nothing(project)


def test_so_may_a_story_that_was_withdrawn(project: Project) -> None:
    project.copy(STORY, "stories/gone.md")
    project.put("stories/gone.md", status="withdrawn", withdrawn_because="It was made up.")
    project.drop("stories/gone.md", "remediations", "resources")
    expect_nothing(project)
