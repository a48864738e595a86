"""A page for every word of the vocabulary that has one, and the index of them all."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from safedata.library import places
from safedata.library.graph import Library
from safedata.library.model import KINDS
from safedata.library.vocabulary import Word
from safedata.views import explorer
from safedata.views.page import Page
from safedata.views.related_words import RelatedWords
from safedata.views.template import render
from safedata.views.urls import word_url
from safedata.views.view import Settings, View
from safedata.wording import _

_PAGES_OF_WORDS = {model.PAGES_OF: model for model in KINDS.values() if model.PAGES_OF}
"""Facets whose words have an entry of their own besides."""


def feed_title(facet_label: str, label: str) -> str:
    """What the feed of a word is called."""
    return _("%(facet)s: %(word)s", facet=facet_label, word=label)


def pages(library: Library, settings: Settings) -> Iterator[Page]:
    """The page of each word of the facets with ``pages: true``."""
    related = RelatedWords(library)
    for facet, data in library.vocabulary.facets.items():
        if data.pages:
            for word in data.words:
                yield _page(facet, word, library, settings, related)


def _page(
    facet: str, word: Word, library: Library, settings: Settings, related: RelatedWords
) -> Page:
    path = places.of_word(facet, word.id)
    data = library.vocabulary.facets[facet]
    view = View(library, settings, path)
    groups = [
        (kind, found)
        for kind, model in KINDS.items()
        if (found := library.tagged(facet, word.id, model))
    ]
    model = _PAGES_OF_WORDS.get(facet)
    body = render(
        "tag",
        view,
        facet=facet,
        facet_data=data,
        word=word,
        groups=groups,
        page_entry=model and library.get(model, word.id),
        companions=related.of(facet, word.id),
        explorer_url=explorer.address_of_word(facet, word.id),
    )
    return Page(
        path,
        word.label,
        body,
        "tag",
        tuple(view.contents),
        description=word.definition,
        wide=True,
        feed=feed_title(data.label, word.label) if settings.site_url else "",
    )


def index(view: View) -> Markup:
    """The index of the vocabulary."""
    library = view.library
    facets = [
        (
            name,
            data,
            [
                (word, word_url(name, word.id), library.count(name, word.id).total())
                for word in data.words
            ],
        )
        for name, data in library.vocabulary.facets.items()
        if data.pages
    ]
    return render("tags", view, facets=facets)
