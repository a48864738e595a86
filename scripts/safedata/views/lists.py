"""The index page of each kind of entry: the authored introduction, then the generated list."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from safedata.library.graph import Library
from safedata.library.model import (
    KINDS,
    Pattern,
    Remediation,
    Resource,
    Role,
    Roundtable,
    Stage,
    Story,
    Term,
)
from safedata.views import glossary, tags
from safedata.views.groups import Group, by_word, listing
from safedata.views.template import render
from safedata.views.view import Settings, View


def _stories(library: Library) -> list[Group]:
    stories = library.all(Story)
    years = groupby(stories, key=lambda story: story.data.disclosed.start.year)
    return [Group(str(year), f"year-{year}", list(group), known="year") for year, group in years]


def _remediations(library: Library) -> list[Group]:
    # Each once, at the first stage it belongs to, so that the list can be read to its end.
    return by_word(
        library, "lifecycle", library.all(Remediation), lambda data: _first(library, data.lifecycle)
    )


def _first(library: Library, stages: list[str]) -> list[str]:
    return [id for id in library.vocabulary.ids("lifecycle") if id in stages][:1]


def _resources(library: Library) -> list[Group]:
    return by_word(
        library, "resource-kind", library.all(Resource), lambda data: [data.kind], known="kind"
    )


def _roundtables(library: Library) -> list[Group]:
    newest = sorted(library.all(Roundtable), key=lambda r: r.data.date.first_day, reverse=True)
    return [Group("", "", newest)]


def _roles(library: Library) -> list[Group]:
    order = library.vocabulary.ids("role")
    known = {slug: position for position, slug in enumerate(order)}
    roles = sorted(library.all(Role), key=lambda role: known.get(role.slug, len(known)))
    return [Group("", "", roles)]


FOLDED_FROM = 12
"""Groups of resources with more entries are folded, so that the others can be reached on a phone.

Stories are not: their list is there to be read through.
"""

_GROUPS: dict[str, Callable[[Library], list[Group]]] = {
    Story.FOLDER: _stories,
    Pattern.FOLDER: lambda library: [Group("", "", library.all(Pattern))],
    Remediation.FOLDER: _remediations,
    Resource.FOLDER: _resources,
    Roundtable.FOLDER: _roundtables,
    Role.FOLDER: _roles,
}


def index(folder: str, library: Library, settings: Settings, intro: str) -> str | None:
    """The body of ``<folder>/index.md`` below the authored `intro` (Markdown).

    None if the folder's index holds no generated list.
    """
    if folder == "tags":
        return tags.index(library, settings, intro)
    if folder == Term.FOLDER:
        return glossary.index(library, settings, intro)
    view = View(library, settings, f"{folder}/index.md")
    if folder == Stage.FOLDER:
        counts = {
            stage.slug: {
                kind: len(library.tagged("lifecycle", stage.slug, model))
                for kind, model in KINDS.items()
            }
            for stage in library.all(Stage)
        }
        return render("stages", view, intro=intro, stages=library.all(Stage), counts=counts)
    if folder not in _GROUPS:
        return None
    groups = [group for group in _GROUPS[folder](library) if group.entries]
    return listing(view, intro, groups, FOLDED_FROM if folder == Resource.FOLDER else None)
