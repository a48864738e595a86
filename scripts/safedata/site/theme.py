"""What the theme's templates are given, and how: everything is text and escaped, unless it is HTML.

HTML is what bears the type for it, `markupsafe.Markup`. MkDocs hands its own as plain strings; they
are given that type here, once.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from safedata.source.link import Leads, leads
from safedata.source.prose import slugify
from safedata.wording.templates import install

__all__ = ["first_url", "is_address", "prepare", "typed", "with_subject"]

_SUBJECT = re.compile("subject=", re.IGNORECASE)


def prepare(env: Environment, **values: Any) -> None:
    """Let `env` escape all that its templates show, and give them messages and `values` to show.

    To be called before `env` compiles its first template.
    """
    env.autoescape = True
    install(env)
    env.filters["anchor"] = slugify
    env.filters["first_url"] = first_url
    env.filters["with_subject"] = with_subject
    env.tests["address"] = is_address
    env.globals.update(values)


def typed(html: str, page: Page) -> Markup:
    """`html`, the content of `page`, as what it is.

    The headings in the contents of `page` become what they are, too: HTML without elements. So
    does its title: text, also where it was taken from a heading.
    """
    if "title" not in page.meta and page.title:
        page.meta["title"] = unescape(page.title)
    _type_headings(list(page.toc))
    return Markup(html)  # noqa: S704 - Markdown's own, and of the views


def _type_headings(headings: list[AnchorLink]) -> None:
    for heading in headings:
        heading.title = Markup(heading.title)  # noqa: S704 - escaped
        _type_headings(heading.children)


def is_address(value: object) -> bool:
    """Whether `value`, a setting, is an address to which a page may send readers."""
    address = str(value or "")
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an address with half a pair of brackets
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return leads(address) is Leads.HTTPS


def with_subject(address: str, subject: str) -> str:
    """`address` with a subject for the letter, if it is one to write letters to."""
    path, _, query = address.partition("?")
    if not path.startswith("mailto:"):
        return address
    others = [pair for pair in query.split("&") if pair and not _SUBJECT.match(pair)]
    return path + "?" + "&".join([*others, "subject=" + quote(subject, safe="")])


def first_url(item: StructureItem) -> str:
    """The address within the site to which `item` of the navigation leads.

    A section leads to its own index, else to its first page. Empty for what leads nowhere, or out
    of the site by another way than an address.
    """
    children: list[StructureItem] = getattr(item, "children", None) or []
    for child in children:
        if isinstance(child, Page) and child.is_index:
            return child.url
    if children:
        return first_url(children[0])
    url = str(getattr(item, "url", None) or "")
    return url if isinstance(item, Page) or is_address(url) else ""
