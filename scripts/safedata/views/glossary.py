"""The ways into the glossary: A to Z, by group, by language, by profession, by short form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from safedata.library import places
from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import HeardAs, Role, Term
from safedata.views.groups import groups, listing
from safedata.views.page import Page
from safedata.views.template import render
from safedata.views.view import Settings, View

LANGUAGES = ("fr", "es", "ar")


def index(view: View) -> Markup:
    """The A to Z, every definition in place."""
    library = view.library
    letters = [(letter, list(terms)) for letter, terms in groupby(library.all(Term), key=_letter)]
    return render("glossary", view, letters=letters, words_of=_words_of)


def _words_of(term: Entry[Term]) -> str:
    """The words by which a reader of another language, or of short forms, looks for a term."""
    data = term.data
    words = [word for _, word in data.translations.known]
    words += [abbreviation.short for abbreviation in data.abbreviations]
    return " ".join(words)


def _letter(term: Entry[Term]) -> str:
    first = _sort_key(term.name)[:1].upper()
    return first if first.isalpha() else "0-9"


def _sort_key(word: str) -> str:
    """A word without case and accents, and without the Arabic article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.casefold().removeprefix("\u0627\u0644")


def pages(library: Library, settings: Settings) -> Iterator[Page]:
    """The pages beside the A to Z."""
    yield _by_group(library, settings)
    yield _by_language(library, settings)
    yield _abbreviations(library, settings)
    yield from _same_word(library, settings)


def _by_group(library: Library, settings: Settings) -> Page:
    path = "glossary/by-group.md"
    view = View(library, settings, path)
    body = render("by_group", view, list=listing(view, groups(library, Term)))
    return _page(view, "The glossary by group", body)


def _by_language(library: Library, settings: Settings) -> Page:
    path = "glossary/by-language.md"
    languages = []
    for code in LANGUAGES:
        words = [
            (word, term)
            for term in library.all(Term)
            if (word := dict(term.data.translations.known).get(code))
        ]
        languages.append((code, sorted(words, key=lambda pair: _sort_key(pair[0]))))
    view = View(library, settings, path)
    body = render("languages", view, languages=languages)
    return _page(view, "The glossary by language", body)


def _abbreviations(library: Library, settings: Settings) -> Page:
    path = "glossary/abbreviations.md"
    rows = [
        (abbreviation.short, term, abbreviation.also_means)
        for term in library.all(Term)
        for abbreviation in term.data.abbreviations
    ]
    rows.sort(key=lambda row: _sort_key(row[0]))
    view = View(library, settings, path)
    body = render("abbreviations", view, rows=rows)
    return _page(view, "Abbreviations that collide", body)


Heard = list[tuple[Entry[Term], HeardAs]]


def heard_by_role(library: Library) -> dict[str, tuple[Heard, Heard]]:
    """For each role that mishears or is misheard: the words it says, and the words it hears."""
    found = {}
    pairs = [(term, heard) for term in library.all(Term) for heard in term.data.heard_as]
    for role in library.vocabulary.ids("role"):
        said = [(term, heard) for term, heard in pairs if heard.said_by == role]
        hears = [(term, heard) for term, heard in pairs if heard.heard_by == role]
        if said or hears:
            found[role] = (said, hears)
    return found


def _same_word(library: Library, settings: Settings) -> Iterator[Page]:
    roles = []
    for role, (said, hears) in heard_by_role(library).items():
        label = library.vocabulary.label("role", role)
        view = View(library, settings, places.of_cards(role))
        body = render(
            "same_word",
            view,
            label=label,
            role=library.get(Role, role),
            said=said,
            hears=hears,
        )
        page = _page(view, f"Same word, different meaning: {label}", body, "cards")
        roles.append((label, page.url, len(said) + len(hears)))
        yield page
    view = View(library, settings, "glossary/same-word.md")
    body = render("same_words", view, roles=roles)
    yield _page(view, "Same word, different meaning", body)


def _page(view: View, title: str, body: Markup, kind: str = "index") -> Page:
    contents = tuple(view.contents)
    return Page(view.path, title, body, kind, contents, listed=kind == "index")
