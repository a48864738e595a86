"""The page of a story: the account, what to do about it, and what it is like."""

from __future__ import annotations

from collections import Counter

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Story
from safedata.views.explain import terms_used
from safedata.views.kinds.base import Shown, cut, named, present, to_do

MOST_TERMS = 6
"""How many terms a story's page gathers from its remediations."""


def shown(entry: Entry[Story], library: Library) -> Shown:
    """What the page of the story `entry` shows."""
    data = entry.data
    pairs = library.remediations_for(entry)
    # The words of the remediations, those first that the story itself uses.
    terms = Counter(slug for pair in pairs for slug in pair.remediation.data.terms)
    used = {slug for slug in terms if f"glossary/{slug}" in terms_used(library)[entry.id]}
    words = sorted(terms, key=lambda slug: (slug not in used, -terms[slug]))
    account, talk = cut(entry.prose.sections, "Talk about it")
    return Shown(
        {
            "account": account,
            "talk": talk,
            "pairs": pairs,
            "resources": named(library, "resource", data.resources),
            "terms": named(library, "term", words[:MOST_TERMS]),
            "patterns": named(library, "pattern", data.patterns),
            "related": library.stories_like(entry),
        },
        [
            data.summary,
            *present(data.went_well),
            *account,
            *(part for pair in pairs for part in to_do(pair.remediation, pair.how)),
            *talk,
            *present(data.humanitarian_equivalent),
        ],
    )
