"""What the home page and other templates of the theme show of the whole library."""

from __future__ import annotations

import datetime as dt
from typing import Any

from safedata.library.graph import Library
from safedata.library.model import KINDS, Resource
from safedata.wording import _
from safedata.wording.formats import date

MOST_RECENT = 8


def overview(library: Library, today: dt.date, findings: int = 0) -> dict[str, Any]:
    """Counts, what is new, and one worked pairing, as plain data for templates.

    `findings` is how many findings a preview of the site has to tell of.
    """
    return {
        "counts": {kind: len(library.all(model)) for kind, model in KINDS.items()},
        "recent": _recent(library),
        "pair": _pair(library),
        "build_date": today.isoformat(),
        "build_date_text": date(today),
        "findings": findings,
    }


def _recent(library: Library) -> list[dict[str, str]]:
    entries = [entry for model in KINDS.values() if model.NEWS for entry in library.all(model)]
    # The lists are newest story first, then by name; sorting keeps that order within a day.
    entries.sort(key=lambda entry: entry.data.reviewed, reverse=True)
    return [
        {
            "kind": entry.kind,
            "kind_label": _(entry.data.NAMES[0]),
            "title": entry.name,
            "url": entry.url,
            "date": entry.data.reviewed.isoformat(),
            "date_text": date(entry.data.reviewed),
            "summary": entry.data.summary.plain,
        }
        for entry in entries[:MOST_RECENT]
    ]


def _pair(library: Library) -> dict[str, Any] | None:
    """The newest pairing whose remediation has guidance that can be opened."""
    for pair in library.pairs:
        for guidance in pair.remediation.data.guidance:
            resource = library.get(Resource, guidance.resource)
            if resource is not None:
                return {
                    "story": {"title": pair.story.name, "url": pair.story.url},
                    "how": pair.how.plain,
                    "remediation": {
                        "title": pair.remediation.name,
                        "url": pair.remediation.url,
                        "first_step": pair.remediation.data.first_step.plain,
                    },
                    "resource": {
                        "title": resource.name,
                        "url": resource.url,
                        "publisher": resource.data.publisher,
                    },
                }
    return None
