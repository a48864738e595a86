"""Where the pages lie that nobody authors, so that authors can link to them and rules know it."""

from __future__ import annotations

from safedata.library.vocabulary import Vocabulary

RULES = "contribute/rules.md"
CORRECTIONS = "about/corrections.md"
WHO = "about/who.md"
DANGER = "about/report-a-danger.md"
"""Authored; what the settings of the site say of it is added."""
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
    return frozenset((RULES, CORRECTIONS, WHO, *RESOURCES, *GLOSSARY, *words, *cards))
