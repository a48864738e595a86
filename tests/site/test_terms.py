"""A term's definition opens by hover, focus and tap; without JavaScript it is a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from site_pages import Site, Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

TERM = "a.sd-term"


def with_term(site: Site) -> str:
    """The address of a page that explains a term."""
    for path in site.paths:
        if path.startswith(("stories/", "remediations/")):
            html = site.file(path).read_text(encoding="utf-8")
            if 'class="sd-term"' in html:
                return path
    pytest.fail("no page explains a term")


def definition(page: Page) -> str:
    text = page.locator(TERM).first.get_attribute("data-definition")
    assert text
    return text


def test_hover_shows_the_definition_and_leaving_hides_it(visit: Visit, site: Site) -> None:
    page = visit(with_term(site))
    term, tip = page.locator(TERM).first, page.locator(".sd-tip")
    term.scroll_into_view_if_needed()
    term.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(definition(page))
    tip.hover()  # one can move onto it and read on
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    expect(tip).to_be_hidden()


def test_focus_shows_the_definition_and_escape_hides_it(visit: Visit, site: Site) -> None:
    page = visit(with_term(site))
    term, tip = page.locator(TERM).first, page.locator(".sd-tip")
    term.focus()
    expect(tip).to_be_visible()
    expect(term).to_have_accessible_description(definition(page))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/glossary/"))


@pytest.mark.parametrize("which", ["first", "last"])
def test_tap_shows_the_definition_within_the_screen(visit: Visit, site: Site, which: str) -> None:
    page = visit(with_term(site), width=360, has_touch=True, is_mobile=True)
    before = page.url
    term, tip = getattr(page.locator(TERM), which), page.locator(".sd-tip")
    term.scroll_into_view_if_needed()
    term.tap()
    expect(tip).to_be_visible()
    assert page.url == before
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    term.scroll_into_view_if_needed()
    term.tap()
    tip.get_by_role("link", name=re.compile("More about")).tap()
    expect(page).to_have_url(re.compile(r"/glossary/"))


def test_without_javascript_it_is_a_link(visit: Visit, site: Site) -> None:
    page = visit(with_term(site), java_script_enabled=False)
    page.locator(TERM).first.click()
    expect(page).to_have_url(re.compile(r"/glossary/"))


def test_terms_are_not_marked_in_headings_or_code(site: Site) -> None:
    marked = re.compile(r"<(h[1-6]|code|button|pre)\b(?:(?!</\1>).)*class=\"sd-term\"", re.DOTALL)
    for path in site.paths:
        assert not marked.search(site.file(path).read_text(encoding="utf-8")), path
