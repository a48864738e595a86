"""The page of each entry: its data and body, and what the library knows around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, cast

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import (
    ANY,
    EntryData,
    Pattern,
    Remediation,
    Resource,
    Role,
    Roundtable,
    Source,
    Stage,
    Story,
    Term,
)
from safedata.views.body import sections
from safedata.views.explain import terms_used
from safedata.views.page import Chip, Page
from safedata.views.template import render
from safedata.views.view import Settings, View, title_of

MOST_TERMS = 6
"""How many terms a story's page gathers from its remediations."""

MOST_IN_FULL = 4
"""How many remediations a stage's page shows with their first steps; the others follow as links."""

MOST_IN_LIST = 12
"""How many entries a page lists before it sends readers to the full list."""

Context = dict[str, Any]


def page(entry: Entry[EntryData], library: Library, settings: Settings) -> Page:
    """The page of `entry`."""
    view = View(library, settings, entry.document.src_uri)
    context = _CONTEXTS[entry.kind](entry, view)
    return Page(
        path=entry.document.src_uri,
        title=title_of(entry),
        body=render(entry.kind, view, entry=entry, title=title_of(entry), **context),
        kind=entry.kind,
        description=_description(entry),
        chips=_chips(entry, view),
        source=entry.document.src_uri,
        draft=entry.data.status == "draft",
    )


def _description(entry: Entry[EntryData]) -> str:
    text = entry.data.plain if isinstance(entry.data, Term) else entry.data.summary
    return " ".join((text or "").split())


def _chips(entry: Entry[EntryData], view: View) -> tuple[Chip, ...]:
    match entry.data:
        case Story() as data:
            # The facts beside the story link all its other words.
            return view.chips(lifecycle=data.lifecycle, cause=data.causes)
        case Remediation() as data:
            return view.chips(lifecycle=data.lifecycle, cause=data.causes)
        case Resource() as data:
            return view.chips(resource_kind=[data.kind], topic=data.topics)
        case Term() as data:
            return view.chips(term_group=[data.group])
    return ()


def _story(entry: Entry[Story], view: View) -> Context:
    library, data = view.library, entry.data
    pairs = library.remediations_for(entry)
    # The words of the remediations, those first that the story itself uses.
    terms = Counter(slug for pair in pairs for slug in pair.remediation.data.terms)
    used = {slug for slug in terms if f"glossary/{slug}" in terms_used(library)[entry.id]}
    words = sorted(terms, key=lambda slug: (slug not in used, -terms[slug]))
    body = sections(entry.prose)
    return {
        "account": [s for s in body if s.title != "Talk about it"],
        "talk": [s for s in body if s.title == "Talk about it"],
        "pairs": pairs,
        "resources": view.of("resource", data.resources),
        "terms": view.of("term", words[:MOST_TERMS]),
        "patterns": view.of("pattern", data.patterns),
        "related": library.stories_like(entry),
        "cited": _cited(entry, data.sources),
    }


def _pattern(entry: Entry[Pattern], view: View) -> Context:
    return {
        "sections": sections(entry.prose),
        "start_with": view.of("remediation", entry.data.start_with),
        "resources": view.of("resource", entry.data.resources),
        "stories": view.library.stories_of(entry),
    }


def _remediation(entry: Entry[Remediation], view: View) -> Context:
    library, data = view.library, entry.data
    guidance = [(library.get(Resource, g.resource), g.where) for g in data.guidance]
    tensions = [(library.get(Remediation, t.remediation), t.settle) for t in data.in_tension_with]
    return {
        "sections": sections(entry.prose),
        "guidance": [(resource, where) for resource, where in guidance if resource],
        "tensions": [(other, settle) for other, settle in tensions if other],
        "resources": view.of("resource", data.resources),
        "stories": library.stories_for(entry),
        "terms": view.of("term", data.terms),
        "related": _united(
            view.of("remediation", data.related), library.linking(entry, Remediation, "related")
        ),
    }


def _resource(entry: Entry[Resource], view: View) -> Context:
    library = view.library
    guides = library.guided_by(entry)
    return {
        "sections": sections(entry.prose),
        "predecessors": view.of("resource", entry.data.supersedes),
        "successors": library.linking(entry, Resource, "supersedes"),
        "guides": guides,
        "remediations": library.linking(entry, Remediation, "resources"),
        "stories": library.linking(entry, Story, "resources"),
        "patterns": library.linking(entry, Pattern, "resources"),
        "terms": library.linking(entry, Term),
        "roles": library.linking(entry, Role, "resources"),
        "stages": library.linking(entry, Stage, "resources"),
        "roundtables": library.linking(entry, Roundtable),
    }


def _term(entry: Entry[Term], view: View) -> Context:
    library, data = view.library, entry.data
    confused = _united(
        view.of("term", data.confused_with), library.linking(entry, Term, "confused_with")
    )
    related = _united(view.of("term", data.related), library.linking(entry, Term, "related"))
    body = sections(entry.prose)
    return {
        "example": [s for s in body if s.title != "Where definitions differ"],
        "differ": [s for s in body if s.title == "Where definitions differ"],
        "confused": confused,
        "related": [other for other in related if other not in confused],
        "remediations": library.linking(entry, Remediation, "terms"),
        "stories": _stories_using(entry, library)[:MOST_IN_LIST],
        "roundtables": library.linking(entry, Roundtable),
    }


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


def _roundtable(entry: Entry[Roundtable], view: View) -> Context:
    data = entry.data
    return {
        "sections": sections(entry.prose),
        "points": [
            {"point": point.point, "entries": view.of(ANY, point.entries)}
            for point in data.key_points
        ],
        "commitments": [
            {
                "what": commitment.what,
                "status": commitment.status,
                "note": commitment.note,
                "entries": view.of(ANY, commitment.entries),
            }
            for commitment in data.commitments
        ],
        "cited": _cited(entry, data.sources),
    }


def _role(entry: Entry[Role], view: View) -> Context:
    library = view.library
    named = view.of("resource", entry.data.resources)
    made_for = sorted(
        library.tagged("role", entry.slug, Resource),
        key=lambda r: (r.data.starter is None, len(r.data.audience), r.name.casefold()),
    )
    all_resources = _united(named, made_for)
    shown = all_resources[: max(MOST_IN_LIST, len(named))]
    return {
        "sections": sections(entry.prose),
        "leads": library.led_by(entry),
        "supports": library.supported_by(entry),
        "resources": shown,
        "more_resources": len(made_for) if len(all_resources) > len(shown) else 0,
        "has_cards": any(
            entry.slug in (heard.said_by, heard.heard_by)
            for term in library.all(Term)
            for heard in term.data.heard_as
        ),
    }


def _stage(entry: Entry[Stage], view: View) -> Context:
    library = view.library
    stories = library.at_stage(entry, Story)
    start_with = view.of("remediation", entry.data.start_with)
    return {
        "sections": sections(entry.prose),
        "stages": library.all(Stage),
        "start_with": start_with[:MOST_IN_FULL],
        "then": start_with[MOST_IN_FULL:],
        "remediations": library.at_stage(entry, Remediation),
        "resources": view.of("resource", entry.data.resources),
        "stories": stories[:MOST_IN_LIST],
        "more_stories": len(stories) if len(stories) > MOST_IN_LIST else 0,
    }


def _cited(entry: Entry[EntryData], sources: Iterable[Source]) -> list[Source]:
    """The sources that the body cites, in the order of their first citation."""
    by_key = {source.key: source for source in sources}
    cited = {c.key: None for c in entry.prose.citations if not c.definition}
    return [by_key[key] for key in cited if key in by_key]


def _united(*lists: Iterable[Entry[Any]]) -> list[Entry[Any]]:
    """The lists one after the other, each entry once."""
    return list({entry.id: entry for entries in lists for entry in entries}.values())


_CONTEXTS = cast(
    "dict[str, Callable[[Entry[EntryData], View], Context]]",
    {
        "story": _story,
        "pattern": _pattern,
        "remediation": _remediation,
        "resource": _resource,
        "term": _term,
        "roundtable": _roundtable,
        "role": _role,
        "stage": _stage,
    },
)
