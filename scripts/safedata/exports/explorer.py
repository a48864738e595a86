"""What the explorer filters in the reader's browser: every entry once, with numbers for words.

``facets`` are the filters with their words in order; an entry is its kind, slug, title, summary,
a line of facts and the numbers of its words, counted through all facets from the first on. Entries
come newest first.
"""

from __future__ import annotations

import json
from itertools import count
from typing import TypedDict

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS, EntryData
from safedata.library.model.fields import Fact
from safedata.library.model.relations import marked
from safedata.source.when import When
from safedata.views import explorer

Facet = tuple[str, str, str, list[tuple[str, str]]]
"""A filter: key, label, note, and its words as id and label."""

Row = tuple[int, str, str, str, str, list[int]]
"""An entry: kind, slug, title, summary, a line of facts, and the numbers of its words."""


class Data(TypedDict):
    """The content of the file."""

    folders: list[str]
    kinds: list[str]
    names: list[str]
    facets: list[Facet]
    entries: list[Row]


def files(library: Library) -> dict[str, str]:
    """The file by its path within the site."""
    text = json.dumps(data(library), ensure_ascii=False, separators=(",", ":"))
    return {explorer.DATA: text}


def data(library: Library) -> Data:
    """The content of the file, as lists and texts."""
    filters = explorer.filters(library)
    numbers = count()
    number = {(item.facet, choice.id): next(numbers) for item in filters for choice in item.choices}
    kinds = list(KINDS)
    return {
        "folders": [model.FOLDER for model in KINDS.values()],
        "kinds": kinds,
        "names": [model.NAMES[0] for model in KINDS.values()],
        "facets": [
            (item.key, item.label, item.note, [(word.id, word.label) for word in item.choices])
            for item in filters
        ],
        "entries": [
            (
                kinds.index(entry.kind),
                entry.slug,
                entry.title,
                " ".join(entry.data.gist.plain.split()),
                _facts(entry, library),
                sorted(number[word] for word in words(entry, library) if word in number),
            )
            for entry in explorer.entries(library)
        ],
    }


def words(entry: Entry[EntryData], library: Library) -> set[tuple[str, str]]:
    """All that `entry` can be filtered by, as (facet, id): kind and year as well."""
    found = {(explorer.KIND, entry.kind), *library.words_of(entry)}
    year = explorer.year_of(entry)
    return {*found, (explorer.YEAR, str(year))} if year else found


def _facts(entry: Entry[EntryData], library: Library) -> str:
    """What a list must say besides: where and when, by whom."""
    shown = []
    for field in marked(type(entry.data), Fact):
        value = getattr(entry.data, field.name)
        if isinstance(value, list):
            shown.append(", ".join(map(str, value)))
        elif isinstance(value, When):
            shown.append(str(value.start.year))
        elif field.facet is not None and library.vocabulary.has(field.facet, value):
            shown.append(library.vocabulary.label(field.facet, value))
        elif value is not None:
            shown.append(str(value))
    return " · ".join(shown)
