"""What each kind of entry may and must contain: the front matter of the knowledge base, typed.

A field whose text is a word of the vocabulary is marked `Word(facet)`; one that names another
entry is marked `Ref(kind)`. The checks, the JSON Schemas, the backlinks and the move command all
find relations through these marks, so a relation is declared in one place: here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from safedata.source.place import KeyPath
from safedata.source.when import WhenField

ANY = "any"
"""The kind of a `Ref` that may name an entry of every kind, written ``folder/slug``."""


@dataclass(frozen=True)
class Word:
    """Marks a text field as a word of the vocabulary's `facet`."""

    facet: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), "x-facet": self.facet}


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the slug of an entry of `kind` (or ``folder/slug`` if ANY)."""

    kind: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), "x-entry": self.kind}


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Summary = Annotated[str, StringConstraints(min_length=20, max_length=400, strip_whitespace=True)]
Title = Annotated[str, StringConstraints(min_length=2, max_length=120, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]

Lifecycle = Annotated[str, Word("lifecycle")]
Cause = Annotated[str, Word("cause")]
Harm = Annotated[str, Word("harm")]
Role_ = Annotated[str, Word("role")]
Sureness = Annotated[str, Word("sureness")]

StoryRef = Annotated[str, Ref("story")]
PatternRef = Annotated[str, Ref("pattern")]
RemediationRef = Annotated[str, Ref("remediation")]
ResourceRef = Annotated[str, Ref("resource")]
TermRef = Annotated[str, Ref("term")]
EntryRef = Annotated[str, Ref(ANY)]


class Part(BaseModel):
    """A group of keys within an entry. Unknown keys are refused, types are not converted."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True
    )


class EntryData(Part):
    """What all kinds have in common."""

    KIND: ClassVar[str]
    FOLDER: ClassVar[str]
    SECTIONS: ClassVar[tuple[str, ...]] = ()
    """The level-2 headings that the body has, in this order; empty where the body is free."""
    OPTIONAL_SECTIONS: ClassVar[frozenset[str]] = frozenset()

    summary: Summary = Field(
        description="One to three plain sentences for lists, search results and previews."
    )
    status: Literal["draft", "published", "superseded", "withdrawn"] = Field(
        "published", description="Drafts are not published; the other states keep their page."
    )
    superseded_by: EntryRef | None = Field(
        None, description="folder/slug of the entry that has taken this one's place."
    )
    withdrawn_because: Text | None = Field(None, description="Why a withdrawn entry was withdrawn.")
    reviewed: dt.date = Field(description="Day on which a person last read it against its sources.")

    @property
    def name(self) -> str:
        """What readers see as the entry's title."""
        return str(getattr(self, "title", ""))


class Source(Part):
    """A document that carries claims; the prose cites it as ``[^key]``."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")] = Field(
        description="Short key, cited in the text as [^key]."
    )
    title: Text
    publisher: Text = Field(description="Who published it first.")
    author: Text | None = None
    date: WhenField | None = Field(None, description="Date of publication; leave out if unknown.")
    url: Url | None = Field(
        None, description="The publisher's own address; leave out if the exact one is not known."
    )
    kind: Annotated[str, Word("source-kind")]
    archived: Url | None = Field(None, description="Address of an archived copy.")
    language: Annotated[str, Word("language")] = Field(
        "en", description="Language of the source if not English."
    )
    note: Text | None = Field(None, description="What a reader of the source should know.")


class Affected(Part):
    """The people concerned."""

    number: int | None = Field(description="How many people; null if not known.", ge=0)
    who: Text
    note: Text | None = Field(None, description="Where the figure is from, or why it is uncertain.")


class HowSure(Part):
    """What stands behind the event and the harm."""

    event: Sureness
    harm: Sureness


class Pairing(Part):
    """A remediation and how it would have helped in this story."""

    remediation: RemediationRef
    how: Annotated[str, StringConstraints(min_length=40, max_length=400)] = Field(
        description="How this remediation would have helped here: about this story, not in general."
    )


class Story(EntryData):
    """Something that happened, told from sources and paired with what to do about it."""

    KIND = "story"
    FOLDER = "stories"
    SECTIONS = (
        "What happened",
        "Who was put at risk",
        "What went wrong",
        "How it was handled",
        "Talk about it",
    )

    title: Title
    outcome: Annotated[str, Word("outcome")]
    went_well: Text | None = Field(
        None, description="One sentence: what went right, where something did."
    )
    occurred: WhenField = Field(description="2018-04-05, 2018-04, 2018, 2017/2019 or 2014/..")
    disclosed: WhenField = Field(description="When it became known.")
    places: list[Text] = Field(min_length=1)
    region: Annotated[str, Word("region")]
    setting: Annotated[str, Word("setting")]
    organisations: list[Text] = Field(min_length=1)
    affected: Affected
    data: list[Annotated[str, Word("data")]] = Field(min_length=1)
    lifecycle: list[Lifecycle] = Field(min_length=1)
    causes: list[Cause] = Field(min_length=1)
    harms: list[Harm] = Field(min_length=1)
    how_sure: HowSure
    found_by: Annotated[str, Word("found-by")]
    requested_by: Annotated[str, Word("requested-by")] | None = None
    ended_by: Annotated[str, Word("ended-by")]
    humanitarian_equivalent: Text | None = Field(
        None, description="For stories from other fields: what this would look like in aid work."
    )
    patterns: list[PatternRef] = Field(default=[], description="One to three patterns.")
    remediations: list[Pairing] = Field(
        default=[], description="At least two remediations, each with how it would have helped."
    )
    resources: list[ResourceRef] = Field(default=[], description="At least one resource.")
    sources: list[Source] = Field(default=[], description="At least two independent sources.")


class Pattern(EntryData):
    """A way in which things go wrong again and again."""

    KIND = "pattern"
    FOLDER = "patterns"
    SECTIONS = ("How it goes", "How to see it coming", "Where to start", "Ask on Monday")

    title: Title
    warning_signs: list[Text] = Field(min_length=3, description="Signs that one can check.")
    start_with: list[RemediationRef] = Field(min_length=1)
    resources: list[ResourceRef] = []


class Effort(Part):
    """How much work it is, in a few words each."""

    small: Text = Field(description="For a ten-person organisation.")
    full: Text = Field(description="Done in full by a large one.")


class Guidance(Part):
    """A resource that says how, and where in it."""

    resource: ResourceRef
    where: Text = Field(description="Chapter, section or page.")


class Tension(Part):
    """A remediation that pulls the other way, and how to settle it."""

    remediation: RemediationRef
    settle: Text


class DoneFor(Part):
    """What it looks like when it is done for the form, and when it is done for people."""

    compliance: Text
    people: Text


class Remediation(EntryData):
    """Something to do that would have prevented or softened a story."""

    KIND = "remediation"
    FOLDER = "remediations"
    SECTIONS = (
        "Why it matters",
        "Do it",
        "If you are a small organisation",
        "How to show it is done",
        "How it goes wrong",
        "What it costs",
    )

    title: Title = Field(description="In the imperative.")
    lifecycle: list[Lifecycle] = Field(min_length=1)
    causes: list[Cause] = Field(min_length=1, description="The causes of stories it answers.")
    owner: Role_ = Field(description="The role that drives it.")
    with_: list[Role_] = Field(alias="with", default=[], description="Roles that take part.")
    first_step: Text = Field(description="What one person can do in under two hours.")
    effort: Effort
    done_for: DoneFor
    guidance: list[Guidance] = Field(default=[], description="At least two resources.")
    resources: list[ResourceRef] = Field(
        default=[], description="Tools, templates and courses that help, besides the guidance."
    )
    in_tension_with: list[Tension] = []
    terms: list[TermRef] = []
    related: list[RemediationRef] = []
    no_story_yet: Text | None = Field(
        None, description="Why no story calls for it yet, where that is so."
    )


class Resource(EntryData):
    """Something made by others that helps."""

    KIND = "resource"
    FOLDER = "resources"
    SECTIONS = ("What it is", "Use it when", "Mind")

    # As published, however long: resolutions have titles of two lines.
    title: Annotated[str, StringConstraints(min_length=2, max_length=240)]
    publisher: Text
    authors: Text | None = None
    year: int | None = Field(description="Year of the edition; null for what is always renewed.")
    edition: Text | None = None
    url: Url | None = Field(description="The publisher's own page; null if not known.")
    document: Url | None = Field(None, description="The document itself, where it has an address.")
    catalogue: Url | None = Field(None, description="A catalogue's page about it.")
    archived: Url | None = Field(None, description="An archived copy.")
    kind: Annotated[str, Word("resource-kind")]
    languages: list[Annotated[str, Word("language")]] = Field(min_length=1)
    licence: Text | None = Field(None, description="Leave out if not known.")
    cost: Annotated[str, Word("cost")]
    audience: list[Role_] = Field(min_length=1)
    lifecycle: list[Lifecycle] = Field(min_length=1)
    topics: list[Annotated[str, Word("topic")]] = Field(min_length=1)
    time: Annotated[str, Word("time")]
    time_note: Text | None = Field(None, description="How long for what, if more can be said.")
    standing: Annotated[str, Word("standing")] = "current"
    binding_on: Text | None = Field(None, description="On whom it is binding, if on anybody.")
    supersedes: list[ResourceRef] = []
    replaces: Text | None = Field(None, description="Earlier editions, and what changed.")
    starter: int | None = Field(None, ge=1, description="Its place in the starter set.")


class Statement(Part):
    """What an authority says, in our words."""

    source: Text
    says: Text
    url: Url | None = None
    resource: ResourceRef | None = None


class HeardAs(Part):
    """What a colleague of another profession hears when the word is said."""

    said_by: Role_
    heard_by: Role_
    hears: Text
    ask: Text = Field(description="The question that clears it up.")


class Abbreviation(Part):
    """A short form, and what else it stands for."""

    short: Text
    also_means: list[Text] = Field(min_length=1)


class Translations(Part):
    """Equivalents; null where none is known."""

    fr: Text | None
    es: Text | None
    ar: Text | None
    source: Annotated[str, Word("translation-source")]


class Term(EntryData):
    """A word of the field, in plain language, with what the authorities say."""

    KIND = "term"
    FOLDER = "glossary"
    SECTIONS = ("Example", "Where definitions differ")
    OPTIONAL_SECTIONS = frozenset({"Where definitions differ"})

    # A term is summed up by its definition; it has no summary of its own.
    summary: Summary | None = None  # type: ignore[assignment]
    term: Title
    also: list[Text] = []
    group: Annotated[str, Word("term-group")]
    plain: Text = Field(description="Plain definition of at most 45 words.")
    according_to: list[Statement] = Field(min_length=1)
    confused_with: list[TermRef] = []
    related: list[TermRef] = []
    who_says_it: Text | None = None
    heard_as: list[HeardAs] = []
    abbreviations: list[Abbreviation] = []
    translations: Translations
    forms: list[Text] = Field(
        default=[], description="Other spellings and inflections by which prose is recognised."
    )
    explain_in_prose: bool = Field(
        True, description="false for everyday words, so that pages stay readable."
    )

    @property
    def name(self) -> str:
        """The term itself."""
        return self.term


class KeyPoint(Part):
    """A point made, and the entries that answer it."""

    point: Text
    entries: list[EntryRef] = Field(min_length=1)


class Commitment(Part):
    """Something that participants meant to do, and how far it has come."""

    what: Text
    status: Annotated[str, Word("commitment-status")]
    note: Text | None = None
    entries: list[EntryRef] = []


class Roundtable(EntryData):
    """The record of a discussion."""

    KIND = "roundtable"
    FOLDER = "roundtables"

    title: Title
    date: WhenField
    host: Text
    questions: list[Text] = Field(min_length=1)
    key_points: list[KeyPoint] = Field(min_length=1)
    commitments: list[Commitment] = []
    sources: list[Source] = Field(min_length=1)


class Myth(Part):
    """What is said from this chair, and the answer to it."""

    says: Text
    answer: Text


class Ask(Part):
    """A question to put to another role."""

    role: Role_
    question: Text


class Role(EntryData):
    """A chair from which somebody decides about data. What it leads is derived."""

    KIND = "role"
    FOLDER = "roles"

    title: Title
    also: list[Text] = []
    decides: list[Text] = Field(min_length=1)
    first_week: list[Text] = Field(min_length=1)
    first_month: list[Text] = Field(min_length=1)
    first_quarter: list[Text] = Field(min_length=1)
    asks: list[Ask] = Field(min_length=1)
    myth: Myth | None = None
    resources: list[ResourceRef] = []
    pocket_card: Text | None = Field(None, description="Three short sentences to remember.")


class MapsTo(Part):
    """Steps of other frameworks that this stage corresponds to."""

    pim: Text
    iasc: Text
    ocha: Text


class Stage(EntryData):
    """A stage of the lifecycle, with the gate that leads out of it."""

    KIND = "stage"
    FOLDER = "lifecycle"

    title: Title
    order: int = Field(ge=1)
    gate: Text = Field(description="May we go on? What must be true.")
    questions: list[Text] = Field(min_length=1, description="To settle at design time.")
    outputs: list[Text] = Field(min_length=1)
    in_the_room: list[Text] = Field(min_length=1)
    roles: list[Role_] = Field(min_length=1)
    budget: list[Text] = Field(min_length=1)
    red_flags: list[Text] = Field(min_length=1)
    maps_to: MapsTo
    own_addition: bool = Field(
        False, description="true where no published framework has this stage."
    )
    start_with: list[RemediationRef] = []
    resources: list[ResourceRef] = []


KINDS: dict[str, type[EntryData]] = {
    model.KIND: model
    for model in (Story, Pattern, Remediation, Resource, Term, Roundtable, Role, Stage)
}
"""The kinds of entry by name."""

FOLDERS: dict[str, str] = {model.FOLDER: kind for kind, model in KINDS.items()}
"""The kind that each folder of docs/ holds."""


@dataclass(frozen=True)
class Mention:
    """A word of the vocabulary or another entry, named in the front matter.

    Exactly one of `facet` and `kind` is set. For `kind` ANY the value is ``folder/slug``.
    """

    path: KeyPath
    value: str
    facet: str | None = None
    kind: str | None = None


def mentions(part: BaseModel, path: KeyPath = ()) -> Iterator[Mention]:
    """Yield every word and every entry that `part` names, with where it stands."""
    for name, key, marks in _marked_fields(type(part)):
        yield from _mentions_in(getattr(part, name), (*path, key), marks)


@cache
def _marked_fields(model: type[BaseModel]) -> list[tuple[str, str, list[Word | Ref]]]:
    """The fields of `model` in which mentions may be: attribute, key in YAML, marks."""
    fields = []
    for name, field in model.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Word | Ref)]
        marks = marks or list(_marks_within(field.annotation))
        if marks or _holds_parts(field.annotation):
            fields.append((name, field.alias or name, marks))
    return fields


def _holds_parts(annotation: Any) -> bool:
    """Whether values of this type are, or hold, groups of keys."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_parts(inner) for inner in getattr(annotation, "__args__", ()))


def _mentions_in(value: Any, path: KeyPath, marks: list[Word | Ref]) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from mentions(value, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _mentions_in(item, (*path, position), marks)
    elif isinstance(value, str):
        for mark in marks:
            if isinstance(mark, Word):
                yield Mention(path, value, facet=mark.facet)
            else:
                yield Mention(path, value, kind=mark.kind)


def _marks_within(annotation: Any) -> Iterator[Word | Ref]:
    """The marks inside ``list[Annotated[str, mark]]`` and ``Annotated[str, mark] | None``."""
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Word | Ref):
            yield mark
    for inner in getattr(annotation, "__args__", ()):
        if not isinstance(inner, type) or not issubclass(inner, BaseModel):
            yield from _marks_within(inner)
