"""axe finds nothing on a page of every kind, in light and dark, on a phone and on a desk.

No page scrolls sideways, down to the 320 pixels that WCAG 1.4.10 asks for, whatever font the
reader's device has.
"""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from site_pages import KINDS, Scheme, Site, Visit

EXPLORER = ("explore/", "explore/matrix/", "explore/timeline/")

pytestmark = [pytest.mark.site, pytest.mark.browser]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for rule in found
        for node in rule["nodes"]
    ]


SPACED = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-bottom: 2em !important; }"""
"""The spacing that readers may set (WCAG 1.4.12)."""

WIDE_FONT = "* { font-family: monospace !important; }"
"""Wider than any font that a device could put in the place of ours."""

NOWHERE_TO_GO = """() => {
  for (const details of document.querySelectorAll("details:not(.sd-menu)")) details.open = true;
  return document.documentElement.scrollWidth <= document.documentElement.clientWidth;
}"""


def holds(page: Page) -> bool:
    """Whether `page`, with all that is folded on it open, fits the width of the window."""
    return bool(page.evaluate(NOWHERE_TO_GO))


@pytest.mark.parametrize("path", [*KINDS, *EXPLORER])
def test_it_holds_on_a_narrow_screen(visit: Visit, site: Site, path: str) -> None:
    page = visit(path if path in EXPLORER else site.of_kind(path), width=320, bypass_csp=True)
    for width in (320, 342, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert holds(page), f"the page scrolls sideways at {width} pixels"
    page.set_viewport_size({"width": 320, "height": 740})
    page.add_style_tag(content=SPACED)
    assert holds(page), "the page scrolls sideways with the spacing of WCAG 1.4.12"
    page.add_style_tag(content=WIDE_FONT)
    assert holds(page), "the page scrolls sideways with a wide font and wide spacing"


@pytest.mark.parametrize("style", ["", SPACED, WIDE_FONT], ids=["plain", "spaced", "wide font"])
def test_the_header_holds_all_its_parts(visit: Visit, style: str) -> None:
    page = visit(width=320, bypass_csp=True)
    page.add_style_tag(content=style or "/* none */")
    parts = page.locator(".sd-brand, .sd-search-open, .sd-help, .sd-menu summary").all()
    boxes = [box for part in parts if (box := part.bounding_box())]
    assert len(parts) == len(boxes) == 4
    for before, after in itertools.pairwise(boxes):
        assert before["x"] + before["width"] <= after["x"], "two parts of the header overlap"
    for box in boxes:
        assert box["width"] >= 24 and box["height"] >= 24, "too small for a finger"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_every_kind_of_page(
    visit: Visit, site: Site, kind: str, width: int, scheme: Scheme
) -> None:
    page = visit(site.of_kind(kind), width=width, color_scheme=scheme)
    assert violations(page) == []
    assert holds(page), "the page scrolls sideways"
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
    visit: Visit, site: Site, kind: str, width: int, scheme: Scheme
) -> None:
    page = visit(site.of_kind(kind), width=width, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_is_silent_with_everything_open(visit: Visit, site: Site, scheme: Scheme) -> None:
    page = visit(site.of_kind("stories"), width=360, color_scheme=scheme)
    page.click(".sd-menu summary")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click(".sd-search-open")
    page.get_by_role("searchbox", name="Search").fill("data")
    page.wait_for_selector(".sd-search__item")
    assert violations(page) == []
