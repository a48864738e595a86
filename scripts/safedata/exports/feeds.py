"""Atom feeds: one of the whole site, and one of every word of the vocabulary that has a page.

Feeds leave the site, so every address in them is absolute.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from feedgenerator import Atom1Feed

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS, EntryData, Story
from safedata.source.render import inline
from safedata.views.tags import feed_title
from safedata.views.urls import url_of, word_url
from safedata.wording import _

FILE = "feed.xml"
MOST = 30
"""Entries in a feed: whoever asks for it knows the older ones."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as feeds name it: its name and its address, with a slash at the end."""

    name: str
    url: str


def files(library: Library, publication: Publication, today: dt.date) -> dict[str, str]:
    """The feeds by their path within the site. `today` dates feeds that hold nothing yet."""
    everything = [entry for model in KINDS.values() for entry in library.all(model)]
    made = {FILE: _feed(publication, "", publication.name, everything, today=today)}
    for facet, data in library.vocabulary.facets.items():
        for word in data.words if data.pages else ():
            entries = [
                entry for model in KINDS.values() for entry in library.tagged(facet, word.id, model)
            ]
            title = f"{feed_title(data.label, word.label)} - {publication.name}"
            page = word_url(facet, word.id)
            made[page + FILE] = _feed(
                publication, page, title, entries, today=today, subtitle=word.definition
            )
    return made


def newest_first(entries: Iterable[Entry[EntryData]]) -> list[Entry[EntryData]]:
    """Entries by the day of their last review; of one day, stories that became known last lead."""
    return sorted(entries, key=_age)


def _age(entry: Entry[EntryData]) -> tuple[int, int]:
    known = entry.data.disclosed.first_day.toordinal() if isinstance(entry.data, Story) else 0
    return (-entry.data.reviewed.toordinal(), -known)


def _feed(
    publication: Publication,
    page: str,
    title: str,
    entries: list[Entry[EntryData]],
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
    for entry in newest_first(entries)[:MOST]:
        address = publication.url + entry.url
        feed.add_item(
            title=entry.title,
            link=address,
            description=_summary(entry, publication),
            unique_id=address,
            updateddate=_midnight(entry.data.reviewed),
            categories=[_(entry.data.NAMES[0])],
        )
    return str(feed.writeString("utf-8"))


class _Atom(Atom1Feed):  # type: ignore[misc] # the library has no types
    """A feed whose date comes from its entries, so that building it twice gives the same."""

    empty_since: dt.datetime

    def latest_post_date(self) -> dt.datetime:
        """The day of the newest entry, or `empty_since`."""
        return max((item["updateddate"] for item in self.items), default=self.empty_since)


def _summary(entry: Entry[EntryData], publication: Publication) -> str:
    gist = entry.data.gist

    def address(target: str) -> str:
        path, mark, anchor = target.partition("#")
        file = posixpath.normpath(posixpath.join(gist.folder, path)) if path else ""
        page = url_of(file) if file else entry.url
        return urljoin(publication.url, page + mark + anchor)

    return " ".join(inline(gist.tokens, address).split())


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
