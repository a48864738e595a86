"""What the explorer filters in the reader's browser: every entry once, with numbers for words.

``facets`` are the filters with their words in order; an entry is its kind, slug, title, summary,
a line of facts and the numbers of its words, counted through all facets from the first on. Entries
come newest first.
"""

from __future__ import annotations

import json
from itertools import count

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS, EntryData, Remediation, Resource, Story, Term
from safedata.views import explorer
from safedata.views.view import KIND_NAMES, title_of


def files(library: Library) -> dict[str, str]:
    """The file by its path within the site."""
    text = json.dumps(data(library), ensure_ascii=False, separators=(",", ":"))
    return {explorer.DATA: text}


def data(library: Library) -> dict[str, object]:
    """The content of the file, as lists and texts."""
    filters = explorer.filters(library)
    numbers = count()
    number = {(item.facet, choice.id): next(numbers) for item in filters for choice in item.choices}
    kinds = list(KINDS)
    return {
        "folders": [model.FOLDER for model in KINDS.values()],
        "kinds": kinds,
        "names": [KIND_NAMES[kind][0] for kind in kinds],
        "facets": [
            [item.key, item.label, item.note, [[word.id, word.label] for word in item.choices]]
            for item in filters
        ],
        "entries": [
            [
                kinds.index(entry.kind),
                entry.slug,
                title_of(entry),
                _summary(entry),
                _facts(entry, library),
                sorted(number[word] for word in words(entry, library) if word in number),
            ]
            for entry in explorer.entries(library)
        ],
    }


def words(entry: Entry[EntryData], library: Library) -> set[tuple[str, str]]:
    """All that `entry` can be filtered by, as (facet, id): kind and year as well."""
    found = {(explorer.KIND, entry.kind), *library.words_of(entry)}
    year = explorer.year_of(entry)
    return {*found, (explorer.YEAR, str(year))} if year else found


def _summary(entry: Entry[EntryData]) -> str:
    text = entry.data.plain if isinstance(entry.data, Term) else entry.data.summary
    return " ".join((text or "").replace("**", "").replace("`", "").split())


def _facts(entry: Entry[EntryData], library: Library) -> str:
    """What a list must say besides: where and when, by whom."""
    match entry.data:
        case Story() as story:
            return " · ".join([", ".join(story.places), str(story.disclosed.start.year)])
        case Resource(publisher=publisher, year=year):
            return f"{publisher} · {year}" if year else publisher
        case Remediation(owner=owner):
            known = library.vocabulary.has("role", owner)
            return library.vocabulary.label("role", owner) if known else owner
        case _:
            return ""
