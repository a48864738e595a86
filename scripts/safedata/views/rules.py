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


def page(library: Library, settings: Settings) -> Page:
    """The page that explains each rule to contributors."""
    view = View(library, settings, places.RULES)
    body = render("rules", view, rules=RULES, reading=READING)
    return Page(
        places.RULES,
        "Rules",
        body,
        "page",
        tuple(view.contents),
        description="What the checks ask of every entry, why, and how to mend a finding.",
        listed=True,
    )
