"""Which documents that the library names have no archived copy in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from safedata.checks.base import Context
from safedata.library.model import Resource, Source, parts
from safedata.links.places import host_of
from safedata.source.place import KeyPath

KEY = "archived"
ARCHIVES = ("web.archive.org", "archive.org", "archive.ph", "archive.today", "perma.cc")


@dataclass(frozen=True)
class Wanted:
    """A document of which a copy is wanted, and where in the library the copy belongs."""

    path: str
    line: int
    column: int
    kind: str
    group: KeyPath
    """The group of keys into which the address of the copy goes."""
    after: tuple[str, ...]
    """The keys behind which it belongs: from its own address to where the model has it."""
    url: str
    day: dt.date
    """The day whose copy is the best one."""
    published: dt.date | None
    """The first day on which there can be one, if it is known."""


def wanted(context: Context) -> Iterator[Wanted]:
    """Every source and resource with an address and without a copy."""
    for entry in context.entries:
        for path, group in parts(entry.data):
            url = document_of(group)
            if url is None or host_of(url) in ARCHIVES or getattr(group, KEY) is not None:
                continue
            published = group.date if isinstance(group, Source) else None
            read = entry.data.reviewed
            # What was written on a day is best read as it was then. A resource is what it was
            # when it was read last: its edition may have changed since it was first published.
            last = (published.last_day or published.first_day) if published else None
            at = entry.at((*path, _key_of(group, url)))
            yield Wanted(
                entry.document.path,
                at.line,
                at.column,
                entry.kind,
                path,
                _before(type(group)),
                url,
                min(last, read) if last else read,
                published.first_day if published else None,
            )


def document_of(group: BaseModel) -> str | None:
    """The address of what a copy is to be kept of: rather the document than a page about it."""
    if isinstance(group, Resource):
        return group.document or group.url
    return group.url if isinstance(group, Source) else None


def _key_of(group: BaseModel, url: str) -> str:
    return "document" if isinstance(group, Resource) and group.document == url else "url"


def _before(model: type[BaseModel]) -> tuple[str, ...]:
    names = [field.alias or name for name, field in model.model_fields.items()]
    return tuple(names[names.index("url") : names.index(KEY)])
