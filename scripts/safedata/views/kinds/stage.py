"""The page of a stage: its gate, what to settle, and what to do at it."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Remediation, Stage, Story
from safedata.views.kinds.base import MOST_IN_LIST, Shown, named, to_do

MOST_IN_FULL = 4
"""How many remediations it shows with their first steps; the others follow as links."""


def shown(entry: Entry[Stage], library: Library) -> Shown:
    """What the page of the stage `entry` shows."""
    data = entry.data
    stories = library.at_stage(entry, Story)
    start_with = named(library, "remediation", data.start_with)
    return Shown(
        {
            "sections": entry.prose.sections,
            "stages": library.all(Stage),
            "start_with": start_with[:MOST_IN_FULL],
            "then": start_with[MOST_IN_FULL:],
            "remediations": library.at_stage(entry, Remediation),
            "resources": named(library, "resource", data.resources),
            "stories": stories[:MOST_IN_LIST],
            "more_stories": len(stories) if len(stories) > MOST_IN_LIST else 0,
        },
        [
            data.gate,
            data.summary,
            *entry.prose.sections,
            *data.red_flags,
            *data.in_the_room,
            *data.outputs,
            *data.budget,
            *(part for r in start_with[:MOST_IN_FULL] for part in to_do(r)),
        ],
    )
