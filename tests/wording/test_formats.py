"""Dates, numbers and lists in words."""

from __future__ import annotations

import datetime as dt
from gettext import NullTranslations

import pytest

from safedata.source.when import Moment, When
from safedata.wording import formats, use


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-04-05", "5 April 2018"),
        ("2018-09", "September 2018"),
        ("2018", "2018"),
        ("2021-11/2022-01", "November 2021 to January 2022"),
        ("2014/..", "since 2014"),
    ],
)
def test_a_date_in_words(value: str, words: str) -> None:
    assert formats.date(When.parse(value)) == words


def test_days_and_moments_are_dates_too() -> None:
    assert formats.date(dt.date(2018, 4, 5)) == formats.date(Moment(2018, 4, 5)) == "5 April 2018"


@pytest.mark.parametrize(("number", "words"), [(7, "7"), (1000, "1,000"), (515000, "515,000")])
def test_thousands_are_separated(number: int, words: str) -> None:
    assert formats.number(number) == words


def test_items_have_commas_between_them() -> None:
    assert formats.commas(["a", "b", "c"]) == "a, b, c"


def test_another_language_writes_them_as_it_does() -> None:
    with use(NullTranslations(), "fr"):
        assert formats.date(Moment(2018, 4, 5)) == "5 avril 2018"
        assert formats.number(515000) == "515\u202f000"
    assert formats.date(Moment(2018, 4, 5)) == "5 April 2018"
