"""Entries under headings, one heading a word of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from safedata.entry import Entry
from safedata.library import Library


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; without a title they need none."""

    title: str
    anchor: str
    entries: Sequence[Entry[Any]]
    note: str = ""


def by_word(
    library: Library,
    facet: str,
    entries: Iterable[Entry[Any]],
    words_of: Callable[[Any], list[str]],
) -> list[Group]:
    """`entries` in groups by the words of `facet` that `words_of` finds in their data."""
    entries = list(entries)
    groups = []
    for word in library.vocabulary.facets[facet].words:
        found = [entry for entry in entries if word.id in words_of(entry.data)]
        if found:
            groups.append(Group(word.label, word.id, found, word.definition))
    return groups
