"""Entries under headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import EntryData
from safedata.library.model.fields import Heading
from safedata.library.model.relations import marked
from safedata.source.when import When
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
    """The field of which the title tells, so that the list need not repeat it."""


def groups(library: Library, model: type[EntryData]) -> list[Group]:
    """The published entries of the kind `model` in groups, by the field that is marked for it.

    By a date: the years, newest first. By words: in the order of the vocabulary, each entry once.
    Without such a field: one group without a title; words that have a page each in their order.
    """
    entries = library.all(model)
    field = next(iter(marked(model, Heading)), None)
    if field is None:
        if model.PAGES_OF:
            known = library.vocabulary.ids(model.PAGES_OF)
            place = {slug: position for position, slug in enumerate(known)}
            entries = sorted(entries, key=lambda entry: place.get(entry.slug, len(place)))
        return [Group("", "", entries)] if entries else []
    if field.facet is not None:
        ids = library.vocabulary.ids(field.facet)
        return by_word(
            library,
            field.facet,
            entries,
            lambda data: _first(getattr(data, field.name), ids),
            field.name,
        )
    years = groupby(entries, key=lambda entry: _year(getattr(entry.data, field.name)))
    return [
        Group(str(year), f"year-{year}", list(group), known=field.name) for year, group in years
    ]


def _first(words: list[str] | str, ids: list[str]) -> list[str]:
    return [id for id in ids if id in words][:1] if isinstance(words, list) else [words]


def _year(when: When) -> int:
    return when.start.year


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
    found = []
    for word in library.vocabulary.facets[facet].words:
        bearing = [entry for entry in entries if word.id in words_of(entry.data)]
        if bearing:
            found.append(Group(word.label, word.id, bearing, word.definition, known))
    return found


def listing(view: View, groups: Sequence[Group], folded_from: int | None = None) -> Markup:
    """The entries in `groups`. Groups with more than `folded_from` entries are folded."""
    listed = [entry for group in groups for entry in group.entries]
    return render(
        "list",
        view,
        groups=groups,
        kinds=view.kind_name(listed[0].kind, many=True) if listed else "",
        filtered=len(listed) > FILTERED_FROM,
        folded_from=folded_from,
    )
