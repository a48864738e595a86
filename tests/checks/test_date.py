"""Dates exist, follow each other, and do not lie ahead."""

from __future__ import annotations

import datetime as dt

import pytest

from support import ROUNDTABLE, STORY, TERM, Project, another_story, expect, expect_nothing


def in_days(number: int) -> dt.date:
    return dt.date.today() + dt.timedelta(days=number)


@pytest.mark.parametrize(
    "value", ["2021-02-30", "last spring", "2021/2019", "2021-13", "2021-3", "true", "20211", "[2]"]
)
def test_a_date_that_is_none(project: Project, value: str) -> None:
    project.put(STORY, occurred=value)
    shown = {"true": "True"}.get(value, value)
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:5:11: date: '{shown}' in 'occurred' is not a date
            Write a date as 2018-04-05, 2018-04 or 2018, or a span as 2017/2019-06 or 2014/...
        """,
    )


@pytest.mark.parametrize(
    "value", ["2021-02-28", "2021", "2021-02", '"2021"', "2019/2021", "2019/.."]
)
def test_a_date_as_sources_give_it(project: Project, value: str) -> None:
    project.put(STORY, occurred=value)
    expect_nothing(project)


def test_a_date_of_a_source_that_is_none(project: Project) -> None:
    project.edit(STORY, "date: 2021-03-10", "date: March")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:28:80: date: 'March' in 'sources.date' is not a date
            Write a date as 2018-04-05, 2018-04 or 2018, or a span as 2017/2019-06 or 2014/...
        """,
    )


@pytest.mark.parametrize("value", ["January", "2026-01", "2026", "2026-02-30", "'2026-01-15'"])
def test_a_day_of_review_that_is_none(project: Project, value: str) -> None:
    project.put(STORY, reviewed=value)
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:29:11: date: '{value.strip("'")}' in 'reviewed' is not a date
            Write year, month and day, without quotation marks: 2018-04-05.
        """,
    )


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_day_of_review_that_lies_ahead(project: Project, status: str) -> None:
    project.copy(TERM, "glossary/later.md")
    project.put("glossary/later.md", status=status, reviewed=str(in_days(2)))
    expect(
        project,
        f"""
        docs/glossary/later.md:9:11: date: the day of review, {in_days(2)}, lies ahead
            Write the day on which the entry was last read against its sources.
        """,
    )


def test_it_is_tomorrow_already_somewhere(project: Project) -> None:
    project.put(TERM, reviewed=str(in_days(1)))
    project.put(STORY, occurred=str(in_days(1)), disclosed=str(in_days(1)))
    expect_nothing(project)


def test_what_is_to_happen_is_no_story(project: Project) -> None:
    project.put(STORY, occurred=str(in_days(2)), disclosed=str(in_days(3)))
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:5:11: date: 'occurred' ({in_days(2)}) lies ahead
            Stories tell of what has happened; check the year.
        docs/stories/a-list-went-astray.md:6:12: date: 'disclosed' ({in_days(3)}) lies ahead
            Stories tell of what has happened; check the year.
        """,
    )


def test_what_goes_on_may_end_later(project: Project) -> None:
    project.put(STORY, occurred=f"2021/{in_days(500).year}", disclosed="2021/..")
    expect_nothing(project)


@pytest.mark.parametrize(
    ("occurred", "disclosed"),
    [("2021-03-10", "2021-03-09"), ("2021", "2020-12-31"), ("2021-04/..", "2020/2021-03")],
)
def test_what_was_disclosed_before_it_occurred(
    project: Project, occurred: str, disclosed: str
) -> None:
    project.put(STORY, occurred=occurred, disclosed=disclosed)
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:6:12: date: disclosed ({disclosed}) before it occurred ({occurred})
            Check both dates against the sources; they may be swapped.
        """,
    )


@pytest.mark.parametrize(
    ("occurred", "disclosed"),
    [
        ("2021-03-09", "2021-03-09"),
        ("2021-03-31", "2021-03"),
        ("2021", "2021-01-01"),
        ("2021-04-01", "2020/.."),
        ("2021-04/..", "2020/2021-04"),
    ],
)
def test_what_may_have_been_disclosed_in_time(
    project: Project, occurred: str, disclosed: str
) -> None:
    project.put(STORY, occurred=occurred, disclosed=disclosed)
    expect_nothing(project)


def test_the_dates_of_a_draft_follow_each_other_too(project: Project) -> None:
    another_story(project, status="draft", occurred="2021-03-10")
    expect(
        project,
        """
        docs/stories/a-call-was-made.md:6:12: date: disclosed (2021-03-09) before it occurred (2021-03-10)
            Check both dates against the sources; they may be swapped.
        """,
    )


def test_a_roundtable_may_be_planned(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    project.put(ROUNDTABLE, date=str(in_days(30)))
    expect_nothing(project)


def reply(day: str) -> str:
    return f"""
  - date: {day}
    from: A made-up relief agency
    says: The partner has deleted the list."""


def test_a_reply_that_lies_ahead(project: Project) -> None:
    project.put(STORY, replies=reply(str(in_days(2))))
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:31:11: date: the day of the reply, {in_days(2)}, lies ahead
            Write the day on which they answered.
        """,
    )


@pytest.mark.parametrize("day", ["2021-03", "2022", str(in_days(1))])
def test_a_reply_that_was_given(project: Project, day: str) -> None:
    project.put(STORY, replies=reply(day))
    expect_nothing(project)
