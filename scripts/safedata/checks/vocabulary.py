"""Entries classify themselves with words that the vocabulary has."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding
from safedata.source.suggest import closest


def _check(context: Context) -> Iterator[Finding]:
    for entry in context.entries:
        seen: set[tuple[str | int, ...]] = set()
        for mention in context.library.mentions_of(entry):
            if mention.facet is None:
                continue
            if not context.vocabulary.has(mention.facet, mention.value):
                yield finding(
                    entry,
                    RULE.name,
                    mention.path,
                    f"'{mention.value}' is not a word of the facet '{mention.facet}'",
                    _hint(context, mention.facet, mention.value),
                )
            if isinstance(mention.path[-1], int):
                once = (*mention.path[:-1], mention.value)
                if once in seen:
                    yield finding(
                        entry,
                        RULE.name,
                        mention.path,
                        f"'{mention.value}' stands twice in the list",
                        "Remove one of the two.",
                    )
                seen.add(once)


def _hint(context: Context, facet: str, written: str) -> str:
    spellings = dict(context.vocabulary.spellings(facet))
    best = closest(written, spellings)
    if best is not None:
        return f"Did you mean '{spellings[best]}'?"
    return f"Words of this facet: {', '.join(context.vocabulary.ids(facet))}."


RULE = Rule(
    "vocabulary",
    "Words come from the vocabulary",
    "Lists, filters and the matrix are built from these words; a word of one's own would put the "
    "entry where nobody looks.",
    "Choose a word from docs/vocabulary.yml, or propose a new one there with its definition.",
    _check,
)
