"""The page of a pattern: how it goes, how to see it coming, and the stories that went this way."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Pattern
from safedata.views.kinds.base import Shown, named, to_do
from safedata.views.view import Fragment

SIGNS = "How to see it coming"
START = "Where to start"


def shown(entry: Entry[Pattern], library: Library) -> Shown:
    """What the page of the pattern `entry` shows."""
    data = entry.data
    start_with = named(library, "remediation", data.start_with)
    fragments: list[Fragment] = [data.summary]
    for section in entry.prose.sections:
        fragments.append(section)
        if section.title == SIGNS:
            fragments += data.warning_signs
        elif section.title == START:
            fragments += (part for remediation in start_with for part in to_do(remediation))
    return Shown(
        {
            "sections": entry.prose.sections,
            "signs_below": SIGNS,
            "start_below": START,
            "start_with": start_with,
            "resources": named(library, "resource", data.resources),
            "stories": library.stories_of(entry),
        },
        fragments,
    )
