"""What nobody authors: where made pages lie, and the anchors of made sections of entries' pages.

So that authors can link to them and rules know it.
"""

from __future__ import annotations

from safedata.library.vocabulary import Vocabulary

RULES = "contribute/rules.md"
RESOURCES = tuple(
    f"resources/{name}.md"
    for name in (
        "start-here",
        "by-kind",
        "by-audience",
        "by-stage",
        "by-language",
        "by-time",
        "what-changed",
    )
)
GLOSSARY = tuple(
    f"glossary/{name}.md" for name in ("by-group", "by-language", "same-word", "abbreviations")
)

ANCHORS: dict[str, frozenset[str]] = {
    "story": frozenset({"what-to-do", "resources", "words", "patterns", "related", "sources"}),
    "pattern": frozenset({"resources", "stories"}),
    "remediation": frozenset(
        {"done-for", "tensions", "guidance", "stories", "words", "related"},
    ),
    "resource": frozenset({"replaces", "used-by", "guidance-for", "used-in-stories"}),
    "term": frozenset(
        {"according-to", "confused-with", "heard-as", "abbreviations", "related", "translations"}
        | {"used-by", "used-in-remediations", "used-in-stories"},
    ),
    "roundtable": frozenset({"questions", "key-points", "commitments", "sources"}),
    "role": frozenset(
        {"decides", "begin", "first-week", "first-month", "first-quarter", "asks", "leads"}
        | {"supports", "resources"},
    ),
    "stage": frozenset(
        {"questions", "red-flags", "in-the-room", "outputs", "budget", "start-with", "then"}
        | {"remediations", "stories", "maps-to"},
    ),
}
"""The sections that the build adds to the pages of each kind of entry, by their anchors.

A section without anything in it is left out, so not every page has every one of them: the strict
build, which sees the pages, refuses a link to one that is not there.
"""


def of_word(facet: str, word: str) -> str:
    """The page about the word `word` of `facet`."""
    return f"tags/{facet}/{word}.md"


def of_cards(role: str) -> str:
    """The page with the words that `role` and its colleagues hear differently."""
    return f"glossary/same-word/{role}.md"


def generated(vocabulary: Vocabulary) -> frozenset[str]:
    """The paths within docs/ of all pages that the build makes besides those of entries."""
    words = (
        of_word(facet, word)
        for facet, data in vocabulary.facets.items()
        if data.pages
        for word in vocabulary.ids(facet)
    )
    cards = (of_cards(role) for role in vocabulary.ids("role"))
    return frozenset((RULES, *RESOURCES, *GLOSSARY, *words, *cards))
