"""What the search reads, in three steps that the reader's browser takes only as far as needed.

``heads.json`` has what a page is called and by which words people look for it: enough for the first
results. ``texts.json`` has the sentence or two that sum a page up. ``bodies/<kind>.json`` have the
prose itself, for those who ask for it. The lists of the three run in the same order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safedata.library import places
from safedata.library.entry import Document, Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS as MODELS
from safedata.library.model import EntryData
from safedata.library.model.base import Weights
from safedata.library.model.fields import Named, OfOthers, Telling
from safedata.library.model.relations import marked, values
from safedata.source.prose import Phrase, Prose
from safedata.source.when import When
from safedata.views.urls import url_of

FOLDER = "assets/search/"
"""Where the files lie within the site, beside the script that reads them."""

KINDS: dict[str, tuple[str, str]] = {
    **{kind: model.NAMES for kind, model in MODELS.items()},
    "stage": ("Stage", "Stages"),
    "tag": ("Word", "Words"),
    "page": ("Page", "Pages"),
}
"""The kinds by which results are labelled and filtered: one, and many."""

_WEIGHTS = {"tag": Weights(any=0.6), "page": Weights(any=0.7)}
"""How much the search prefers the kinds that are no entries."""

_FACETS = frozenset({"lifecycle", "cause", "harm", "data", "setting", "role", "topic"})
"""Facets whose words, with their synonyms, lead to the entries that bear them."""

_TAKING_PART = {"with"}
"""Keys whose words are no reason to find an entry: who drives it is, who takes part is not."""

_LEFT_OUT = frozenset({"tags", "decisions"})
"""Folders whose authored pages are no answers to a reader's question."""


@dataclass(frozen=True)
class Found:
    """A page as the search knows it.

    `names` are other names of the same thing, each a phrase. `words` are words of the vocabulary,
    as ``facet/id``. `text` sums the page up, `body` is its prose.
    """

    kind: str
    url: str
    title: str
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    text: str = ""
    body: str = ""


def files(library: Library, documents: Iterable[Document]) -> dict[str, str]:
    """The files by their path within the site; `documents` are all authored files."""
    return write(list(found(library, documents)), library)


def found(library: Library, documents: Iterable[Document]) -> Iterator[Found]:
    """Every page that can be found: entries, words of the vocabulary, and other authored pages."""
    for entry in library.entries:
        if entry.data.status == "published":
            yield _entry(entry, library)
    of_entries = {model.PAGES_OF for model in MODELS.values()}
    for facet, data in library.vocabulary.facets.items():
        if data.pages and facet not in of_entries:
            for word in data.words:
                url = url_of(places.of_word(facet, word.id))
                yield Found("tag", url, word.label, tuple(word.synonyms), (), word.definition)
    for document in documents:
        if document.kind is None and not _LEFT_OUT & set(document.src_uri.split("/")):
            yield _page(document)


def write(pages: list[Found], library: Library) -> dict[str, str]:
    """The files for `pages`, which are numbered in their order, kind by kind."""
    kinds = list(KINDS)
    pages = sorted(pages, key=lambda page: kinds.index(page.kind))
    spellings = {
        f"{facet}/{word.id}": ", ".join([word.label, *word.synonyms])
        for facet, data in library.vocabulary.facets.items()
        if facet in _FACETS
        for word in data.words
    }
    number = {word: position for position, word in enumerate(spellings)}
    heads = {
        "kinds": [[kind, *names, *_weights(kind)] for kind, names in KINDS.items()],
        "words": list(spellings.values()),
        "pages": [
            [
                kinds.index(page.kind),
                page.url,
                page.title,
                ", ".join(page.names),
                [number[word] for word in page.words if word in number],
            ]
            for page in pages
        ],
    }
    made = {
        f"{FOLDER}heads.json": _json(heads),
        f"{FOLDER}texts.json": _json([page.text for page in pages]),
    }
    for kind in kinds:
        bodies = [page.body for page in pages if page.kind == kind]
        made[f"{FOLDER}bodies/{kind}.json"] = _json(bodies)
    return made


def _entry(entry: Entry[EntryData], library: Library) -> Found:
    data = entry.data
    of_others = {field.key for field in marked(type(data), OfOthers)}
    words = {
        f"{mention.facet}/{mention.value}": None
        for mention in library.mentions_of(entry)
        if mention.facet in _FACETS and mention.path[0] not in of_others | _TAKING_PART
    }
    told = [data.gist, *(text for text, _ in values(data, Telling))]
    return Found(
        kind=entry.kind,
        url=entry.url,
        title=entry.title,
        names=tuple(dict.fromkeys(_name(library, *named) for named in values(data, Named))),
        words=tuple(words),
        text=" ".join(_plain(text) for text in told),
        body=_body(entry.prose),
    )


def _weights(kind: str) -> Weights:
    return MODELS[kind].WEIGHTS if kind in MODELS else _WEIGHTS[kind]


def _name(library: Library, name: str | When, facet: str | None) -> str:
    """A name as people write it: words by their labels, dates by their years."""
    if isinstance(name, When):
        return str(name.first_day.year)
    if facet is not None and library.vocabulary.has(facet, name):
        return library.vocabulary.label(facet, name)
    return name


def _page(document: Document) -> Found:
    data = document.matter.data if document.matter else {}
    headings = document.prose.headings
    title = str(data.get("title") or (headings[0].text if headings else document.slug))
    return Found(
        "page",
        url_of(document.src_uri),
        title,
        tuple(heading.text for heading in headings if heading.text != title),
        (),
        _plain(str(data.get("description", ""))),
        _body(document.prose),
    )


def _body(prose: Prose) -> str:
    return _plain(" ".join(paragraph.text for paragraph in prose.paragraphs))


def _plain(text: str) -> str:
    return " ".join((text.plain if isinstance(text, Phrase) else text).split())


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
