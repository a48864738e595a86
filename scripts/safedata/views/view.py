"""What a template may ask for: links, words of the vocabulary, prose, all relative to its page."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, unquote

from markdown_it.token import Token
from markupsafe import Markup, escape

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import ANY, KINDS, EntryData, Role, Source, Story
from safedata.library.model.fields import Chip as ChipMark
from safedata.library.model.relations import values
from safedata.library.vocabulary import Word
from safedata.source import render
from safedata.source.prose import Phrase, Section
from safedata.source.when import Moment, When
from safedata.views.explain import Explainer
from safedata.views.freshness import is_overdue
from safedata.views.notes import Notes
from safedata.views.page import Chip, Item
from safedata.views.urls import relative, url_of, word_url
from safedata.wording import N_, _
from safedata.wording.formats import commas, date

HARM_AS_SURE = {
    "confirmed": N_("Harm done"),
    "reported": N_("Harm reported"),
    "potential": N_("People exposed"),
    "disputed": N_("Harm disputed"),
}
"""What is said of a story of harm, by how sure the harm is."""

Fragment = Phrase | Section
"""A piece of prose on a page in which terms may be explained."""


@dataclass(frozen=True, slots=True)
class Network:
    """Who publishes the site, as its settings name them. What they do not name is never guessed.

    `publisher` and `editors` are text. `publisher_url`, `contact` (https: or mailto:) and
    `repository` are addresses to which a page may lead, or None.
    """

    publisher: str = ""
    publisher_url: str | None = None
    editors: str = ""
    contact: str | None = None
    repository: str | None = None

    @property
    def written_contact(self) -> str:
        """The contact as it stands on paper."""
        contact = self.contact or ""
        return contact.removeprefix("mailto:").partition("?")[0] if "@" in contact else contact


@dataclass(frozen=True)
class Settings:
    """What the views must know of the site that they are made for.

    `edit_base` is the address to which a page's path is added to change it, or None if the site
    has no public repository. `site_url` is where the site is published, with a slash at its end,
    or None if that is not known: feeds need it. `network` publishes it.
    """

    today: dt.date
    edit_base: str | None = None
    site_url: str | None = None
    network: Network = Network()


class View:
    """The library as one page sees it, and what the page gathers while it is rendered.

    `path` is the page's file within docs/. Terms are explained in the `fragments`, given in the
    order in which they stand on the page; `own` is the id of the entry whose page it is.
    `sources` are those that its text cites.
    """

    def __init__(
        self,
        library: Library,
        settings: Settings,
        path: str,
        *,
        own: str = "",
        fragments: Sequence[Fragment] = (),
        sources: Sequence[Source] = (),
        explainer: Explainer | None = None,
    ) -> None:
        self.library = library
        self.settings = settings
        self.path = path
        self.url = url_of(path)
        self.folder = path.rpartition("/")[0]
        self.contents: list[Item] = []
        self.notes = Notes(sources)
        self._awaited = list(fragments)
        self._marks = (
            explainer.marks((fragment.tokens for fragment in fragments), self.href, own)
            if explainer is not None
            else {}
        )

    # Links

    def href(self, target: Entry[EntryData] | str) -> str:
        """The relative address of an entry, or of an address within the site."""
        url = target if isinstance(target, str) else target.url
        return relative(url, self.url)

    def link(self, target: Entry[EntryData], text: str | None = None) -> Markup:
        """A link to an entry, with its name unless `text` is given."""
        return self.anchor(self.href(target), text or target.title)

    def links(self, targets: Iterable[Entry[EntryData]]) -> list[Markup]:
        """Links to entries, with their names."""
        return [self.link(target) for target in targets]

    def roles(self, ids: Iterable[str]) -> list[Markup]:
        """Roles by their labels, each a link if it has a page."""
        pages = ((id, self.entry(f"{Role.FOLDER}/{id}")) for id in ids)
        return [self.link(page) if page else escape(self.label("role", id)) for id, page in pages]

    def anchor(self, href: str, text: str) -> Markup:
        """A link."""
        return Markup('<a href="{}">{}</a>').format(href, text)

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
        return Markup("{}").format(word.label)

    def words(self, facet: str, ids: Iterable[str]) -> list[Markup]:
        """The labels of words, as in `word`."""
        return [self.word(facet, id) for id in ids]

    def label(self, facet: str, id: str) -> str:
        """The label of a word, as text."""
        return self._word(facet, id).label

    def labels(self, facet: str, ids: Iterable[str]) -> str:
        """The labels of words, with commas between them."""
        return commas(self.label(facet, id) for id in ids)

    def outcome(self, story: Story) -> str:
        """The outcome of a story in words that say no more than is known of the harm."""
        if story.outcome != "harm":
            return self.label("outcome", story.outcome)
        if story.how_sure.harm in HARM_AS_SURE:
            return _(HARM_AS_SURE[story.how_sure.harm])
        return self.label("outcome", story.outcome)

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

    def chips(self, data: EntryData) -> tuple[Chip, ...]:
        """The words in fields that are marked to stand as chips below the page."""
        return tuple(
            Chip(facet, self.label(facet, id), word_url(facet, id))
            for id, facet in values(data, ChipMark)
            if facet is not None
        )

    # Text

    def inline(self, text: Phrase) -> Markup:
        """A phrase of front matter as HTML."""
        return render.inline(text.tokens, self._address(text.folder))

    def told(self, fragment: Fragment) -> Markup:
        """The next fragment of the page as HTML, with the terms that it explains.

        Raises AssertionError if it is not the next of the fragments that the page was made with:
        terms are explained where a page first uses them, so the order must be true.
        """
        expected = self._awaited.pop(0) if self._awaited else None
        assert fragment is expected, f"{self.path}: {fragment!r} comes where {expected!r} should"
        if isinstance(fragment, Phrase):
            return render.inline(fragment.tokens, self._address(fragment.folder), self._marks)
        return self._blocks(fragment.tokens)

    def all_told(self) -> bool:
        """Whether every fragment was rendered."""
        return not self._awaited

    def _blocks(self, tokens: Sequence[Token]) -> Markup:
        return render.blocks(
            tokens,
            render.Rendering(
                address=self._address(self.folder),
                heading=lambda h, html: self._heading(h.level, h.text, h.anchor, html),
                cite=self.notes.cite,
                marks=self._marks,
            ),
        )

    def _address(self, folder: str) -> Callable[[str], str]:
        """What turns links as written in a file of `folder` into addresses from this page."""
        return partial(self._resolved, folder)

    def _resolved(self, folder: str, target: str) -> str:
        path, mark, anchor = target.partition("#")
        if not path:
            return target
        file = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if not file.endswith(".md"):
            return self.href(quote(file) + mark + anchor)
        if self.library.has_withdrawn(file.removesuffix(".md")):
            mark = anchor = ""  # its sections went with it
        return self.href(url_of(file) + mark + anchor)

    def heading(self, level: int, title: str, anchor: str, shown: Markup | None = None) -> Markup:
        """A heading, which also goes into the contents of the page.

        `title` is text, or a message of a template. `shown` is what stands in it if that is more
        than the title, such as a link.
        """
        plain = title.unescape() if isinstance(title, Markup) else title
        return self._heading(level, plain, anchor, shown or Markup("{}").format(title))

    def _heading(self, level: int, title: str, anchor: str, shown: Markup) -> Markup:
        self.contents.append(Item(level, title, anchor))
        return Markup(
            '<h{level} id="{anchor}">{shown}<a class="headerlink" href="#{anchor}"'
            ' title="{to_here}">#</a></h{level}>'
        ).format(level=level, anchor=anchor, shown=shown, to_here=_("Link to this section"))

    def date(self, value: dt.date | When | Moment) -> Markup:
        """A date in prose, with its machine-readable form."""
        if isinstance(value, When) and (value.end or value.open_ended):
            return Markup("{}").format(date(value))
        return Markup('<time datetime="{}">{}</time>').format(str(value), date(value))

    def host(self, url: str) -> str:
        """The name of the server that an address leads to."""
        return url.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")

    # Upkeep

    def edit_url(self, source: str) -> str | None:
        """Where the file `source` within docs/ is edited, if there is such a place."""
        base = self.settings.edit_base
        return None if base is None else base + source

    def overdue(self, reviewed: dt.date) -> bool:
        """Whether an entry last read on `reviewed` is due for another reading."""
        return is_overdue(reviewed, self.settings.today)

    def index_of(self, kind: str) -> str:
        """The address of the list of all entries of a kind."""
        return f"{KINDS[kind].FOLDER}/"

    def kind_name(self, kind: str, many: bool = False) -> str:
        """What readers call a kind of entry."""
        return _(KINDS[kind].NAMES[many])
