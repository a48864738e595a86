"""The ways into the resources besides their index: by kind, audience, stage, language and time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from safedata.library.graph import Library
from safedata.library.model import Resource
from safedata.views.groups import by_word
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View

_WAYS: tuple[tuple[str, str, str, str, Callable[[Any], list[str]]], ...] = (
    ("kind", "kind", "resource-kind", "What sort of thing it is.", lambda d: [d.kind]),
    ("audience", "audience", "role", "For whom it was made.", lambda d: d.audience),
    ("stage", "lifecycle stage", "lifecycle", "When it helps.", lambda d: d.lifecycle),
    (
        "language",
        "language",
        "language",
        "In which languages it can be had.",
        lambda d: d.languages,
    ),
    ("time", "time to use", "time", "How long until it has helped.", lambda d: [d.time]),
)

FOLDED_FROM = 20
"""Groups with more entries are folded, so that the others can be reached on a phone."""


def pages(library: Library, settings: Settings) -> Iterator[Page]:
    """The pages beside the index of resources."""
    yield _start_here(library, settings)
    for name, shown, facet, note, words_of in _WAYS:
        path = f"resources/by-{name}.md"
        groups = by_word(library, facet, library.all(Resource), words_of)
        view = View(library, settings, path)
        body = render("by_word", view, note=note, groups=groups, folded_from=FOLDED_FROM)
        yield _page(view, f"Resources by {shown}", body)
    yield _changed(library, settings)


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
