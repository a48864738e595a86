"""Dates as sources give them."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.source.when import Moment, When


@pytest.mark.parametrize(
    ("value", "first", "last", "prose"),
    [
        ("2018-04-05", "2018-04-05", "2018-04-05", "5 April 2018"),
        (dt.date(2018, 4, 5), "2018-04-05", "2018-04-05", "5 April 2018"),
        ("2018-02", "2018-02-01", "2018-02-28", "February 2018"),
        ("2020-02", "2020-02-01", "2020-02-29", "February 2020"),
        ("2018", "2018-01-01", "2018-12-31", "2018"),
        (2018, "2018-01-01", "2018-12-31", "2018"),
        ("2021-11/2022-01", "2021-11-01", "2022-01-31", "November 2021 to January 2022"),
        ("2014/..", "2014-01-01", None, "since 2014"),
    ],
)
def test_what_a_date_means(value: object, first: str, last: str | None, prose: str) -> None:
    when = When.parse(value)
    assert when.first_day == dt.date.fromisoformat(first)
    assert when.last_day == (dt.date.fromisoformat(last) if last else None)
    assert when.prose == prose


@pytest.mark.parametrize(
    "value",
    ["", "2018-4-5", "2018-13", "2018-02-29", "05-04-2018", "2019/2018", "spring", "..", "2018/",
     20180, True, None, 20.18, dt.datetime(2018, 4, 5, 12), ["2018"]],
)  # fmt: skip
def test_what_is_no_date(value: object) -> None:
    with pytest.raises(ValueError):
        When.parse(value)


@pytest.mark.parametrize(
    ("value", "written", "years"),
    [
        ("2018-04-05", "2018-04-05", [2018]),
        (dt.date(2018, 4, 5), "2018-04-05", [2018]),
        (2018, "2018", [2018]),
        ("0900-01", "0900-01", [900]),
        (" 2018-04 ", "2018-04", [2018]),
        ("2016/2018-03", "2016/2018-03", [2016, 2017, 2018]),
        ("2014/..", "2014/..", [2014]),
        ("2014/ .. ", "2014/..", [2014]),
    ],
)
def test_how_a_date_is_written_and_which_years_it_touches(
    value: object, written: str, years: list[int]
) -> None:
    when = When.parse(value)
    assert str(when) == written
    assert list(when.years) == years
    assert When.parse(when) is when


@pytest.mark.parametrize(
    "value", ["2019/2019-01", "2019-01-31/2019-01", "2019-02-02/2019", "2019-02-01/2019-02-01"]
)
def test_a_span_may_end_when_it_begins(value: str) -> None:
    when = When.parse(value)
    assert when.end is not None
    assert not when.open_ended


@pytest.mark.parametrize("value", ["2019-02/2019-01-31", "2019-02-02/2019-02-01", "2019/2018-12"])
def test_a_span_does_not_end_before_it_begins(value: str) -> None:
    with pytest.raises(ValueError):
        When.parse(value)


moments = st.one_of(
    st.dates(min_value=dt.date(1000, 1, 1)).map(lambda d: Moment(d.year, d.month, d.day)),
    st.builds(Moment, st.integers(1000, 9999), st.integers(1, 12)),
    st.builds(Moment, st.integers(1000, 9999)),
)


@given(moments, moments, st.booleans())
def test_every_date_survives_being_written_and_read(a: Moment, b: Moment, going_on: bool) -> None:
    first, last = sorted((a, b), key=lambda m: (m.first_day, m.last_day))
    for when in (When(a), When(first, last), When(a, open_ended=going_on)):
        assert When.parse(str(when)) == when
        assert when.last_day is None or when.first_day <= when.last_day


@given(st.text())
def test_no_text_makes_the_reader_fail_otherwise(text: str) -> None:
    with contextlib.suppress(ValueError):
        When.parse(text)
