"""The pages in docs/explore/: their authored introductions, and what is made below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from safedata.library.entry import Document
from safedata.library.graph import Library
from safedata.views import explorer, matrix, timeline
from safedata.views.page import Page
from safedata.views.view import Settings

_BODIES: dict[str, Callable[[Library, Settings, str], str]] = {
    "explore/index.md": explorer.body,
    "explore/matrix.md": matrix.body,
    "explore/timeline.md": timeline.body,
}


def pages(library: Library, documents: Iterable[Document], settings: Settings) -> Iterator[Page]:
    """The pages whose introductions are among `documents`."""
    for document in documents:
        body = _BODIES.get(document.src_uri)
        if body is None:
            continue
        data = document.matter.data if document.matter else {}
        yield Page(
            path=document.src_uri,
            title=str(data.get("title", "Explore")),
            body=body(library, settings, document.body.strip()),
            kind="index",
            description=str(data.get("description", "")),
            source=document.src_uri,
            listed=True,
            template="explore.html",
            wide=True,
        )
