"""The ways back from a source: seen, large enough for a finger, off paper, and right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from site_pages import Site, Visit

pytestmark = [
    pytest.mark.site,
    pytest.mark.browser,
]

BACK = ".footnote a.sd-backref"


@pytest.fixture
def story(visit: Visit, site: Site) -> Page:
    page: Page = visit(site.of_kind("stories"), width=360)
    assert page.locator(BACK).count() > 0
    return page


def test_each_is_seen_and_large_enough(story: Page) -> None:
    for link in story.locator(BACK).all():
        box = link.bounding_box()
        assert box and box["width"] >= 24 and box["height"] >= 24
        assert link.inner_text().strip()
        assert float(link.evaluate("a => parseFloat(getComputedStyle(a).fontSize)")) >= 12


def test_each_leads_to_a_citation_of_its_source(story: Page) -> None:
    for source in story.locator(".footnote li").all():
        targets = [a.get_attribute("href") or "" for a in source.locator(BACK).all()]
        assert len(set(targets)) == len(targets)
        own = f"#{source.get_attribute('id')}"
        for target in targets:
            citation = story.locator(f"[id='{target.removeprefix('#')}'] a.footnote-ref")
            expect(citation).to_have_attribute("href", own)
    story.locator(BACK).first.click()
    expect(story.locator(":target")).to_be_in_viewport()


def test_they_are_not_printed_and_not_in_the_dialog_of_a_source(story: Page) -> None:
    story.locator("a.footnote-ref").first.focus()
    dialog = story.get_by_role("dialog", name="Source")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".sd-backref").first).to_be_hidden()
    story.emulate_media(media="print")
    expect(story.locator(BACK).first).to_be_hidden()
