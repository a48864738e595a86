"""What our authored pages add to Python-Markdown: no raw HTML, and terms explained in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from safedata.library.entry import Entry
from safedata.library.model import Term
from safedata.views.explain import MOST_PER_PAGE, Explainer, Use, spread

_NOT_IN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "table", "summary"})

_AFTER_LINKS = -10
"""The priority of a tree processor that comes after MkDocs has resolved the links (0)."""


class NoHtml(Extension):
    """Shows tags of raw HTML as the text they are."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take away what reads them."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


class Terms(Extension):
    """Marks terms where a page first uses them, as the views do on the pages that they make.

    `explainer` and `href` are set for each page; without an explainer, nothing is marked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.explainer: Explainer | None = None
        self.href: Callable[[Entry[Term]], str] = lambda term: term.url

    def extendMarkdown(self, md: Markdown) -> None:
        """Add what marks them."""
        md.treeprocessors.register(_Marker(md, self), "sd-terms", _AFTER_LINKS)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A text in a tree: in an element before its first child, or behind an element."""

    element: Element
    parent: Element
    where: Literal["text", "tail"]

    @property
    def text(self) -> str:
        return getattr(self.element, self.where) or ""


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, terms: Terms) -> None:
        super().__init__(md)
        self._terms = terms

    def run(self, root: Element) -> None:
        explainer = self._terms.explainer
        if explainer is None:
            return
        seen: set[str] = set()
        found: list[tuple[_Slot, Use]] = []
        for slot in _slots(root):
            for use in explainer.uses(slot.text):
                if use.term.id not in seen:
                    seen.add(use.term.id)
                    found.append((slot, use))
        # From the end, so that the places in a text that holds several stay true.
        for slot, use in reversed(spread(found, MOST_PER_PAGE)):
            self._mark(slot, use)

    def _mark(self, slot: _Slot, use: Use) -> None:
        text = slot.text
        link = Element("a")
        link.set("class", "sd-term")
        link.set("href", self._terms.href(use.term))
        link.set("data-term", use.term.slug)
        link.set("data-definition", " ".join(use.term.data.plain.plain.split()))
        link.text = text[use.start : use.end]
        link.tail = text[use.end :]
        setattr(slot.element, slot.where, text[: use.start])
        place = 0 if slot.where == "text" else list(slot.parent).index(slot.element) + 1
        slot.parent.insert(place, link)


def _slots(element: Element) -> Iterator[_Slot]:
    """The texts in `element` in which terms may be marked, in the order of the page."""
    yield _Slot(element, element, "text")
    for child in element:
        if child.tag not in _NOT_IN:
            yield from _slots(child)
        yield _Slot(child, element, "tail")
