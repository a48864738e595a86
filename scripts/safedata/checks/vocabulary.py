"""Entries classify themselves with words that the vocabulary has."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding, word_hint
from safedata.source.findings import Finding


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
                    word_hint(context, mention.facet, mention.value),
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


RULE = Rule(
    "vocabulary",
    "Words come from the vocabulary",
    "Lists, filters and the matrix are built from these words; a word of one's own would put the "
    "entry where nobody looks.",
    "Choose a word from docs/vocabulary.yml, or propose a new one there with its definition.",
    _check,
)
