"""Nothing is said twice as if it were new."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process, utils

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Entry
from safedata.library.model import Story
from safedata.source.findings import Finding

NEAR_IDENTICAL = 85.0  # percent of likeness, words in any order
LONG_RUN = 14  # words


def _check(context: Context) -> Iterator[Finding]:
    stories = context.published(Story)
    yield from _like_pairings(stories)
    yield from _shared_runs(stories)


def _like_pairings(stories: list[Entry[Story]]) -> Iterator[Finding]:
    earlier: dict[str, str] = {}  # the words of each `how`, sorted, and the story it stands in
    for story in stories:
        for i, pairing in enumerate(story.data.remediations):
            words = " ".join(sorted(utils.default_process(pairing.how).split()))
            like = process.extractOne(
                words, earlier.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_IDENTICAL
            )
            if like is not None:
                yield finding(
                    story,
                    RULE.name,
                    ("remediations", i, "how"),
                    f"this 'how' is near-identical to one in {earlier[like[0]]}",
                    "Say what this remediation would have changed in this story: which list, "
                    "which day, which people.",
                )
            earlier.setdefault(words, story.slug)


def _shared_runs(stories: list[Entry[Story]]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Entry[Story]] = {}
    for story in stories:
        words = story.prose.words
        told: set[str] = set()
        for start in range(len(words) - LONG_RUN + 1):
            run = tuple(words[start : start + LONG_RUN])
            other = first.setdefault(run, story)
            if other is not story and other.slug not in told:
                told.add(other.slug)
                yield finding(
                    story,
                    RULE.name,
                    (),
                    f"shares a run of {LONG_RUN} words with {other.slug}: '{' '.join(run[:8])} …'",
                    "Tell each story from its own facts; link to the other where they meet.",
                )


RULE = Rule(
    "likeness",
    "Each pairing and each account is written for its story",
    "A sentence that fits every story helps in none.",
    "Rewrite the later one from the facts of its own story.",
    _check,
)
