"""The explorer: by which facets entries are filtered, the links to a filtered view, the page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS, EntryData
from safedata.library.model.fields import Dated
from safedata.library.model.relations import values
from safedata.source.when import When
from safedata.views.template import render
from safedata.views.view import View
from safedata.wording import N_, _

URL = "explore/"
DATA = "assets/explorer/entries.json"
"""Where the data lies within the site (exports/explorer.py), beside the script that reads it."""

KIND = "kind"
YEAR = "year"
FACETS = {
    "stage": "lifecycle",
    "cause": "cause",
    "harm": "harm",
    "data": "data",
    "setting": "setting",
    "region": "region",
    "role": "role",
    "topic": "topic",
    "language": "language",
}
"""What addresses of filtered views call the facets of the vocabulary, in the order of the page.

The kind of entry comes before them, the year after them.
"""

NOTES = {
    "language": N_("Resources only: in which languages they can be had."),
    YEAR: N_("When a story became known, a resource was published, a roundtable was held."),
}
"""What readers must know of a facet to read its numbers."""

_KEYS = {facet: key for key, facet in FACETS.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word by which entries can be filtered, and how many bear it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet as the explorer offers it: only words that some entry bears.

    `key` is what addresses call it; `facet` is its name in the vocabulary, or its own key if it is
    none of the vocabulary's.
    """

    key: str
    facet: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def note(self) -> str:
        """What readers must know to read its numbers; may be empty."""
        return _(NOTES[self.key]) if self.key in NOTES else ""


def address(**chosen: str) -> str:
    """The address of the explorer with the words `chosen`, several of a facet with commas."""
    query = "&".join(f"{key}={quote(value, safe=',')}" for key, value in chosen.items())
    return f"{URL}?{query}" if query else URL


def address_of_word(facet: str, word: str) -> str | None:
    """The address of the explorer with a word of the vocabulary; None if it has no such filter."""
    return address(**{_KEYS[facet]: word}) if facet in _KEYS else None


def year_of(entry: Entry[EntryData]) -> int | None:
    """The year by which `entry` is filtered and sorted, if it has one."""
    when = _date(entry)
    return when.start.year if isinstance(when, When) else when


def _date(entry: Entry[EntryData]) -> When | int | None:
    """The date of `entry`, if its kind has one and it is known: a date or a year."""
    return next((value for value, _facet in values(entry.data, Dated)), None)


def entries(library: Library) -> list[Entry[EntryData]]:
    """All published entries, newest first; those without a date at the end, kind by kind."""
    found = [entry for model in KINDS.values() for entry in library.all(model)]
    return sorted(found, key=_newest)


def _newest(entry: Entry[EntryData]) -> tuple[int, int]:
    when = _date(entry)
    if when is None:
        return (1, 0)
    day = when.first_day if isinstance(when, When) else dt.date(when, 1, 1)
    return (0, -day.toordinal())


def filters(library: Library) -> list[Filter]:
    """All filters, in the order of the page."""
    kinds = tuple(
        Choice(kind, _(model.NAMES[1]), len(found))
        for kind, model in KINDS.items()
        if (found := library.all(model))
    )
    years = Counter(year for entry in entries(library) if (year := year_of(entry)))
    return [
        Filter(KIND, KIND, _("Kind"), kinds),
        *(_of_vocabulary(key, facet, library) for key, facet in FACETS.items()),
        Filter(
            YEAR,
            YEAR,
            _("Year"),
            tuple(Choice(str(year), str(year), years[year]) for year in sorted(years)[::-1]),
        ),
    ]


def _of_vocabulary(key: str, facet: str, library: Library) -> Filter:
    data = library.vocabulary.facets[facet]
    choices = tuple(
        Choice(word.id, word.label, count)
        for word in data.words
        if (count := library.count(facet, word.id).total())
    )
    return Filter(key, facet, data.label, choices)


def body(view: View) -> Markup:
    """What stands below the introduction: the frame that the script fills, the plain lists."""
    folders = {kind: model.FOLDER for kind, model in KINDS.items()}
    total = len(entries(view.library))
    shown = [item for item in filters(view.library) if item.choices]
    return render("explorer", view, filters=shown, folders=folders, total=total)
