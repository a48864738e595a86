"""Corrections tell of what was published, in the order in which it was corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding
from safedata.source.prose import Phrase


def _check(context: Context) -> Iterator[Finding]:
    tomorrow = dt.date.today() + dt.timedelta(days=1)  # somewhere it is tomorrow already
    for entry in context.entries:
        corrections = entry.data.corrections
        if corrections and entry.data.status == "draft":
            yield finding(
                entry,
                RULE.name,
                ("corrections",),
                "a draft has corrections",
                "Nobody has read it yet, so there is nothing to correct: remove them.",
                key=True,
            )
        for i, correction in enumerate(corrections):
            if correction.date > tomorrow:
                yield finding(
                    entry,
                    RULE.name,
                    ("corrections", i, "date"),
                    f"the day of the correction, {correction.date}, lies ahead",
                    "Write the day on which the page was corrected.",
                )
            if i and correction.date < corrections[i - 1].date:
                yield finding(
                    entry,
                    RULE.name,
                    ("corrections", i, "date"),
                    f"the correction of {correction.date} stands below that of "
                    f"{corrections[i - 1].date}",
                    "Put the latest last: feeds and links know a correction by its place.",
                )
            if _words(correction.was) == _words(correction.now):
                yield finding(
                    entry,
                    RULE.name,
                    ("corrections", i, "now"),
                    "'was' and 'now' say the same",
                    "Say what was wrong, and what stands there now.",
                )


def _words(phrase: Phrase) -> str:
    return " ".join(phrase.plain.casefold().split()).rstrip(".")


RULE = Rule(
    "corrections",
    "Corrections tell what was wrong and what is said now",
    "Whoever has read, cited or acted on what was wrong can see that it was. What was only added "
    "or put in better words is none. What puts somebody at risk is never written here: it is "
    "removed in silence.",
    "List `date`, `was` and `now` under `corrections:`, the latest last.",
    _check,
)
