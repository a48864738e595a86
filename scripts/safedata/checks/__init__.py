"""The rules that hold the knowledge base together, and the run of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safedata.checks import (
    charted,
    citations,
    date,
    definition_length,
    do_no_harm,
    guidance,
    https,
    humanitarian_equivalent,
    idiom,
    likeness,
    links,
    nesting,
    outcome,
    pairing,
    patterns,
    plain_markdown,
    raw_html,
    recurring_phrase,
    reference,
    sections,
    sources,
    status,
    unused,
    vocabulary,
)
from safedata.checks.base import Context, Rule
from safedata.library import loader
from safedata.library.entry import Document
from safedata.library.graph import Library
from safedata.library.vocabulary import Vocabulary
from safedata.source.findings import Finding, Severity

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        pairing,
        patterns,
        sources,
        citations,
        reference,
        vocabulary,
        sections,
        date,
        guidance,
        unused,
        definition_length,
        charted,
        humanitarian_equivalent,
        status,
        outcome,
        likeness,
        recurring_phrase,
        idiom,
        do_no_harm,
        raw_html,
        plain_markdown,
        nesting,
        https,
        links,
    )
)
"""All rules, in the order of the page that explains them."""


@dataclass(frozen=True)
class Report:
    """What a run found, and what it found it in."""

    findings: list[Finding]
    documents: list[Document]
    library: Library

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return [f for f in self.findings if f.severity is Severity.ERROR]


def run(root: Path) -> Report:
    """Read the project at `root` and check it against every rule.

    Findings are sorted by file, line and column. What authors write never raises; a vocabulary
    that cannot be read does (see `Vocabulary.load`), because nothing can be judged without it.
    """
    words = Vocabulary.load(root / "docs")
    loaded = loader.load(root)
    library = Library(loaded.entries, words)
    context = Context(root, loaded.documents, loaded.entries, words, library)
    findings = {*loaded.findings}
    for rule in RULES:
        findings.update(rule.check(context))
    return Report(sorted(findings), loaded.documents, library)
