"""Text into HTML or Markdown: what front matter holds is prose too, with emphasis and links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape

from markdown_it import MarkdownIt
from markupsafe import Markup

from safedata.views.urls import url_of

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_NEEDS_MARKDOWN = re.compile(r"[*_`\[<\\]")
_SPECIAL = re.compile(r"([\\`*_\[\]{}|])")
_MARKDOWN_LINK = re.compile(r'href="(?P<path>(?![a-z]+:)[^"#]*\.md)(?P<anchor>#[^"]*)?"')


def inline(text: str, folder: str, href: Callable[[str], str]) -> Markup:
    """The Markdown `text` of one front matter value as HTML, without a paragraph around it.

    Links to Markdown files are read from `folder` and turned into addresses, which `href` makes
    relative to the page.
    """
    if not _NEEDS_MARKDOWN.search(text):
        return Markup(escape(text, quote=False))  # noqa: S704 - escaped

    def address(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["path"]))
        return f'href="{href(url_of(path) + (match["anchor"] or ""))}"'

    html = _MARKDOWN.renderInline(text).replace("\n", " ")
    return Markup(_MARKDOWN_LINK.sub(address, html))  # noqa: S704 - markdown-it escapes


def literal(text: str) -> Markup:
    """`text` as Markdown that shows it letter by letter."""
    return Markup(_SPECIAL.sub(r"\\\1", escape(text, quote=False)))  # noqa: S704 - escaped
