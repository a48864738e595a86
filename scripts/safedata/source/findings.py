"""Findings: what is wrong with the entries, where, and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop the build; warnings are told and do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend.

    `path` is relative to the root of the project, with forward slashes; `line` and `column` count
    from 1. `hint` says how to mend it; it may be empty.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def as_text(findings: Iterable[Finding]) -> str:
    """Lines ``path:line:column: rule: message``, each hint indented below its finding."""
    lines: list[str] = []
    for f in findings:
        mark = "warning: " if f.severity is Severity.WARNING else ""
        lines.append(f"{f.path}:{f.line}:{f.column}: {mark}{f.rule}: {f.message}")
        if f.hint:
            lines.append(f"    {f.hint}")
    return "\n".join(lines)


def _escape(text: str, *, is_property: bool = False) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def as_annotations(findings: Iterable[Finding]) -> str:
    """GitHub workflow commands, which show each finding at its line in a pull request.

    Syntax: docs.github.com, "Workflow commands for GitHub Actions".
    """
    lines = []
    for f in findings:
        message = f"{f.message} {f.hint}".strip()
        place = f"file={_escape(f.path, is_property=True)},line={f.line},col={f.column}"
        title = _escape(f.rule, is_property=True)
        lines.append(f"::{f.severity} {place},title={title}::{_escape(message)}")
    return "\n".join(lines)


def as_json(findings: Iterable[Finding]) -> str:
    """A JSON array of objects with the fields of `Finding`."""
    return json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "github": as_annotations, "json": as_json}
"""The formats by the name that the command line gives them."""
