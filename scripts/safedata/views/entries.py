"""The page of each entry: its data and prose, and what the library knows around it."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import EntryData
from safedata.views import kinds
from safedata.views.explain import Explainer
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View
from safedata.wording import _


def page(
    entry: Entry[EntryData], library: Library, settings: Settings, explainer: Explainer
) -> Page:
    """The page of `entry`, on which `explainer` explains terms.

    Of a withdrawn entry it holds nothing but a notice, which is the same for all of them unless a
    reason is given: no title, no word, no date.
    """
    if entry.data.is_withdrawn:
        return _notice(entry, library, settings)
    shown = kinds.shown(entry, library)
    path = entry.document.src_uri
    view = View(
        library,
        settings,
        path,
        own=entry.id,
        fragments=shown.fragments,
        sources=getattr(entry.data, "sources", ()),
        explainer=explainer,
    )
    return Page(
        path=path,
        title=entry.title,
        body=render(f"kinds/{entry.kind}", view, entry=entry, data=entry.data, **shown.values),
        kind=entry.kind,
        contents=tuple(view.contents),
        description=" ".join(entry.data.gist.plain.split()),
        chips=view.chips(entry.data),
        source=path,
        draft=entry.data.status == "draft",
    )


def _notice(entry: Entry[EntryData], library: Library, settings: Settings) -> Page:
    path = entry.document.src_uri
    view = View(library, settings, path)
    body = render("withdrawn", view, because=entry.data.withdrawn_because, kind=entry.kind)
    return Page(path, _("Withdrawn"), body, "page", source=path, retired=True)
