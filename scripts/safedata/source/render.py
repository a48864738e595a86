"""Tokens of prose into HTML: only what is written here can come out.

Tags of raw HTML come out as the text they are. A link that leads neither within the site nor over
https comes out as its text, a picture from another host as its description. The checks refuse
all of these; this is what a preview shows of them, and the second net.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from safedata.source.link import Leads, leads
from safedata.source.prose import HEADING, TICKED, Heading

_LANGUAGE = re.compile(r"[A-Za-z0-9_+-]+")
_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")

Environment = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a text token, from `start` to `end`, and the HTML that takes its place."""

    start: int
    end: int
    html: Markup


@dataclass(frozen=True)
class Rendering:
    """What a renderer asks of the page that it renders for.

    `address` gives the address of a link within the site, as written. `heading` makes a heading
    of what is known of it and the HTML in it. `cite` makes a citation of its key; None shows it as
    written. `marks` has what to mark in text tokens, in order, by the id of the token.
    """

    address: Callable[[str], str]
    heading: Callable[[Heading, Markup], Markup]
    cite: Callable[[str], Markup] | None = None
    marks: Mapping[int, Sequence[Mark]] = field(default_factory=dict)


def blocks(tokens: Sequence[Token], rendering: Rendering) -> Markup:
    """The HTML of block tokens."""
    return Markup(_Html(rendering).render(tokens, _OPTIONS, {}))  # noqa: S704 - made below


def inline(
    tokens: Sequence[Token],
    address: Callable[[str], str],
    marks: Mapping[int, Sequence[Mark]] = MappingProxyType({}),
) -> Markup:
    """The HTML of inline tokens, in one line. `address` and `marks` are as in `Rendering`."""
    rendering = Rendering(address, lambda heading, html: html, None, marks)
    html = _Html(rendering).renderInline(tokens, _OPTIONS, {})
    return Markup(html.replace("\n", " "))  # noqa: S704 - made below


_OPTIONS = OptionsDict(
    {
        "maxNesting": 0,
        "html": False,
        "linkify": False,
        "typographer": False,
        "quotes": "",
        "xhtmlOut": False,
        "breaks": False,
        "langPrefix": "language-",
        "highlight": None,
    }
)


class _Html(RendererHTML):
    """markdown-it's renderer, whose methods are named as the types of the tokens they render.

    What is not here is rendered by it: paragraphs, lists, quotations, tables, emphasis, code, each
    with the attributes of its token, which only the parser and `_prepared` set.
    """

    def __init__(self, rendering: Rendering) -> None:
        # The base class looks for its methods anew for each renderer, which takes longer than to
        # render most phrases.
        self.rules = {name: getattr(self, name) for name in _rules()}
        self._for = rendering
        self._open_links: list[bool] = []

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: Environment) -> str:
        html = []
        heading: Heading | None = None
        box = ""
        for i, token in enumerate(tokens):
            if token.type == "heading_open":
                heading = token.meta[HEADING]
            elif token.type == "heading_close":
                heading = None
                html.append("\n")
            elif token.type == "inline":
                inner = self.renderInline(token.children or [], options, env)
                if heading is not None:
                    inner = str(self._for.heading(heading, Markup(inner)))  # noqa: S704
                elif box:
                    inner = f'<label class="sd-tick">{box} <span>{inner}</span></label>'
                    box = ""
                html.append(inner)
            else:
                if TICKED in token.meta:
                    box = f'<input type="checkbox"{" checked" if token.meta[TICKED] else ""}>'
                rule = self.rules.get(token.type, self.renderToken)
                html.append(rule(tokens, i, options, env))
        return "".join(html)

    def text(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        content = tokens[idx].content
        pieces, at = [], 0
        for mark in self._for.marks.get(id(tokens[idx]), ()):
            pieces += [escapeHtml(content[at : mark.start]), str(mark.html)]
            at = mark.end
        return "".join([*pieces, escapeHtml(content[at:])])

    def citation(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        token = tokens[idx]
        if self._for.cite is None or token.meta["definition"]:
            return escapeHtml(token.content)
        return str(self._for.cite(str(token.meta["key"])))

    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        target = str(tokens[idx].attrGet("href") or "")
        where = leads(target)
        shown = where in (Leads.WITHIN, Leads.HTTPS)
        self._open_links.append(shown)
        if not shown:
            return ""
        address = self._for.address(target) if where is Leads.WITHIN else target
        return f'<a href="{escapeHtml(address)}"{_titled(tokens[idx])}>'

    def link_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        return "</a>" if self._open_links.pop() else ""

    def image(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        token = tokens[idx]
        source = str(token.attrGet("src") or "")
        described = escapeHtml(token.content)
        if leads(source) is not Leads.WITHIN:
            return described
        address = escapeHtml(self._for.address(source))
        return f'<img src="{address}" alt="{described}" loading="lazy"{_titled(token)}>'

    def html_inline(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        return escapeHtml(tokens[idx].content)

    def html_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        return f"<p>{escapeHtml(tokens[idx].content.strip())}</p>\n"

    def fence(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        token = tokens[idx]
        language = _LANGUAGE.match(token.info.strip())
        name = f' class="language-{language[0]}"' if language else ""
        return f"<pre><code{name}>{escapeHtml(token.content)}</code></pre>\n"

    def th_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        return f'<th scope="col"{_aligned(tokens[idx])}>'

    def td_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment
    ) -> str:
        return f"<td{_aligned(tokens[idx])}>"


@cache
def _rules() -> tuple[str, ...]:
    """The names of the methods that render a token each."""
    renderer = _Html.__new__(_Html)
    RendererHTML.__init__(renderer)
    return tuple(renderer.rules)


def _titled(token: Token) -> str:
    title = token.attrGet("title")
    return f' title="{escapeHtml(str(title))}"' if title else ""


def _aligned(token: Token) -> str:
    side = _ALIGNED.search(str(token.attrGet("style") or ""))
    return f' class="sd-{side[1]}"' if side else ""
