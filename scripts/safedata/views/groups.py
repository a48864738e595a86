"""Entries under headings, one heading a word of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.views.template import render
from safedata.views.view import View

FILTERED_FROM = 20
"""Lists with more entries get a field to filter them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; without a title they need none."""

    title: str
    anchor: str
    entries: Sequence[Entry[Any]]
    note: str = ""
    known: str = ""
    """What the title says of each entry, so that the list need not repeat it: year or kind."""


def by_word(
    library: Library,
    facet: str,
    entries: Iterable[Entry[Any]],
    words_of: Callable[[Any], list[str]],
    known: str = "",
) -> list[Group]:
    """`entries` in groups by the words of `facet` that `words_of` finds in their data.

    `known` is as in `Group`.
    """
    entries = list(entries)
    groups = []
    for word in library.vocabulary.facets[facet].words:
        found = [entry for entry in entries if word.id in words_of(entry.data)]
        if found:
            groups.append(Group(word.label, word.id, found, word.definition, known))
    return groups


def listing(view: View, intro: str, groups: Sequence[Group], folded_from: int | None = None) -> str:
    """The entries in `groups` as Markdown, below the Markdown `intro`.

    Groups with more than `folded_from` entries are folded.
    """
    listed = [entry for group in groups for entry in group.entries]
    return render(
        "list",
        view,
        intro=intro,
        groups=groups,
        what=view.kind_name(listed[0].kind, many=True).lower() if listed else "",
        filtered=len(listed) > FILTERED_FROM,
        folded_from=folded_from,
    )
