"""The page of rules, made from the rules themselves."""

from __future__ import annotations

from safedata.checks import RULES
from safedata.library import places
from safedata.library.graph import Library
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View
from safedata.wording import N_, _

READING = (
    ("encoding", N_("The file is text in UTF-8.")),
    ("empty", N_("The file is not empty.")),
    ("front-matter", N_("The file begins with a block of data between two lines ---.")),
    ("yaml", N_("The block can be read as YAML.")),
    ("slug", N_("The file name is lower case, with single hyphens, and used once in its folder.")),
    ("missing-key", N_("No key that the kind of entry needs is left out.")),
    ("unknown-key", N_("No key is written that the kind of entry does not have.")),
    ("type", N_("Each value is of the right sort: text, number, list, true or false.")),
    ("value", N_("Where only certain values are possible, it is one of them.")),
    ("length", N_("Texts and lists are neither too short nor too long.")),
    ("date", N_("Dates are dates.")),
)
"""What the loader finds before any rule is asked: the names of its findings, explained."""


BUILT = (
    (
        "built-element",
        N_("Pages hold elements from a short list: no inline script, no frame, no comment."),
    ),
    (
        "built-attribute",
        N_("Elements have attributes from a short list: no style, nothing that runs."),
    ),
    (
        "built-address",
        N_(
            "Links are https, mailto or relative; all that a page loads by itself is of the"
            " same site."
        ),
    ),
    (
        "built-link",
        N_("Each link within the site leads to a page or a file, and to a place in it."),
    ),
    ("built-id", N_("An id stands once on its page, and a label or a name finds what it is for.")),
    ("built-page", N_("A page has one heading, a title, a description and a language.")),
    ("built-policy", N_("A page begins with the Content-Security-Policy of the site.")),
    ("built-weight", N_("The first view of a page is at most 100 kB, packed as hosts do.")),
    (
        "built-file",
        N_("The site has files of known sorts, and those of XML hold nothing that runs."),
    ),
)
"""What the inspection of the built site finds: the names of its findings, explained."""


def page(library: Library, settings: Settings) -> Page:
    """The page that explains each rule to contributors."""
    view = View(library, settings, places.RULES)
    reading = [(name, _(meaning)) for name, meaning in READING]
    built = [(name, _(meaning)) for name, meaning in BUILT]
    body = render("rules", view, rules=RULES, reading=reading, built=built)
    return Page(
        places.RULES,
        _("Rules"),
        body,
        "page",
        tuple(view.contents),
        description=_("What the checks ask of every entry, why, and how to mend a finding."),
        listed=True,
    )
