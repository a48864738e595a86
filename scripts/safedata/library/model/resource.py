"""Resources: what others have made."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from safedata.library.model.base import EntryData, Weights
from safedata.library.model.fields import (
    Chip,
    Dated,
    Fact,
    Heading,
    Language,
    Lifecycle,
    Named,
    ResourceRef,
    RichText,
    RoleWord,
    Text,
    Url,
    Word,
)


class Resource(EntryData):
    """Something made by others that helps."""

    KIND = "resource"
    FOLDER = "resources"
    NAMES = ("Resource", "Resources")
    WEIGHTS = Weights(any=0.9)
    ANCHORS = frozenset(
        {"replaces", "used-by", "guidance-for", "used-in-stories"},
    )
    SECTIONS = ("What it is", "Use it when", "Mind")

    # As published, however long: resolutions have titles of two lines.
    title: Annotated[str, StringConstraints(min_length=2, max_length=240)]
    publisher: Annotated[Text, Fact(), Named()]
    authors: Text | None = None
    year: Annotated[int | None, Dated(), Fact()] = Field(
        description="Year of the edition; null for what is always renewed."
    )
    edition: Text | None = None
    url: Url | None = Field(description="The publisher's own page; null if not known.")
    document: Url | None = Field(None, description="The document itself, where it has an address.")
    catalogue: Url | None = Field(None, description="A catalogue's page about it.")
    archived: Url | None = Field(None, description="An archived copy.")
    kind: Annotated[str, Word("resource-kind"), Chip(), Heading()]
    languages: list[Language] = Field(min_length=1)
    licence: Text | None = Field(None, description="Leave out if not known.")
    cost: Annotated[str, Word("cost")]
    audience: list[RoleWord] = Field(min_length=1)
    lifecycle: list[Lifecycle] = Field(min_length=1)
    topics: Annotated[list[Annotated[str, Word("topic")]], Chip()] = Field(min_length=1)
    time: Annotated[str, Word("time")]
    time_note: RichText | None = Field(None, description="How long for what, if more can be said.")
    standing: Annotated[str, Word("standing")] = "current"
    binding_on: Text | None = Field(None, description="On whom it is binding, if on anybody.")
    supersedes: list[ResourceRef] = []
    replaces: RichText | None = Field(None, description="Earlier editions, and what changed.")
    starter: int | None = Field(None, ge=1, description="Its place in the starter set.")
