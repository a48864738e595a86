"""Dates are possible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Story
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    tomorrow = dt.date.today() + dt.timedelta(days=1)  # somewhere it is tomorrow already
    for entry in context.entries:
        if entry.data.reviewed > tomorrow:
            yield finding(
                entry,
                RULE.name,
                ("reviewed",),
                f"the day of review, {entry.data.reviewed}, lies ahead",
                "Write the day on which the entry was last read against its sources.",
            )
    for story in context.of(Story):
        occurred, disclosed = story.data.occurred, story.data.disclosed
        last = disclosed.last_day
        if last is not None and last < occurred.first_day:
            yield finding(
                story,
                RULE.name,
                ("disclosed",),
                f"disclosed ({disclosed}) before it occurred ({occurred})",
                "Check both dates against the sources; they may be swapped.",
            )
        for key, when in (("occurred", occurred), ("disclosed", disclosed)):
            if when.first_day > tomorrow:
                yield finding(
                    story,
                    RULE.name,
                    (key,),
                    f"'{key}' ({when}) lies ahead",
                    "Stories tell of what has happened; check the year.",
                )
        for i, reply in enumerate(story.data.replies):
            if reply.date.first_day > tomorrow:
                yield finding(
                    story,
                    RULE.name,
                    ("replies", i, "date"),
                    f"the day of the reply, {reply.date}, lies ahead",
                    "Write the day on which they answered.",
                )


RULE = Rule(
    "date",
    "Dates exist and follow each other",
    "The timeline and the review of old entries are built from them.",
    "Write 2018-04-05, 2018-04 or 2018; a span as 2017/2019-06; what goes on as 2014/..",
    _check,
)
