"""What is written looks alike on this site, in GitHub's preview and in an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Document
from safedata.source.findings import Finding
from safedata.source.place import Position


@dataclass(frozen=True, slots=True)
class _Sign:
    """A piece of text that some program takes for more than text."""

    pattern: re.Pattern[str]
    message: str
    hint: str


_SIGNS = (
    _Sign(
        re.compile(r"~~"),
        "~~ is shown as written here, and strikes text out on GitHub",
        "Say in words what no longer holds.",
    ),
    _Sign(
        re.compile(r"(?:https?://|\bwww\.)\S+", re.IGNORECASE),
        "an address stands in the text by itself",
        "Give it words to be read: [what it leads to](address).",
    ),
    _Sign(
        re.compile(r"\[!\w+\]"),
        "a box such as [!NOTE] is shown as written here",
        "Write a sentence that says how important it is.",
    ),
    _Sign(
        re.compile(r"\{\s*[:#.][^}\n]*\}?"),
        "braces with a class or an anchor are shown as written",
        "Leave them out: headings get their anchors from their words.",
    ),
    _Sign(
        re.compile(r"\A(?:!!!|\?\?\?\+?|///)(?=\s)"),
        "a box of another dialect is shown as written",
        "Write a heading or a paragraph.",
    ),
    _Sign(
        re.compile(r"(?<![\w/@])@[A-Za-z\d](?:[\w-]*\w)?"),
        "an @ before a name calls that person on GitHub",
        "Leave the @ out, and the name, if it is a person's.",
    ),
    _Sign(
        re.compile(r"(?<![\w:]):[a-z][a-z\d_+-]*:(?![\w:])"),
        "a name between colons is a picture on GitHub and text here",
        "Say it in words.",
    ),
    _Sign(
        re.compile(
            "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"
        ),
        "a letter carries a pile of marks",
        "Leave them out: they cover the lines above and below.",
    ),
    _Sign(
        re.compile(r"\$\$"),
        "$$ begins a formula on GitHub and is text here",
        "Write the figures in words or in a table.",
    ),
)


def _check(context: Context) -> Iterator[Finding]:
    for document in context.entry_documents:
        for text, where in document.prose.written:
            yield from _in(document, text, where)
    for entry, where, phrase in context.phrases():
        for text, _ in phrase.written:
            yield from _in(entry.document, text, where)


def _in(document: Document, text: str, where: Position) -> Iterator[Finding]:
    for sign in _SIGNS:
        if sign.pattern.search(text):
            yield finding(document, RULE.name, where, sign.message, sign.hint)


RULE = Rule(
    "plain-markdown",
    "Entries keep to the Markdown that everybody shows alike",
    "A contributor checks a page in GitHub's preview: it must show what readers will see.",
    "Use headings, lists, tables, emphasis, links and quotations.",
    _check,
)
