"""What every page says of itself: language, title, description, one heading; and its policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safedata.site.inspection.breach import Breach, shortened
from safedata.site.inspection.page import Element, Page
from safedata.source.findings import Severity

__all__ = ["DOCUMENT", "POLICY", "check_document", "check_policy"]

DOCUMENT = "built-page"
POLICY = "built-policy"

_DOCTYPE = re.compile(rb"\s*<!doctype html>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta charset=[\"']?utf-8", re.IGNORECASE)
_LOOKED_AT = 1024
"""Bytes in which a browser looks for the encoding; later it has begun to guess."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LEFTOVER = re.compile(
    r"</?[A-Za-z][^<>]*>"  # an element
    r"|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]+);"  # escaped twice
    r"|\]\([^)]*\)|\[\^[^\]]+\]|\*\*|`|\{[#:.]"  # Markdown: link, footnote, bold, code, attributes
)


def check_document(page: Page) -> Iterator[Breach]:
    """Yield what `page` does not say of itself, or does not say well."""

    def breach(message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Breach:
        return Breach(page.file, DOCUMENT, message, hint, severity)

    if not _DOCTYPE.match(page.data):
        yield breach("the page does not begin with <!doctype html>")
    if not page.whole:
        hint = "Whatever follows it is lost. Somewhere a quote, > or --> is missing."
        yield breach("the page ends within a tag, a comment or a script", hint)
    if not _CHARSET.search(page.data[:_LOOKED_AT]) or len(_meta(page, "charset")) != 1:
        hint = 'Write <meta charset="utf-8">, once and near the top, or browsers guess.'
        yield breach("the page does not say its encoding where browsers look", hint)
    if not any(_LANGUAGE.fullmatch(e.attributes.get("lang") or "") for e in page.tagged("html")):
        yield breach("the page does not say in which language it is", 'Write <html lang="en">.')
    headings = page.tagged("h1")
    if len(headings) != 1:
        hint = "The template of the page makes the heading; the text begins with ##."
        yield breach(f"the page has {len(headings) or 'no'} headings of the first level", hint)
    if any(not heading.text.strip() for heading in headings):
        yield breach("the heading of the first level is empty")
    titles = [e for e in page.tagged("title") if _in_head(e)]
    if len(titles) != 1 or not titles[0].text.strip():
        yield breach("the page has no title, or more than one")
    described = [e for e in _meta(page, "name") if e.attributes["name"] == "description"]
    if len(described) != 1 or not (described[0].attributes.get("content") or "").strip():
        yield breach("the page has no description, or more than one")
    texts = [("title", e.text) for e in titles]
    texts += [("description", e.attributes.get("content") or "") for e in described]
    for what, text in texts:
        if left := _LEFTOVER.search(text):
            # Escaped, so it does no harm; and a text about markup may well mean it.
            message = f"the {what} has markup left in it: {shortened(left[0], 40)}"
            yield breach(message, "It is plain text, for search results.", Severity.WARNING)


def check_policy(page: Page, policy: str) -> Iterator[Breach]:
    """Yield a breach if the Content-Security-Policy `policy` is not the first word of `page`."""
    head = next(iter(page.tagged("head")), None)
    first = None if head is None else head.node.first_child
    while first is not None and not first.is_element_node:
        first = first.next
    stated = _meta(page, "http-equiv")
    right = {"http-equiv": "Content-Security-Policy", "content": policy}
    if first is None or first.attributes != right or len(stated) != 1:
        message = "the head does not begin with the Content-Security-Policy of the site"
        yield Breach(page.file, POLICY, message, "What stands before it is not held to it.")


def _meta(page: Page, attribute: str) -> list[Element]:
    return [e for e in page.tagged("meta") if attribute in e.attributes]


def _in_head(element: Element) -> bool:
    parent = element.node.parent
    return parent is not None and parent.tag == "head"
