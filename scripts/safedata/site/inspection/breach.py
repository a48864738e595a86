"""What a rule of the inspection yields, and how breaches become findings that people can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from safedata.source.findings import Finding, Severity

__all__ = ["Breach", "findings", "shortened"]

PAGES = 3
"""The same breach on more pages than this comes from what they share, and is told once."""
PER_PAGE = 5
"""More breaches of one rule than this on one page are only counted."""
SITE = "site/"
"""The built site, as people find it: the place of breaches in pages that no one file makes."""


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One thing that is wrong in the built `file`, whose path is relative to the site."""

    file: str
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def findings(breaches: Iterable[Breach], sources: Mapping[str, str]) -> list[Finding]:
    """Sort `breaches`, tell none twice, and name the file that makes the page.

    `sources` leads from the address of a page within the site to its source in the project.
    """
    files: dict[Breach, set[str]] = defaultdict(set)
    for breach in breaches:
        files[replace(breach, file="")].add(breach.file)
    told: list[Breach] = []
    for breach, where in files.items():
        first, *others = sorted(where)
        if len(where) > PAGES:
            message = f"{breach.message} (and so on {_count(len(others), 'other page')})"
            told.append(replace(breach, file=first, message=message))
        else:
            told += [replace(breach, file=file) for file in where]
    return sorted(_finding(breach, sources) for breach in _capped(told))


def shortened(text: str, limit: int = 80) -> str:
    """`text` in one line that a terminal can show, whatever is in it."""
    line = " ".join(text[: 8 * limit].split())
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _capped(breaches: list[Breach]) -> list[Breach]:
    groups: dict[tuple[str, str], list[Breach]] = defaultdict(list)
    for breach in sorted(breaches):
        groups[breach.file, breach.rule].append(breach)
    kept: list[Breach] = []
    for group in groups.values():
        *shown, last = group[:PER_PAGE]
        if (more := len(group) - PER_PAGE) > 0:
            last = replace(last, message=f"{last.message} (and {more} more of this rule here)")
        kept += [*shown, last]
    return kept


def _finding(breach: Breach, sources: Mapping[str, str]) -> Finding:
    # Neither a page nor its templates keep the line that an element came from.
    path = sources.get(breach.file.removesuffix("index.html"), SITE + breach.file)
    return Finding(path, 1, 1, breach.rule, breach.message, breach.hint, breach.severity)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
