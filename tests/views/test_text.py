"""Addresses, inline Markdown, dates of review and the ways back from references."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.source.prose import Prose
from safedata.views.body import sections
from safedata.views.footnotes import letter_backlinks
from safedata.views.freshness import due, is_overdue
from safedata.views.markup import inline, literal
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


def to_address(url: str) -> str:
    return f"/{url}"


def test_front_matter_text_may_hold_emphasis_links_and_code() -> None:
    text = "Read *this* [page](../glossary/consent.md#example) and `that` & [more](https://x.org)."
    assert inline(text, "stories", to_address) == (
        'Read <em>this</em> <a href="/glossary/consent/#example">page</a> and '
        '<code>that</code> &amp; <a href="https://x.org">more</a>.'
    )


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a < b & c > d", '<img src="x">'])
def test_front_matter_text_holds_no_html(text: str) -> None:
    html = inline(text, "stories", to_address)
    assert "<" not in html


def test_literal_text_keeps_its_signs_in_markdown() -> None:
    assert literal("A_list *of* [x] <b>") == r"A\_list \*of\* \[x\] &lt;b&gt;"


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


def test_sections_keep_every_line_of_the_body() -> None:
    text = "Before.\n\n## One\n\nText.\n\n### Within\n\n## Two {#second}\n\n- item\n"
    found = sections(Prose(text, 12))
    assert [section.title for section in found] == ["", "One", "Two"]
    assert found[1].markdown == "## One\n\nText.\n\n### Within"
    assert found[2].markdown == "## Two {#second}\n\n- item"


def test_a_heading_within_code_is_no_section() -> None:
    found = sections(Prose("## One\n\n```\n## not a heading\n```\n"))
    assert [section.title for section in found] == ["One"]


def backlink(target: str) -> str:
    return f'<a class="footnote-backref" href="{target}" title="Jump back">&#8617;</a>'


def test_one_citation_gets_one_named_way_back() -> None:
    html = letter_backlinks(f"<p>Source.&#160;{backlink('#fnref:s1')}</p>")
    assert html == (
        '<p>Source.&#160;<a class="footnote-backref" href="#fnref:s1" '
        'aria-label="Back to the text">↩</a></p>'
    )


def test_several_citations_get_letters() -> None:
    targets = [f"#fnref{i or ''}:s1" for i in range(28)]
    html = letter_backlinks("".join(map(backlink, targets)))
    assert all(f'href="{target}"' in html for target in targets)
    assert ">a</a>" in html
    assert ">z</a>" in html
    assert 'aria-label="Back to citation 28 in the text">ab</a>' in html
