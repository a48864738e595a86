"""Entries are Markdown, without HTML or scripts."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Document
from safedata.source.findings import Finding
from safedata.source.place import Position


def _check(context: Context) -> Iterator[Finding]:
    for document in context.entry_documents:
        for tag in document.prose.raw_html:
            yield _raw(document, tag.position, tag.text)
    for entry, where, phrase in context.phrases():
        for tag in phrase.raw_html:
            yield _raw(entry.document, where, tag.text)


def _raw(document: Document, where: Position, tag: str) -> Finding:
    shown = tag if len(tag) <= 40 else tag[:39] + "…"
    return finding(
        document,
        RULE.name,
        where,
        f"raw HTML in an entry: {shown}",
        "Write it in Markdown; to show a < as such, write \\<.",
    )


RULE = Rule(
    "raw-html",
    "Entries hold no HTML and no script",
    "What is merged runs in every reader's browser, and the knowledge base must outlive its "
    "present generator.",
    "Say it in Markdown: lists, tables, links, emphasis.",
    _check,
)
