"""From the home page to something to do, and back: by mouse, by keyboard, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from site_pages import Site, Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

STORY = ".sd-pair__step--story .sd-pair__title a"
REMEDIATION = ".sd-remedy h3 a"
GUIDANCE = ".sd-guidance li:first-child a"
ADDRESS = ".sd-open a"
CRUMB = ".sd-path li:nth-child(2) a"
HOME = ".sd-path li:first-child a"
MANY = 600
WIDE = 1000

WIDTHS = pytest.mark.parametrize("width", [360, 1440])


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus; each stop on the way must be seen."""
    handle = wanted.first.element_handle()
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if handle.evaluate("element => element === document.activeElement"):
            assert visible_focus(page)
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


def visible_focus(page: Page) -> bool:
    return bool(
        page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const box = document.activeElement.getBoundingClientRect();
              return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
                && box.width > 0 && box.height > 0;
            }"""
        )
    )


@WIDTHS
@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_home_to_an_address_and_back(
    visit: Visit, width: int, hand: str, scripts: bool
) -> None:
    page = visit(width=width, java_script_enabled=scripts)

    def follow(selector: str) -> None:
        link = page.locator(selector).first
        if hand == "mouse":
            link.click()
            return
        if scripts:
            tab_to(page, link)
        else:
            link.focus()
        page.keyboard.press("Enter")

    follow(STORY)
    expect(page).to_have_url(re.compile(r"/stories/[^/]+/$"))
    expect(page.get_by_role("heading", name="What to do about it")).to_be_visible()
    follow(REMEDIATION)
    expect(page).to_have_url(re.compile(r"/remediations/[^/]+/$"))
    follow(GUIDANCE)
    expect(page).to_have_url(re.compile(r"/resources/[^/]+/$"))
    if page.locator(ADDRESS).count():
        expect(page.locator(ADDRESS).first).to_have_attribute("href", re.compile(r"^https?://"))
    follow(CRUMB)
    expect(page).to_have_url(re.compile(r"/resources/$"))
    follow(HOME)
    expect(page.locator(".sd-doors")).to_be_visible()


@WIDTHS
def test_the_sections_are_reached_by_keyboard(visit: Visit, width: int) -> None:
    page = visit(width=width)
    if width < WIDE:
        tab_to(page, page.locator(".sd-menu summary"))
        page.keyboard.press("Enter")
        tab_to(page, page.locator(".sd-menu a", has_text="Glossary"))
    else:
        tab_to(page, page.locator(".sd-nav a", has_text="Glossary"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/glossary/$"))


def test_escape_closes_the_menu_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit(width=360)
    page.locator(".sd-menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sd-menu a").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".sd-menu a").first).to_be_hidden()
    expect(page.locator(".sd-menu summary")).to_be_focused()


@WIDTHS
def test_tab_goes_through_the_home_page_without_a_trap(visit: Visit, width: int) -> None:
    page = visit(width=width)
    last = page.locator(".sd-footer a").last
    seen = 0
    for _ in range(MANY):
        page.keyboard.press("Tab")
        seen += 1
        assert visible_focus(page), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if last.evaluate("element => element === document.activeElement"):
            break
    else:
        pytest.fail("Tab never reached the end of the page")
    page.keyboard.press("Shift+Tab")
    assert not last.evaluate("element => element === document.activeElement")
    assert seen > 10


@WIDTHS
def test_the_first_stop_skips_to_the_content(visit: Visit, site: Site, width: int) -> None:
    page = visit(site.of_kind("stories"), width=width)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_visible()
    page.keyboard.press("Enter")
    target = skip.get_attribute("href") or ""
    assert page.url.endswith(target.removeprefix("."))
    assert page.locator(f"article {target}").count() == 1


@WIDTHS
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_search_opens_finds_and_closes_by_keyboard(visit: Visit, width: int, key: str) -> None:
    page = visit(width=width)
    opener = page.locator(".sd-search-open" if width < WIDE else ".sd-searchbox")
    opener.focus()
    page.keyboard.press(key)
    field = page.get_by_role("searchbox", name="Search")
    expect(field).to_be_focused()
    page.keyboard.type("data")
    expect(page.locator(".sd-search__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".sd-search__item").first).to_be_hidden()
    expect(opener).to_be_focused()


def test_help_is_in_the_header_of_every_kind_of_page(visit: Visit, site: Site) -> None:
    for path in ("", site.of_kind("stories"), "no/such/page/"):
        page = visit(path, width=360)
        expect(page.locator("header .sd-help")).to_be_in_viewport()


def test_a_missing_page_helps(visit: Visit) -> None:
    page = visit("no/such/page/", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_contain_text("not here")
    expect(page.locator("main").get_by_role("link", name="Stories")).to_be_visible()
    page.locator("main").get_by_role("link", name="Stories").click()
    expect(page).to_have_url(re.compile(r"/stories/$"))


def test_the_choice_of_colours_is_kept_in_this_browser_only(visit: Visit, site: Site) -> None:
    page = visit(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    switch = page.locator("[data-sd-scheme-switch]:visible")
    expect(switch).to_have_accessible_name(re.compile("as on your device"))
    switch.click()
    expect(switch).to_have_accessible_name(re.compile("light"))
    switch.click()
    expect(switch).to_have_accessible_name(re.compile("dark"))
    assert page.evaluate(ground) != light
    page.goto(site.base + "about/")
    assert page.evaluate(ground) != light
    switch.click()
    assert page.evaluate(ground) == light
    assert page.evaluate("localStorage.getItem('sd-scheme')") is None
    assert page.context.cookies() == []


def test_dark_needs_no_script(visit: Visit) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = visit(color_scheme="light").evaluate(ground)
    page = visit(color_scheme="dark", java_script_enabled=False)
    assert page.evaluate(ground) != light


@pytest.mark.parametrize("shorter", [0, 20], ids=["A4", "with 2 cm to spare"])
def test_help_now_prints_on_one_sheet(visit: Visit, shorter: int) -> None:
    """With room for a paragraph more, or for a font that is wider than the one of this machine."""
    page = visit("help-now/", bypass_csp=True)
    page.add_style_tag(content=f"@page {{ size: 210mm {297 - shorter}mm }}")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
