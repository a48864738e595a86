"""The body of an entry, read as Markdown: headings, links, footnotes, raw HTML, each placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token

from safedata.source.place import Position

_FOOTNOTE = re.compile(r"\[\^(?P<key>[^\]\s]+)\](?P<definition>:)?")
_ATTRS = re.compile(r"\s*\{:?\s*#(?P<id>[\w-]+)[^}]*\}\s*\Z")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its text without marks, the anchor it gets, and its place."""

    level: int
    text: str
    anchor: str
    position: Position


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: where it leads as written, the text of it, and its place."""

    target: str
    text: str
    position: Position
    image: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote mark ``[^key]`` in the text, or the definition of one."""

    key: str
    position: Position
    definition: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that stands for itself: a paragraph, a list item, a cell.

    `section` is the level-2 heading above it, or "" before the first. `kind` is "paragraph",
    "item" or "cell". `text` is free of marks; `source` is as written.
    """

    section: str
    kind: str
    text: str
    source: str
    position: Position


@dataclass
class _Parts:
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    raw_html: list[tuple[str, Position]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


class Prose:
    """A Markdown text that starts on line `first_line` of its file, parsed when first asked."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.first_line = first_line

    @property
    def headings(self) -> list[Heading]:
        """The headings in order, with the anchors that the site gives them."""
        return self._parts.headings

    @property
    def links(self) -> list[Link]:
        """All links and images; code is left out."""
        return self._parts.links

    @property
    def raw_html(self) -> list[tuple[str, Position]]:
        """Tags of raw HTML and comments, as written."""
        return self._parts.raw_html

    @property
    def citations(self) -> list[Citation]:
        """Footnote marks and definitions; code is left out."""
        return self._parts.citations

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, list items and cells, in order."""
        return self._parts.paragraphs

    @cached_property
    def words(self) -> list[str]:
        """The words of the text in lower case, without marks and addresses."""
        return [w.lower() for p in self.paragraphs for w in _WORD.findall(p.text)]

    def section(self, title: str) -> str:
        """The Markdown below the level-2 heading `title`, without it; "" if there is none."""
        starts = [(h.position.line, h.text) for h in self.headings if h.level == 2]
        lines = self.text.split("\n")
        for i, (line, text) in enumerate(starts):
            if text == title:
                end = starts[i + 1][0] if i + 1 < len(starts) else self.first_line + len(lines)
                return "\n".join(lines[line - self.first_line + 1 : end - self.first_line]).strip()
        return ""

    @cached_property
    def _parts(self) -> _Parts:
        parts = _Parts()
        anchors: set[str] = set()
        section = ""
        lines = self.text.split("\n")
        stack: list[str] = []
        tokens = _MARKDOWN.parse(self.text)
        for i, token in enumerate(tokens):
            if token.nesting == 1:
                stack.append(token.type)
            elif token.nesting == -1:
                stack.pop()
            if token.type == "html_block":
                start = token.map[0] if token.map else 0
                parts.raw_html.append(
                    (token.content.strip().split("\n")[0], Position(self.first_line + start, 1))
                )
            if token.type != "inline" or token.map is None:
                continue
            finder = _Finder(lines, token.map[0], self.first_line)
            plain = _plain(token)
            where = finder.start
            if stack and stack[-1] == "heading_open":
                level = int(tokens[i - 1].tag[1])
                heading = _heading(level, plain, where, anchors)
                parts.headings.append(heading)
                if level == 2:
                    section = heading.text
            else:
                kind = "item" if "list_item_open" in stack else "paragraph"
                kind = "cell" if "table_open" in stack else kind
                parts.paragraphs.append(Paragraph(section, kind, plain, token.content, where))
            _collect_inline(token, finder, parts)
        return parts


class _Finder:
    """Finds where a piece of inline source stands, going forward through a block's lines."""

    def __init__(self, lines: list[str], line: int, first_line: int) -> None:
        self._lines = lines
        self._line = line
        self._column = 0
        self._first_line = first_line
        text = lines[line] if line < len(lines) else ""
        self.start = Position(first_line + line, len(text) - len(text.lstrip()) + 1)

    def find(self, piece: str) -> Position:
        for line in range(self._line, len(self._lines)):
            column = self._lines[line].find(piece, self._column if line == self._line else 0)
            if column >= 0:
                self._line, self._column = line, column + len(piece)
                return Position(self._first_line + line, column + 1)
            if line > self._line and not self._lines[line].strip():
                break
        return Position(self._first_line + self._line, self._column + 1)


def _plain(token: Token) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
        elif child.type in {"text", "code_inline", "image"}:
            pieces.append(child.content)
    return _FOOTNOTE.sub("", "".join(pieces)).strip()


def slugify(text: str) -> str:
    """The anchor of a heading: its letters without accents, digits and hyphens, in lower case.

    Letters that have no form in ASCII are left out. The addresses of the site are made this way
    since its beginning, so it stays as it is.
    """
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    kept = re.sub(r"[^\w\s-]", "", ascii_only).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def _heading(level: int, text: str, where: Position, anchors: set[str]) -> Heading:
    """A heading with the anchor that Python-Markdown's toc extension gives it."""
    attrs = _ATTRS.search(text)
    if attrs:
        text, anchor = text[: attrs.start()].strip(), attrs["id"]
    else:
        base = anchor = slugify(text)
        count = 0
        while anchor in anchors:
            count += 1
            anchor = f"{base}_{count}"
    anchors.add(anchor)
    return Heading(level, text, anchor, where)


def _collect_inline(token: Token, finder: _Finder, parts: _Parts) -> None:
    open_links: list[tuple[str, Position, list[str]]] = []
    for child in token.children or ():
        if child.type == "link_open":
            target = str(child.attrGet("href") or "")
            open_links.append((target, finder.find("[" if child.markup != "autolink" else "<"), []))
        elif child.type == "link_close":
            target, where, text = open_links.pop()
            parts.links.append(Link(target, "".join(text), where))
        elif child.type == "image":
            where = finder.find("![")
            parts.links.append(Link(str(child.attrGet("src") or ""), child.content, where, True))
        elif child.type == "html_inline":
            parts.raw_html.append((child.content, finder.find(child.content)))
        elif child.type in {"text", "code_inline"}:
            if open_links:
                open_links[-1][2].append(child.content)
            if child.type == "text":
                for match in _FOOTNOTE.finditer(child.content):
                    key = match["key"]
                    where = finder.find(f"[^{key}]")
                    parts.citations.append(Citation(key, where, bool(match["definition"])))


def citations_in(source: str) -> Iterator[str]:
    """The keys that the Markdown `source` of one paragraph cites."""
    return (match["key"] for match in _FOOTNOTE.finditer(source))
