"""The pass over the whole site: what is told of it, where, in which order, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection_site import Built
from safedata.site.inspection import RULES, inspect
from safedata.source.findings import FORMATS
from safedata.views.rules import BUILT


def test_a_site_without_a_fault(built: Built) -> None:
    built.page("a/index.html", '<p>See the <a href="../#a-page">first page</a>.</p>')
    assert built.findings() == []


def test_an_empty_site(tmp_path: Path) -> None:
    assert inspect(tmp_path, {}) == []


def test_a_finding_stands_in_the_file_that_people_edit(built: Built) -> None:
    built.page("index.html", "<b style=x>")
    built.page("a/index.html", "<b style=x>")
    built.page("b/index.html", "<b style=x>")
    assert [line.partition(":1:1: ")[0] for line in built.findings()] == [
        "docs/a.md",
        "docs/index.md",
        "site/b/index.html",
    ]


def test_what_pages_share_is_told_once(built: Built) -> None:
    for page in ("c", "b", "e", "d"):
        built.page(f"{page}/index.html", "<marquee>x</marquee>")
    assert built.findings() == [
        "site/b/index.html:1:1: built-element: <marquee> may not stand in a page "
        "(and so on 3 other pages)"
    ]


def test_what_three_pages_have_is_told_of_each(built: Built) -> None:
    for page in ("c", "b", "d"):
        built.page(f"{page}/index.html", "<marquee>x</marquee>")
    assert len(built.findings()) == 3


def test_more_of_a_rule_than_anybody_reads_is_counted(built: Built) -> None:
    built.page("a/index.html", "".join(f"<x-{i}></x-{i}>" for i in range(8)))
    message = "docs/a.md:1:1: built-element: <x-{}> may not stand in a page"
    assert built.findings() == [
        *(message.format(i) for i in range(4)),
        message.format(4) + " (and 3 more of this rule here)",
    ]
    built.page("a/index.html", "".join(f"<x-{i}></x-{i}>" for i in range(5)))
    assert built.findings() == [message.format(i) for i in range(5)]


def test_what_is_told_is_short_and_in_one_line(built: Built) -> None:
    built.page("a/index.html", f'<p style="\x1b[31m\n\u202e{"x" * 10_000}">')
    [finding] = built.findings()
    assert finding == f'docs/a.md:1:1: built-attribute: <p> may not have style="�[31m �{"x" * 45}…'


def test_the_findings_are_the_same_every_time(built: Built) -> None:
    built.page("b/index.html", "<p id=x><p id=x><p style=a><marquee><a href=../c/>x</a><a href=#y>")
    built.write("x.exe", "")
    assert built.findings() == built.findings()
    assert built.findings() == sorted(built.findings())


@pytest.mark.parametrize("name", FORMATS)
def test_the_findings_have_every_format(built: Built, name: str) -> None:
    built.page("a/index.html", "<marquee>")
    found = inspect(built.folder, {"a/": "docs/a.md"})
    assert "docs/a.md" in FORMATS[name](found)


def test_every_rule_is_explained_to_contributors() -> None:
    assert sorted(name for name, _ in BUILT) == sorted(RULES)
