"""Atom feeds: of the whole site, of every word of the vocabulary that has a page, of corrections.

Feeds leave the site, so every address in them is absolute.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from feedgenerator import Atom1Feed
from markupsafe import Markup

from safedata.library import places
from safedata.library.entry import Entry
from safedata.library.graph import Corrected, Library
from safedata.library.model import KINDS, EntryData, Story
from safedata.source.prose import Phrase
from safedata.source.render import inline
from safedata.views import about
from safedata.views.tags import feed_title
from safedata.views.urls import url_of, word_url
from safedata.wording import _

FILE = "feed.xml"
MOST = 30
"""Entries in a feed: whoever asks for it knows the older ones."""
MOST_CORRECTIONS = 100
"""Corrections in their feed: many may be made on one day, and whoever asks wants them all."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as feeds name it: its name and its address, with a slash at the end."""

    name: str
    url: str


def files(library: Library, publication: Publication, today: dt.date) -> dict[str, str]:
    """The feeds by their path within the site. `today` dates feeds that hold nothing yet."""
    everything = [entry for model in KINDS.values() for entry in library.all(model)]
    made = {
        FILE: _feed(
            publication, "", publication.name, _items(everything, publication), today=today
        ),
        **_corrections(library, publication, today),
    }
    for facet, data in library.vocabulary.facets.items():
        for word in data.words if data.pages else ():
            entries = [
                entry for model in KINDS.values() for entry in library.tagged(facet, word.id, model)
            ]
            title = f"{feed_title(data.label, word.label)} - {publication.name}"
            page = word_url(facet, word.id)
            items = _items(entries, publication)
            made[page + FILE] = _feed(
                publication, page, title, items, today=today, subtitle=word.definition
            )
    return made


def _items(entries: Iterable[Entry[EntryData]], publication: Publication) -> list[_Item]:
    """The newest of `entries`."""
    return [
        _Item(
            entry.title,
            publication.url + entry.url,
            _html(entry.data.gist, entry, publication),
            entry.data.reviewed,
            _(entry.data.NAMES[0]),
        )
        for entry in newest_first(entries)[:MOST]
    ]


def _corrections(library: Library, publication: Publication, today: dt.date) -> dict[str, str]:
    """The feed of what was corrected: what was wrong, and what is said now."""
    page = url_of(places.CORRECTIONS)
    items = [
        _Item(
            corrected.entry.title,
            publication.url + corrected.url,
            _told(corrected, publication),
            corrected.correction.date,
            _(corrected.entry.data.NAMES[0]),
        )
        for corrected in library.corrections[:MOST_CORRECTIONS]
    ]
    title = f"{_(about.CORRECTIONS)} - {publication.name}"
    return {page + FILE: _feed(publication, page, title, items, today=today)}


def _told(corrected: Corrected, publication: Publication) -> Markup:
    correction = corrected.correction
    return Markup().join(
        Markup("<p><strong>{}</strong> {}</p>").format(label, phrase)
        for label, phrase in (
            (_("Before:"), _html(correction.was, corrected.entry, publication)),
            (_("Now:"), _html(correction.now, corrected.entry, publication)),
        )
    )


def newest_first(entries: Iterable[Entry[EntryData]]) -> list[Entry[EntryData]]:
    """Entries by the day of their last review; of one day, stories that became known last lead."""
    return sorted(entries, key=_age)


def _age(entry: Entry[EntryData]) -> tuple[int, int]:
    known = entry.data.disclosed.first_day.toordinal() if isinstance(entry.data, Story) else 0
    return (-entry.data.reviewed.toordinal(), -known)


@dataclass(frozen=True, slots=True)
class _Item:
    """What a feed tells: `address` is its identity."""

    title: str
    address: str
    summary: Markup
    day: dt.date
    category: str


def _feed(
    publication: Publication,
    page: str,
    title: str,
    items: Iterable[_Item],
    *,
    today: dt.date,
    subtitle: str | None = None,
) -> str:
    feed = _Atom(
        title=title,
        link=publication.url + page,
        description=None,
        subtitle=subtitle,
        language="en-GB",
        author_name=publication.name,
        feed_url=publication.url + page + FILE,
        feed_guid=publication.url + page,
        feed_copyright="CC BY 4.0",
    )
    feed.empty_since = _midnight(today)
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.address,
            description=str(item.summary),  # no more than text to the library
            unique_id=item.address,
            updateddate=_midnight(item.day),
            categories=[item.category],
        )
    return str(feed.writeString("utf-8"))


class _Atom(Atom1Feed):  # type: ignore[misc] # the library has no types
    """A feed whose date comes from its entries, so that building it twice gives the same."""

    empty_since: dt.datetime

    def latest_post_date(self) -> dt.datetime:
        """The day of the newest entry, or `empty_since`."""
        return max((item["updateddate"] for item in self.items), default=self.empty_since)


def _html(phrase: Phrase, entry: Entry[EntryData], publication: Publication) -> Markup:
    """A phrase of `entry`, with whole addresses."""

    def address(target: str) -> str:
        path, mark, anchor = target.partition("#")
        file = posixpath.normpath(posixpath.join(phrase.folder, path)) if path else ""
        page = url_of(file) if file else entry.url
        return urljoin(publication.url, page + mark + anchor)

    return Markup(" ").join(inline(phrase.tokens, address).split())


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
