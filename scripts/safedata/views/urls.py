"""Addresses within the site: from a page's path to its address, and from one page to another."""

from __future__ import annotations

from safedata.library import places


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
    # Addresses of pages end in a slash, so the last part of both is empty or a file's name.
    there, steps = path.split("/"), here.split("/")[:-1]
    common = 0
    while common < min(len(there) - 1, len(steps)) and there[common] == steps[common]:
        common += 1
    way = "../" * (len(steps) - common) + "/".join(there[common:])
    return f"{way or './'}{mark}{anchor}"


def word_url(facet: str, word: str) -> str:
    """The address of the page about the word `word` of the vocabulary's `facet`."""
    return url_of(places.of_word(facet, word))
