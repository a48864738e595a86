"""The page of a roundtable: what was asked and said, and what on this site answers it."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import EntryData, Roundtable
from safedata.views.kinds.base import Shown


def shown(entry: Entry[Roundtable], library: Library) -> Shown:
    """What the page of the roundtable `entry` shows."""
    data = entry.data

    def entries(ids: list[str]) -> list[Entry[EntryData]]:
        return [found for id in ids if (found := library.find(id)) is not None]

    return Shown(
        {
            "sections": entry.prose.sections,
            "points": [(point, entries(point.entries)) for point in data.key_points],
            "commitments": [(made, entries(made.entries)) for made in data.commitments],
        },
        [
            data.summary,
            *data.questions,
            *entry.prose.sections,
            *(point.point for point in data.key_points),
            *(made.what for made in data.commitments),
        ],
    )
