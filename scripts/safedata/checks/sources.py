"""Claims stand on independent sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Entry
from safedata.library.model import Roundtable, Source, Story
from safedata.source.findings import Finding

LEAST_PUBLISHERS = 2


def _check(context: Context) -> Iterator[Finding]:
    for entry in context.of(Story):
        yield from _keys(entry, entry.data.sources)
    for record in context.of(Roundtable):
        yield from _keys(record, record.data.sources)
    for story in context.published(Story):
        sources = story.data.sources
        if not sources:
            yield finding(
                story,
                RULE.name,
                ("sources",),
                "the story names no source",
                "Add at least two independent sources, the primary one first.",
                key=True,
            )
        elif len({source.publisher.casefold() for source in sources}) < LEAST_PUBLISHERS:
            yield finding(
                story,
                RULE.name,
                ("sources",),
                f"all sources are from one publisher, {sources[0].publisher}",
                "Add a source that does not depend on it.",
                key=True,
            )


def _keys(entry: Entry[Any], sources: list[Source]) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, source in enumerate(sources):
        if source.key in seen:
            yield finding(
                entry,
                RULE.name,
                ("sources", i, "key"),
                f"two sources have the key '{source.key}'",
                "Give each its own key, and check which one each footnote means.",
            )
        seen.add(source.key)


RULE = Rule(
    "sources",
    "A story stands on at least two independent sources",
    "One source can be wrong, and can be gone tomorrow. Two publishers that do not copy each other "
    "make a fact that others can check.",
    "List each document under `sources:` with key, title, publisher, date and kind.",
    _check,
)
