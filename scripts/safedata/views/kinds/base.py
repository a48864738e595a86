"""What the modules of the kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS, EntryData, Remediation
from safedata.source.prose import Phrase, Section
from safedata.views.view import Fragment

D = TypeVar("D", bound=EntryData)

MOST_IN_LIST = 12
"""How many entries a page lists before it sends readers to the full list."""


@dataclass(frozen=True)
class Shown:
    """The `values` that a template gets, and the prose that it shows, in its order on the page.

    Terms are explained in these fragments only.
    """

    values: dict[str, Any]
    fragments: list[Fragment] = field(default_factory=list)


Gather = Callable[[Any, Library], Shown]
"""Makes what is shown of an entry of one kind."""


def named(library: Library, kind: str, slugs: Iterable[str]) -> list[Entry[Any]]:
    """The entries of `kind` with these slugs, those that do not exist passed over."""
    found = (library.find(f"{KINDS[kind].FOLDER}/{slug}") for slug in slugs)
    return [entry for entry in found if entry is not None]


def united(*lists: Iterable[Entry[Any]]) -> list[Entry[Any]]:
    """The lists one after the other, each entry once."""
    return list({entry.id: entry for entries in lists for entry in entries}.values())


def to_do(remediation: Entry[Remediation], how: Phrase | None = None) -> list[Fragment]:
    """The fragments of a remediation that is shown as something to do."""
    data = remediation.data
    fragments: list[Fragment] = [how] if how is not None else []
    return [*fragments, data.first_step, data.effort.small]


def cut(sections: Iterable[Section], title: str) -> tuple[list[Section], list[Section]]:
    """The sections but the one called `title`, and that one."""
    found = list(sections)
    return [s for s in found if s.title != title], [s for s in found if s.title == title]


def present(*phrases: Phrase | None) -> list[Fragment]:
    """The phrases that there are."""
    return [phrase for phrase in phrases if phrase is not None]
