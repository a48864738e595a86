"""Findings in the three forms in which they are told."""

from __future__ import annotations

import json

from safedata.source.findings import Finding, Severity, as_annotations, as_json, as_text

ERROR = Finding("docs/a.md", 2, 3, "link", "100% wrong: a, b\nc", "Mend it.")
WARNING = Finding("docs/a.md", 2, 3, "due", "old", severity=Severity.WARNING)


def test_text() -> None:
    assert as_text([ERROR, WARNING]) == (
        "docs/a.md:2:3: link: 100% wrong: a, b\nc\n    Mend it.\ndocs/a.md:2:3: warning: due: old"
    )
    assert as_text([]) == ""


def test_annotations_escape_what_the_syntax_needs() -> None:
    odd = Finding("docs/a,b:c.md", 1, 1, "link", "m")
    assert as_annotations([ERROR, WARNING, odd]).splitlines() == [
        "::error file=docs/a.md,line=2,col=3,title=link::100%25 wrong: a, b%0Ac Mend it.",
        "::warning file=docs/a.md,line=2,col=3,title=due::old",
        "::error file=docs/a%2Cb%3Ac.md,line=1,col=1,title=link::m",
    ]


def test_json() -> None:
    assert json.loads(as_json([WARNING])) == [
        {
            "path": "docs/a.md",
            "line": 2,
            "column": 3,
            "rule": "due",
            "message": "old",
            "hint": "",
            "severity": "warning",
        }
    ]
    assert json.loads(as_json([])) == []


def test_findings_sort_by_file_line_and_column() -> None:
    late = Finding("docs/a.md", 10, 1, "a", "")
    assert sorted([late, ERROR]) == [ERROR, late]
