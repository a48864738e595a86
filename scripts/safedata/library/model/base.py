"""What the kinds of entry have in common."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from safedata.library.model.fields import (
    EntryRef,
    Language,
    OfOthers,
    RichText,
    RoleWord,
    Summary,
    Text,
    Url,
    Word,
)
from safedata.source.when import When, WhenField


class Part(BaseModel):
    """A group of keys within an entry. Unknown keys are refused, types are not converted."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True
    )


class Correction(Part):
    """Something that an entry said after it was published and that was wrong."""

    date: dt.date = Field(description="Day on which it was corrected.")
    was: RichText = Field(description="What the entry said that was wrong, in one sentence.")
    now: RichText = Field(description="What it says now, in one sentence.")


class Weights(NamedTuple):
    """How much the search prefers a kind: to any question, to "how", to a tale of what happened."""

    any: float = 1
    how: float = 1
    situation: float = 1


class EntryData(Part):
    """The front matter of an entry. Each kind is a class of its own.

    The class says besides, for all that is made of entries, how the kind is called, where its
    files lie, and how its pages are built.
    """

    KIND: ClassVar[str]
    FOLDER: ClassVar[str]
    NAMES: ClassVar[tuple[str, str]]
    """What readers call the kind: one, and many. Both are messages."""
    SECTIONS: ClassVar[tuple[str, ...]] = ()
    """The level-2 headings that the body has, in this order; empty where the body is free."""
    OPTIONAL_SECTIONS: ClassVar[frozenset[str]] = frozenset()
    ANCHORS: ClassVar[frozenset[str]] = frozenset()
    """The anchors of the sections that the build adds to the page, so that authors can link there.

    A section without anything in it is left out, so not every page has every one of them.
    """
    PAGES_OF: ClassVar[str | None] = None
    """The facet whose words have an entry of this kind each, with the word as its slug."""
    INSTRUCTS: ClassVar[bool] = False
    """Whether its pages tell readers what to do, so that they say if nobody of the practice has
    read them."""
    NEWS: ClassVar[bool] = False
    """Whether the home page tells of new entries."""
    WEIGHTS: ClassVar[Weights] = Weights()

    summary: Summary = Field(
        description="One to three plain sentences for lists, search results and previews."
    )
    status: Literal["draft", "published", "superseded", "withdrawn"] = Field(
        "published", description="Drafts are not published; the other states keep their page."
    )
    superseded_by: EntryRef | None = Field(
        None, description="folder/slug of the entry that has taken this one's place."
    )
    withdrawn_because: RichText | None = Field(
        None,
        description="Why it was withdrawn, if the reason is harmless. Never where somebody is in "
        "danger.",
    )
    reviewed: dt.date = Field(description="Day on which a person last read it against its sources.")
    read_by: Annotated[list[RoleWord], OfOthers()] = Field(
        default=[],
        description="Which kinds of people have read the page for the project, by their roles. "
        "Never names.",
    )
    corrections: Annotated[list[Correction], OfOthers()] = Field(
        default=[],
        description="What was published and wrong, the latest last. Nothing that concerns a "
        "danger to somebody.",
    )

    @classmethod
    def anchors(cls) -> frozenset[str]:
        """The anchors that the build may add to a page of the kind: its own and those of all."""
        return cls.ANCHORS | {"corrections"}

    @property
    def name(self) -> str:
        """What readers see as the entry's title."""
        return str(getattr(self, "title", ""))

    @property
    def title_of_page(self) -> str:
        """The name as a title: with a capital letter, also where the name is a common noun."""
        return self.name

    @property
    def gist(self) -> Summary:
        """The sentence or two that lists, search results and previews show."""
        return self.summary

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing of it is shown any more but a notice at its address."""
        return self.status == "withdrawn"

    @property
    def sort_key(self) -> tuple[int, str]:
        """By what entries of the kind are sorted in lists; what is equal is sorted by slug."""
        return (0, self.name.casefold())


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
    read: Annotated[str, Word("read")] | None = Field(
        None, description="How far we have read it ourselves; leave out if nobody remembers."
    )
    language: Language = Field("en", description="Language of the source if not English.")
    note: Text | None = Field(None, description="What a reader of the source should know.")


def newest_first(when: When) -> tuple[int, str]:
    """The sort key of an entry of the date `when` in a list that begins with the newest."""
    return (-when.first_day.toordinal(), "")
