"""What a template may ask for: links, words of the vocabulary, dates, all relative to its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import ANY, KINDS, EntryData, Part, Source, Story
from safedata.library.vocabulary import Word
from safedata.source.when import Moment, When
from safedata.views import markup
from safedata.views.freshness import is_overdue
from safedata.views.page import Chip
from safedata.views.urls import relative, url_of, word_url

KIND_NAMES = {
    "story": ("Story", "Stories"),
    "pattern": ("Pattern", "Patterns"),
    "remediation": ("Remediation", "Remediations"),
    "resource": ("Resource", "Resources"),
    "term": ("Term", "Terms"),
    "roundtable": ("Roundtable", "Roundtables"),
    "role": ("Role", "Roles"),
    "stage": ("Lifecycle stage", "Lifecycle stages"),
}
"""What readers call the kinds of entry: one, and many."""

HARM_AS_SURE = {
    "confirmed": "Harm done",
    "reported": "Harm reported",
    "potential": "People exposed",
    "disputed": "Harm disputed",
}
"""What is said of a story of harm, by how sure the harm is."""


def title_of(entry: Entry[EntryData]) -> str:
    """The name of an entry as a title: terms are written in lower case, titles are not."""
    return entry.name[:1].upper() + entry.name[1:] if entry.kind == "term" else entry.name


@dataclass(frozen=True)
class Settings:
    """What the views must know of the site that they are made for.

    `edit_base` is the address to which a page's path is added to change it, or None if the site
    has no public repository. `site_url` is where the site is published, with a slash at its end,
    or None if that is not known: feeds need it.
    """

    today: dt.date
    edit_base: str | None = None
    site_url: str | None = None


class View:
    """The library as one page sees it. `path` is the page's file within docs/."""

    def __init__(self, library: Library, settings: Settings, path: str) -> None:
        self.library = library
        self.settings = settings
        self.path = path
        self.url = url_of(path)
        self.folder = path.rpartition("/")[0]

    # Links

    def href(self, target: Entry[EntryData] | str) -> str:
        """The relative address of an entry, or of an address within the site."""
        url = target if isinstance(target, str) else target.url
        return relative(url, self.url)

    def link(self, target: Entry[EntryData], text: str | None = None) -> Markup:
        """A link to an entry, with its name unless `text` is given."""
        return self.anchor(self.href(target), text or title_of(target))

    def anchor(self, href: str, text: str) -> Markup:
        """A link, with both parts escaped."""
        return Markup(f'<a href="{escape(href)}">{escape(text, quote=False)}</a>')  # noqa: S704

    def entry(self, id: str) -> Entry[EntryData] | None:
        """The entry ``folder/slug``, or None if there is none."""
        return self.library.find(id)

    def of(self, kind: str, slugs: Iterable[str]) -> list[Entry[EntryData]]:
        """The entries of `kind` with these slugs, those that do not exist passed over."""
        folder = "" if kind == ANY else f"{KINDS[kind].FOLDER}/"
        found = (self.library.find(folder + slug) for slug in slugs)
        return [entry for entry in found if entry is not None]

    # The vocabulary

    def word(self, facet: str, id: str) -> Markup:
        """The label of a word, as a link where the word has a page of its own."""
        word = self._word(facet, id)
        if self.library.vocabulary.facets[facet].pages:
            return self.anchor(self.href(word_url(facet, id)), word.label)
        return Markup(escape(word.label, quote=False))  # noqa: S704 - escaped

    def words(self, facet: str, ids: Iterable[str]) -> list[Markup]:
        """The labels of words, as in `word`."""
        return [self.word(facet, id) for id in ids]

    def label(self, facet: str, id: str) -> str:
        """The label of a word, as text."""
        return self._word(facet, id).label

    def labels(self, facet: str, ids: Iterable[str]) -> str:
        """The labels of words, with commas between them."""
        return ", ".join(self.label(facet, id) for id in ids)

    def outcome(self, story: Story) -> str:
        """The outcome of a story in words that say no more than is known of the harm."""
        if story.outcome != "harm":
            return self.label("outcome", story.outcome)
        return HARM_AS_SURE.get(story.how_sure.harm, self.label("outcome", story.outcome))

    def outcome_link(self, story: Story) -> Markup:
        """The same, as a link to the page of the word."""
        return self.anchor(self.href(word_url("outcome", story.outcome)), self.outcome(story))

    def definition(self, facet: str, id: str) -> str:
        """The definition of a word."""
        return self._word(facet, id).definition

    def _word(self, facet: str, id: str) -> Word:
        # While serving, an entry may use a word that does not exist (yet): show it as written.
        if not self.library.vocabulary.has(facet, id):
            return Word.model_construct(id=id, label=id, definition="", synonyms=[])
        return self.library.vocabulary.word(facet, id)

    def chips(self, **facets: Iterable[str]) -> tuple[Chip, ...]:
        """Chips for words, by facet (with `_` for the hyphen in its name)."""
        named = [(name.replace("_", "-"), ids) for name, ids in facets.items()]
        return tuple(
            Chip(facet, self.label(facet, id), word_url(facet, id))
            for facet, ids in named
            for id in ids
        )

    # Text

    def inline(self, text: str) -> Markup:
        """The Markdown of a front matter value as HTML."""
        return markup.inline(text, self.folder, self.href)

    def literal(self, text: str) -> Markup:
        """Text as Markdown that shows it letter by letter."""
        return markup.literal(text)

    def date(self, value: dt.date | When | Moment) -> Markup:
        """A date in prose, with its machine-readable form."""
        if isinstance(value, dt.date):
            value = Moment(value.year, value.month, value.day)
        if isinstance(value, When) and (value.end or value.open_ended):
            return Markup(escape(value.prose))  # noqa: S704 - escaped
        return Markup(f'<time datetime="{value}">{escape(value.prose)}</time>')  # noqa: S704

    def number(self, value: int) -> str:
        """A whole number with thousands separated: 515,000."""
        return f"{value:,}"

    def host(self, url: str) -> str:
        """The name of the server that an address leads to."""
        return url.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")

    def citation(self, source: Source) -> Markup:
        """A source as a reference in Markdown, in one line."""
        title = self.literal(source.title)
        lang = "" if source.language == "en" else f'{{ hreflang="{source.language}" }}'
        parts = [f"[{title}](<{source.url}>){lang}" if source.url else f"*{title}*"]
        if source.author:
            parts.append(self.literal(source.author))
        parts.append(self.literal(source.publisher))
        if source.date:
            parts.append(source.date.prose)
        kind = self.label("source-kind", source.kind)
        if source.language != "en":
            kind += f", in {self.label('language', source.language)}"
        parts.append(kind)
        if source.archived:
            parts.append(f"[Archived copy](<{source.archived}>)")
        if source.note:
            parts.append(self.literal(source.note.rstrip(".")))
        return Markup(". ".join(part.rstrip(".") for part in parts) + ".")  # noqa: S704

    # Upkeep

    def edit_url(self, source: str) -> str | None:
        """Where the file `source` within docs/ is edited, if there is such a place."""
        base = self.settings.edit_base
        return None if base is None else base + source

    def overdue(self, reviewed: dt.date) -> bool:
        """Whether an entry last read on `reviewed` is due for another reading."""
        return is_overdue(reviewed, self.settings.today)

    def kind_name(self, kind: str, many: bool = False) -> str:
        """What readers call a kind of entry."""
        return KIND_NAMES[kind][many]

    def has(self, part: Part, key: str) -> bool:
        """Whether `part` has the key `key` with something in it."""
        return bool(getattr(part, key, None))
