"""What every rule is made of and what it gets to see."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import unquote

from safedata.checks.texts import Piece, Text
from safedata.library.entry import Document, Entry
from safedata.library.graph import Library
from safedata.library.model import EntryData, phrases
from safedata.library.vocabulary import Vocabulary
from safedata.source.findings import Finding, Severity
from safedata.source.link import Leads, leads
from safedata.source.place import KeyPath, Position
from safedata.source.prose import Link, Phrase

D = TypeVar("D", bound=EntryData)


@dataclass(frozen=True)
class Context:
    """What was read, for rules to look at.

    `documents` are all Markdown files of docs/; `entries` are those whose data fits their kind.
    """

    root: Path
    documents: list[Document]
    entries: list[Entry[EntryData]]
    vocabulary: Vocabulary
    library: Library

    def of(self, model: type[D]) -> list[Entry[D]]:
        """The entries of the kind `model`, drafts and retired ones included."""
        return cast("list[Entry[D]]", [e for e in self.entries if e.kind == model.KIND])

    def published(self, model: type[D]) -> list[Entry[D]]:
        """The entries of the kind `model` that are published."""
        return [entry for entry in self.of(model) if entry.data.status == "published"]

    @cached_property
    def entry_documents(self) -> list[Document]:
        """The documents that are, or are meant to be, entries."""
        return [d for d in self.documents if d.kind is not None]

    @cached_property
    def ids(self) -> dict[str, Document]:
        """Every entry by ``folder/slug``, those with broken data included.

        A relation to an entry that has a fault of its own is not a second fault.
        """
        return {f"{d.folder}/{d.slug}": d for d in self.entry_documents}

    @cached_property
    def all_read(self) -> bool:
        """Whether every entry's data could be read.

        Rules about what no entry does wait for it: the entry that does may be the broken one.
        """
        return len(self.entries) == len(self.entry_documents)

    def links(self) -> Iterator[tuple[Document, Position, Link]]:
        """Every link and picture in the prose of all documents and the phrases of entries."""
        for document in self.documents:
            yield from ((document, link.position, link) for link in document.prose.links)
        for entry, where, phrase in self.phrases():
            yield from ((entry.document, where, link) for link in phrase.links)

    def phrases(self) -> Iterator[tuple[Entry[EntryData], Position, Phrase]]:
        """Every phrase in the front matter of entries, with where its value stands."""
        return iter(self._phrases)

    @cached_property
    def _phrases(self) -> list[tuple[Entry[EntryData], Position, Phrase]]:
        # Several rules ask, and looking through the fields of all entries takes its time.
        return [
            (entry, entry.at(path), phrase)
            for entry in self.entries
            for path, phrase in phrases(entry.data)
        ]

    @cached_property
    def texts(self) -> list[Text]:
        """What each document says, in its prose and in the phrases of its front matter."""
        pieces: defaultdict[str, list[Piece]] = defaultdict(list)
        for entry, where, phrase in self.phrases():
            pieces[entry.document.path].append(Piece(phrase.plain, where))
        return [Text(document, pieces[document.path]) for document in self.documents]

    @cached_property
    def linked(self) -> set[str]:
        """The paths within docs/ that some document links to."""
        return {
            resolve(document, link.target.partition("#")[0])
            for document, _, link in self.links()
            if leads(link.target) is Leads.WITHIN
        }


@dataclass(frozen=True)
class Rule:
    """One thing that must hold.

    `why` and `mend` are for contributors: they become a paragraph of the page of rules.
    """

    name: str
    title: str
    why: str
    mend: str
    check: Callable[[Context], Iterable[Finding]]


def finding(
    where: Entry[EntryData] | Document,
    rule: str,
    at: Position | KeyPath,
    message: str,
    hint: str = "",
    *,
    key: bool = False,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding in `where`, at a position or at a path of its front matter."""
    document = where.document if isinstance(where, Entry) else where
    if isinstance(at, tuple):
        at = document.matter.at(at, key=key) if document.matter and at else Position(1, 1)
    return Finding(document.path, at.line, at.column, rule, message, hint, severity)


def resolve(document: Document, link_path: str) -> str:
    """The path within docs/ that the relative `link_path` means when written in `document`."""
    folder = posixpath.dirname(document.src_uri)
    return posixpath.normpath(posixpath.join(folder, unquote(link_path)))


def texts(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text in plain front matter data, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from texts(item, (*path, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*path, key))
