"""Entries hold nothing by which somebody could be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding
from safedata.source.place import Position

_URL = re.compile(r"https?://\S+")
_WHAT = {
    # What it is: a sign that is quick to look for, and the whole of it.
    "an e-mail address": (
        re.compile("@"),
        re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ),
    "a bank account number": (
        re.compile(r"[A-Z]\d\d ?[A-Z0-9]{4}"),
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b"),
    ),
    # International and grouped national numbers; figures in prose use commas or no groups.
    "a phone number": (
        re.compile(r"\+\d|00\d"),
        re.compile(r"(?<![\w./-])(?:\+|00)\d[\d ().-]{7,18}\d(?!\w)"),
    ),
    "coordinates": (
        re.compile(r"\.\d{4}|°"),
        re.compile(
            r"(?<![\w.])[-+]?\d{1,2}\.\d{4,}\s*[,;/ ]\s*[-+]?\d{1,3}\.\d{4,}(?!\w)"
            r"|\d{1,3}°\s*\d{1,2}['′]"
        ),
    ),
    "an identity number": (
        re.compile(r"\d-\d\d-\d{4}|\d{4} \d{4} \d{4}"),
        re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b\d{4} \d{4} \d{4}\b"),
    ),
}


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        text = _URL.sub(_blank, document.text)
        for what, (sign, pattern) in _WHAT.items():
            if not sign.search(text):
                continue
            matches = list(pattern.finditer(text))
            text = pattern.sub(_blank, text)  # one thing is not found twice
            for match in matches:
                line_start = text.rfind("\n", 0, match.start()) + 1
                where = Position(
                    text.count("\n", 0, line_start) + 1, match.start() - line_start + 1
                )
                yield finding(
                    document,
                    RULE.name,
                    where,
                    f"this looks like {what}: {match[0][:3]}…",
                    "Remove it, from the history of the contribution too if it is real; describe "
                    "it in words. For a helpline, link to its page.",
                )


RULE = Rule(
    "do-no-harm",
    "No contact details, coordinates or numbers of people",
    "What is published here stays copied elsewhere for ever. Nothing in an entry may lead to a "
    "person or a place at risk.",
    "Leave it out and describe it in words. Contact details of organisations stay on their own "
    "pages: link there.",
    _check,
)
