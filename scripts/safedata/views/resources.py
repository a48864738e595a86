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
from safedata.wording import N_, _


@dataclass(frozen=True, slots=True)
class _Way:
    """A page that groups the resources by the words of `facet`, found in their data by `words_of`.

    Its texts are messages. `divided` is for words of which most resources bear several: in full,
    the page would name each resource again and again. It shows the most telling of each word; the
    word's page has them all.
    """

    name: str
    facet: str
    words_of: Callable[[Any], list[str]]
    title: str
    short: str
    note: str
    divided: bool = False


_WAYS = (
    _Way(
        "kind",
        "resource-kind",
        lambda data: [data.kind],
        N_("Resources by kind"),
        N_("By kind"),
        N_("What sort of thing it is."),
    ),
    _Way(
        "audience",
        "role",
        lambda data: data.audience,
        N_("Resources by audience"),
        N_("By audience"),
        N_("For whom it was made."),
        divided=True,
    ),
    _Way(
        "stage",
        "lifecycle",
        lambda data: data.lifecycle,
        N_("Resources by lifecycle stage"),
        N_("By lifecycle stage"),
        N_("When it helps."),
        divided=True,
    ),
    _Way(
        "language",
        "language",
        lambda data: data.languages,
        N_("Resources by language"),
        N_("By language"),
        N_("In which languages it can be had."),
    ),
    _Way(
        "time",
        "time",
        lambda data: [data.time],
        N_("Resources by time to use"),
        N_("By time to use"),
        N_("How long until it has helped."),
    ),
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
            note=_(way.note),
            facet=way.facet,
            groups=by_word(library, way.facet, resources, way.words_of),
            folded_from=FOLDED_FROM,
            most=MOST_IN_DIVIDED if way.divided else None,
        )
        yield _page(view, _(way.title), body, _(way.short))
    yield _changed(library, settings)


def _telling(resource: Entry[Resource], way: _Way) -> tuple[bool, int, str]:
    """The sort key by which the starter set comes first, then what was made for few words."""
    words = len(way.words_of(resource.data))
    return (resource.data.starter is None, words, resource.name.casefold())


def _start_here(library: Library, settings: Settings) -> Page:
    view = View(library, settings, "resources/start-here.md")
    starters = [r for r in library.all(Resource) if r.data.starter is not None]
    starters.sort(key=lambda r: r.data.starter or 0)
    return _page(view, _("Start here"), render("start_here", view, resources=starters))


def _changed(library: Library, settings: Settings) -> Page:
    view = View(library, settings, "resources/what-changed.md")
    changes = [
        (resource, view.of("resource", resource.data.supersedes))
        for resource in library.all(Resource)
        if resource.data.replaces or resource.data.supersedes
    ]
    # The newest change first; what is always renewed has no year and comes last.
    changes.sort(key=lambda change: -(change[0].data.year or 0))
    return _page(view, _("What changed"), render("changed", view, changes=changes))


def _page(view: View, title: str, body: Markup, short: str = "") -> Page:
    return Page(view.path, title, body, "index", tuple(view.contents), short=short, listed=True)
