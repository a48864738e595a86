"""Pages of the views as pages of MkDocs: their HTML below the authored introduction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from safedata.views import Page as Made
from safedata.views.page import Item


class MadePage(Page):
    """A page that the views made: MkDocs renders nothing of it but the introduction."""

    def __init__(self, made: Made, config: MkDocsConfig) -> None:
        """Let `made` be a page of the site of `config`."""
        self.made = made
        self.title = made.title  # before MkDocs would look for one in the text
        file = File.generated(config, made.path, content="", inclusion=_inclusion(made))
        file.edit_uri = made.source
        super().__init__(made.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over text and data; there is no file to read."""
        made = self.made
        self.markdown = made.intro
        self.meta: dict[str, Any] = {"title": made.title, "kind": made.kind}
        if made.heading:
            self.meta["heading"] = made.heading
        if made.short:
            self.meta["short"] = made.short
        if made.description:
            self.meta["description"] = made.description
        if made.chips:
            self.meta["tags"] = [chip.name for chip in made.chips]
        if made.template:
            self.meta["template"] = made.template
        if made.wide:
            self.meta["hide"] = ["toc"]
        if made.feed:
            self.meta["feed"] = made.feed
        if made.retired:
            self.meta["robots"] = "noindex"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the introduction, and put below it what was made."""
        if self.made.intro.strip():
            super().render(config, files)
        self.content = f"{self.content or ''}{self.made.body}"
        self.toc = TableOfContents([*self.toc, *_nested(self.made.contents)])
        # Which anchors there are is known to the inspection of the built site, which sees all.
        self.present_anchor_ids = None


def _nested(contents: Iterable[Item]) -> list[AnchorLink]:
    """The headings as MkDocs has them: as HTML, each below the last one of a higher level."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for item in contents:
        link = AnchorLink(str(escape(item.title)), item.anchor, item.level)
        while above and above[-1].level >= item.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return top


def _inclusion(made: Made) -> InclusionLevel:
    if made.draft:
        return InclusionLevel.DRAFT
    if made.listed and made.path != "tags/index.md":
        return InclusionLevel.UNDEFINED
    # Entries stay out of the navigation: it would repeat hundreds of links on every page.
    return InclusionLevel.NOT_IN_NAV
