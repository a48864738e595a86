"""Words that stand together: which other words the entries of a word bear more often than most."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from safedata.library.graph import Library
from safedata.library.model import KINDS

FACETS = (
    "lifecycle",
    "cause",
    "harm",
    "data",
    "setting",
    "region",
    "role",
    "topic",
    "resource-kind",
)
"""Facets that say what something is about; those of form (language and the like) relate nothing."""

FEWEST = 2
"""Entries that must bear both words: a single one says nothing."""

_LIFT = 1.1
"""How many times more often than by chance two words must stand together."""

Name = tuple[str, str]
"""A word, as (facet, id)."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A word that stands together with another: on `both` of the `of` entries of that one."""

    facet: str
    id: str
    both: int
    of: int


class RelatedWords:
    """Which words of `library` stand together."""

    def __init__(self, library: Library) -> None:
        self._bearers: dict[Name, set[str]] = defaultdict(set)
        self._sorted_by: dict[str, set[str]] = defaultdict(set)
        for model in KINDS.values():
            for entry in library.all(model):
                for facet, word in library.words_of(entry):
                    if facet in FACETS and library.vocabulary.has(facet, word):
                        self._bearers[facet, word].add(entry.id)
                        self._sorted_by[facet].add(entry.id)

    def of(self, facet: str, word: str, most: int = 8) -> list[Companion]:
        """The words most typical of the entries that bear `word`, the most telling first."""
        own = self._bearers.get((facet, word), set())
        if facet not in FACETS or not own:
            return []
        scored = []
        for (other_facet, other), bearers in self._bearers.items():
            both = len(own & bearers)
            if (other_facet, other) == (facet, word) or both < FEWEST:
                continue
            # Only entries that are sorted by both facets can tell anything: resources have no
            # region, and that must not make regions look rare.
            base = self._sorted_by[facet] & self._sorted_by[other_facet]
            lift = both * len(base) / (len(own & base) * len(bearers & base))
            if lift > _LIFT:
                companion = Companion(other_facet, other, both, len(own))
                scored.append((both * math.log(lift), companion))
        scored.sort(key=lambda pair: (-pair[0], pair[1].facet, pair[1].id))
        return [companion for _, companion in scored[:most]]
