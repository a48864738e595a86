"""What the views hand over: complete pages in Markdown, ready for a site generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from safedata.views.urls import url_of


@dataclass(frozen=True, slots=True)
class Chip:
    """A word of the vocabulary that a page bears, with the address of the word's own page."""

    facet: str
    name: str
    url: str


@dataclass(frozen=True)
class Page:
    """A page of the site.

    `path` is where its Markdown would lie within docs/, and so decides its address. `source` is
    the file within docs/ that people edit to change it; None for pages that only gather others.
    `listed` pages belong to the navigation; entries do not. `kind` is the kind of entry, "index",
    "tag" or "page". `search` is how much the search prefers it; 0 leaves it out. `template` is the
    theme's own template for it, if it has one; `wide` pages have no list of contents beside them;
    `feed` is the title of the page's own feed, which lies beside it as ``feed.xml``.
    """

    path: str
    title: str
    body: str
    kind: str
    description: str = ""
    chips: tuple[Chip, ...] = ()
    source: str | None = None
    listed: bool = False
    draft: bool = False
    search: float = 1.0
    template: str = ""
    wide: bool = False
    feed: str = ""

    @property
    def url(self) -> str:
        """Its address within the site, without a leading slash."""
        return url_of(self.path)

    @property
    def meta(self) -> dict[str, Any]:
        """Its front matter."""
        meta: dict[str, Any] = {"title": self.title, "kind": self.kind}
        if self.description:
            meta["description"] = self.description
        if self.chips:
            meta["tags"] = [chip.name for chip in self.chips]
        if self.template:
            meta["template"] = self.template
        if self.wide:
            meta["hide"] = ["toc"]
        if self.feed:
            meta["feed"] = self.feed
        if self.search == 0:
            meta["search"] = {"exclude": True}
        elif self.search != 1:
            meta["search"] = {"boost": self.search}
        return meta

    @property
    def text(self) -> str:
        """The whole file: front matter and Markdown."""
        matter = yaml.dump(self.meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        return f"---\n{matter}---\n\n{self.body}"
