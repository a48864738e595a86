"""The page of a remediation: the first step, the steps, and the stories that show why."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Remediation, Resource
from safedata.views.kinds.base import Shown, named, present, united


def shown(entry: Entry[Remediation], library: Library) -> Shown:
    """What the page of the remediation `entry` shows."""
    data = entry.data
    guidance = [(library.get(Resource, g.resource), g.where) for g in data.guidance]
    others = [(library.get(Remediation, t.remediation), t.settle) for t in data.in_tension_with]
    tensions = [(other, settle) for other, settle in others if other]
    stories = library.stories_for(entry)
    return Shown(
        {
            "sections": entry.prose.sections,
            "guidance": [(resource, where) for resource, where in guidance if resource],
            "tensions": tensions,
            "resources": named(library, "resource", data.resources),
            "stories": stories,
            "terms": named(library, "term", data.terms),
            "related": united(
                named(library, "remediation", data.related),
                library.linking(entry, Remediation, "related"),
            ),
        },
        [
            data.summary,
            data.first_step,
            *entry.prose.sections,
            data.done_for.compliance,
            data.done_for.people,
            *(settle for _, settle in tensions),
            *(pair.how for pair in stories),
            *([] if stories else present(data.no_story_yet)),
        ],
    )
