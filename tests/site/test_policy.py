"""The Content-Security-Policy: on every page, none of ours breaks it, and it stops all else.

Every other test with the fixture ``visit`` fails on a violation, too.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from safedata.site.policy import CONTENT_SECURITY_POLICY
from site_pages import KINDS, Site, Visit

pytestmark = [pytest.mark.site]

in_browser = pytest.mark.browser
EXPLORER = ("explore/", "explore/matrix/", "explore/timeline/")

FORBIDDEN = ("style", "srcdoc")
"""Attributes that no page has. Those that begin with "on" are not even listed."""


class _Head(HTMLParser):
    """The first element of the head, and what the policy would stop on the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.first: tuple[str, dict[str, str | None]] | None = None
        self.stopped: list[str] = []
        self._before = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._before == "head":
            self.first = (tag, values)
        self._before = tag
        self.stopped += [
            f"{tag} {name}" for name in values if name in FORBIDDEN or name.startswith("on")
        ]
        runs = tag == "script" and values.get("type") != "application/json"
        if tag == "style" or (runs and not values.get("src")):
            self.stopped.append(tag)


def test_every_page_begins_with_it_and_has_nothing_that_it_would_stop(site: Site) -> None:
    assert len(site.paths) > 100
    for path in site.paths:
        reader = _Head()
        reader.feed(site.file(path).read_text("utf-8"))
        policy = {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY}
        assert reader.first == ("meta", policy), path
        assert reader.stopped == [], path


@pytest.fixture
def heard(visit: Visit) -> Iterator[list[str]]:
    """What browsers complained of on the pages that the test opened through ``listen``."""
    complaints: list[str] = []
    yield complaints
    assert complaints == []


def listen(page: Page, heard: list[str]) -> Page:
    """Note in `heard` each error that `page` writes to its console from now on."""
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    return page


@in_browser
@pytest.mark.parametrize("kind", [*KINDS, *EXPLORER])
def test_no_page_breaks_it(visit: Visit, site: Site, heard: list[str], kind: str) -> None:
    page = listen(visit("404.html"), heard)
    if kind != "missing":
        page.goto(site.base + (kind if kind in EXPLORER else site.of_kind(kind)))
    else:
        # That the page itself is missing is an error on the console, and right.
        page.route("**/no/such/page/", lambda route: route.fulfill(path=site.folder / "404.html"))
        page.goto(site.base + "no/such/page/")
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    page.pdf()


@in_browser
def test_the_search_works_under_it(visit: Visit, heard: list[str]) -> None:
    page = listen(visit(), heard)
    page.click(".sd-search-open")
    page.get_by_role("searchbox", name="Search").fill("consent")
    expect(page.locator(".sd-search__item mark").first).to_be_visible()
    page.get_by_role("button", name="Search the full texts too").click()
    expect(page.get_by_role("button", name="Search the full texts too")).to_have_count(0)
    page.wait_for_load_state("networkidle")


@in_browser
def test_the_explorer_works_under_it(visit: Visit, heard: list[str]) -> None:
    page = listen(visit("explore/"), heard)
    page.locator(".sd-x-facets input").first.check()
    expect(page.locator("#sd-x-count")).to_contain_text(" of ")
    page.get_by_label("Sort by").select_option("title")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download as CSV").click()
    assert caught.value.suggested_filename == "entries.csv"
    assert Path(caught.value.path()).stat().st_size > 100


@in_browser
def test_definitions_and_sources_open_under_it(visit: Visit, site: Site, heard: list[str]) -> None:
    page = listen(visit(site.of_kind("stories")), heard)
    page.locator("a.sd-term").first.hover()
    expect(page.locator(".sd-tip")).to_be_visible()
    page.mouse.move(0, 0)
    expect(page.locator(".sd-tip")).to_be_hidden()
    page.locator("a.footnote-ref").first.hover()
    expect(page.get_by_role("dialog", name="Source")).to_be_visible()


@in_browser
def test_the_glossary_is_filtered_under_it(visit: Visit, heard: list[str]) -> None:
    page = listen(visit("glossary/"), heard)
    page.locator(".sd-filter input").fill("consent")
    expect(page.locator(".sd-filter__count")).to_contain_text(" of ")


@in_browser
def test_the_menu_and_the_colours_work_under_it(visit: Visit, heard: list[str]) -> None:
    page = listen(visit(width=360), heard)
    page.click(".sd-menu summary")
    switch = page.locator("[data-sd-scheme-switch]:visible")
    switch.click()
    switch.click()
    expect(switch).to_have_accessible_name("Colours: dark")
    # It is there before the first paint: the page is dark when its body begins.
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { watch.disconnect();"
        " window.firstScheme = document.documentElement.dataset.sdScheme; } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.reload()
    assert page.evaluate("window.firstScheme") == "dark"


@in_browser
def test_a_missing_page_proposes_addresses_under_it(visit: Visit, site: Site) -> None:
    """The list of addresses is empty in a site that does not know its own: here is one."""
    story = site.of_kind("stories")
    addresses = (
        f"<urlset><url><loc>{site.base}{story}</loc></url><url><loc>/a/</loc></url></urlset>"
    )
    page = visit()
    page.route("**/sitemap.xml", lambda r: r.fulfill(body=addresses, content_type="text/xml"))
    page.goto(site.base + story.rstrip("/") + "-x/")
    expect(page.locator("[data-sd-suggest] a")).to_have_text(["/" + story])


@in_browser
def test_a_search_that_does_not_come_says_so_under_it(visit: Visit) -> None:
    page = visit()
    page.route("**/dialog.js*", lambda route: route.abort())
    page.click(".sd-search-open")
    failed = page.locator(".sd-search-failed")
    expect(failed.get_by_role("link", name="all words and tags")).to_be_visible()
    page.click(".sd-search-open")
    expect(failed).to_have_count(1)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class _Counting(_Quiet):
    """Another host, which notes what it is asked for."""

    def __init__(self, asked: list[str], *rest: Any) -> None:
        self.asked = asked
        super().__init__(*rest)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(http.HTTPStatus.NO_CONTENT)
        self.end_headers()


@contextlib.contextmanager
def served(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server with `handler` on a port of its own; its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


HOSTILE = """
<script>document.documentElement.dataset.ran = "inline"</script>
<script src="{other}script.js"></script>
<img src="{other}picture.png" alt="">
<img src="data:," alt="" onerror="document.documentElement.dataset.ran = 'handler'">
<link rel="stylesheet" href="{other}style.css">
<iframe src="{other}frame"></iframe>
<style>h1 {{ display: none }}</style>
<p id="styled" style="position: fixed">styled</p>
<form id="form" action="{other}form"><input name="q"></form>
"""


@in_browser
@pytest.mark.parametrize("protected", [True, False], ids=["with it", "without it"])
def test_it_stops_what_is_not_ours(
    browser: Browser, site: Site, tmp_path: Path, protected: bool
) -> None:
    """A copy of a page with all that it is there to stop; the other run shows that this would."""
    asked: list[str] = []
    copies = functools.partial(_Quiet, directory=str(tmp_path))
    (tmp_path / "assets").symlink_to(site.folder / "assets")
    with (
        served(copies) as copy,
        served(functools.partial(_Counting, asked)) as other,
        browser.new_context() as context,
    ):
        html = site.file("").read_text("utf-8")
        assert "</article>" in html
        html = html.replace("</article>", HOSTILE.format(other=other) + "</article>", 1)
        if not protected:
            html = html.replace('http-equiv="Content-Security-Policy"', "", 1)
        (tmp_path / "index.html").write_text(html, "utf-8")
        page = context.new_page()
        page.goto(copy)
        page.wait_for_load_state("networkidle")
        ran = page.evaluate("document.documentElement.dataset.ran || null")
        fixed = page.evaluate("getComputedStyle(document.getElementById('styled')).position")
        title = page.locator("h1").is_visible()
        text_as_html = page.evaluate(
            "() => { try { document.body.insertAdjacentHTML('beforeend', '<i></i>') }"
            " catch (error) { return error.name } return 'made' }"
        )
        page.evaluate("other => fetch(other + 'fetch', { mode: 'no-cors' }).catch(() => {})", other)
        page.evaluate("document.getElementById('form').submit()")
        page.wait_for_load_state("networkidle")
    wanted = {"/script.js", "/picture.png", "/style.css", "/frame", "/fetch", "/form?q="}
    if protected:
        assert (ran, fixed, title, text_as_html) == (None, "static", True, "TypeError")
        assert asked == []
    else:
        assert (ran, fixed, title, text_as_html) == ("handler", "fixed", False, "made")
        assert wanted <= set(asked)
