"""The body has the sections of its kind, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Document
from safedata.library.model import KINDS, EntryData
from safedata.source.findings import Finding
from safedata.source.prose import Heading
from safedata.source.suggest import closest


def _check(context: Context) -> Iterator[Finding]:
    for document in context.entry_documents:
        if document.matter is None or document.kind is None:
            continue
        headings = document.prose.headings
        yield from _no_title(document, headings)
        model = KINDS[document.kind]
        if model.SECTIONS:
            found = [heading for heading in headings if heading.level == 2]
            yield from _names(document, model, found)
            yield from _order(document, model, found)
            yield from _empty(document, found)


def _no_title(document: Document, headings: list[Heading]) -> Iterator[Finding]:
    for heading in headings:
        if heading.level == 1:
            yield finding(
                document,
                RULE.name,
                heading.position,
                "the text has a heading of the first level",
                "The title is in the front matter; sections start with two #.",
            )


def _names(document: Document, model: type[EntryData], found: list[Heading]) -> Iterator[Finding]:
    present = {heading.text for heading in found}
    missing = [
        section
        for section in model.SECTIONS
        if section not in present and section not in model.OPTIONAL_SECTIONS
    ]
    for heading in found:
        if heading.text not in model.SECTIONS:
            meant = closest(heading.text, missing)
            if meant is not None:
                missing.remove(meant)
            yield finding(
                document,
                RULE.name,
                heading.position,
                f"'{heading.text}' is not a section of a {document.kind}",
                f"Did you mean '{meant}'?"
                if meant
                else f"{_sections(model)} Use ### for headings within.",
            )
    for section in missing:
        message = f"the section '## {section}' is missing"
        yield finding(document, RULE.name, (), message, _sections(model))


def _order(document: Document, model: type[EntryData], found: list[Heading]) -> Iterator[Finding]:
    known = [heading for heading in found if heading.text in model.SECTIONS]
    reached = -1
    for heading in known:
        place = model.SECTIONS.index(heading.text)
        if place <= reached:
            message = f"'{heading.text}' stands out of order, or twice"
            yield finding(document, RULE.name, heading.position, message, _sections(model))
        reached = max(reached, place)


def _empty(document: Document, found: list[Heading]) -> Iterator[Finding]:
    filled = {section.title for section in document.prose.sections if not section.empty}
    for heading in found:
        if heading.text not in filled:
            yield finding(
                document,
                RULE.name,
                heading.position,
                f"the section '{heading.text}' is empty",
                "Write it, or keep the entry a draft until somebody can.",
            )


def _sections(model: type[EntryData]) -> str:
    return f"Sections, in this order: {' · '.join(model.SECTIONS)}."


RULE = Rule(
    "sections",
    "The text has the sections of its kind",
    "Readers learn where to look, and facilitators can rely on it.",
    "Use the headings of the kind, with two #, in their order; the message lists them.",
    _check,
)
