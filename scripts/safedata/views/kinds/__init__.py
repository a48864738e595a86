"""What the page of each kind of entry shows besides the entry itself.

A module of the name of the kind gathers it from the library. A kind without one shows its data and
its prose, and what its template asks for.
"""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import EntryData
from safedata.views.kinds import (
    pattern,
    remediation,
    resource,
    role,
    roundtable,
    stage,
    story,
    term,
)
from safedata.views.kinds.base import Gather, Shown

_GATHER: dict[str, Gather] = {
    "story": story.shown,
    "pattern": pattern.shown,
    "remediation": remediation.shown,
    "resource": resource.shown,
    "term": term.shown,
    "roundtable": roundtable.shown,
    "role": role.shown,
    "stage": stage.shown,
}


def shown(entry: Entry[EntryData], library: Library) -> Shown:
    """What the page of `entry` shows."""
    gather = _GATHER.get(entry.kind)
    if gather is not None:
        return gather(entry, library)
    return Shown({"sections": entry.prose.sections}, [entry.data.summary, *entry.prose.sections])
