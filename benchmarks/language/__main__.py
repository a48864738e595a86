"""How easily the pages read, which phrases recur, and how often a guess is told as certain.

    .venv/bin/python benchmarks/language [--before REVISION]

It prints the tables of RESULTS.md: for the pages as they are in this folder, and counts of what
was mended beside those at an earlier commit.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import sentencex
import textstat

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from safedata.checks import Report, run  # noqa: E402 - found through the line above
from safedata.checks.base import Context  # noqa: E402
from safedata.checks.idiom import RULE as IDIOM  # noqa: E402
from safedata.checks.recurring_phrase import recurring  # noqa: E402
from safedata.library.entry import Document  # noqa: E402
from safedata.library.model import Story, phrases  # noqa: E402

BEFORE = "7636aca"
"""The last commit before the language was looked at."""
LONG = 25
"""Words from which a sentence is long: the limit of the British government's style guide."""
LEAST = 150
"""Words that a page has at least to stand among the hardest: fewer say little."""
HARDEST = 10
HELP = "docs/help-now.md"
NAMES = "Whom to call"
"""The section of HELP that is names, addresses and languages: what they are called is no style."""


@dataclass(frozen=True)
class Passage:
    """Paragraphs and list items that are measured together."""

    name: str
    paragraphs: tuple[str, ...]

    @cached_property
    def sentences(self) -> list[str]:
        """Its sentences; an item of a list that ends in no mark is one as well."""
        found = (s.strip() for text in self.paragraphs for s in sentencex.segment("en", text))
        return [sentence for sentence in found if any(map(str.isalpha, sentence))]

    @cached_property
    def lengths(self) -> list[int]:
        """The words of each sentence."""
        return [textstat.lexicon_count(sentence) for sentence in self.sentences]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(self.lengths)

    @property
    def mean(self) -> float:
        """Words to a sentence."""
        return self.words / len(self.lengths)

    @property
    def long(self) -> float:
        """The share of sentences of more than LONG words, in per cent."""
        return 100 * sum(length > LONG for length in self.lengths) / len(self.lengths)

    @cached_property
    def _prepared(self) -> str:
        # textstat takes each full stop for an end, in "3.4 million" as well.
        return " ".join(re.sub(r"[.!?]", "", sentence) + "." for sentence in self.sentences)

    @cached_property
    def flesch(self) -> float:
        """Flesch reading ease: 100 is very easy, 0 very hard."""
        return float(textstat.flesch_reading_ease(self._prepared))

    @cached_property
    def eflaw(self) -> float:
        """McAlpine EFLAW, made for those who learn English: 20 or less is very easy to follow."""
        return float(textstat.mcalpine_eflaw(self._prepared))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--before", default=BEFORE, help="the earlier commit")
    options = parser.parse_args()
    now = run(ROOT)
    print(ease(now))
    print(hardest(now))
    with tempfile.TemporaryDirectory(prefix="language-bench-") as folder:
        checked_out(options.before, Path(folder))
        print(mended(context(run(Path(folder)), Path(folder)), context(now, ROOT)))


def checked_out(revision: str, folder: Path) -> None:
    """Put docs/ as it was at `revision` into `folder`."""
    command = ["git", "-C", str(ROOT), "archive", revision, "docs"]
    archive = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def context(report: Report, root: Path) -> Context:
    """What the rules look at, from what a run has read."""
    library = report.library
    return Context(root, report.documents, library.entries, library.vocabulary, library)


def passage(document: Document, name: str = "") -> Passage:
    """The prose of a page: its paragraphs and items, without headings and tables."""
    paragraphs = (p.text for p in document.prose.paragraphs if p.kind != "cell" and p.text)
    return Passage(name or document.src_uri, tuple(paragraphs))


def joined(name: str, passages: Iterable[Passage]) -> Passage:
    """All of them as one."""
    return Passage(name, tuple(text for each in passages for text in each.paragraphs))


def ease(report: Report) -> str:
    """The table of reading ease, by kind of page."""
    groups: defaultdict[str, list[Passage]] = defaultdict(list)
    for document in report.documents:
        name = document.kind or document.src_uri.partition("/")[0]
        if document.path == HELP:
            name = "**Help now**"
            steps = [p.text for p in document.prose.paragraphs if p.section != NAMES]
            groups["**Help now** without the helplines' names"] = [Passage(name, tuple(steps))]
        elif document.kind is None and document.slug == "index":
            name = "introductions of lists, home"
        page = passage(document)
        if page.paragraphs:
            groups[name].append(page)
    hows = (
        Passage(entry.id, tuple(pair.how.plain for pair in entry.data.remediations))
        for entry in report.library.all(Story)
    )
    groups["story: each `how`"] = list(hows)
    summaries = (Passage(entry.id, (entry.data.gist.plain,)) for entry in report.library.entries)
    groups["all summaries and definitions"] = list(summaries)
    rows = [(joined(name, pages), len(pages)) for name, pages in groups.items()]
    lines = [
        "| Text | Pages | Words | Sentences | Words to a sentence | Flesch reading ease | "
        f"McAlpine EFLAW | Sentences over {LONG} words, % |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {page.name} | {count} | {page.words:,} | {len(page.lengths):,} | {figures(page)} |"
        for page, count in sorted(rows, key=lambda row: row[0].eflaw)
    ]
    return "\n".join(lines) + "\n"


def hardest(report: Report) -> str:
    """The table of the pages that are hardest to follow."""
    pages = [passage(document) for document in report.documents]
    pages = [page for page in pages if page.words >= LEAST]
    pages.sort(key=lambda page: page.eflaw, reverse=True)
    lines = [
        f"| Page | Words to a sentence | Flesch | EFLAW | Over {LONG} words, % |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [f"| {page.name} | {figures(page)} |" for page in pages[:HARDEST]]
    return "\n".join(lines) + "\n"


def figures(page: Passage) -> str:
    """Four cells of a table."""
    return f"{page.mean:.1f} | {page.flesch:.0f} | {page.eflaw:.1f} | {page.long:.0f}"


def mended(before: Context, now: Context) -> str:
    """The table of counts at an earlier commit and now."""
    rows = zip(counts(before), counts(now), strict=True)
    lines = ["| What | Before | Now |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {old} | {new} |" for (name, old), (_, new) in rows]
    return "\n".join(lines)


def counts(read: Context) -> Iterator[tuple[str, int | str]]:
    """What is counted, with its name."""
    stories = read.published(Story)
    hows = [pair.how.plain for story in stories for pair in story.data.remediations]
    told = [text.text for story in read.texts for text in story.pieces]
    in_stories = [
        " ".join(p.text for p in s.prose.paragraphs)
        + " ".join(phrase.plain for _, phrase in phrases(s.data))
        for s in stories
    ]
    found = list(recurring(read))
    yield "Stories", len(stories)
    yield "Ways in which a remedy might have helped (`how`)", len(hows)
    yield "… of these with *would have*", having(hows, r"would (?:\w+ )?have")
    yield "… with *might* or *could*", having(hows, "might|could")
    yield "*would have* in all of the stories", sum(times(in_stories, r"would (?:\w+ )?have"))
    yield "*might* or *could* in all of the stories", sum(times(in_stories, "might|could"))
    yield "Phrases that recur in ten entries or more", len({words for _, _, words, _ in found})
    yield "… places where they stand", len(found)
    for phrase in ("read as a system", "in the sources used here", "our reading", "as we read it"):
        yield (
            f"*{phrase}*, entries and pages",
            having((" ".join(p.text for p in text.pieces) for text in read.texts), phrase),
        )
    yield "Idioms of the kept list", sum(1 for _ in IDIOM.check(read))
    yield "Words in all texts", f"{sum(map(textstat.lexicon_count, told)):,}"


def times(texts: Iterable[str], pattern: str) -> Iterator[int]:
    """How often `pattern` stands in each text, as words of their own."""
    expression = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    return (len(expression.findall(text)) for text in texts)


def having(texts: Iterable[str], pattern: str) -> int:
    """In how many texts it stands."""
    return sum(map(bool, times(texts, pattern)))


if __name__ == "__main__":
    main()
