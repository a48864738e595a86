"""Lists and quotations are not nested so deeply that the parser stops reading them."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        where = document.prose.too_deep
        if where is not None:
            yield finding(
                document,
                RULE.name,
                where,
                "lists or quotations are nested too deeply",
                "Nobody follows so many levels: make a heading or a paragraph of some.",
            )


RULE = Rule(
    "nesting",
    "Lists and quotations are nested a few levels deep",
    "Readers lose their way, and below some depth the parser drops the text in silence.",
    "Turn the outer levels into headings or paragraphs.",
    _check,
)
