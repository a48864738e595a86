"""The page of a resource: where to find it, when to open it, and what on this site uses it."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import (
    Pattern,
    Remediation,
    Resource,
    Role,
    Roundtable,
    Stage,
    Story,
    Term,
)
from safedata.views.kinds.base import Shown, named, present


def shown(entry: Entry[Resource], library: Library) -> Shown:
    """What the page of the resource `entry` shows."""
    data = entry.data
    return Shown(
        {
            "sections": entry.prose.sections,
            "predecessors": named(library, "resource", data.supersedes),
            "successors": library.linking(entry, Resource, "supersedes"),
            "guides": library.guided_by(entry),
            "remediations": library.linking(entry, Remediation, "resources"),
            "stories": library.linking(entry, Story, "resources"),
            "patterns": library.linking(entry, Pattern, "resources"),
            "terms": library.linking(entry, Term),
            "roles": library.linking(entry, Role, "resources"),
            "stages": library.linking(entry, Stage, "resources"),
            "roundtables": library.linking(entry, Roundtable),
        },
        [data.summary, *entry.prose.sections, *present(data.replaces)],
    )
