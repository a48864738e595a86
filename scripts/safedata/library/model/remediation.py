"""Remediations: what to do, from the first step on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Part, Weights
from safedata.library.model.fields import (
    Cause,
    Chip,
    Fact,
    Heading,
    Lifecycle,
    RemediationRef,
    ResourceRef,
    RichText,
    RoleWord,
    Telling,
    TermRef,
    Title,
)


class Effort(Part):
    """How much work it is, in a few words each."""

    small: RichText = Field(description="For a ten-person organisation.")
    full: RichText = Field(description="Done in full by a large one.")


class Guidance(Part):
    """A resource that says how, and where in it."""

    resource: ResourceRef
    where: RichText = Field(description="Chapter, section or page.")


class Tension(Part):
    """A remediation that pulls the other way, and how to settle it."""

    remediation: RemediationRef
    settle: RichText


class DoneFor(Part):
    """What it looks like when it is done for the form, and when it is done for people."""

    compliance: RichText
    people: RichText


class Remediation(EntryData):
    """Something to do that would have prevented or softened a story."""

    KIND = "remediation"
    FOLDER = "remediations"
    NAMES = ("Remediation", "Remediations")
    WEIGHTS = Weights(any=1.15, how=1.6, situation=1.35)
    NEWS = True
    ANCHORS = frozenset(
        {"done-for", "tensions", "guidance", "stories", "words", "related"},
    )
    SECTIONS = (
        "Why it matters",
        "Do it",
        "If you are a small organisation",
        "How to show it is done",
        "How it goes wrong",
        "What it costs",
    )

    title: Title = Field(description="In the imperative.")
    lifecycle: Annotated[list[Lifecycle], Chip(), Heading()] = Field(min_length=1)
    causes: Annotated[list[Cause], Chip()] = Field(
        min_length=1, description="The causes of stories it answers."
    )
    owner: Annotated[RoleWord, Fact()] = Field(description="The role that drives it.")
    with_: list[RoleWord] = Field(alias="with", default=[], description="Roles that take part.")
    first_step: Annotated[RichText, Telling()] = Field(
        description="What one person can do in under two hours."
    )
    effort: Effort
    done_for: DoneFor
    guidance: list[Guidance] = Field(default=[], description="At least two resources.")
    resources: list[ResourceRef] = Field(
        default=[], description="Tools, templates and courses that help, besides the guidance."
    )
    in_tension_with: list[Tension] = []
    terms: list[TermRef] = []
    related: list[RemediationRef] = []
    no_story_yet: RichText | None = Field(
        None, description="Why no story calls for it yet, where that is so."
    )
