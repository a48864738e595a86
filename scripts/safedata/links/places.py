"""Where in the library the addresses of others stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from safedata.checks.base import Context
from safedata.library import loader
from safedata.library.graph import Library
from safedata.library.model import addresses
from safedata.library.vocabulary import Vocabulary
from safedata.source.link import Leads, leads
from safedata.source.place import Position

PAGE = "page"
"""The kind of a document that is no entry."""


@dataclass(frozen=True, order=True)
class Place:
    """An address as it is written somewhere."""

    path: str
    line: int
    column: int
    url: str
    kind: str

    @property
    def asked(self) -> str:
        """What a server is asked for: the address without the place within its page."""
        return urldefrag(self.url).url

    @property
    def host(self) -> str:
        """The host, in lower case."""
        return host_of(self.url)


def host_of(url: str) -> str:
    """The host of `url` in lower case, without a port; "" if it cannot be made out."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def read(root: Path) -> Context:
    """Read the project at `root`, for `places` and others to look at.

    Files that cannot be read as what they are meant to be are left out: ``./scripts/check`` tells
    of those. Raises as `Vocabulary.load` does.
    """
    words = Vocabulary.load(root / "docs")
    loaded = loader.load(root)
    library = Library(loaded.entries, words)
    return Context(root, loaded.documents, loaded.entries, words, library)


def places(context: Context) -> list[Place]:
    """Every place of an outward address: in fields of entries, in phrases and in prose; sorted."""
    found: set[Place] = set()
    for entry in context.entries:
        for path, url in addresses(entry.data):
            at = entry.at(path)
            found.add(Place(entry.document.path, at.line, at.column, url, entry.kind))
    for document, at, link in context.links():
        if leads(link.target) in (Leads.HTTPS, Leads.HTTP):
            kind = document.kind or PAGE
            found.add(_place(document.path, at, link.target, kind))
    return sorted(found)


def _place(path: str, at: Position, url: str, kind: str) -> Place:
    return Place(path, at.line, at.column, url.strip(), kind)
