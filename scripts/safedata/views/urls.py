"""Addresses within the site: from a page's path to its address, and from one page to another."""

from __future__ import annotations

import posixpath

from safedata import addresses


def url_of(path: str) -> str:
    """The address of the page whose Markdown file is `path` within docs/.

    ``stories/x.md`` gives ``stories/x/``, ``stories/index.md`` gives ``stories/``, and
    ``index.md`` gives the empty text.
    """
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def relative(target: str, here: str) -> str:
    """A link from the page at the address `here` to `target`, both counted from the site's top.

    `target` may carry an anchor. Addresses with a scheme are returned as they are.
    """
    if "://" in target or target.startswith("mailto:"):
        return target
    path, mark, anchor = target.partition("#")
    if path == here and mark:
        return mark + anchor
    way = posixpath.relpath(path or ".", here or ".")
    slash = "/" if path.endswith("/") or not path else ""
    return f"{way}{slash}{mark}{anchor}"


def word_url(facet: str, word: str) -> str:
    """The address of the page about the word `word` of the vocabulary's `facet`."""
    return url_of(addresses.of_word(facet, word))
