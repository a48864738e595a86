"""Definitions in the glossary are short enough to read in place."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Term
from safedata.source.findings import Finding

MOST_WORDS = 45


def _check(context: Context) -> Iterator[Finding]:
    for term in context.of(Term):
        count = len(term.data.plain.split())
        if count > MOST_WORDS:
            yield finding(
                term,
                RULE.name,
                ("plain",),
                f"the definition has {count} words",
                f"At most {MOST_WORDS}: it is read in a small box in the middle of a sentence. "
                "Move the rest to the example.",
            )


RULE = Rule(
    "definition-length",
    f"A definition has at most {MOST_WORDS} words",
    "It is shown over the text where the term is used, on a phone.",
    "Say what it is; put conditions and cases under 'Example' or 'Where definitions differ'.",
    _check,
)
