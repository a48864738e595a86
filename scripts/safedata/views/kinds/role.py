"""The page of a role: what it decides, where to begin, and what it drives."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Resource, Role, Term
from safedata.views.kinds.base import MOST_IN_LIST, Shown, named, present, united


def shown(entry: Entry[Role], library: Library) -> Shown:
    """What the page of the role `entry` shows."""
    data = entry.data
    chosen = named(library, "resource", data.resources)
    made_for = sorted(
        library.tagged("role", entry.slug, Resource),
        key=lambda r: (r.data.starter is None, len(r.data.audience), r.name.casefold()),
    )
    resources = united(chosen, made_for)
    first = resources[: max(MOST_IN_LIST, len(chosen))]
    return Shown(
        {
            "sections": entry.prose.sections,
            "leads": library.led_by(entry),
            "supports": library.supported_by(entry),
            "resources": first,
            "more_resources": len(made_for) if len(resources) > len(first) else 0,
            "has_cards": any(
                entry.slug in (heard.said_by, heard.heard_by)
                for term in library.all(Term)
                for heard in term.data.heard_as
            ),
        },
        [
            data.summary,
            *present(data.pocket_card),
            *data.decides,
            *(ask.question for ask in data.asks),
            *([data.myth.says, data.myth.answer] if data.myth else []),
            *entry.prose.sections,
        ],
    )
