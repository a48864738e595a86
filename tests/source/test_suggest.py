"""Suggestions for words that were probably meant."""

from __future__ import annotations

import pytest

from safedata.source.suggest import closest, did_you_mean


@pytest.mark.parametrize(
    ("word", "choices", "best"),
    [
        ("harms", ["outcome", "harm", "charm"], "harm"),
        ("HARM!", ["harm", "farm"], "harm"),
        ("harm", ["Harm"], "Harm"),
        ("a" * 7 + "bbb", ["a" * 7 + "ccc"], "a" * 7 + "ccc"),
        ("a" * 69 + "b" * 31, ["a" * 69 + "c" * 31], None),
        ("zzz", ["harm"], None),
        ("harm", [], None),
        ("", ["harm"], None),
    ],
)
def test_the_one_that_is_most_like_it(word: str, choices: list[str], best: str | None) -> None:
    assert closest(word, choices) == best
    assert closest(word, iter(choices)) == best


def test_a_suggestion_is_a_question() -> None:
    assert did_you_mean("harms", ["harm"]) == "Did you mean 'harm'?"
    assert did_you_mean("zzz", ["harm"]) == ""
