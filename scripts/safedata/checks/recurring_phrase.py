"""A phrase that stands in many entries has become a formula."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from safedata.checks.base import Context, Rule, finding
from safedata.checks.texts import Text, is_word, tokens
from safedata.library.model import Term
from safedata.source.findings import Finding, Severity

FILE = Path(__file__).with_suffix(".yml")
"""The phrases that may recur, each group with its reason."""

LENGTH = 4
"""Words of a run. Three are mostly grammar; five would miss most formulas, such as "read as a
system", which stood in 53 of 97 stories before anybody counted."""
MOST = 9
"""Entries that may share a run."""

Run = tuple[str, ...]
"""LENGTH words and marks that follow on each other, in lower case."""


class Accepted(BaseModel):
    """Phrases that may recur, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: str = Field(min_length=1)
    phrases: list[str] = Field(min_length=1)


@cache
def accepted() -> list[Accepted]:
    """The kept list; raises pydantic.ValidationError if FILE is not one."""
    data = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return TypeAdapter(list[Accepted]).validate_python(data)


def recurring(context: Context) -> Iterator[tuple[Text, int, str, int]]:
    """What recurs in published entries: the text, the token, the words, in how many entries.

    Names, numbers and accepted phrases are left out. Runs that overlap are told as one, and a
    text that repeats itself tells each once.
    """
    entries = {e.document.path for e in context.entries if e.data.status == "published"}
    texts = [text for text in context.texts if text.document.path in entries]
    # Numbers are counted in half the time that words take.
    hashes = [set(map(hash, _runs(text.tokens))) for text in texts]
    shared = Counter(chain.from_iterable(hashes))
    common = {run for run, count in shared.items() if count > MOST}
    common -= {hash(run) for phrase in _kept(context) for run in _runs(tokens(phrase))}
    hits = [
        (text, _hits(text, common))
        for text, own in zip(texts, hashes, strict=True)
        if not common.isdisjoint(own)
    ]
    counts = Counter(chain.from_iterable({run for _, run in found} for _, found in hits))
    for text, found in hits:
        told = set()
        for first, last, count in _stretches((i, counts[run]) for i, run in found):
            words = " ".join(text.tokens[first : last + LENGTH])
            if words not in told:
                told.add(words)
                yield text, first, words, count


def _runs(words: Sequence[str]) -> Iterator[Run]:
    return zip(*(words[i:] for i in range(LENGTH)), strict=False)


def _kept(context: Context) -> Iterator[str]:
    """What may recur, in lower case: words of the vocabulary, terms, and the kept list."""
    vocabulary = context.vocabulary
    words = (word for facet in vocabulary.facets for word, _ in vocabulary.spellings(facet))
    terms = chain.from_iterable((t.data.term, *t.data.also) for t in context.of(Term))
    listed = chain.from_iterable(group.phrases for group in accepted())
    return (phrase.lower() for phrase in chain(words, terms, listed))


def _hits(text: Text, common: set[int]) -> list[tuple[int, Run]]:
    """The runs in `text` that are common, by where they start, if they hold words alone."""
    return [
        (i, run)
        for i, run in enumerate(_runs(text.tokens))
        if hash(run) in common and all(map(is_word, run)) and not _has_name(text, i)
    ]


def _has_name(text: Text, start: int) -> bool:
    """Whether a word of the run has a capital without being the first of its sentence."""
    is_first = start == 0 or not text.tokens[start - 1][-1].isalnum()
    return any(word[0].isupper() for word in text.as_written[start + is_first : start + LENGTH])


def _stretches(found: Iterator[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Runs that follow on each other as one: first and last start, and the most entries."""
    stretches: list[tuple[int, int, int]] = []
    for start, count in found:
        if count <= MOST:
            continue
        if stretches and stretches[-1][1] == start - 1:
            first, _, most = stretches.pop()
            stretches.append((first, start, max(most, count)))
        else:
            stretches.append((start, start, count))
    return stretches


def _check(context: Context) -> Iterator[Finding]:
    for text, start, words, count in recurring(context):
        yield finding(
            text.document,
            RULE.name,
            text.piece(start).position,
            f"'{words}' stands in {count} entries",
            "Say it in the words of this entry, or leave it out. If it must recur, keep it with "
            f"its reason in scripts/safedata/checks/{FILE.name}.",
            severity=Severity.WARNING,
        )


RULE = Rule(
    "recurring-phrase",
    f"No phrase of {LENGTH} words stands in more than {MOST} entries",
    "A reader who meets the same words a third time skips them, and what follows them too.",
    "Say it in the words of the entry. What must recur is kept in a list, with its reason.",
    _check,
)
