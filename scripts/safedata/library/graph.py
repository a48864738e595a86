"""The library: all entries as a graph, with every backlink derived from the links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from safedata.library.entry import Entry
from safedata.library.model import (
    ANY,
    KINDS,
    Correction,
    EntryData,
    Mention,
    Pattern,
    Remediation,
    Resource,
    Role,
    Stage,
    Story,
    Term,
    mentions,
)
from safedata.library.model.fields import OfOthers
from safedata.library.model.relations import marked
from safedata.library.vocabulary import Vocabulary
from safedata.source.place import KeyPath
from safedata.source.prose import Phrase

D = TypeVar("D", bound=EntryData)


@dataclass(frozen=True)
class Backlink:
    """An entry that names another one, and where in its front matter it does."""

    entry: Entry[EntryData]
    path: KeyPath

    @property
    def relation(self) -> str:
        """The key of the front matter that holds the relation: ``remediations``, ``related`` …"""
        return str(self.path[0])


@dataclass(frozen=True)
class Paired:
    """A story and a remediation, with how the remediation might have helped there."""

    story: Entry[Story]
    remediation: Entry[Remediation]
    how: Phrase


@dataclass(frozen=True)
class Corrected:
    """A correction, and which of its entry's it is: 1 for the first, for ever."""

    entry: Entry[EntryData]
    correction: Correction
    number: int

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its entry."""
        return f"correction-{self.number}"

    @property
    def url(self) -> str:
        """The same, as an address within the site."""
        return f"{self.entry.url}#{self.anchor}"


class Library:
    """Entries and what they say of each other.

    Relations to entries that do not exist are passed over here; ``checks`` reports them.
    Lists are sorted by name, stories newest first, stages in their order.
    """

    def __init__(self, entries: Iterable[Entry[EntryData]], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._by_id = {entry.id: entry for entry in entries}

    @cached_property
    def entries(self) -> list[Entry[EntryData]]:
        """All entries, by id."""
        return [self._by_id[id] for id in sorted(self._by_id)]

    def find(self, id: str) -> Entry[EntryData] | None:
        """The entry ``folder/slug``, or None if there is none, or none any more.

        A withdrawn entry is not found: no other page may name it or tell what was in it.
        """
        return None if self.has_withdrawn(id) else self._by_id.get(id)

    def has_withdrawn(self, id: str) -> bool:
        """Whether ``folder/slug`` is an entry that was withdrawn."""
        return id in self._by_id and self._by_id[id].data.is_withdrawn

    def get(self, model: type[D], slug: str) -> Entry[D] | None:
        """The entry of the kind `model` with this slug, or None as in `find`."""
        return cast("Entry[D] | None", self.find(f"{model.FOLDER}/{slug}"))

    def all(self, model: type[D]) -> list[Entry[D]]:
        """The published entries of the kind `model`: no drafts, nothing retired."""
        return cast("list[Entry[D]]", self._listed.get(model.KIND, []))

    @cached_property
    def _listed(self) -> dict[str, list[Entry[EntryData]]]:
        lists: dict[str, list[Entry[EntryData]]] = defaultdict(list)
        for entry in sorted(self._by_id.values(), key=_order):
            if entry.data.status == "published":
                lists[entry.kind].append(entry)
        return lists

    def resolve(self, mention: Mention) -> Entry[EntryData] | None:
        """The entry that `mention` names, or None if it names a word or nothing that exists."""
        if mention.kind is None:
            return None
        if mention.kind == ANY:
            return self.find(mention.value)
        return self.find(f"{KINDS[mention.kind].FOLDER}/{mention.value}")

    def mentions_of(self, entry: Entry[EntryData]) -> list[Mention]:
        """The words and entries that `entry` names in its front matter."""
        return self._mentions[entry.id]

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return {entry.id: list(mentions(entry.data)) for entry in self.entries}

    @cached_property
    def _backlinks(self) -> dict[str, list[Backlink]]:
        links: dict[str, list[Backlink]] = defaultdict(list)
        for entry in sorted(self._by_id.values(), key=_order):
            if entry.data.status != "published":
                continue
            for mention in self._mentions[entry.id]:
                target = self.resolve(mention)
                if target is not None:
                    links[target.id].append(Backlink(entry, mention.path))
        return links

    def backlinks(self, entry: Entry[EntryData]) -> list[Backlink]:
        """What published entries say of `entry`, in the order of lists."""
        return self._backlinks.get(entry.id, [])

    def linking(
        self, entry: Entry[EntryData], model: type[D], relation: str | None = None
    ) -> list[Entry[D]]:
        """The published entries of the kind `model` that name `entry` (if given, as `relation`)."""
        found = {
            link.entry.id: link.entry
            for link in self.backlinks(entry)
            if link.entry.kind == model.KIND and relation in (None, link.relation)
        }
        return cast("list[Entry[D]]", list(found.values()))

    @cached_property
    def corrections(self) -> list[Corrected]:
        """What was corrected in entries that can still be read, the latest first.

        Drafts were never published, and of withdrawn entries nothing is told.
        """
        found = [
            Corrected(entry, correction, number)
            for entry in sorted(self._by_id.values(), key=_order)
            if entry.data.status in ("published", "superseded")
            for number, correction in enumerate(entry.data.corrections, 1)
        ]
        return sorted(found, key=lambda corrected: -corrected.correction.date.toordinal())

    def corrections_of(self, entry: Entry[EntryData]) -> list[Corrected]:
        """The same, of one entry."""
        return [corrected for corrected in self.corrections if corrected.entry.id == entry.id]

    @cached_property
    def pairs(self) -> list[Paired]:
        """Every pairing of a published story with a remediation, newest story first."""
        return [
            Paired(story, remediation, pairing.how)
            for story in self.all(Story)
            for pairing in story.data.remediations
            if (remediation := self.get(Remediation, pairing.remediation))
        ]

    @cached_property
    def _pairs_by_remediation(self) -> dict[str, list[Paired]]:
        pairs: dict[str, list[Paired]] = defaultdict(list)
        for pair in self.pairs:
            pairs[pair.remediation.slug].append(pair)
        return pairs

    def remediations_for(self, story: Entry[Story]) -> list[Paired]:
        """What might have helped in `story`, in the author's order."""
        return [
            Paired(story, remediation, pairing.how)
            for pairing in story.data.remediations
            if (remediation := self.get(Remediation, pairing.remediation))
        ]

    def stories_for(self, remediation: Entry[Remediation]) -> list[Paired]:
        """The stories that show why `remediation` matters, newest first."""
        return self._pairs_by_remediation.get(remediation.slug, [])

    def stories_like(self, story: Entry[Story], most: int = 5) -> list[Entry[Story]]:
        """Stories most like `story`: by shared patterns, then causes, kinds of data and stages."""
        scored = []
        for other in self.all(Story):
            if other.slug == story.slug:
                continue
            a, b = story.data, other.data
            score = (
                6 * len({*a.patterns} & {*b.patterns})
                + 2 * len({*a.causes} & {*b.causes})
                + len({*a.data} & {*b.data})
                + (a.setting == b.setting)
            )
            scored.append((score, other))
        scored.sort(key=lambda pair: -pair[0])
        return [other for score, other in scored[:most] if score >= 3]

    def stories_of(self, pattern: Entry[Pattern]) -> list[Entry[Story]]:
        """The stories that went the way of `pattern`, newest first."""
        return self.linking(pattern, Story, "patterns")

    def led_by(self, role: Entry[Role]) -> list[Entry[Remediation]]:
        """The remediations that `role` drives."""
        return [r for r in self.all(Remediation) if r.data.owner == role.slug]

    def supported_by(self, role: Entry[Role]) -> list[Entry[Remediation]]:
        """The remediations in which `role` takes part without driving them."""
        return [r for r in self.all(Remediation) if role.slug in r.data.with_]

    def at_stage(self, stage: Entry[Stage], model: type[D]) -> list[Entry[D]]:
        """The entries of the kind `model` that belong to the lifecycle stage `stage`."""
        return self.tagged("lifecycle", stage.slug, model)

    def guided_by(self, resource: Entry[Resource]) -> list[tuple[Entry[Remediation], str]]:
        """The remediations that send readers to `resource`, with the place in it."""
        return [
            (remediation, guidance.where)
            for remediation in self.all(Remediation)
            for guidance in remediation.data.guidance
            if guidance.resource == resource.slug
        ]

    def words_of(self, entry: Entry[EntryData]) -> set[tuple[str, str]]:
        """The words that say what `entry` is about, as (facet, word).

        Words about its sources, or about the people whom it quotes, are not among them. A stage
        and a role bear their own word.
        """
        others = {field.key for field in marked(type(entry.data), OfOthers)}
        words = {
            (mention.facet, mention.value)
            for mention in self._mentions[entry.id]
            if mention.facet and mention.path[0] not in others
        }
        return words | {(entry.data.PAGES_OF, entry.slug)} if entry.data.PAGES_OF else words

    @cached_property
    def _tagged(self) -> dict[tuple[str, str], dict[str, list[Entry[EntryData]]]]:
        index: dict[tuple[str, str], dict[str, list[Entry[EntryData]]]] = {}
        for kind in KINDS:
            for entry in self._listed.get(kind, []):
                for facet, word in self.words_of(entry):
                    index.setdefault((facet, word), defaultdict(list))[kind].append(entry)
        return index

    def tagged(self, facet: str, word: str, model: type[D]) -> list[Entry[D]]:
        """The published entries of the kind `model` that bear the word `word` of `facet`."""
        return cast("list[Entry[D]]", self._tagged.get((facet, word), {}).get(model.KIND, []))

    def count(self, facet: str, word: str) -> Counter[str]:
        """How many published entries of each kind bear the word `word` of `facet`."""
        by_kind = self._tagged.get((facet, word), {})
        return Counter({kind: len(entries) for kind, entries in by_kind.items()})

    @cached_property
    def surface_forms(self) -> dict[str, Entry[Term]]:
        """How prose may write each term that is to be explained, in lower case.

        A form that two terms claim belongs to the one whose main spelling it is, else to neither.
        """
        claimed: dict[str, list[Entry[Term]]] = defaultdict(list)
        main: dict[str, Entry[Term]] = {}
        for term in self.all(Term):
            if not term.data.explain_in_prose:
                continue
            main[term.data.term.lower()] = term
            for form in {term.data.term.lower(), *(f.lower() for f in term.data.forms)}:
                claimed[form].append(term)
        forms = {form: terms[0] for form, terms in claimed.items() if len(terms) == 1}
        return {**forms, **main}


def _order(entry: Entry[EntryData]) -> tuple[int, str, str]:
    return (*entry.data.sort_key, entry.slug)
