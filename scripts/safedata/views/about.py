"""The pages in docs/about/ that are made: who publishes the site, and what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from safedata.library import places
from safedata.library.entry import Document
from safedata.library.graph import Corrected, Library
from safedata.source.when import Moment
from safedata.views.authored import authored
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View
from safedata.wording import N_, _

CORRECTIONS = N_("Corrections")
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
        _(CORRECTIONS),
        body,
        "about",
        tuple(view.contents),
        description=_("What was published here and was wrong, and what the pages say now."),
        listed=True,
        feed=_(CORRECTIONS) if settings.site_url else "",
    )


def _months(found: list[Corrected]) -> list[tuple[Moment, list[Corrected]]]:
    """Corrections by their month, in their order."""
    return [(month, list(of_month)) for month, of_month in groupby(found, key=_month)]


def _month(corrected: Corrected) -> Moment:
    return Moment(corrected.correction.date.year, corrected.correction.date.month)


def _who(library: Library, settings: Settings) -> Page:
    view = View(library, settings, places.WHO)
    return Page(
        places.WHO,
        _("Who stands behind this"),
        render("who", view),
        "about",
        tuple(view.contents),
        description=_(
            "Who publishes and edits this copy of the library, if somebody is named, and what it "
            "means for you if nobody is."
        ),
        listed=True,
    )
