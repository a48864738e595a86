"""What each kind of entry may and must contain: the front matter of the knowledge base, typed.

A module holds a kind. To add one: write its module, name it here, and write its template and its
words (docs/about/decisions/kinds.md).
"""

from __future__ import annotations

from safedata.library.model.base import EntryData, Part, Source
from safedata.library.model.fields import ANY
from safedata.library.model.pattern import Pattern
from safedata.library.model.relations import Mention, addresses, mentions, parts, phrases
from safedata.library.model.remediation import Remediation
from safedata.library.model.resource import Resource
from safedata.library.model.role import Role
from safedata.library.model.roundtable import Roundtable
from safedata.library.model.stage import Stage
from safedata.library.model.story import Story
from safedata.library.model.term import HeardAs, Term

__all__ = [
    "ANY",
    "FOLDERS",
    "KINDS",
    "EntryData",
    "HeardAs",
    "Mention",
    "Part",
    "Pattern",
    "Remediation",
    "Resource",
    "Role",
    "Roundtable",
    "Source",
    "Stage",
    "Story",
    "Term",
    "addresses",
    "mentions",
    "parts",
    "phrases",
]

KINDS: dict[str, type[EntryData]] = {
    model.KIND: model
    for model in (Story, Pattern, Remediation, Resource, Term, Roundtable, Role, Stage)
}
"""The kinds of entry by name."""

FOLDERS: dict[str, str] = {model.FOLDER: kind for kind, model in KINDS.items()}
"""The kind that each folder of docs/ holds."""
