"""Long lists can be filtered, facts fold on phones, and boxes can be ticked; all by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from site_pages import Site, Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

TERMS = ".sd-glossary > div"
MORE = ".sd-facts__more"


def names(page: Page) -> list[str]:
    return page.locator(f"{TERMS}:visible dt a").all_text_contents()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_glossary_is_filtered_as_one_types(visit: Visit, width: int) -> None:
    page = visit("glossary/", width=width)
    everything = len(names(page))
    field = page.get_by_role("searchbox", name="Show only terms with")
    field.press_sequentially("Consent")
    expect(page.get_by_role("status").first).to_have_text(re.compile(rf"^\d+ of {everything}$"))
    assert "Consent" in names(page)
    assert 0 < len(names(page)) < everything
    # Letters without anything below them go, and so do their links.
    expect(page.locator(".sd-page h2:visible")).to_have_count(
        page.locator(".sd-letters li:visible").count()
    )
    assert (
        page.locator(".sd-page dl:visible").count() == page.locator(".sd-page h2:visible").count()
    )
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert len(names(page)) == everything
    field.fill("zzzzzz")
    expect(page.get_by_role("status").first).to_contain_text("Nothing has these words")
    assert names(page) == []


@pytest.mark.parametrize("word", ["consentement", "consentimiento", "CONSENTÍMIENTO", "موافقة"])
def test_a_term_is_filtered_by_its_word_in_another_language(visit: Visit, word: str) -> None:
    page = visit("glossary/")
    page.get_by_role("searchbox", name="Show only terms with").fill(word)
    assert "Consent" in names(page)


def test_a_folded_group_opens_for_what_is_found_in_it(visit: Visit) -> None:
    page = visit("resources/", width=360)
    fold = page.locator("details.sd-fold").first
    first = fold.locator(".sd-entry__title a").first
    expect(first).to_be_hidden()
    page.get_by_role("searchbox", name="Show only resources with").fill(first.text_content() or "")
    expect(first).to_be_visible()
    page.get_by_role("searchbox", name="Show only resources with").fill("")
    expect(first).to_be_hidden()


@pytest.mark.parametrize("path", ["glossary/", "glossary/by-language/", "stories/", "resources/"])
def test_without_javascript_everything_is_there_and_no_field(visit: Visit, path: str) -> None:
    page = visit(path, java_script_enabled=False)
    expect(page.locator(".sd-filter")).to_be_hidden()
    expect(page.locator(".sd-letters")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_facts_of_a_story_fold_on_a_phone_only(visit: Visit, site: Site, scripts: bool) -> None:
    story = site.of_kind("stories")
    causes = ".sd-fact--causes dd"
    phone = visit(story, width=360, java_script_enabled=scripts)
    expect(phone.locator(causes)).to_be_hidden()
    expect(phone.locator(".sd-fact dt", has_text="People concerned")).to_be_visible()
    phone.locator(f"{MORE} summary").press("Enter")
    expect(phone.locator(causes)).to_be_visible()
    desk = visit(story, width=1440, java_script_enabled=scripts)
    expect(desk.locator(causes)).to_be_visible()
    expect(desk.locator(f"{MORE} summary")).to_be_hidden()
    phone = visit(story, width=360, java_script_enabled=scripts)
    phone.emulate_media(media="print")
    expect(phone.locator(causes)).to_be_visible()


@pytest.mark.parametrize("kind", ["remediations", "roles", "lifecycle"])
def test_boxes_are_ticked_by_their_text_and_nothing_is_stored(
    visit: Visit, site: Site, kind: str
) -> None:
    page = visit(site.of_kind(kind), width=360)
    box = page.locator("article").get_by_role("checkbox").first
    expect(box).not_to_be_checked()
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    page.locator(".sd-tick").first.click(position={"x": 60, "y": 6})
    expect(box).not_to_be_checked()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(box).to_have_accessible_name(re.compile(r"\w"))
