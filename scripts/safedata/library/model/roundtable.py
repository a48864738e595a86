"""Roundtables: records of discussions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Part, Source, Weights, newest_first
from safedata.library.model.fields import (
    Dated,
    EntryRef,
    Named,
    OfOthers,
    RichText,
    Text,
    Title,
    Word,
)
from safedata.source.when import WhenField


class KeyPoint(Part):
    """A point made, and the entries that answer it."""

    point: RichText
    entries: list[EntryRef] = Field(min_length=1)


class Commitment(Part):
    """Something that participants meant to do, and how far it has come."""

    what: RichText
    status: Annotated[str, Word("commitment-status")]
    note: RichText | None = None
    entries: list[EntryRef] = []


class Roundtable(EntryData):
    """The record of a discussion."""

    KIND = "roundtable"
    FOLDER = "roundtables"
    NAMES = ("Roundtable", "Roundtables")
    WEIGHTS = Weights(any=0.85)
    NEWS = True
    ANCHORS = frozenset({"questions", "key-points", "commitments", "sources"})

    title: Title
    date: Annotated[WhenField, Dated()]
    host: Annotated[Text, Named()]
    questions: list[RichText] = Field(min_length=1)
    key_points: list[KeyPoint] = Field(min_length=1)
    commitments: list[Commitment] = []
    sources: Annotated[list[Source], OfOthers()] = Field(min_length=1)

    @property
    def sort_key(self) -> tuple[int, str]:
        """The latest comes first."""
        return newest_first(self.date)
