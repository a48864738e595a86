"""Views: the library in, complete Markdown pages out. No site generator is known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safedata.library.entry import Document, Entry
from safedata.library.graph import Library
from safedata.library.model import FOLDERS, EntryData
from safedata.views import entries, explore, glossary, lists, resources, rules, tags
from safedata.views.page import Page
from safedata.views.view import Settings

__all__ = ["INDEXES", "Page", "Settings", "entry_pages", "index_pages", "pages"]

INDEXES = (*FOLDERS, "tags")
"""The folders whose authored ``index.md`` gets a generated list."""


def pages(library: Library, documents: Iterable[Document], settings: Settings) -> list[Page]:
    """Every page that is made from `library`.

    `documents` are the files as read; the introductions of the index pages are taken from them.
    """
    documents = list(documents)
    return [
        *entry_pages(library.entries, library, settings),
        *index_pages(library, documents, settings),
        *resources.pages(library, settings),
        *glossary.pages(library, settings),
        *tags.pages(library, settings),
        *explore.pages(library, documents, settings),
        rules.page(library, settings),
    ]


def entry_pages(
    chosen: Iterable[Entry[EntryData]], library: Library, settings: Settings
) -> Iterator[Page]:
    """The pages of the entries `chosen`."""
    return (entries.page(entry, library, settings) for entry in chosen)


def index_pages(
    library: Library, documents: Iterable[Document], settings: Settings
) -> Iterator[Page]:
    """The authored index pages of the folders in INDEXES, with their lists."""
    for document in documents:
        if document.slug != "index" or document.folder not in INDEXES:
            continue
        if document.path.count("/") > 2:
            continue
        body = lists.index(document.folder, library, settings, document.body.strip())
        if body is None:
            continue
        data = document.matter.data if document.matter else {}
        yield Page(
            path=document.src_uri,
            title=str(data.get("title", document.folder.capitalize())),
            body=body,
            kind="index",
            description=str(data.get("description", "")),
            source=document.src_uri,
            listed=True,
            wide=document.folder == "tags",  # it has a list of its facets in place
        )
