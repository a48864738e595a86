"""The pages in docs/about/ that are made: who publishes the site, and what was corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from safedata.library import places
from safedata.library.entry import Document
from safedata.library.graph import Corrected, Library
from safedata.views.authored import authored
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View

CORRECTIONS = "Corrections"
"""The title of the page, and of its feed."""


def pages(library: Library, documents: Iterable[Document], settings: Settings) -> Iterator[Page]:
    """The pages; what is made of the one that is authored stands below its text.

    `documents` are the files as read.
    """
    yield _corrections(library, settings)
    yield _who(library, settings)
    for document in documents:
        if document.src_uri == places.DANGER:
            view = View(library, settings, document.src_uri)
            yield authored(document, render("where_to_write", view), view, kind="about")


def _corrections(library: Library, settings: Settings) -> Page:
    view = View(library, settings, places.CORRECTIONS)
    body = render("corrections", view, months=_months(library.corrections))
    return Page(
        places.CORRECTIONS,
        CORRECTIONS,
        body,
        "about",
        tuple(view.contents),
        description="What was published here and was wrong, and what the pages say now.",
        listed=True,
        feed=CORRECTIONS if settings.site_url else "",
    )


def _months(found: list[Corrected]) -> list[tuple[dt.date, list[Corrected]]]:
    """Corrections by the first day of their month, in their order."""
    by_month = groupby(found, key=lambda corrected: corrected.correction.date.replace(day=1))
    return [(month, list(of_month)) for month, of_month in by_month]


def _who(library: Library, settings: Settings) -> Page:
    view = View(library, settings, places.WHO)
    return Page(
        places.WHO,
        "Who stands behind this",
        render("who", view),
        "about",
        tuple(view.contents),
        description="Who publishes and edits this copy of the library, if somebody is named, and "
        "what it means for you if nobody is.",
        listed=True,
    )
