"""A phrase that stands in many entries has become a formula."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Entry
from safedata.library.model import EntryData, Term
from safedata.source.findings import Finding, Severity
from safedata.source.place import Position

FILE = Path(__file__).with_suffix(".yml")
"""The phrases that may recur, each group with its reason."""

LENGTH = 4
"""Words of a run. Three are mostly grammar; five would miss most formulas, such as "read as a
system", which stood in 53 of 97 stories before anybody counted."""
MOST = 9
"""Entries that may share a run."""

_TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:['’-]\w+)*|[^\w\s]")
_BETWEEN = "\n.\n"
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)

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


class Text:
    """All that an entry says, as words and marks in their order."""

    def __init__(self, entry: Entry[EntryData], phrases: Iterable[tuple[str, Position]]) -> None:
        """The prose of `entry`, and `phrases` of its front matter with their places."""
        self.entry = entry
        self._pieces = [(p.text, p.position) for p in entry.prose.paragraphs]
        self._pieces += phrases
        self._text = _BETWEEN.join(piece for piece, _ in self._pieces)
        self._tokens = _TOKEN.findall(self._text.lower())
        self.hashes = set(map(hash, self.runs()))
        """Of its runs: to count numbers takes half as long as to count words."""

    def runs(self) -> Iterator[Run]:
        """Every run, by where it starts; the marks between pieces keep them apart."""
        return runs(self._tokens)

    def words(self, first: int, last: int) -> str:
        """The words of the runs that start at `first` to `last`."""
        return " ".join(self._tokens[first : last + LENGTH])

    def place(self, start: int) -> Position:
        """Where the piece begins in which the token `start` stands."""
        ends = accumulate(len(_TOKEN.findall(piece)) + 1 for piece, _ in self._pieces)
        return next(place for end, (_, place) in zip(ends, self._pieces, strict=True) if start < end)

    def names(self, start: int) -> bool:
        """Whether the run at `start` holds part of a name: a capital within a sentence."""
        begins = start == 0 or not _is_word(self._tokens[start - 1])
        words = self._as_written[start + begins : start + LENGTH]
        return any(word[0].isupper() and word not in _MONTHS for word in words)

    @cached_property
    def _as_written(self) -> list[str]:
        return _TOKEN.findall(self._text)


def runs(tokens: Sequence[str]) -> Iterator[Run]:
    """Every run of `tokens`."""
    return zip(*(tokens[i:] for i in range(LENGTH)), strict=False)


def recurring(context: Context) -> Iterator[tuple[Text, int, str, int]]:
    """What recurs in published entries: the text, where it starts, the words, in how many entries.

    Names and accepted phrases are left out. Runs that overlap are one, and a text that repeats
    itself gives each once.
    """
    texts = _texts(context)
    shared = Counter(chain.from_iterable(text.hashes for text in texts))
    common = {run for run, count in shared.items() if count > MOST}
    common -= {hash(run) for phrase in _kept(context) for run in runs(_TOKEN.findall(phrase))}
    hits = [(text, _hits(text, common)) for text in texts if not common.isdisjoint(text.hashes)]
    counts = Counter(chain.from_iterable({run for _, run in found} for _, found in hits))
    for text, found in hits:
        stretches = _stretches([(i, counts[run]) for i, run in found if counts[run] > MOST])
        by_words = {text.words(first, last): (first, n) for first, last, n in reversed(stretches)}
        for words, (first, count) in by_words.items():
            yield text, first, words, count


def _texts(context: Context) -> list[Text]:
    phrases: defaultdict[str, list[tuple[str, Position]]] = defaultdict(list)
    for entry, where, phrase in context.phrases():
        phrases[entry.id].append((phrase.plain, where))
    published = (entry for entry in context.entries if entry.data.status == "published")
    return [Text(entry, phrases[entry.id]) for entry in published]


def _kept(context: Context) -> Iterator[str]:
    """What may recur, in lower case: words of the vocabulary, terms, and the kept list."""
    vocabulary = context.vocabulary
    words = (word for facet in vocabulary.facets for word, _ in vocabulary.spellings(facet))
    terms = chain.from_iterable((t.data.term, *t.data.also) for t in context.of(Term))
    listed = chain.from_iterable(group.phrases for group in accepted())
    return (phrase.lower() for phrase in chain(words, terms, listed))


def _hits(text: Text, common: set[int]) -> list[tuple[int, Run]]:
    """The runs in `text` that are common and neither cross a mark nor hold a name."""
    return [
        (i, run)
        for i, run in enumerate(text.runs())
        if hash(run) in common and all(map(_is_word, run)) and not text.names(i)
    ]


def _is_word(token: str) -> bool:
    return token[-1].isalnum()


def _stretches(found: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Runs that follow on each other as one: first and last start, and the most entries."""
    stretches: list[tuple[int, int, int]] = []
    for start, count in found:
        if stretches and stretches[-1][1] == start - 1:
            first, _, most = stretches.pop()
            stretches.append((first, start, max(most, count)))
        else:
            stretches.append((start, start, count))
    return stretches


def _check(context: Context) -> Iterator[Finding]:
    for text, start, words, count in recurring(context):
        yield finding(
            text.entry,
            RULE.name,
            text.place(start),
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
