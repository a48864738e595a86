"""Corrections tell of what was published, in the order in which it was corrected."""

from __future__ import annotations

import datetime as dt

import pytest

from support import REMEDIATION, STORY, TERM, Project, expect, expect_nothing

OLD = "glossary/old.md"


def in_days(number: int) -> dt.date:
    return dt.date.today() + dt.timedelta(days=number)


def corrected(*days: dt.date | str, was: str = "It said 30.", now: str = "It says 300.") -> str:
    return "".join(f"\n  - {{date: {day}, was: {was!r}, now: {now!r}}}" for day in days)


def test_corrections_as_they_should_be(project: Project) -> None:
    project.put(STORY, corrections=corrected("2026-01-16", "2026-01-16", "2026-02-01"))
    project.put(REMEDIATION, corrections=corrected(in_days(1)))
    project.put(TERM, corrections="[]")
    expect_nothing(project)


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_correction_of_another_day(project: Project, status: str) -> None:
    project.copy(TERM, OLD)
    project.put(OLD, status=status, corrections=corrected(in_days(2)))
    expect(
        project,
        f"""
        docs/glossary/old.md:12:12: corrections: the day of the correction, {in_days(2)}, lies ahead
            Write the day on which the page was corrected.
        """,
    )


def test_a_draft_was_never_wrong(project: Project) -> None:
    project.copy(TERM, OLD)
    project.put(OLD, status="draft", corrections=corrected("2026-01-16"))
    expect(
        project,
        """
        docs/glossary/old.md:11:1: corrections: a draft has corrections
            Nobody has read it yet, so there is nothing to correct: remove them.
        """,
    )


def test_the_latest_stands_last(project: Project) -> None:
    project.put(TERM, corrections=corrected("2026-02-01", "2026-01-16"))
    expect(
        project,
        """
        docs/glossary/notice.md:12:12: corrections: the correction of 2026-01-16 stands below that of 2026-02-01
            Put the latest last: feeds and links know a correction by its place.
        """,
    )


@pytest.mark.parametrize(
    ("was", "now"), [("The same.", "The same."), ("The  same", "the same."), ("*It*", "It")]
)
def test_what_was_and_what_is_now_differ(project: Project, was: str, now: str) -> None:
    project.put(TERM, corrections=corrected("2026-02-01", was=was, now=now))
    at = len(f"  - {{date: 2026-02-01, was: {was!r}, now: ") + 1
    expect(
        project,
        f"""
        docs/glossary/notice.md:11:{at}: corrections: 'was' and 'now' say the same
            Say what was wrong, and what stands there now.
        """,
    )


def test_what_a_correction_says_is_held_to_the_rules_of_prose(project: Project) -> None:
    project.put(TERM, corrections=corrected("2026-02-01", now="See [it](gone.md)."))
    assert [finding.rule for finding in project.check().findings] == ["link"]
