"""The built site as the tests see it: its pages, and one address of every kind.

No test names an entry: each takes the first that the site lists, so that entries can come and go.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal, Protocol, TypedDict, Unpack
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

ENTRY_FOLDERS = (
    "stories",
    "patterns",
    "remediations",
    "resources",
    "glossary",
    "roundtables",
    "roles",
    "lifecycle",
)
FIXED = {
    "home": "",
    "help": "help-now/",
    "about": "about/privacy/",
    "tags": "tags/",
    "missing": "no/such/page/",
}
KINDS = (
    *FIXED,
    *ENTRY_FOLDERS,
    *(f"{folder} index" for folder in ENTRY_FOLDERS),
    "tag",
)
"""Every kind of page; those that are folders stand for the first entry in it."""

Scheme = Literal["light", "dark"]
"""The colours that a reader's device asks for."""


class Options(TypedDict, total=False):
    """What a browser is like; all else is as the browser comes."""

    bypass_csp: bool
    color_scheme: Scheme
    has_touch: bool
    is_mobile: bool
    java_script_enabled: bool
    permissions: list[str]


class Visit(Protocol):
    """Opens an address of the site in a fresh browser profile (the fixture ``visit``)."""

    def __call__(self, path: str = "", width: int = 1440, **options: Unpack[Options]) -> Page: ...


_LINKING = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if target := values.get(_LINKING.get(tag, "")):
            self.links.append(target)
        for name in ("id", "name"):
            if anchor := values.get(name):
                self.anchors.add(anchor)
        self.kind = values.get("data-sd-kind") or self.kind


@dataclass
class Document:
    """A page: where it leads and where one can land on it."""

    url: str
    links: list[str]
    anchors: set[str]
    kind: str


@dataclass
class Site:
    """The built site in a folder, served at `base`."""

    folder: Path
    base: str
    _documents: dict[str, Document] = field(default_factory=dict)

    def file(self, path: str) -> Path:
        """The file that a host sends for the address `path`."""
        file = self.folder / unquote(path)
        return file / "index.html" if path.endswith("/") or not path else file

    def document(self, path: str) -> Document:
        """The page at the address `path`, read from its file."""
        if path not in self._documents:
            reader = _Reader()
            reader.feed(self.file(path).read_text(encoding="utf-8"))
            self._documents[path] = Document(path, reader.links, reader.anchors, reader.kind)
        return self._documents[path]

    @functools.cached_property
    def paths(self) -> list[str]:
        """The addresses of all pages."""
        found = []
        for file in sorted(self.folder.rglob("*.html")):
            path = file.relative_to(self.folder).as_posix()
            found.append(path.removesuffix("index.html") if file.name == "index.html" else path)
        return found

    def inside(self, page: str, link: str) -> tuple[str, str] | None:
        """The address and the anchor that `link` on the page `page` leads to, if on this site."""
        url, anchor = urldefrag(urljoin(self.base + page, link))
        if not url.startswith(self.base) or urlsplit(url).scheme not in ("http", "https"):
            return None
        return url.removeprefix(self.base).partition("?")[0], unquote(anchor)

    def of_kind(self, kind: str) -> str:
        """The address of a page of `kind`, one of KINDS. Skips the test if there is none yet."""
        if kind in FIXED:
            return FIXED[kind]
        if kind.endswith(" index"):
            return kind.removesuffix(" index") + "/"
        if kind == "tag":
            return next(path for path in self.paths if path.startswith("tags/") and path != "tags/")
        for path in self.paths:
            if path.startswith(f"{kind}/") and path.count("/") == 2:
                page_kind = self.document(path).kind
                if page_kind not in ("index", "tag", "cards", "page", ""):
                    return path
        pytest.skip(f"the library has no entry in {kind}/")
