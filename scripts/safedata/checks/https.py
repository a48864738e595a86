"""Links leave over an encrypted connection."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding, texts
from safedata.source.findings import Finding
from safedata.source.link import Leads, leads

_HINT = (
    "Try the same address with https://. If the publisher has none, cite title, publisher and date "
    "without a link."
)


def _check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        if document.matter is not None:
            for path, text in texts(document.matter.data):
                if text.lower().startswith("http://"):
                    yield finding(document, RULE.name, path, f"{text} is not https", _HINT)
    for document, where, link in context.links():
        if leads(link.target) is Leads.HTTP:
            yield finding(document, RULE.name, where, f"{link.target} is not https", _HINT)


RULE = Rule(
    "https",
    "Links are https",
    "Over plain http, anyone on the way can read which page somebody opens, and change it.",
    _HINT,
    _check,
)
