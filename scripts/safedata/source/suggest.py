"""Suggestions for words that were probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_CLOSE_ENOUGH = 70.0  # percent of likeness; below it a suggestion is a guess that misleads


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The one of `choices` most like `word`, or None if none is much like it."""
    found = process.extractOne(
        word,
        list(choices),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=_CLOSE_ENOUGH,
    )
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """``Did you mean 'x'?``, or "" if nothing among `choices` is much like `word`."""
    best = closest(word, choices)
    return f"Did you mean '{best}'?" if best else ""
