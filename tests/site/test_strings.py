"""In a language of brackets, all that the scripts of the pages say stands in brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pseudo import BEGIN, END, Pseudo, outside
from safedata.wording import use
from site_pages import Site, Visit
from small_site import build, small_project

pytestmark = [pytest.mark.site, pytest.mark.browser]

TEXTS = """(root) => {
  const found = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
    else for (const name of ["aria-label", "placeholder", "title"])
      if (node.hasAttribute(name)) found.push(node.getAttribute(name));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory,
    served: Callable[[Path], AbstractContextManager[Site]],
) -> Iterator[Site]:
    """The small site, in the language of brackets."""
    project = small_project(tmp_path_factory.mktemp("strings") / "project")
    with use(Pseudo()):
        folder = build(project)
    with served(folder) as site:
        yield site


def said(page: Page, selector: str) -> list[str]:
    """What stands outside of brackets in the element."""
    return outside(page.locator(selector).first.evaluate(TEXTS))


def test_the_choice_of_colours(visit: Visit) -> None:
    page = visit("")
    button = page.locator("[data-sd-scheme-switch]:visible")
    for name in ("as on your device", "light", "dark"):
        told = f"{BEGIN}Colours: {BEGIN}{name}{END}{END}"
        expect(button.locator(".sd-scheme__name")).to_have_text(told)
        assert outside([button.get_attribute("title") or ""]) == []
        button.click()


def test_the_search(visit: Visit) -> None:
    page = visit("")
    page.locator(".sd-search-open").click()
    expect(page.locator(".sd-search__status")).to_contain_text(f"{BEGIN}Type a word")
    assert said(page, "dialog.sd-search") == []
    field = page.locator(".sd-search__field")
    field.fill("zzzz")
    expect(page.locator(".sd-search__status")).to_have_text(f"{BEGIN}{BEGIN}No results{END}.{END}")
    assert said(page, "dialog.sd-search") == []
    field.fill("handbok")
    expect(page.locator(".sd-search__status")).to_contain_text("“handbok” read as handbook")
    for part in (".sd-search__kinds", ".sd-search__status", ".sd-search__more"):
        assert said(page, part) == []
    assert outside(page.locator(".sd-search__kind").all_inner_texts()) == []


def test_a_search_that_cannot_be_loaded(visit: Visit) -> None:
    page = visit("")
    page.route("**/dialog.js*", lambda route: route.abort())
    page.locator(".sd-search-open").click()
    failed = page.locator(".sd-search-failed")
    expect(failed).to_contain_text(f"{BEGIN}The search could not be loaded.")
    assert said(page, ".sd-search-failed") == []
    assert failed.locator("a").inner_text() == "all words and tags"


def test_the_explorer(visit: Visit) -> None:
    page = visit("explore/?kind=story&cause=nothing-of-the-kind")
    expect(page.locator("#sd-x-count")).to_contain_text(BEGIN)
    for part in ("#sd-x-count", ".sd-x-live", ".sd-x-more", ".sd-x-tools", ".sd-x-none"):
        assert said(page, part) in ([], ["nothing-of-the-kind"])
    picked = page.locator(".sd-x-picked button")
    told = f"{BEGIN}{BEGIN}Kind{END}: {BEGIN}Stories{END}{END}"
    expect(picked.first).to_contain_text(told)
    assert said(page, ".sd-x-picked") == []
    assert outside(page.locator(".sd-x-chosen").all_inner_texts()) == []


def test_a_filter_and_a_definition(visit: Visit) -> None:
    page = visit("glossary/")
    field = page.locator(".sd-filter input")
    for typed in ("consent", "zzzz"):
        field.fill(typed)
        expect(page.locator(".sd-filter__count")).to_contain_text(BEGIN)
        assert said(page, ".sd-filter") == []
    page = visit("stories/a-list-went-astray/")
    page.locator("a.sd-term").first.focus()
    expect(page.locator(".sd-tip__more")).to_contain_text(f"{BEGIN}More about")
