"""Views: the library in, complete HTML pages out. No site generator is known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safedata.library.entry import Document
from safedata.library.graph import Library
from safedata.library.model import FOLDERS
from safedata.views import about, entries, explore, glossary, lists, resources, rules, tags
from safedata.views.authored import authored
from safedata.views.explain import Explainer
from safedata.views.page import Page
from safedata.views.view import Network, Settings, View

__all__ = ["INDEXES", "Network", "Page", "Settings", "pages"]

INDEXES = (*FOLDERS, "tags")
"""The folders whose authored ``index.md`` gets a generated list."""


def pages(library: Library, documents: Iterable[Document], settings: Settings) -> list[Page]:
    """Every page that is made from `library`.

    `documents` are the files as read; the introductions of the index pages are taken from them.
    """
    documents = list(documents)
    explainer = Explainer(library)
    return [
        *(entries.page(entry, library, settings, explainer) for entry in library.entries),
        *_index_pages(library, documents, settings),
        *resources.pages(library, settings),
        *glossary.pages(library, settings),
        *tags.pages(library, settings),
        *explore.pages(library, documents, settings),
        rules.page(library, settings),
        *about.pages(library, documents, settings),
    ]


def _index_pages(
    library: Library, documents: Iterable[Document], settings: Settings
) -> Iterator[Page]:
    """The authored index pages of the folders in INDEXES, with their lists."""
    for document in documents:
        if document.slug != "index" or document.folder not in INDEXES:
            continue
        if document.path.count("/") > 2:
            continue
        view = View(library, settings, document.src_uri)
        yield authored(document, lists.index(document.folder, view), view)
