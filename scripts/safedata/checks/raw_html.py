"""Entries are Markdown, without HTML or scripts."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    for document in context.entry_documents:
        for tag, position in document.prose.raw_html:
            shown = tag if len(tag) <= 40 else tag[:39] + "…"
            yield finding(
                document,
                RULE.name,
                position,
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
