"""The ways into the resources besides their index: by kind, audience, stage, language and time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Resource
from safedata.views.groups import by_word
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View


@dataclass(frozen=True, slots=True)
class _Way:
    """A page that groups the resources by the words of `facet`, found in their data by `words_of`.

    `divided` is for words of which most resources bear several: in full, the page would name each
    resource again and again. It shows the most telling of each word; the word's page has them all.
    """

    name: str
    shown: str
    facet: str
    note: str
    words_of: Callable[[Any], list[str]]
    divided: bool = False


_WAYS = (
    _Way("kind", "kind", "resource-kind", "What sort of thing it is.", lambda d: [d.kind]),
    _Way("audience", "audience", "role", "For whom it was made.", lambda d: d.audience, True),
    _Way("stage", "lifecycle stage", "lifecycle", "When it helps.", lambda d: d.lifecycle, True),
    _Way(
        "language",
        "language",
        "language",
        "In which languages it can be had.",
        lambda d: d.languages,
    ),
    _Way("time", "time to use", "time", "How long until it has helped.", lambda d: [d.time]),
)

FOLDED_FROM = 20
"""Groups with more entries are folded, so that the others can be reached on a phone."""

MOST_IN_DIVIDED = 12
"""How many resources a divided page shows of a word."""


def pages(library: Library, settings: Settings) -> Iterator[Page]:
    """The pages beside the index of resources."""
    yield _start_here(library, settings)
    for way in _WAYS:
        view = View(library, settings, f"resources/by-{way.name}.md")
        resources = library.all(Resource)
        if way.divided:
            resources = sorted(resources, key=lambda r: _telling(r, way))
        body = render(
            "by_word",
            view,
            note=way.note,
            facet=way.facet,
            groups=by_word(library, way.facet, resources, way.words_of),
            folded_from=FOLDED_FROM,
            most=MOST_IN_DIVIDED if way.divided else None,
        )
        yield _page(view, f"Resources by {way.shown}", body)
    yield _changed(library, settings)


def _telling(resource: Entry[Resource], way: _Way) -> tuple[bool, int, str]:
    """The sort key by which the starter set comes first, then what was made for few words."""
    words = len(way.words_of(resource.data))
    return (resource.data.starter is None, words, resource.name.casefold())


def _start_here(library: Library, settings: Settings) -> Page:
    view = View(library, settings, "resources/start-here.md")
    starters = [r for r in library.all(Resource) if r.data.starter is not None]
    starters.sort(key=lambda r: r.data.starter or 0)
    return _page(view, "Start here", render("start_here", view, resources=starters))


def _changed(library: Library, settings: Settings) -> Page:
    view = View(library, settings, "resources/what-changed.md")
    changes = [
        (resource, view.of("resource", resource.data.supersedes))
        for resource in library.all(Resource)
        if resource.data.replaces or resource.data.supersedes
    ]
    # The newest change first; what is always renewed has no year and comes last.
    changes.sort(key=lambda change: -(change[0].data.year or 0))
    return _page(view, "What changed", render("changed", view, changes=changes))


def _page(view: View, title: str, body: Markup) -> Page:
    return Page(view.path, title, body, "index", tuple(view.contents), listed=True)
