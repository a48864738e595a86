"""axe finds nothing on a page of every kind, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from site_pages import KINDS, Site

pytestmark = [pytest.mark.site, pytest.mark.browser]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_every_kind_of_page(visit, site: Site, kind: str, width: int, scheme: str) -> None:
    page = visit(site.of_kind(kind), width=width, color_scheme=scheme)
    assert violations(page) == []
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room, "the page scrolls sideways"
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1 and levels[0] == 1, "one title, and it comes first"
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (
        "headings go down one step at a time"
    )


@pytest.mark.parametrize("kind", ["home", "stories", "remediations", "glossary"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (360, "light")])
def test_axe_is_silent_the_other_way_round(
    visit, site: Site, kind: str, width: int, scheme: str
) -> None:
    page = visit(site.of_kind(kind), width=width, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_is_silent_with_everything_open(visit, site: Site, scheme: str) -> None:
    page = visit(site.of_kind("stories"), width=360, color_scheme=scheme)
    page.click(".sd-menu summary")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click(".sd-search-open")
    page.get_by_role("searchbox", name="Search").fill("data")
    page.wait_for_selector(".sd-search__item")
    assert violations(page) == []
