"""A remediation says who advises it, and has a story that shows why."""

from __future__ import annotations

import pytest

from safedata.source.findings import Severity
from support import REMEDIATION, STORY, Project, another_story, expect, expect_nothing

NEW = "remediations/new.md"


def new_remediation(project: Project, **keys: str) -> None:
    """Add a remediation that no story calls for, with these keys."""
    project.copy(REMEDIATION, NEW)
    project.put(NEW, **keys)


@pytest.mark.parametrize(
    "guidance",
    [
        "[]",
        "[{resource: sending-guide, where: chapter 2}]",
        "[{resource: sending-guide, where: chapter 2}, {resource: sending-guide, where: page 9}]",
    ],
)
def test_guidance_from_fewer_than_two_resources(project: Project, guidance: str) -> None:
    project.put(REMEDIATION, guidance=guidance)
    expect(
        project,
        """
        docs/remediations/send-less.md:11:1: guidance: guidance from fewer than 2 resources
            Name at least two resources under `guidance:`, each with `where` in it to look.
        """,
    )


def test_no_guidance(project: Project) -> None:
    project.drop(REMEDIATION, "guidance")
    expect(
        project,
        """
        docs/remediations/send-less.md:1:1: guidance: guidance from fewer than 2 resources
            Name at least two resources under `guidance:`, each with `where` in it to look.
        """,
    )


def test_guidance_from_two_resources_is_enough(project: Project) -> None:
    project.put(
        REMEDIATION,
        guidance="[{resource: sending-guide, where: p. 1}, {resource: list-handbook, where: p. 1}]",
    )
    expect_nothing(project)


def test_a_remediation_that_no_story_calls_for(project: Project) -> None:
    new_remediation(project)
    expect(
        project,
        """
        docs/remediations/new.md:1:1: guidance: no story calls for this remediation
            Name it in a story it might have helped, or say under `no_story_yet:` why there is none.
        """,
    )


def test_a_remediation_that_only_a_draft_calls_for(project: Project) -> None:
    new_remediation(project)
    project.copy(STORY, "stories/a-draft.md")
    project.put("stories/a-draft.md", status="draft")
    project.edit("stories/a-draft.md", "remediation: send-less", "remediation: new")
    expect(
        project,
        """
        docs/remediations/new.md:1:1: guidance: no story calls for this remediation
            Name it in a story it might have helped, or say under `no_story_yet:` why there is none.
        """,
    )


def test_a_remediation_may_say_why_no_story_calls_for_it(project: Project) -> None:
    new_remediation(project, no_story_yet="It went well wherever it was done.")
    expect_nothing(project)


def test_one_story_is_enough(project: Project) -> None:
    new_remediation(project)
    project.edit(STORY, "remediation: send-less", "remediation: new")
    expect_nothing(project)


def test_a_reason_for_having_no_story_where_there_are_some(project: Project) -> None:
    project.put(REMEDIATION, no_story_yet="It went well wherever it was done.")
    expect(
        project,
        """
        docs/remediations/send-less.md:16:1: guidance: 3 stories call for this remediation by now
            Remove `no_story_yet`.
        """,
    )


def test_no_story_is_missed_while_one_cannot_be_read(project: Project) -> None:
    new_remediation(project)
    project.edit(STORY, "remediation: send-less", "remediation: new")
    project.put(STORY, outcome="[]")
    assert [f.rule for f in project.check().findings] == ["type"]


def test_the_role_that_drives_it_takes_no_part_besides(project: Project) -> None:
    project.put(REMEDIATION, with_="[field-staff-and-partners, programme]")
    expect(
        project,
        """
        docs/remediations/send-less.md:7:7: guidance: 'programme' both drives it and takes part
            Remove it from `with`.
        """,
    )


def test_nobody_need_take_part_besides(project: Project) -> None:
    project.drop(REMEDIATION, "with")
    expect_nothing(project)


def test_a_draft_may_lack_all_that(project: Project) -> None:
    new_remediation(project, status="draft", guidance="[]", with_="[programme]")
    expect_nothing(project)


def test_a_remediation_that_only_a_withdrawn_story_called_for(project: Project) -> None:
    new_remediation(project)
    another_story(project, status="withdrawn")
    project.edit("stories/a-call-was-made.md", "remediation: send-less", "remediation: new")
    (found,) = project.check().findings
    assert (found.rule, found.severity) == ("guidance", Severity.WARNING)
