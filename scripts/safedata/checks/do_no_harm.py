"""Entries hold nothing by which somebody could be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding, texts
from safedata.entry import Document
from safedata.findings import Finding
from safedata.frontmatter import Position

_URL = re.compile(r"https?://\S+")
_WHAT = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    # International and grouped national numbers; figures in prose use commas or no groups.
    "a phone number": re.compile(r"(?<![\w./-])(?:\+|00)\d[\d ().-]{7,}\d(?!\w)"),
    "coordinates": re.compile(
        r"(?<![\w.])[-+]?\d{1,2}\.\d{4,}\s*[,;/ ]\s*[-+]?\d{1,3}\.\d{4,}(?!\w)"
        r"|\d{1,3}°\s*\d{1,2}['′]"
    ),
    "a bank account number": re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b"),
    "an identity number": re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b\d{4} \d{4} \d{4}\b"),
}


def _check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        yield from _in_text(document)
        if document.matter is not None:
            for path, text in texts(document.matter.data):
                for what, shown, _ in _matches(text):
                    yield _finding(document, document.matter.at(path), what, shown)


def _in_text(document: Document) -> Iterator[Finding]:
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        for what, shown, column in _matches(line):
            yield _finding(document, Position(number, column), what, shown)


def _matches(text: str) -> Iterator[tuple[str, str, int]]:
    without_urls = _URL.sub(lambda match: " " * len(match[0]), text)
    for what, pattern in _WHAT.items():
        for match in pattern.finditer(without_urls):
            yield what, match[0], match.start() + 1


def _finding(document: Document, where: Position, what: str, shown: str) -> Finding:
    return finding(
        document,
        RULE.name,
        where,
        f"this looks like {what}: {shown[:3]}…",
        "Remove it, from the history of the contribution too if it is real; describe it in words. "
        "For a helpline, link to its page.",
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
