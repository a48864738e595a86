"""What is written means what its words mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from safedata.checks.base import Context, Rule, finding
from safedata.checks.texts import Text
from safedata.source.findings import Finding

FILE = Path(__file__).with_suffix(".yml")
"""The kept list of idioms."""

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’(?!\w)')


class Idiom(BaseModel):
    """A figure of speech, why it fails readers, and what to write instead.

    In `match`, or in `idiom` if that is left out, ``/`` stands between words of which one is
    meant and ``~`` for one word such as *their* or *country's*.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    idiom: str = Field(min_length=1)
    match: str = Field("", pattern=r"^[a-z'/~ ]*$")
    why: str = Field(min_length=1)
    write: str = Field(min_length=1)

    @cached_property
    def _words(self) -> list[list[str]]:
        return [word.split("/") for word in (self.match or self.idiom.lower()).split()]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in text, with or without hyphens and capitals."""
        words = ("|".join(map(_expression, choices)) for choices in self._words)
        return re.compile(rf"\b(?:{')[ -](?:'.join(words)})\b", re.IGNORECASE)

    @cached_property
    def rarest(self) -> list[str]:
        """The forms of the one of its words that is likely to be rare: the longest."""
        return max(self._plain, key=lambda choices: min(map(len, choices)))

    def may_stand_among(self, words: set[str]) -> bool:
        """Whether a text of these words, in small letters, can hold it at all."""
        return not any(words.isdisjoint(choices) for choices in self._plain)

    @cached_property
    def _plain(self) -> list[list[str]]:
        return [choices for choices in self._words if "".join(choices).isalpha()]


def _expression(word: str) -> str:
    return r"\w+(?:['’]s)?" if word == "~" else word.replace("'", "['’]")


@cache
def idioms() -> list[Idiom]:
    """The kept list; raises pydantic.ValidationError if FILE is not one."""
    data = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return TypeAdapter(list[Idiom]).validate_python(data)


@cache
def _by_word() -> Mapping[str, Sequence[Idiom]]:
    by_word: defaultdict[str, list[Idiom]] = defaultdict(list)
    for idiom in idioms():
        for word in idiom.rarest:
            by_word[word].append(idiom)
    return by_word


def _likely(text: Text) -> list[Idiom]:
    """The idioms of which `text` has the words; to look for all in every text takes too long."""
    words = set(text.tokens)
    words |= {part for word in words if "-" in word for part in word.split("-")}
    by_word = _by_word()
    candidates = (idiom for word in by_word.keys() & words for idiom in by_word[word])
    return [idiom for idiom in candidates if idiom.may_stand_among(words)]


def _check(context: Context) -> Iterator[Finding]:
    for text in context.texts:
        likely = _likely(text)
        for piece in text.pieces if likely else ():
            for idiom in likely:
                for found in _own(idiom, piece.text):
                    yield finding(
                        text.document,
                        RULE.name,
                        piece.place(found.start()),
                        f"'{found[0]}' is an idiom",
                        f"{idiom.why} Write: {idiom.write}.",
                    )


def _own(idiom: Idiom, text: str) -> Iterator[re.Match[str]]:
    """Where `idiom` stands in `text` and not within quotation marks."""
    if idiom.pattern.search(text):
        yield from idiom.pattern.finditer(_QUOTED.sub(lambda found: '"' * len(found[0]), text))


RULE = Rule(
    "idiom",
    "Words mean what they say",
    "Many of those who read this learnt English from books or at work. An idiom sends them to a "
    "dictionary that does not have it, or means something else to them.",
    "Say the thing itself. Within quotation marks an idiom may stand: it is somebody else's.",
    _check,
)
