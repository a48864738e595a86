"""The weight of the first view: a page, and what it loads of itself."""

from __future__ import annotations

import random

from inspection_site import Built
from safedata.site.inspection.weight import BUDGET


def noise(size: int) -> bytes:
    """Bytes that no compression makes fewer."""
    return random.Random(1).randbytes(size)  # noqa: S311 - no secret


def test_the_budget_is_what_the_privacy_of_a_slow_line_allows() -> None:
    assert BUDGET == 100_000


def test_a_page_that_is_too_heavy(built: Built) -> None:
    built.write("x.png", noise(99_900))
    built.page("a/index.html", '<img src="../x.png" alt="">')
    assert built.findings(hints=True) == [
        "docs/a.md:1:1: built-weight: the first view takes 100.1 kB, and may take 100.0 kB",
        "    Most of it: x.png 99.9 kB, the page itself 0.2 kB.",
    ]


def test_a_page_that_just_fits(built: Built) -> None:
    """It is packed as hosts do: as it is, it would take more."""
    built.write("x.png", noise(99_500))
    built.page("a/index.html", '<img src="../x.png" alt="">' + "<p>again</p>" * 1000)
    assert built.findings() == []


def test_what_scripts_and_styles_and_their_pictures_weigh(built: Built) -> None:
    built.write("x.js", noise(40_000).hex())
    built.write("x.css", "p{background:url(x.png)}")
    built.write("x.png", noise(60_000))
    built.page("a/index.html", "", '<link rel="stylesheet" href="../x.css">')
    assert built.findings() == []
    head = '<link rel="stylesheet" href="../x.css"><script src="../x.js"></script>'
    built.page("a/index.html", "", head)
    [finding] = built.findings()
    assert finding.startswith("docs/a.md:1:1: built-weight: the first view takes ")


def test_what_is_only_linked_weighs_nothing(built: Built) -> None:
    built.write("x.png", noise(200_000))
    built.page("a/index.html", '<a href="../x.png" data-sd-suggest="../x.png">x</a>')
    assert built.findings() == []


def test_what_stands_on_a_page_twice_is_loaded_once(built: Built) -> None:
    built.write("x.png", noise(60_000))
    built.page("a/index.html", '<img src="../x.png" alt="">' * 2)
    assert built.findings() == []


def test_a_kind_of_page_may_have_a_budget_of_its_own(built: Built) -> None:
    built.write("x.png", noise(10_000))
    built.page("a/index.html", '<article data-sd-kind="story"><img src="../x.png" alt="">')
    assert built.findings(budgets={"term": 5_000}) == []
    [finding] = built.findings(budgets={"story": 5_000})
    assert finding == (
        "docs/a.md:1:1: built-weight: the first view takes 10.2 kB, and may take 5.0 kB"
    )
