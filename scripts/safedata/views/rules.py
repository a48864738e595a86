"""The page of rules, made from the rules themselves."""

from __future__ import annotations

from safedata.checks import RULES
from safedata.library import places
from safedata.library.graph import Library
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View

READING = (
    ("encoding", "The file is text in UTF-8."),
    ("empty", "The file is not empty."),
    ("front-matter", "The file begins with a block of data between two lines ---."),
    ("yaml", "The block can be read as YAML."),
    ("slug", "The file name is lower case, with single hyphens, and used once in its folder."),
    ("missing-key", "No key that the kind of entry needs is left out."),
    ("unknown-key", "No key is written that the kind of entry does not have."),
    ("type", "Each value is of the right sort: text, number, list, true or false."),
    ("value", "Where only certain values are possible, it is one of them."),
    ("length", "Texts and lists are neither too short nor too long."),
    ("date", "Dates are dates."),
)
"""What the loader finds before any rule is asked: the names of its findings, explained."""


BUILT = (
    (
        "built-element",
        "Pages hold elements from a short list: no inline script, no frame, no comment.",
    ),
    ("built-attribute", "Elements have attributes from a short list: no style, nothing that runs."),
    (
        "built-address",
        "Links are https, mailto or relative; all that a page loads by itself is of the same site.",
    ),
    ("built-link", "Each link within the site leads to a page or a file, and to a place in it."),
    ("built-id", "An id stands once on its page, and a label or a name finds what it is for."),
    ("built-page", "A page has one heading, a title, a description and a language."),
    ("built-policy", "A page begins with the Content-Security-Policy of the site."),
    ("built-weight", "The first view of a page is at most 100 kB, packed as hosts do."),
    ("built-file", "The site has files of known sorts, and those of XML hold nothing that runs."),
)
"""What the inspection of the built site finds: the names of its findings, explained."""


def page(library: Library, settings: Settings) -> Page:
    """The page that explains each rule to contributors."""
    view = View(library, settings, places.RULES)
    body = render("rules", view, rules=RULES, reading=READING, built=BUILT)
    return Page(
        places.RULES,
        "Rules",
        body,
        "page",
        tuple(view.contents),
        description="What the checks ask of every entry, why, and how to mend a finding.",
        listed=True,
    )
