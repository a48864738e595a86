"""Addresses and dates of review."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.views.freshness import due, is_overdue
from safedata.views.urls import relative, url_of


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("stories/index.md", "stories/"),
        ("stories/a-list.md", "stories/a-list/"),
        ("tags/cause/fraud.md", "tags/cause/fraud/"),
        ("about/index-of-things.md", "about/index-of-things/"),
    ],
)
def test_address_of_a_page(path: str, url: str) -> None:
    assert url_of(path) == url


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("remediations/x/", "stories/y/", "../../remediations/x/"),
        ("stories/x/#do-it", "stories/y/", "../x/#do-it"),
        ("stories/y/#sources", "stories/y/", "#sources"),
        ("", "stories/y/", "../../"),
        ("stories/", "", "stories/"),
        ("", "", "./"),
        ("stories/", "stories/", "./"),
        ("stories/y/", "stories/y/", "./"),
        ("stories/", "stories/y/", "../"),
        ("stories/y/", "stories/", "y/"),
        ("stories/yes/", "stories/y/", "../yes/"),
        ("assets/x.css", "stories/y/", "../../assets/x.css"),
        ("assets/x.css", "assets/", "x.css"),
        ("tags/#cause", "tags/cause/fraud/", "../../#cause"),
        ("https://example.org/a", "stories/y/", "https://example.org/a"),
    ],
)
def test_link_from_one_page_to_another(target: str, here: str, link: str) -> None:
    assert relative(target, here) == link


@pytest.mark.parametrize(
    ("reviewed", "day"),
    [
        (dt.date(2024, 1, 15), dt.date(2026, 1, 15)),
        (dt.date(2024, 2, 29), dt.date(2026, 2, 28)),
        (dt.date(2024, 12, 31), dt.date(2026, 12, 31)),
    ],
)
def test_a_review_holds_for_two_years(reviewed: dt.date, day: dt.date) -> None:
    assert due(reviewed) == day
    assert is_overdue(reviewed, day)
    assert not is_overdue(reviewed, day - dt.timedelta(days=1))


@given(st.dates(max_value=dt.date(9990, 1, 1)))
def test_every_review_falls_due_later(reviewed: dt.date) -> None:
    assert due(reviewed) > reviewed
