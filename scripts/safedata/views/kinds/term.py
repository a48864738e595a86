"""The page of a term: what it means, what the authorities say, and what it is confused with."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Remediation, Roundtable, Story, Term
from safedata.views.explain import terms_used
from safedata.views.kinds.base import MOST_IN_LIST, Shown, cut, named, united


def shown(entry: Entry[Term], library: Library) -> Shown:
    """What the page of the term `entry` shows."""
    data = entry.data
    confused = united(
        named(library, "term", data.confused_with), library.linking(entry, Term, "confused_with")
    )
    related = united(named(library, "term", data.related), library.linking(entry, Term, "related"))
    example, differ = cut(entry.prose.sections, "Where definitions differ")
    known = data.translations.known
    return Shown(
        {
            "words": known,
            "origins": list(dict.fromkeys(data.translations.source_of(code) for code, _ in known)),
            "example": example,
            "differ": differ,
            "confused": confused,
            "related": [other for other in related if other not in confused],
            "remediations": library.linking(entry, Remediation, "terms"),
            "stories": _stories_using(entry, library)[:MOST_IN_LIST],
            "roundtables": library.linking(entry, Roundtable),
        },
        [*example, *differ],
    )


def _stories_using(term: Entry[Term], library: Library) -> list[Entry[Story]]:
    """The stories whose text uses the term or links to its page, newest first."""
    target = f"../{term.id}.md"
    used = terms_used(library)
    return [
        story
        for story in library.all(Story)
        if term.id in used[story.id]
        or any(link.target.partition("#")[0] == target for link in story.prose.links)
    ]
