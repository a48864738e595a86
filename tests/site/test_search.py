"""The search: nothing of it before it is asked for, forgiving, and never a dead end."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import re
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from safedata.site.inspection.addresses import Addresses
from safedata.site.inspection.links import read_links
from safedata.site.inspection.page import read
from safedata.site.inspection.weight import BUDGET
from site_pages import KINDS, Scheme, Site, Visit
from support import ROOT

pytestmark = [pytest.mark.site, pytest.mark.browser]

FIRST_RESULT = 150_000
"""Bytes, compressed, that may come until the first result."""

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
ITEM = ".sd-search__item"
FIELD = "#sd-search-field"

Entries = dict[str, list[list[Any]]]
"""What the search knows of each kind's pages: the rows of heads.json."""


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do: packed with gzip."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in PACKED:
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@pytest.fixture(scope="module")
def packed(site_folder: Path) -> Iterator[str]:
    """The address of the site on a host that packs what it sends."""
    handler = functools.partial(_Packing, directory=str(site_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Transfer:
    """What a page's browser receives over the wire, headers included."""

    def __init__(self, page: Page) -> None:
        self.bytes: dict[str, float] = {}
        urls: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.requestWillBeSent",
            lambda e: urls.update({e["requestId"]: e["request"]["url"]}),
        )
        session.on(
            "Network.loadingFinished",
            lambda e: self.bytes.update({urls[e["requestId"]]: e["encodedDataLength"]}),
        )

    @property
    def total(self) -> float:
        return sum(self.bytes.values())


@pytest.fixture(scope="module")
def entries(site_folder: Path) -> Entries:
    heads = json.loads((site_folder / "assets/search/heads.json").read_text("utf-8"))
    found: Entries = {kind[0]: [] for kind in heads["kinds"]}
    for page in heads["pages"]:
        found[heads["kinds"][page[0]][0]].append(page)
    return found


def cut(route: Route) -> None:
    """The network fails."""
    route.abort()


def ask(page: Page, question: str) -> None:
    if not page.locator(FIELD).is_visible():
        page.click(".sd-search-open")
    page.fill(FIELD, question)


def settled(page: Page) -> None:
    """Wait until the summaries have refined the first results."""
    page.wait_for_selector("dialog.sd-search[data-texts=here]")


def urls(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(f"{ITEM} a", "links => links.map(a => a.pathname)")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_view_is_light_and_has_no_index(
    browser: Browser, site: Site, packed: str, kind: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    transfer = Transfer(page)
    page.goto(packed + site.of_kind(kind))
    page.wait_for_load_state("networkidle")
    context.close()
    assert not [url for url in transfer.bytes if "/search" in url]
    if kind == "missing":  # the page for what is missing looks up what resembles it
        return
    assert 0 < transfer.total <= BUDGET, transfer.bytes
    # The inspection weighs every page without a browser; here is one to agree with.
    files = (file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.*"))
    document = site.file(site.of_kind(kind))
    read_page = read(document.relative_to(site.folder).as_posix(), document.read_bytes())
    weighed = read_links(read_page, Addresses(files, None)).loaded
    icons = {path for path in weighed if "favicon" in path}  # not every browser shows one
    asked = {url.removeprefix(packed) for url in transfer.bytes if url.startswith(packed)}
    assert asked | icons == weighed | {site.of_kind(kind)}


def test_the_first_result_comes_soon(browser: Browser, packed: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(packed)
    page.wait_for_load_state("networkidle")
    transfer = Transfer(page)
    page.route("**/texts.json", cut)  # what comes after the first result
    ask(page, "consent")
    expect(page.locator(ITEM).first).to_be_visible()
    assert 0 < transfer.total <= FIRST_RESULT, transfer.bytes
    context.close()


def test_a_misspelt_word_is_read_as_the_one_that_was_meant(visit: Visit, entries: Entries) -> None:
    term = max((page for page in entries["term"] if " " not in page[2]), key=lambda p: len(p[2]))
    word = term[2]
    page = visit()
    ask(page, word[:3] + word[4:])  # a letter is missing
    expect(page.locator(ITEM).first).to_contain_text(word)
    expect(page.locator(".sd-search__status")).to_contain_text("read as")


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_a_term_is_found_in_other_languages(visit: Visit, site_folder: Path, language: str) -> None:
    questions = {
        "fr": "consentement eclaire",
        "es": "CONSENTIMIENTO INFORMADO",
        "ar": "موافقه مستنيره",
    }
    page = visit()
    ask(page, questions[language])
    expect(page.locator(ITEM).first).to_contain_text("Informed consent")
    expect(page.locator(f"{ITEM} bdi").first).to_be_visible()


def test_an_emergency_leads_to_help(visit: Visit) -> None:
    page = visit()
    ask(page, "help, data breach now")
    expect(page.locator(f"{ITEM} a").first).to_have_attribute("href", re.compile(r"/help-now/$"))


def test_matching_words_are_marked_in_context(visit: Visit) -> None:
    page = visit()
    ask(page, "encrypt laptops")
    begins = re.compile(r"^encrypt", re.IGNORECASE)
    marked = page.locator(f"{ITEM} .sd-search__text mark", has_text=begins)
    expect(marked.first).to_be_visible()


def test_results_are_filtered_by_kind_and_counted(visit: Visit) -> None:
    page = visit()
    ask(page, "consent")
    settled(page)
    button = page.get_by_role("button", name=re.compile(r"^Stories \d+$"))
    number = int(button.inner_text().split()[-1])
    button.click()
    button = page.get_by_role("button", name=re.compile(r"^Stories \d+$"))
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    assert set(page.locator(".sd-search__kind").all_inner_texts()) == {"Story"}
    while page.get_by_role("button", name=re.compile("^Show .* more$")).count():
        page.get_by_role("button", name=re.compile("^Show .* more$")).click()
    assert page.locator(ITEM).count() == number
    expect(page).to_have_url(re.compile(r"#\?q=consent&in=story$"))


def test_it_works_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("consent")
    settled(page)
    links = page.locator(f"{ITEM} a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.sd-search")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.fill(FIELD, "consent")
    first = links.first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(first or "")


def test_the_focus_returns_to_what_opened_it(visit: Visit) -> None:
    page = visit()
    opener = page.locator(".sd-search-open")
    opener.focus()
    page.keyboard.press("Space")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("form", ["#?q=", "?q="])
def test_a_search_can_be_sent(visit: Visit, site: Site, form: str) -> None:
    page = visit()
    ask(page, "laptop stolen")
    settled(page)
    expect(page).to_have_url(site.base + "#?q=laptop+stolen")
    other = visit(f"{form}laptop+stolen")
    expect(other.locator(ITEM).first).to_be_visible()
    expect(other.locator(FIELD)).to_have_value("laptop stolen")
    settled(other)
    assert urls(other)[:3] == urls(page)[:3]
    other.keyboard.press("Escape")
    expect(other).to_have_url(site.base)


def test_what_is_typed_goes_to_nobody(visit: Visit, site: Site) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url + r.headers.get("referer", "")))
    ask(page, "qqxxzzqqxx")
    expect(page.locator(".sd-search__status")).to_contain_text("No results")
    ask(page, "laptop stolen")
    page.locator(f"{ITEM} a").first.click()
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "qqxxzzqqxx" in url or "laptop+stolen" in url]


def test_the_full_texts_are_searched_on_demand(visit: Visit, site: Site) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, "consent")
    expect(page.locator(ITEM).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not any("/bodies/" in url for url in asked)
    page.get_by_role("button", name="Search the full texts too").click()
    expect(page.get_by_role("button", name="Search the full texts too")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert any("/bodies/" in url for url in asked)
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark"), (360, "light")])
@pytest.mark.parametrize("question", ["", "consent", "xqzzxqv"])
def test_axe_is_silent_with_the_dialog_open(
    visit: Visit, width: int, scheme: Scheme, question: str
) -> None:
    page = visit(width=width, color_scheme=scheme)
    ask(page, question)
    if question == "consent":
        expect(page.locator(ITEM).first).to_be_visible()
    else:
        expect(page.locator(".sd-search__notice")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == []
    box = page.locator("dialog.sd-search").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    if width == 360:
        assert (box["width"], box["height"]) == (360, 740)


def test_what_is_said_reaches_screen_readers(visit: Visit) -> None:
    page = visit()
    ask(page, "consent")
    spoken = page.locator(".sd-search [role=status]")
    expect(spoken).to_have_text(re.compile(r"^\d+ results"))
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_a_cut_network_gives_a_message_and_a_way_on(visit: Visit) -> None:
    page = visit()
    page.route("**/heads.json", cut)
    ask(page, "consent")
    expect(page.locator(".sd-search [role=alert]")).to_contain_text("could not be loaded")
    expect(page.locator(".sd-search__notice a", has_text="Glossary")).to_be_visible()
    expect(page.locator(".sd-search")).not_to_contain_text("Loading")
    page.unroute("**/heads.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(ITEM).first).to_be_visible()


def test_a_script_that_does_not_come_gives_a_message_and_a_way_on(visit: Visit) -> None:
    page = visit()
    page.route("**/dialog.js", cut)
    page.click(".sd-search-open")
    expect(page.locator(".sd-search-failed")).to_contain_text("could not be loaded")
    expect(page.locator(".sd-search-failed a")).to_have_attribute("href", re.compile(r"tags/$"))
    page.unroute("**/dialog.js")
    page.click(".sd-search-open")
    expect(page.locator(FIELD)).to_be_focused()


def test_without_the_summaries_titles_are_still_found(visit: Visit) -> None:
    page = visit()
    page.route("**/texts.json", cut)
    ask(page, "informed consent")
    expect(page.locator(ITEM).first).to_contain_text("consent")
    expect(page.locator(".sd-search__more")).to_contain_text("summaries could not be loaded")


def test_it_goes_on_offline_once_it_was_used(visit: Visit) -> None:
    page = visit()
    ask(page, "consent")
    expect(page.locator(ITEM).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.fill(FIELD, "encryption")
    expect(page.locator(ITEM).first).to_contain_text(re.compile("encrypt", re.IGNORECASE))
    page.get_by_role("button", name="Search the full texts too").click()
    expect(page.locator(".sd-search__more")).to_contain_text("full texts could not be loaded")


def test_offline_before_first_use_says_so(visit: Visit) -> None:
    page = visit()
    page.context.set_offline(True)
    page.click(".sd-search-open")
    expect(page.locator(".sd-search-failed")).to_contain_text("could not be loaded")


def test_without_scripts_the_search_leads_to_the_list_of_words(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.click(".sd-search-open")
    expect(page).to_have_url(re.compile(r"/tags/$"))


QUESTIONS = ROOT / "benchmarks" / "search" / "queries.yml"
ALL_ASKED = """async (questions) => {
  const { Search } = await import("./assets/search/engine.js");
  const get = async (name) => (await fetch("./assets/search/" + name)).json();
  const search = new Search(await get("heads.json"));
  await search.ready;
  await search.add("text", await get("texts.json"));
  return questions.map((q) => search.find(q).slice(0, 3).map(({ page }) => page.url));
}"""


@pytest.mark.parametrize(("kind", "goal"), [(None, 0.95), ("typo", 0.9)])
def test_readers_questions_are_answered_among_the_first_three(
    visit: Visit, entries: Entries, kind: str | None, goal: float
) -> None:
    known = {page[1].rstrip("/") for pages in entries.values() for page in pages}
    asked = [
        (question["q"], set(question["wants"]) & known)
        for question in yaml.safe_load(QUESTIONS.read_text("utf-8"))
        if kind in (None, question["class"]) and set(question["wants"]) & known
    ]
    assert asked
    found = visit().evaluate(ALL_ASKED, [question for question, _ in asked])
    missed = [
        question
        for (question, wants), urls in zip(asked, found, strict=True)
        if not wants & {url.rstrip("/") for url in urls}
    ]
    assert 1 - len(missed) / len(asked) >= goal, missed


def test_there_is_one_search(visit: Visit, site_folder: Path) -> None:
    assert not (site_folder / "search").exists()
    page = visit()
    assert page.locator("form[name=search], .md-search").count() == 0
