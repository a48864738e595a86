"""Prose of strangers: refused with its place, or harmless on the page, wherever it stands.

The pages are those of a preview, which shows entries with errors too and has no content policy: so
what holds here is held by the renderer and the templates alone.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from safedata.site import adapter
from safedata.site.inspection import inspect
from safedata.source.findings import Severity
from small_site import build, small_project
from support import SMALL_LIBRARY, Project

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "fixtures" / "hostile.yml").read_text("utf-8")
)
BY_ID = {case["id"]: case for case in CASES}
STORY = "stories/a-map-was-shared.md"
MARKUP = {"built-element", "built-attribute", "built-address", "built-id", "built-page"}
"""What the inspection finds of what a page is made of."""


def in_body(text: str) -> str:
    """A story with `text` in its account."""
    story = (SMALL_LIBRARY / "docs" / STORY).read_text("utf-8")
    return story.replace("\n## How it was handled", f"\n{text}\n\n## How it was handled")


def in_data(text: str) -> str:
    """A story with `text` in every text of its front matter that may hold it."""
    _, matter, body = (SMALL_LIBRARY / "docs" / STORY).read_text("utf-8").split("---\n", 2)
    data = yaml.safe_load(matter)
    long = f"{text} and so on for a sentence of some length"[:390]
    data["title"] = f"T {text}"[:110]
    data["summary"] = long
    data["went_well"] = data["humanitarian_equivalent"] = text
    data["places"], data["organisations"] = [text], [text]
    data["affected"].update(who=text, note=text)
    for pairing in data["remediations"]:
        pairing["how"] = f"{pairing['remediation']} {long}"[:390]
    for source in data["sources"]:
        source.update(title=text, author=text, publisher=f"{source['key']} {text}", note=text)
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n{body}"


@pytest.mark.parametrize("case", BY_ID)
def test_the_body_is_refused_by_the_rules_that_are_named(project: Project, case: str) -> None:
    project.write(STORY, in_body(BY_ID[case]["text"]))
    found = project.check().findings
    assert {f.rule for f in found} == set(BY_ID[case].get("refused", ()))
    assert all(f.path == f"docs/{STORY}" and f.line > 40 and f.hint for f in found)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The small site with a story for each case in its body and one in its data, served."""
    adapter.state.good = None
    project = small_project(tmp_path_factory.mktemp("hostile") / "project")
    for case in CASES:
        project.write(f"stories/body-{case['id']}.md", in_body(case["text"]))
        project.write(f"stories/data-{case['id']}.md", in_data(case["text"]))
    folder = build(project, strict=False, serving=True)
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # the name is the base class's
        pass


def test_every_case_has_its_pages(site: tuple[Path, str]) -> None:
    folder, _ = site
    for case in BY_ID:
        for place in ("body", "data"):
            assert (folder / "stories" / f"{place}-{case}" / "index.html").exists(), (place, case)


def test_the_inspection_finds_nothing_on_any_page(site: tuple[Path, str]) -> None:
    folder, _ = site
    found = [f for f in inspect(folder, {}) if f.rule in MARKUP and f.severity is Severity.ERROR]
    # The preview reloads every page by a script in it: that is all, and on every page.
    assert {f.message for f in found} == {f.message for f in found if "script" in f.message}


@pytest.mark.browser
@pytest.mark.parametrize("place", ["body", "data"])
def test_nothing_runs_and_nobody_else_is_asked(
    site: tuple[Path, str], browser: Browser, place: str
) -> None:
    _, base = site
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        for case in BY_ID:
            asked.clear()
            page.goto(f"{base}stories/{place}-{case}/")
            assert _hover_over_everything(page) is None, case
            assert [url for url in asked if not url.startswith((base, "data:"))] == [], case
            assert page.evaluate("document.querySelectorAll('main').length") == 1, case
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= 360, (case, width)
    finally:
        context.close()


def _hover_over_everything(page: Page) -> object:
    """Send the page the events that attributes wait for; returns what a script left, or None."""
    return page.evaluate(
        """() => {
            for (const element of document.querySelectorAll("article *"))
                for (const name of ["mouseover", "click", "focus", "load", "error", "toggle"])
                    if (!(name === "click" && element.closest("a, button, summary")))
                        element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
            return window.ran ?? null;
        }"""
    )
