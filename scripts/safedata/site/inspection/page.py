"""A page of the built site, read as a browser reads it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

__all__ = ["Element", "Page", "UnreadableError", "read"]

LARGEST = 2_000_000
"""Bytes of a page that are still read. The parser takes time that grows with the square of how
deeply a page is nested, and so has to be kept from pages that nobody could read either."""
MOST_TAGS = 50_000

_NOSCRIPT = re.compile(rb"<noscript", re.IGNORECASE)
_END = "x-end"
"""An element put behind the page: it is only seen if nothing in the page swallows what follows."""
_HIDDEN = frozenset({"-comment", "-instruction"})
"""Comments, and the instructions ``<?…>`` that browsers take for such, or soon do not."""


class UnreadableError(ValueError):
    """The file is no page that can be inspected; the message says why."""


class Element(NamedTuple):
    """An element of a page; `svg` tells whether it stands within a drawing."""

    tag: str
    attributes: dict[str, str | None]
    node: LexborNode
    svg: bool

    def __str__(self) -> str:
        """Its opening tag, for people to find it by."""
        values = "".join(
            f" {name}" if value is None else f' {name}="{value}"'
            for name, value in self.attributes.items()
        )
        return f"<{self.tag}{values}>"

    @property
    def text(self) -> str:
        """The text within it, that of its children included."""
        return self.node.text()


@dataclass
class Page:
    """The page in the built `file`, whose path is relative to the site.

    A browser reads a page with ``noscript`` in two ways, so it has two `readings`: without scripts
    and with them. Other pages have one.
    """

    file: str
    data: bytes
    readings: tuple[list[Element], ...]
    comments: list[str]
    whole: bool
    """Whether every tag, comment and script in it ends, so that none swallows the rest."""

    @property
    def address(self) -> str:
        """Where a host shows it, relative to the site."""
        return self.file.removesuffix("index.html")

    @cached_property
    def elements(self) -> list[Element]:
        """The elements of each reading, in the order of the page."""
        return [element for reading in self.readings for element in reading]

    @cached_property
    def ids(self) -> frozenset[str]:
        """What a link can lead to."""
        return frozenset(e.attributes["id"] or "" for e in self.elements if "id" in e.attributes)

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.readings[0]:
            if not element.svg:
                found[element.tag].append(element)
        return found

    def tagged(self, tag: str) -> list[Element]:
        """The HTML elements `tag`, as a reader without scripts has them."""
        return self._by_tag.get(tag, [])

    @cached_property
    def kind(self) -> str:
        """The kind of page that its template says it is, or nothing."""
        kinds = (article.attributes.get("data-sd-kind") for article in self.tagged("article"))
        return next((kind for kind in kinds if kind), "")


def read(file: str, data: bytes) -> Page:
    """Read the bytes `data` of the built `file`. Raises UnreadableError if they are no page."""
    if len(data) > LARGEST or data.count(b"<") > MOST_TAGS:
        raise UnreadableError("the page is too large to be read")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the page is not text in UTF-8 (byte {error.start + 1})") from error
    readings = [_nodes(data, scripting=False)]
    if _NOSCRIPT.search(data):
        readings.append(_nodes(data, scripting=True))
    elements = tuple(
        [e for e in reading if e.tag[0] != "-" and e.tag != _END] for reading in readings
    )
    comments = [e.node.comment_content or "" for e in readings[0] if e.tag in _HIDDEN]
    whole = all(sum(e.tag == _END for e in reading) == 1 for reading in readings)
    return Page(file, data, elements, comments, whole)


def _nodes(data: bytes, *, scripting: bool) -> list[Element]:
    """The elements, and what else there is besides text: comments, and the document itself.

    The names of those begin with a hyphen, which the name of no element does.
    """
    data += f"<{_END}>".encode()
    tree = LexborHTMLParser(data, options=LexborDocumentOptions.WO_EVENTS, scripting=scripting)
    drawn: set[int] = set()
    for drawing in tree.css("svg"):
        if drawing.mem_id not in drawn:
            drawn.update(node.mem_id for node in drawing.traverse())
    root = tree.root
    assert root is not None and root.parent is not None  # the parser makes both of anything
    return [
        Element(node.tag or "-instruction", node.attributes, node, node.mem_id in drawn)
        for node in root.parent.traverse()
    ]
