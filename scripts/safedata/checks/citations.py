"""Every paragraph of an account says where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Entry
from safedata.library.model import Roundtable, Story
from safedata.source.findings import Finding
from safedata.source.suggest import did_you_mean

CITED_SECTIONS = ("What happened",)


def _check(context: Context) -> Iterator[Finding]:
    for entry in context.of(Story):
        yield from _keys(entry)
        yield from _uncited_paragraphs(entry)
    for record in context.of(Roundtable):
        yield from _keys(record)


def _keys(entry: Entry[Story] | Entry[Roundtable]) -> Iterator[Finding]:
    keys = [source.key for source in entry.data.sources]
    cited: set[str] = set()
    for citation in entry.prose.citations:
        if citation.definition:
            yield finding(
                entry,
                RULE.name,
                citation.position,
                f"the note [^{citation.key}] is written out in the text",
                "Put the document under `sources:`; the build writes the note.",
            )
        elif citation.key not in keys:
            known = f"Sources here: {', '.join(keys) or 'none'}."
            yield finding(
                entry,
                RULE.name,
                citation.position,
                f"[^{citation.key}] has no source",
                did_you_mean(citation.key, keys) or f"Add it under `sources:`. {known}",
            )
        cited.add(citation.key)
    if entry.kind != Story.KIND:
        return
    for i, key in enumerate(keys):
        if key not in cited:
            yield finding(
                entry,
                RULE.name,
                ("sources", i, "key"),
                f"the source '{key}' is never cited",
                f"Cite it in the text as [^{key}] where it carries a claim, or remove it.",
            )


def _uncited_paragraphs(story: Entry[Story]) -> Iterator[Finding]:
    for paragraph in story.prose.paragraphs:
        if paragraph.section in CITED_SECTIONS and not paragraph.cites:
            yield finding(
                story,
                RULE.name,
                paragraph.position,
                f"a paragraph of '{paragraph.section}' cites no source",
                "Say where its facts are from: [^key] at the end of the sentence.",
            )


RULE = Rule(
    "citations",
    "Every paragraph of an account cites its sources",
    "Readers, and those of whom a story tells, must be able to check each claim.",
    "Write [^key] after the claim, with a key from `sources:`. Remove sources that carry nothing.",
    _check,
)
