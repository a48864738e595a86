"""Finds what readers would read and no catalogue has, as ``file:line: the words``.

Templates are read by Jinja's own parser: what stands in them, and the texts in what they show, is
put together as it comes, and read as HTML. Text between tags, and in the attributes that readers
meet, must come from a message. Texts that are handed on (to a macro, a function, a list) show
nothing by themselves; there, and in Python, a text that reads like one must be a message, too.
Scripts are read by Babel's lexer.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

from babel.messages.jslexer import Token, tokenize, unquote_string
from jinja2 import Environment, nodes

from safedata.wording.catalogue import KEYWORDS

NAMES = frozenset({"CC BY 4.0", "MIT"})
"""Proper names, which are the same in every language."""

READ = frozenset(
    {
        "alt",
        "aria-description",
        "aria-label",
        "aria-placeholder",
        "aria-roledescription",
        "aria-valuetext",
        "data-sd-filter-label",
        "label",
        "placeholder",
        "summary",
        "title",
    }
)
"""Attributes that readers meet; besides, the value of a button."""

_BUTTONS = {"button", "reset", "submit"}
_NOT_READ = {"code", "script", "style"}
"""Elements whose text is for programs."""

_SAID = "�"
"""Stands in HTML for what comes from elsewhere: data, a message."""


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """Words at a line of a text."""

    line: int
    words: str


def is_text(value: str) -> bool:
    """Whether a string that is handed on is for readers, and not a key, a path or a class.

    Keys, paths and single classes are one word in lower case. Several classes begin with ``sd-``;
    selectors begin with a dot or a hash.
    """
    words = value.split()
    if not any(map(str.isalpha, value)) or value in NAMES or value[0] in ".#":
        return False
    if len(words) > 1 or value != value.strip():
        return not all(word.startswith(("sd-", "md-")) for word in words)
    return value[0].isupper() and not value.isupper()


# HTML


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Literal] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name, value in attrs:
            read = name in READ or (name == "value" and given.get("type") in _BUTTONS)
            if read and value:
                self._read(value, self.getpos()[0])
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in _NOT_READ:
            return
        line = self.getpos()[0]
        for number, part in enumerate(data.split("\n")):
            self._read(part, line + number)

    def _read(self, text: str, line: int) -> None:
        for part in text.split(_SAID):
            words = " ".join(part.split())
            if any(map(str.isalpha, words)) and words.rstrip(".") not in NAMES:
                self.found.append(Literal(line, words))


def in_html(text: str) -> list[Literal]:
    """What readers would read of HTML."""
    parser = _Html()
    parser.feed(text)
    parser.close()
    return sorted(parser.found)


# Templates


class _Template:
    """The HTML that a template would show, line by line, and the texts that it hands on."""

    def __init__(self, root: nodes.Template) -> None:
        self.html = ""
        self.found: list[Literal] = []
        self._visit(root)

    def _visit(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                self._show(part)
        elif isinstance(node, nodes.Expr):
            self._handed_on(node, shown=())
        elif not isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
            for child in node.iter_child_nodes():
                self._visit(child)

    def _show(self, part: nodes.Expr) -> None:
        # The parser drops line breaks beside tags; they are put in again, so that lines are right.
        self.html += "\n" * (part.lineno - 1 - self.html.count("\n"))
        if isinstance(part, nodes.TemplateData):
            self.html += part.data
            return
        shown = list(_shown(part))
        self.html += "".join(f"{_SAID}{const.value}{_SAID}" for const in shown) or _SAID
        self._handed_on(part, shown)

    def _handed_on(self, node: nodes.Node, shown: Iterable[nodes.Const]) -> None:
        known = {id(const) for const in shown}
        if isinstance(node, nodes.Const):
            if isinstance(node.value, str) and id(node) not in known and is_text(node.value):
                self.found.append(Literal(node.lineno, node.value))
        elif isinstance(node, nodes.Call) and _is_message(node):
            for value in node.kwargs:
                self._handed_on(value, shown)
        elif not isinstance(node, nodes.Compare):
            for child in node.iter_child_nodes():
                self._handed_on(child, shown)


def _is_message(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in KEYWORDS


def _shown(node: nodes.Node) -> Iterator[nodes.Const]:
    """The texts of which an expression that is shown may be made."""
    match node:
        case nodes.Const(value=str()):
            yield node
        case nodes.CondExpr():
            yield from _shown(node.expr1)
            if node.expr2 is not None:
                yield from _shown(node.expr2)
        case nodes.Concat():
            for part in node.nodes:
                yield from _shown(part)
        case nodes.BinExpr():
            yield from _shown(node.left)
            yield from _shown(node.right)
        case nodes.Filter() if node.node is not None:
            yield from _shown(node.node)
            for argument in node.args if node.name in {"d", "default"} else ():
                yield from _shown(argument)


def in_template(text: str, *, trim: bool = False) -> list[Literal]:
    """What readers would read of a template; `trim` as in the environment that renders it."""
    env = Environment(  # noqa: S701 - nothing is rendered
        extensions=["jinja2.ext.i18n"], trim_blocks=trim, lstrip_blocks=trim
    )
    template = _Template(env.parse(text))
    return sorted([*in_html(template.html), *template.found])


# Python


def in_python(text: str, known: Iterable[str] = ()) -> list[Literal]:
    """What readers would read of a module: its texts but `known` ones and what its errors say."""
    return sorted(_of_python(ast.parse(text), frozenset(known)))


def _of_python(node: ast.AST, known: frozenset[str]) -> Iterator[Literal]:
    match node:
        case ast.Assert() | ast.Raise():
            return
        case ast.Expr(value=ast.Constant()):  # a docstring
            return
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return
        case ast.Call(func=ast.Name(id=name)) if name in KEYWORDS:
            for keyword in node.keywords:
                yield from _of_python(keyword, known)
        case ast.Constant(value=str(text)) if text not in known:
            if "<" in text:
                literal = _SAID.join(part for part, *_ in Formatter().parse(text))
                for found in in_html(literal):
                    yield Literal(node.lineno + found.line - 1, found.words)
            elif is_text(text):
                yield Literal(node.lineno, text)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _of_python(child, known)


# Scripts

_SELECT = frozenset(
    {"closest", "each", "matchMedia", "matches", "one", "querySelector", "querySelectorAll"}
    | {"supports"}
)
"""Functions that are given a selector or a query, which may have blanks."""

_SHOW = frozenset(
    {"alt", "ariaLabel", "innerText", "placeholder", "textContent", "title"}
    | {"aria-label", "aria-description"}
)
"""Properties and attributes that readers meet."""

_WORDS = frozenset({"case", "in", "of", "return", "typeof", "yield"})


def in_script(text: str) -> list[Literal]:
    """What readers would read of a script.

    That is a text with a blank, or one word with a capital letter, or any word that is given to a
    property that is read; unless it is a message, compared with something, or a selector.

    Raises ValueError where a regular expression follows a word of the language: Babel's lexer takes
    it for a division, and may find no messages after it.
    """
    tokens = [
        token for token in tokenize(text, jsx=False, dotted=False) if "comment" not in token.type
    ]
    found = []
    callers: list[str] = []
    for place, token in enumerate(tokens):
        before, after = tokens[max(place - 3, 0) : place], tokens[place + 1 : place + 2]
        if token.type == "operator" and token.value in "([{":
            callers.append(before[-1].value if before and token.value == "(" else "")
        elif token.type == "operator" and token.value in ")]}":
            callers.pop()
        elif token.type == "name" and token.value in _WORDS and after and after[0].value == "/":
            raise ValueError(f"line {token.lineno}: Babel takes this expression for a division")
        elif token.type in {"string", "template_string"}:
            words = _words(token)
            caller = callers[-1] if callers else ""
            if caller in KEYWORDS or caller in _SELECT or words == "use strict":
                continue
            if _compared(before, after):
                continue
            read = is_text(words) or (words.isalpha() and _is_shown(before))
            if read:
                found.append(Literal(token.lineno, words))
    return found


def _words(token: Token) -> str:
    if token.type == "string":
        return str(unquote_string(token.value))
    inside = token.value[1:-1]
    while "${" in inside:
        head, _, tail = inside.partition("${")
        inside = head + tail.partition("}")[2]
    return inside


def _compared(before: list[Token], after: list[Token]) -> bool:
    # The lexer takes === for == and =.
    beside = [token.value for token in before]
    sign = beside[-2] if beside[-1:] == ["="] and len(beside) > 1 else "".join(beside[-1:])
    return sign in {"==", "!=", "case"} or any(token.value in {"==", "!="} for token in after)


def _is_shown(before: list[Token]) -> bool:
    """Whether ``.title =``, ``title:`` or ``"title",`` stands before."""
    if len(before) < 2 or before[-1].value not in {"=", ":", ","}:
        return False
    name = before[-2]
    return (unquote_string(name.value) if name.type == "string" else name.value) in _SHOW


def told(file: Path, root: Path, found: Iterable[Literal]) -> list[str]:
    """`found` in `file`, as findings are told."""
    return [f"{file.relative_to(root).as_posix()}:{it.line}: {it.words}" for it in found]
