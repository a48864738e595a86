"""An entry: one Markdown file of the knowledge base, read and typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from safedata.library.model import FOLDERS, KINDS, EntryData
from safedata.source.frontmatter import FrontMatter
from safedata.source.place import KeyPath, Position
from safedata.source.prose import Prose

D_co = TypeVar("D_co", bound=EntryData, covariant=True)


_OF_PAGES = re.compile(r"^(?:/{3,}.*|[ \t]*\{:.*\}[ \t]*)$", re.MULTILINE)
"""Lines that only lay out a page that is no entry: the frames and attributes of pymdown-extensions.

Such pages are shown by the site generator's own parser; what is read of them here are their
headings, links and words.
"""


@dataclass(frozen=True)
class Document:
    """A Markdown file as read, before anything is known of its data.

    `path` is relative to the project's root (``docs/stories/x.md``), `folder` and `slug` come from
    it. `matter` is None where the file has no front matter that can be read.
    """

    path: str
    folder: str
    slug: str
    text: str = field(repr=False)
    body: str = field(repr=False)
    body_line: int
    matter: FrontMatter | None = field(repr=False)

    @cached_property
    def prose(self) -> Prose:
        """The body, parsed when first asked for."""
        if self.kind:
            return Prose(self.body, self.body_line, KINDS[self.kind].anchors())
        return Prose(_OF_PAGES.sub("", self.body), self.body_line, named=True)

    @property
    def kind(self) -> str | None:
        """The kind of entry that the folder holds; None for pages that are no entries."""
        return None if self.slug == "index" else FOLDERS.get(self.folder)

    @property
    def src_uri(self) -> str:
        """The path within docs/, which is how links and MkDocs name the file."""
        return self.path.removeprefix("docs/")


@dataclass(frozen=True)
class Entry(Generic[D_co]):
    """A document whose data fits its kind."""

    document: Document
    data: D_co

    @property
    def kind(self) -> str:
        """The kind's name, as in ``model.KINDS``."""
        return self.data.KIND

    @property
    def slug(self) -> str:
        """The identity of the entry within its kind, for ever."""
        return self.document.slug

    @property
    def id(self) -> str:
        """``folder/slug``: the identity among all entries."""
        return f"{self.data.FOLDER}/{self.slug}"

    @property
    def name(self) -> str:
        """What readers see as its title."""
        return self.data.name

    @property
    def title(self) -> str:
        """The name as a title of a page or of a result."""
        return self.data.title_of_page

    @property
    def prose(self) -> Prose:
        """The body."""
        return self.document.prose

    @property
    def url(self) -> str:
        """Its address within the site, without a leading slash: ``stories/x/``."""
        return f"{self.id}/"

    def at(self, path: KeyPath, *, key: bool = False) -> Position:
        """Where the front matter value (or key) at `path` stands in the file."""
        assert self.document.matter is not None
        return self.document.matter.at(path, key=key)
