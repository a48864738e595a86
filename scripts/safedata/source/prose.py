"""Prose, read once: the tokens that checks, search, terms and pages share, each with its place.

The body of an entry is `Prose`; a text of its front matter is `Phrase`, which has no blocks. Both
are CommonMark with tables, boxes to tick (``- [ ]``) and citations (``[^key]``), which is what
GitHub shows, too. Nothing is refused here: raw HTML and links of every kind are read as what they
are, so that the checks can name them. What may be shown is decided by `safedata.source.render`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from safedata.source.place import Position

DEEPEST = 12
"""How deep a text may stand in lists (each counts twice: the list, its item) and quotations."""

CITATION = "citation"
"""The type of the token of a citation.

Its `meta` has the ``key``, and whether it is a ``definition``.
"""

HEADING = "heading"
"""In the `meta` of a token ``heading_open``: its `Heading`."""

TICKED = "ticked"
"""In the `meta` of a list item with a box: whether the box is ticked."""

_PARSED_DEPTH = 30  # below it, the parser drops what it finds: see `Prose.too_deep`
_CITATION = re.compile(r"(?P<citation>\[\^(?P<key>[^\]\s]+)\])(?P<colon>:)?")
_ANCHOR = re.compile(r"\s*\{:?\s*#(?P<id>[\w-]+)[^}]*\}\s*\Z")
_BOX = re.compile(r"\[(?P<mark>[ xX])\]\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _citation(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    begins_line = state.src[: state.pos].rpartition("\n")[2].strip() == ""
    definition = bool(match["colon"]) and begins_line
    end = match.end() if definition else match.end("citation")
    if not silent:
        token = state.push(CITATION, "", 0)
        token.content = state.src[state.pos : end]
        token.meta = {"key": match["key"], "definition": definition}
    state.pos = end
    return True


def _boxes(state: StateCore) -> None:
    """Mark the list items that begin with a box to tick, and take the box out of their text.

    As in GitHub's dialect: github.github.com/gfm, "Task list items".
    """
    tokens = state.tokens
    lists: list[Token] = []
    for i, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open" and tokens[i + 1].type == "paragraph_open":
            children = tokens[i + 2].children
            first = children[0] if children else None
            box = _BOX.match(first.content) if first and first.type == "text" else None
            if first is not None and box is not None:
                first.content = first.content[box.end() :]
                token.meta[TICKED] = box["mark"] != " "
                token.attrSet("class", "task-list-item")
                lists[-1].attrSet("class", "task-list")


def _parser() -> MarkdownIt:
    options = {"html": True, "maxNesting": _PARSED_DEPTH}
    parser = MarkdownIt("commonmark", options).enable("table")
    parser.inline.ruler.before("link", CITATION, _citation)
    parser.core.ruler.push("boxes", _boxes)
    # Every link is read as one, so that the checks see where it leads.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


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
    """A citation ``[^key]`` in the text, or the definition of one."""

    key: str
    position: Position
    definition: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of raw HTML or a comment, as written, and its place."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that stands for itself: a paragraph, a list item, a cell.

    `section` is the level-2 heading above it, or "" before the first. `kind` is "paragraph",
    "item" or "cell". `text` is free of marks; `cites` has the keys of its citations in order.
    """

    section: str
    kind: str
    text: str
    position: Position
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 heading with all below it, as tokens. What stands before the first has no title."""

    title: str
    tokens: Sequence[Token] = field(repr=False)

    @property
    def empty(self) -> bool:
        """Whether nothing stands below the heading."""
        return len(self.tokens) <= (3 if self.title else 0)  # a heading has three tokens


@dataclass
class _Parts:
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    written: list[tuple[str, Position]] = field(default_factory=list)


class Prose:
    """A Markdown text that starts on line `first_line` of its file, parsed when first asked.

    `reserved` are anchors that the page has besides those of the text's own headings. Only where
    `named` is true may a heading give its anchor a name (``## Title {#name}``).
    """

    def __init__(
        self,
        text: str,
        first_line: int = 1,
        reserved: Iterable[str] = (),
        *,
        named: bool = False,
    ) -> None:
        self.text = text
        self.first_line = first_line
        self._reserved = frozenset(reserved)
        self._named = named
        self._references: dict[str, dict[str, object]] = {}

    @cached_property
    def tokens(self) -> list[Token]:
        """The text as markdown-it reads it (markdown-it-py.readthedocs.io, "The token stream")."""
        environment: dict[str, dict[str, dict[str, object]]] = {}
        tokens = _PARSER.parse(self.text, environment)
        self._references = environment.get("references", {})
        anchors = set(self._reserved)
        lines = self.text.split("\n")
        for token, text in pairwise(tokens):
            if token.type == "heading_open" and token.map is not None:
                where = _Finder(lines, token.map[0], self.first_line).start
                plain = plain_text(text.children or ())
                token.meta[HEADING] = _heading(
                    int(token.tag[1]), plain, where, anchors, named=self._named
                )
        return tokens

    @property
    def headings(self) -> list[Heading]:
        """The headings in order, with the anchors that the site gives them."""
        return self._parts.headings

    @property
    def links(self) -> list[Link]:
        """All links and images; code is left out."""
        return self._parts.links

    @property
    def raw_html(self) -> list[Tag]:
        """Tags of raw HTML and comments."""
        return self._parts.tags

    @property
    def citations(self) -> list[Citation]:
        """Citations and definitions of them; code is left out."""
        return self._parts.citations

    @property
    def written(self) -> list[tuple[str, Position]]:
        """The texts as they stand between marks, in headings too; code is left out."""
        return self._parts.written

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, list items and cells, in order."""
        return self._parts.paragraphs

    @cached_property
    def words(self) -> list[str]:
        """The words of the text in lower case, without marks and addresses."""
        return [w.lower() for p in self.paragraphs for w in _WORD.findall(p.text)]

    @cached_property
    def too_deep(self) -> Position | None:
        """Where lists or quotations are first nested more deeply than DEEPEST, if they are."""
        for token in self.tokens:
            if token.level >= DEEPEST and token.map is not None:
                return Position(self.first_line + token.map[0], 1)
        return None

    @cached_property
    def sections(self) -> list[Section]:
        """The text cut at its level-2 headings, in order; nothing empty stands before the first."""
        starts = [i for i, token in enumerate(self.tokens) if token.level == 0 and _is_h2(token)]
        cuts = [0, *starts, len(self.tokens)]
        found = []
        for start, end in pairwise(cuts):
            piece = self.tokens[start:end]
            if piece:
                title = piece[0].meta[HEADING].text if _is_h2(piece[0]) else ""
                found.append(Section(title, piece))
        return found

    @cached_property
    def _parts(self) -> _Parts:
        parts = _Parts()
        section = ""
        lines = self.text.split("\n")
        stack: list[Token] = []
        boxed = False
        for token in self.tokens:
            boxed = boxed or TICKED in token.meta
            if token.nesting == 1:
                stack.append(token)
            elif token.nesting == -1:
                stack.pop()
            if token.type == "html_block":
                start = token.map[0] if token.map else 0
                shown = token.content.strip().split("\n")[0]
                parts.tags.append(Tag(shown, Position(self.first_line + start, 1)))
            if token.type != "inline" or token.map is None:
                continue
            finder = _Finder(lines, token.map[0], self.first_line)
            if boxed:
                finder.find("]")  # the end of the box, which stands in the first text of its item
                boxed = False
            found = _Inline(finder)
            found.read(token.children or ())
            if stack and stack[-1].type == "heading_open":
                heading = stack[-1].meta[HEADING]
                parts.headings.append(heading)
                if heading.level == 2:
                    section = heading.text
            else:
                types = {opened.type for opened in stack}
                kind = "item" if "list_item_open" in types else "paragraph"
                kind = "cell" if "table_open" in types else kind
                cites = tuple(c.key for c in found.citations)
                plain = plain_text(token.children or ())
                parts.paragraphs.append(Paragraph(section, kind, plain, finder.start, cites))
            parts.written += found.written
            parts.links += found.links
            parts.tags += found.tags
            parts.citations += found.citations
        for label, reference in self._references.items():
            # `[^s1]: https://…` is a definition of a link to the parser.
            if label.startswith("^"):
                line = _first_line(reference)
                position = Position(self.first_line + line, 1)
                parts.citations.append(Citation(label[1:].lower(), position, definition=True))
        return parts


class Phrase(str):
    """A text of front matter that may hold emphasis, code and links, but no blocks.

    `folder` is the folder within docs/ of the file that it stands in; its links start there.
    """

    folder: str

    def __new__(cls, text: str, folder: str = "") -> Phrase:
        """The phrase `text` of a file in `folder`."""
        phrase = super().__new__(cls, text)
        phrase.folder = folder
        return phrase

    @cached_property
    def tokens(self) -> list[Token]:
        """The text as markdown-it reads it, without the block around it."""
        return _PARSER.parseInline(str(self))[0].children or []

    @cached_property
    def plain(self) -> str:
        """The text without marks."""
        return plain_text(self.tokens)

    @cached_property
    def _found(self) -> _Inline:
        found = _Inline(_Finder(str(self).split("\n"), 0, 1))
        found.read(self.tokens)
        return found

    @property
    def links(self) -> list[Link]:
        """Its links and images; their places count from the beginning of the phrase."""
        return self._found.links

    @property
    def raw_html(self) -> list[Tag]:
        """Its tags of raw HTML, placed likewise."""
        return self._found.tags

    @property
    def written(self) -> list[tuple[str, Position]]:
        """Its texts between marks, code left out, placed likewise."""
        return self._found.written


def _is_h2(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2"


def _first_line(reference: dict[str, object]) -> int:
    place = reference.get("map")
    return int(place[0]) if isinstance(place, list) else 0


class _Finder:
    """Finds where a piece of inline source stands, going forward through a block's lines."""

    def __init__(self, lines: list[str], line: int, first_line: int) -> None:
        self._lines = lines
        self._line = line
        self._column = 0
        self._first_line = first_line
        indent = len(lines[line]) - len(lines[line].lstrip())
        self.start = Position(first_line + line, indent + 1)

    def find(self, piece: str) -> Position:
        for line in range(self._line, len(self._lines)):
            column = self._lines[line].find(piece, self._column if line == self._line else 0)
            if column >= 0:
                self._line, self._column = line, column + len(piece)
                return Position(self._first_line + line, column + 1)
            if line > self._line and not self._lines[line].strip():
                break
        return Position(self._first_line + self._line, self._column + 1)


@dataclass
class _Inline:
    """What stands in one run of inline tokens."""

    finder: _Finder
    links: list[Link] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    written: list[tuple[str, Position]] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> None:
        open_links: list[tuple[str, Position, list[str]]] = []
        addressed = False
        for token in tokens:
            match token.type:
                case "link_open":
                    target = str(token.attrGet("href") or "")
                    addressed = token.markup == "autolink"
                    mark = "<" if addressed else "["
                    open_links.append((target, self.finder.find(mark), []))
                case "link_close":
                    addressed = False
                    target, where, text = open_links.pop()
                    self.links.append(Link(target, "".join(text), where))
                case "image":
                    target = str(token.attrGet("src") or "")
                    where = self.finder.find("![")
                    self.links.append(Link(target, token.content, where, image=True))
                case "html_inline":
                    self.tags.append(Tag(token.content, self.finder.find(token.content)))
                case "text" | "code_inline":
                    if open_links:
                        open_links[-1][2].append(token.content)
                    if token.type == "text" and token.content.strip() and not addressed:
                        self.written.append((token.content, self.finder.find(token.content)))
                case "citation":
                    where = self.finder.find(token.content)
                    definition = bool(token.meta["definition"])
                    self.citations.append(Citation(str(token.meta["key"]), where, definition))


def plain_text(tokens: Iterable[Token]) -> str:
    """The text of inline tokens without marks and citations; line breaks are blanks."""
    pieces = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
        elif token.type in {"text", "code_inline", "image"}:
            pieces.append(token.content)
    return "".join(pieces).strip()


def texts_to_explain(tokens: Iterable[Token]) -> Iterator[Token]:
    """The text tokens in which terms may be explained: not in links, headings, tables or code.

    `tokens` are of blocks or inline.
    """
    closed = 0
    for token in tokens:
        if token.type in {"heading_open", "table_open", "link_open"}:
            closed += 1
        elif token.type in {"heading_close", "table_close", "link_close"}:
            closed -= 1
        elif closed:
            continue
        elif token.type == "inline":
            yield from texts_to_explain(token.children or ())
        elif token.type == "text":
            yield token


def slugify(text: str) -> str:
    """The anchor of a heading: its letters without accents, digits and hyphens, in lower case.

    Letters that have no form in ASCII are left out. The addresses of the site are made this way
    since its beginning, so it stays as it is.
    """
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    kept = re.sub(r"[^\w\s-]", "", ascii_only).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def _heading(level: int, text: str, where: Position, anchors: set[str], *, named: bool) -> Heading:
    """A heading with its anchor, which is added to `anchors`."""
    name = _ANCHOR.search(text) if named else None
    if name:
        text, anchor = text[: name.start()].strip(), name["id"]
    else:
        base = anchor = slugify(text)
        count = 0
        while anchor in anchors:
            count += 1
            anchor = f"{base}_{count}"
    anchors.add(anchor)
    return Heading(level, text, anchor, where)
