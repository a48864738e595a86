"""The body of an entry, cut at its level-2 headings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from safedata.source.prose import Prose


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 heading and what stands below it, as Markdown. The first may have no heading."""

    title: str
    markdown: str


def sections(prose: Prose) -> list[Section]:
    """The sections of `prose` in order, each with its heading as written."""
    lines = prose.text.split("\n")
    starts = [
        (heading.position.line - prose.first_line, heading.text)
        for heading in prose.headings
        if heading.level == 2
    ]
    cuts = [(0, ""), *starts, (len(lines), "")]
    found = []
    for (start, title), (end, _) in pairwise(cuts):
        text = "\n".join(lines[start:end]).strip("\n")
        if text.strip():
            found.append(Section(title, text))
    return found
