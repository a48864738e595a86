"""What the views hand over: complete pages in HTML, ready for a site generator."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from safedata.views.urls import url_of


@dataclass(frozen=True, slots=True)
class Chip:
    """A word of the vocabulary that a page bears, with the address of the word's own page."""

    facet: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """A heading in the contents of a page: its level (2 to 6), its words, its anchor."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True)
class Page:
    """A page of the site.

    `path` is where its Markdown lies, or would lie, within docs/, and so decides its address.
    `title` is its name, `short` what it is called among its like if that is less, `heading` what
    stands above it if that is more. The `body`
    follows below, or below the authored introduction `intro` (Markdown for the site generator).
    `contents` are the headings of the body. `source` is the file within docs/ that people edit to
    change it; None for pages that only gather others. `listed` pages belong to the navigation;
    entries do not. `kind` is the kind of entry, "index", "tag", "cards" or "page". `template` is
    the theme's own template for it, if it has one; `wide` pages have no list of contents beside
    them; `feed` is the title of the page's own feed, which lies beside it as ``feed.xml``.
    A `retired` page keeps an address that somebody may have, and is to be found by no other way.
    """

    path: str
    title: str
    body: Markup
    kind: str
    contents: tuple[Item, ...] = ()
    short: str = ""
    heading: str = ""
    intro: str = ""
    description: str = ""
    chips: tuple[Chip, ...] = ()
    source: str | None = None
    listed: bool = False
    draft: bool = False
    template: str = ""
    wide: bool = False
    feed: str = ""
    retired: bool = False

    @property
    def url(self) -> str:
        """Its address within the site, without a leading slash."""
        return url_of(self.path)
