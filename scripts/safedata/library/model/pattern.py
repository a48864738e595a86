"""Patterns: the ways in which things go wrong again and again."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Weights
from safedata.library.model.fields import RemediationRef, ResourceRef, RichText, Telling, Title


class Pattern(EntryData):
    """A way in which things go wrong again and again."""

    KIND = "pattern"
    FOLDER = "patterns"
    NAMES = ("Pattern", "Patterns")
    WEIGHTS = Weights(any=1.05, situation=1.3)
    NEWS = True
    ANCHORS = frozenset({"resources", "stories"})
    SECTIONS = ("How it goes", "How to see it coming", "Where to start", "Ask on Monday")

    title: Title
    warning_signs: Annotated[list[RichText], Telling()] = Field(
        min_length=3, description="Signs that one can check."
    )
    start_with: list[RemediationRef] = Field(min_length=1)
    resources: list[ResourceRef] = []
