"""Stages in the life of data, each with the gate that leads out of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Part
from safedata.library.model.fields import (
    RemediationRef,
    ResourceRef,
    RichText,
    RoleWord,
    Telling,
    Title,
)
from safedata.wording import N_


class MapsTo(Part):
    """Steps of other frameworks that this stage corresponds to."""

    pim: RichText
    iasc: RichText
    ocha: RichText


class Stage(EntryData):
    """A stage of the lifecycle, with the gate that leads out of it."""

    KIND = "stage"
    FOLDER = "lifecycle"
    NAMES = (N_("Lifecycle stage"), N_("Lifecycle stages"))
    INSTRUCTS = True
    PAGES_OF = "lifecycle"
    ANCHORS = frozenset(
        {"questions", "red-flags", "in-the-room", "outputs", "budget", "start-with", "then"}
        | {"remediations", "stories", "maps-to"},
    )

    title: Title
    order: int = Field(ge=1)
    gate: Annotated[RichText, Telling()] = Field(description="May we go on? What must be true.")
    questions: Annotated[list[RichText], Telling()] = Field(
        min_length=1, description="To settle at design time."
    )
    outputs: list[RichText] = Field(min_length=1)
    in_the_room: list[RichText] = Field(min_length=1)
    roles: list[RoleWord] = Field(min_length=1)
    budget: list[RichText] = Field(min_length=1)
    red_flags: list[RichText] = Field(min_length=1)
    maps_to: MapsTo
    own_addition: bool = Field(
        False, description="true where no published framework has this stage."
    )
    start_with: list[RemediationRef] = []
    resources: list[ResourceRef] = []

    @property
    def sort_key(self) -> tuple[int, str]:
        """Their order in the life of data."""
        return (self.order, "")
