"""The pages in docs/explore/: their authored introductions, and what is made below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from safedata.library.entry import Document
from safedata.library.graph import Library
from safedata.views import explorer, matrix, timeline
from safedata.views.authored import authored
from safedata.views.page import Page
from safedata.views.view import Settings, View

_BODIES: dict[str, Callable[[View], Markup]] = {
    "explore/index.md": explorer.body,
    "explore/matrix.md": matrix.body,
    "explore/timeline.md": timeline.body,
}


def pages(library: Library, documents: Iterable[Document], settings: Settings) -> Iterator[Page]:
    """The pages whose introductions are among `documents`."""
    for document in documents:
        body = _BODIES.get(document.src_uri)
        if body is not None:
            view = View(library, settings, document.src_uri)
            yield authored(document, body(view), view, "explore.html")
