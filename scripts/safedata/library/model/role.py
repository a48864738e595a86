"""Roles: the chairs from which people decide about data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Part
from safedata.library.model.fields import (
    Named,
    OfOthers,
    ResourceRef,
    RichText,
    RoleWord,
    Telling,
    Text,
    Title,
)
from safedata.wording import N_


class Myth(Part):
    """What is said from this chair, and the answer to it."""

    says: RichText
    answer: RichText


class Ask(Part):
    """A question to put to another role."""

    role: RoleWord
    question: RichText


class Role(EntryData):
    """A chair from which somebody decides about data. What it leads is derived."""

    KIND = "role"
    FOLDER = "roles"
    NAMES = (N_("Role"), N_("Roles"))
    INSTRUCTS = True
    PAGES_OF = "role"
    ANCHORS = frozenset(
        {"decides", "begin", "first-week", "first-month", "first-quarter", "asks", "leads"}
        | {"supports", "resources"},
    )

    title: Title
    also: Annotated[list[Text], Named()] = []
    decides: Annotated[list[RichText], Telling()] = Field(min_length=1)
    first_week: list[RichText] = Field(min_length=1)
    first_month: list[RichText] = Field(min_length=1)
    first_quarter: list[RichText] = Field(min_length=1)
    asks: Annotated[list[Ask], OfOthers()] = Field(min_length=1)
    myth: Myth | None = None
    resources: list[ResourceRef] = []
    pocket_card: RichText | None = Field(None, description="Three short sentences to remember.")
