"""What a built page may hold: elements, their attributes, and the values of those that do things.

Everything else is a breach. The lists hold what the theme, our templates and Markdown need today,
and nothing in reserve: who adds a word here says in the review what it is for. Never: what runs
(``on…``, inline scripts, ``srcdoc``), what loads in ways of its own (``style``, ``srcset``,
frames, ``object``, ``base``, ``meta`` refresh), and what sends (``action``, ``ping``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "DATA_SCRIPTS",
    "DRAWING",
    "DRAWN",
    "ELEMENTS",
    "EVERYWHERE",
    "LOADING",
    "TOLD",
    "VALUES",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYWHERE = _words(
    """
    class id title lang dir hidden role tabindex
    aria-atomic aria-controls aria-current aria-describedby aria-expanded aria-hidden aria-label
    aria-labelledby aria-live aria-pressed
    data-md-component data-md-scrollfix data-md-toggle data-md-type data-tabs
    data-sd-all data-sd-clear data-sd-copy data-sd-csv data-sd-explorer data-sd-filter
    data-sd-filter-label data-sd-kind data-sd-plain data-sd-plain-note data-sd-scheme-switch
    data-sd-search data-sd-search-files data-sd-suggest data-sd-words
    """
)
"""The attributes that every HTML element may have. Those of data are what our scripts look for."""

ELEMENTS: Mapping[str, frozenset[str]] = {
    # the document
    "html": frozenset(),
    "head": frozenset(),
    "title": frozenset(),
    "meta": _words("charset name content http-equiv"),
    "link": _words("rel href type hreflang"),
    "script": _words("src type defer data-entries"),
    "body": frozenset(),
    # its parts
    "article": frozenset(),
    "aside": frozenset(),
    "div": frozenset(),
    "footer": frozenset(),
    "header": frozenset(),
    "main": frozenset(),
    "nav": frozenset(),
    "noscript": frozenset(),
    "section": frozenset(),
    # blocks of text
    "blockquote": frozenset(),
    "dd": frozenset(),
    "details": _words("open"),
    "dl": frozenset(),
    "dt": frozenset(),
    "figcaption": frozenset(),
    "figure": frozenset(),
    "h1": frozenset(),
    "h2": frozenset(),
    "h3": frozenset(),
    "h4": frozenset(),
    "h5": frozenset(),
    "h6": frozenset(),
    "hr": frozenset(),
    "li": frozenset(),
    "ol": _words("start"),
    "p": frozenset(),
    "pre": frozenset(),
    "summary": frozenset(),
    "ul": frozenset(),
    # tables
    "caption": frozenset(),
    "table": frozenset(),
    "tbody": frozenset(),
    "td": _words("colspan rowspan"),
    "tfoot": frozenset(),
    "th": _words("scope colspan rowspan"),
    "thead": frozenset(),
    "tr": frozenset(),
    # within a line
    "a": _words("href hreflang rel data-term data-definition"),
    "abbr": frozenset(),
    "b": frozenset(),
    "br": frozenset(),
    "cite": frozenset(),
    "code": frozenset(),
    "del": frozenset(),
    "em": frozenset(),
    "i": frozenset(),
    "img": _words("src alt width height loading decoding"),
    "kbd": frozenset(),
    "mark": frozenset(),
    "q": frozenset(),
    "s": frozenset(),
    "small": frozenset(),
    "span": frozenset(),
    "strong": frozenset(),
    "sub": frozenset(),
    "sup": frozenset(),
    "time": _words("datetime"),
    # what is filled in, by tools that work in the browser: forms have no action
    "button": _words("type disabled"),
    "form": frozenset(),
    "input": _words("type name value checked disabled autocomplete enterkeyhint placeholder"),
    "label": _words("for"),
    "option": _words("value selected disabled"),
    "select": _words("name"),
    # drawings; within them DRAWING holds
    "svg": frozenset(),
}
"""The HTML elements, each with the attributes that it may have besides those of EVERYWHERE."""

DRAWN = _words(
    """
    class id role aria-hidden aria-label aria-labelledby focusable
    viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform
    fill fill-opacity fill-rule clip-rule opacity stroke stroke-dasharray stroke-linecap
    stroke-linejoin stroke-opacity stroke-width text-anchor dominant-baseline xmlns
    """
)
"""The attributes of elements of a drawing: SVG's own, without any that lead or load."""

DRAWING = _words("svg g path circle ellipse line polygon polyline rect text tspan title desc")
"""The elements of a drawing. Not ``a``, ``use``, ``image``, ``style``, ``script``, ``set``,
``animate`` and ``foreignObject``: each is a way to load, to lead or to run."""

VALUES: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("meta", "charset"): re.compile("utf-8", re.IGNORECASE),
    ("meta", "http-equiv"): re.compile("Content-Security-Policy"),
    ("meta", "name"): re.compile(
        "viewport|description|generator|color-scheme|theme-color|author|robots"
    ),
    ("link", "rel"): re.compile("canonical|icon|stylesheet|alternate feed|prev|next"),
    ("script", "type"): re.compile("module|application/json|application/ld[+]json"),
    ("a", "rel"): re.compile(
        "(?:external|license|nofollow|noopener|noreferrer|prev|next|tag)"
        "(?: (?:external|license|nofollow|noopener|noreferrer|prev|next|tag))*"
    ),
    ("input", "type"): re.compile("checkbox|radio|search|text|number"),
    ("button", "type"): re.compile("button|reset"),
}
"""What the value of an attribute must be, where a browser does something by it."""

DATA_SCRIPTS = _words("application/json application/ld+json")
"""The types of a ``script`` that holds data: it may stand in the page, and never runs."""

LOADING = frozenset({("script", "src"), ("img", "src"), ("link", "stylesheet"), ("link", "icon")})
"""What a page loads of itself for its first view, by element and attribute or relation."""

TOLD = _words("data-entries data-sd-search-files data-sd-suggest")
"""Attributes by which a script is told of a file or a folder that it may load when it is needed."""
