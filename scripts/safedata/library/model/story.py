"""Stories: what happened, and what to do about it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Part, Source, Weights, newest_first
from safedata.library.model.fields import (
    Cause,
    Chip,
    Dated,
    Fact,
    Harm,
    Heading,
    Lifecycle,
    Named,
    OfOthers,
    PatternRef,
    RemediationRef,
    ResourceRef,
    Rich,
    RichText,
    Sureness,
    Telling,
    Text,
    Title,
    Word,
)
from safedata.source.prose import Phrase
from safedata.source.when import WhenField


class Affected(Part):
    """The people concerned."""

    number: int | None = Field(description="How many people; null if not known.", ge=0)
    who: Annotated[Text, Telling()]
    note: RichText | None = Field(
        None, description="Where the figure is from, or why it is uncertain."
    )


class HowSure(Part):
    """What stands behind the event and the harm."""

    event: Sureness
    harm: Sureness


class Pairing(Part):
    """A remediation and how it would have helped in this story."""

    remediation: RemediationRef
    how: Annotated[Phrase, Rich(40, 400)] = Field(
        description="How this remediation would have helped here: about this story, not in general."
    )


class Story(EntryData):
    """Something that happened, told from sources and paired with what to do about it."""

    KIND = "story"
    FOLDER = "stories"
    NAMES = ("Story", "Stories")
    WEIGHTS = Weights(any=1.05, situation=0.9)
    NEWS = True
    ANCHORS = frozenset(
        {"what-to-do", "resources", "words", "patterns", "related", "sources"},
    )
    SECTIONS = (
        "What happened",
        "Who was put at risk",
        "What went wrong",
        "How it was handled",
        "Talk about it",
    )

    title: Title
    outcome: Annotated[str, Word("outcome")]
    went_well: RichText | None = Field(
        None, description="One sentence: what went right, where something did."
    )
    places: Annotated[list[Text], Fact(), Named()] = Field(min_length=1)
    occurred: Annotated[WhenField, Named()] = Field(
        description="2018-04-05, 2018-04, 2018, 2017/2019 or 2014/.."
    )
    disclosed: Annotated[WhenField, Dated(), Fact(), Heading(), Named()] = Field(
        description="When it became known."
    )
    region: Annotated[str, Word("region"), Named()]
    setting: Annotated[str, Word("setting")]
    organisations: Annotated[list[Text], Named()] = Field(min_length=1)
    affected: Affected
    data: list[Annotated[str, Word("data")]] = Field(min_length=1)
    lifecycle: Annotated[list[Lifecycle], Chip()] = Field(min_length=1)
    causes: Annotated[list[Cause], Chip()] = Field(min_length=1)
    harms: list[Harm] = Field(min_length=1)
    how_sure: HowSure
    found_by: Annotated[str, Word("found-by")]
    requested_by: Annotated[str, Word("requested-by")] | None = None
    ended_by: Annotated[str, Word("ended-by")]
    humanitarian_equivalent: RichText | None = Field(
        None, description="For stories from other fields: what this would look like in aid work."
    )
    patterns: list[PatternRef] = Field(default=[], description="One to three patterns.")
    remediations: list[Pairing] = Field(
        default=[], description="At least two remediations, each with how it would have helped."
    )
    resources: list[ResourceRef] = Field(default=[], description="At least one resource.")
    sources: Annotated[list[Source], OfOthers()] = Field(
        default=[], description="At least two independent sources."
    )

    @property
    def sort_key(self) -> tuple[int, str]:
        """The story that became known last comes first."""
        return newest_first(self.disclosed)
