"""The explorer, matrix and timeline in a browser, held against counts from the entries themselves.

What the explorer shows is compared with what Python finds in the library by its own way; no test
names an entry.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from safedata import checks
from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import KINDS, EntryData, Remediation, Resource, Story
from site_pages import Scheme, Site, Visit
from support import ROOT

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = ("explore/", "explore/matrix/", "explore/timeline/")
FACETS = {"stage": "lifecycle", "cause": "cause", "data": "data", "topic": "topic", "role": "role"}
"""Some of the explorer's filters, by what addresses and the vocabulary call them."""

Chosen = dict[str, set[str]]


@pytest.fixture(scope="module")
def library() -> Library:
    return checks.run(ROOT).library


@pytest.fixture(scope="module")
def entries(library: Library) -> list[Entry[EntryData]]:
    return [entry for model in KINDS.values() for entry in library.all(model)]


def bears(library: Library, entry: Entry[EntryData], chosen: Chosen) -> bool:
    """Whether `entry` bears one of the words of each facet in `chosen`, read from its data."""
    for key, ids in chosen.items():
        if key == "kind":
            own = {entry.kind}
        elif key == "language":
            own = set(entry.data.languages) if isinstance(entry.data, Resource) else set()
        else:
            own = {word for facet, word in library.words_of(entry) if facet == FACETS[key]}
        if not own & ids:
            return False
    return True


def expected(library: Library, entries: list[Entry[EntryData]], chosen: Chosen) -> set[str]:
    return {entry.url for entry in entries if bears(library, entry, chosen)}


def common(entries: list[Entry[EntryData]], of: type, key: str, most: int = 2) -> list[str]:
    """The words under `key` that entries of the kind `of` bear most often."""
    words = Counter(w for e in entries if isinstance(e.data, of) for w in getattr(e.data, key))
    return [word for word, _ in words.most_common(most)]


@pytest.fixture
def chosen(entries: list[Entry[EntryData]]) -> Chosen:
    """Two kinds, two causes and a stage that some entries bear all together."""
    causes, stages = common(entries, Story, "causes"), common(entries, Story, "lifecycle", 1)
    return {"kind": {"story", "remediation"}, "cause": set(causes), "stage": set(stages)}


@pytest.fixture
def wanted(library: Library, entries: list[Entry[EntryData]], chosen: Chosen) -> set[str]:
    """The addresses of the entries that bear what is `chosen`."""
    found = expected(library, entries, chosen)
    assert found
    return found


def query(chosen: Chosen) -> str:
    return "?" + "&".join(f"{key}={','.join(sorted(ids))}" for key, ids in chosen.items())


def ready(page: Page) -> Page:
    expect(page.locator("[data-sd-explorer]")).to_be_visible()
    return page


def shown(page: Page, site: Site) -> list[str]:
    """The addresses of all entries shown, in order."""
    everything = page.locator("[data-sd-all]")
    if everything.is_visible():
        everything.click()
    links = page.locator(".sd-x-list .sd-entry__title a").all()
    return [str(link.evaluate("a => a.href")).removeprefix(site.base) for link in links]


def box(page: Page, key: str, word: str) -> Locator:
    return page.locator(f".sd-x-facets input[name={key}][value={word}]")


def count(page: Page, key: str, word: str) -> int:
    number = page.locator(f".sd-x-facets label:has(input[name={key}][value={word}]) .sd-count")
    return int(number.text_content() or "")


def query_of(page: Page) -> str:
    return page.url.partition("?")[2]


def download(page: Page, folder: Path) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download as CSV").click()
    file = folder / "entries.csv"
    caught.value.save_as(file)
    assert caught.value.suggested_filename == "entries.csv"
    return file.read_bytes()


def test_it_begins_with_everything(
    visit: Visit, site: Site, entries: list[Entry[EntryData]]
) -> None:
    page = ready(visit("explore/"))
    expect(page.locator("#sd-x-count")).to_have_text(f"{len(entries)} entries")
    expect(page.locator("[data-sd-plain]")).to_be_hidden()
    assert set(shown(page, site)) == {entry.url for entry in entries}


def test_an_address_shows_what_it_says_and_stays_itself(
    visit: Visit, site: Site, chosen: Chosen, wanted: set[str]
) -> None:
    page = ready(visit("explore/" + query(chosen)))
    assert set(shown(page, site)) == wanted
    for key, ids in chosen.items():
        for word in ids:
            expect(box(page, key, word)).to_be_checked()
    # Choosing and taking back writes the address anew, from the choices alone.
    word = next(iter(chosen["cause"]))
    box(page, "cause", word).uncheck()
    assert word not in query_of(page)
    box(page, "cause", word).check()
    again = {pair.partition("=")[0]: pair.partition("=")[2] for pair in query_of(page).split("&")}
    assert {key: set(value.split(",")) for key, value in again.items()} == chosen
    # What was chosen is there after a reload, and each step back takes one choice back.
    before = page.url
    page.reload()
    assert set(shown(ready(page), site)) == wanted
    assert page.url == before
    page.go_back()
    expect(box(page, "cause", word)).not_to_be_checked()


def test_choices_text_and_order_make_a_round_trip(visit: Visit, site: Site) -> None:
    page = ready(visit("explore/"))
    page.get_by_label("Words in the title or summary").fill("données list & co")
    page.get_by_label("Sort by").select_option("title")
    box(page, "kind", "story").check()
    sent, _, kept = page.url.partition("#")
    assert sent.endswith("explore/?kind=story&sort=title"), "what is typed is not sent to the host"
    assert kept.startswith("?text=")
    other = ready(visit(page.url.removeprefix(site.base)))
    expect(other.get_by_label("Words in the title or summary")).to_have_value("données list & co")
    expect(other.get_by_label("Sort by")).to_have_value("title")
    expect(box(other, "kind", "story")).to_be_checked()
    assert other.url == page.url
    expect(other.locator("dialog[open]")).to_have_count(0)


def test_a_question_in_the_query_is_understood_too(visit: Visit, site: Site) -> None:
    page = ready(visit("explore/?kind=term&q=data"))
    expect(page.get_by_label("Words in the title or summary")).to_have_value("data")
    found = shown(page, site)
    assert found and all(url.startswith("glossary/") for url in found)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_count_tells_what_choosing_would_bring(
    visit: Visit, library: Library, entries: list[Entry[EntryData]], chosen: Chosen
) -> None:
    """Within a facet its own choices do not count, the choices of all others do."""
    page = ready(visit("explore/" + query(chosen)))
    for key, facet in FACETS.items():
        others = {other: ids for other, ids in chosen.items() if other != key}
        fitting = [entry for entry in entries if bears(library, entry, others)]
        for word in library.vocabulary.ids(facet):
            if library.count(facet, word).total():
                wanted = sum(bears(library, entry, {key: {word}}) for entry in fitting)
                assert count(page, key, word) == wanted, (key, word)


def test_resources_are_filtered_by_language(
    visit: Visit, site: Site, library: Library, entries: list[Entry[EntryData]]
) -> None:
    language = next(word for word in common(entries, Resource, "languages", 9) if word != "en")
    page = ready(visit(f"explore/?language={language}"))
    wanted = expected(library, entries, {"language": {language}})
    assert wanted and set(shown(page, site)) == wanted


def test_text_finds_titles_and_summaries_without_accents_and_case(
    visit: Visit, site: Site, entries: list[Entry[EntryData]]
) -> None:
    page = ready(visit("explore/"))
    story = next(entry for entry in entries if isinstance(entry.data, Story))
    page.get_by_label("Words in the title or summary").fill(story.name.upper())
    assert story.url in shown(page, site)
    page.get_by_label("Words in the title or summary").fill("zzz nothing has this zzz")
    expect(page.locator(".sd-x-none")).to_be_visible()
    expect(page.locator("#sd-x-count")).to_have_text(f"0 of {len(entries)} entries")
    page.locator(".sd-x-none button").click()
    expect(page.locator("#sd-x-count")).to_have_text(f"{len(entries)} entries")


def test_orders(visit: Visit, site: Site, library: Library) -> None:
    page = ready(visit("explore/?kind=story,remediation"))
    newest = shown(page, site)
    assert newest[: len(library.all(Story))] == [story.url for story in library.all(Story)]
    page.get_by_label("Sort by").select_option("title")
    shown(page, site)
    titles = page.locator(".sd-x-list .sd-entry__title").all_text_contents()
    compare = "titles => titles.slice().sort((a, b) => a.localeCompare(b, 'en'))"
    assert titles == page.evaluate(compare, titles)


def test_csv_holds_what_is_shown(
    visit: Visit, library: Library, chosen: Chosen, wanted: set[str], tmp_path: Path
) -> None:
    page = ready(visit("explore/" + query(chosen)))
    content = download(page, tmp_path)
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark to see UTF-8"
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n") and text.count("\r\n") == text.count("\n")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    base = page.url.partition("explore/")[0]
    assert {row["Address"].removeprefix(base) for row in rows} == wanted
    assert len(rows) == len(wanted)
    for row in rows:
        entry = library.find(row["Address"].removeprefix(base).rstrip("/"))
        assert entry and isinstance(entry.data, Story | Remediation)
        assert row["Title"] == entry.name
        labels = {library.vocabulary.label("cause", cause) for cause in entry.data.causes}
        assert set(row["Cause"].split("; ")) == labels


def test_csv_runs_no_formula(visit: Visit, tmp_path: Path) -> None:
    """Titles come from contributors: what a spreadsheet would run is disarmed."""
    hard = ["=1+1", "+1", "-1", "@x", "\tx", 'Ann said "no", twice\nand left']
    page = visit()
    page.context.route(
        "**/assets/explorer/entries.json",
        lambda route: route.fulfill(
            json={
                "folders": ["stories"],
                "kinds": ["story"],
                "names": ["Story"],
                "facets": [["kind", "Kind", "", [["story", "Stories"]]]],
                "entries": [[0, f"s{n}", title, "", "", [0]] for n, title in enumerate(hard)],
            }
        ),
    )
    page.goto(page.url + "explore/")
    text = download(ready(page), tmp_path).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert [row["Title"] for row in rows] == [*(f"'{title}" for title in hard[:5]), hard[5]]


def test_the_link_is_copied_and_the_reader_told(visit: Visit) -> None:
    page = ready(visit("explore/?kind=term", permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_everything_works_by_keyboard(visit: Visit, entries: list[Entry[EntryData]]) -> None:
    page = ready(visit("explore/", width=360))
    page.get_by_label("Words in the title or summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the filters
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the first facet
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    stories = sum(entry.kind == "story" for entry in entries)
    expect(box(page, "kind", "story")).to_be_checked()
    expect(box(page, "kind", "story")).to_be_focused()
    expect(page.locator("#sd-x-count")).to_have_text(f"{stories} of {len(entries)} entries")
    expect(page.get_by_role("status")).to_have_text(f"{stories} of {len(entries)} entries")
    remove = page.get_by_role("button", name="Remove Kind: Stories")
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sd-x-count")).to_have_text(f"{len(entries)} entries")
    expect(page.locator("#sd-x-count")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sort by")).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_label("Sort by")).to_have_value("kind")
    assert query_of(page) == "sort=kind"
    page.locator("[data-sd-all]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sd-x-list .sd-entry")).to_have_count(len(entries))
    position = "[...document.querySelectorAll('.sd-x-list a')].indexOf(document.activeElement)"
    assert page.evaluate(position) == 50, "reading goes on where it stopped"


def test_words_that_are_not_known_are_named_and_left_out(
    visit: Visit, entries: list[Entry[EntryData]]
) -> None:
    page = ready(visit("explore/?cause=no-such-cause&sort=upwards"))
    expect(page.get_by_role("status")).to_have_text("Not known here, and left out: no-such-cause.")
    expect(page.locator("#sd-x-count")).to_have_text(f"{len(entries)} entries")


@pytest.mark.parametrize("word", ["__proto__", "<img src=x onerror=alert(1)>"])
def test_a_hostile_address_does_nothing(
    visit: Visit, word: str, entries: list[Entry[EntryData]]
) -> None:
    page = ready(visit(f"explore/?kind={word}&sort={word}"))
    expect(page.locator("#sd-x-count")).to_have_text(f"{len(entries)} entries")
    assert page.locator(".sd-explorer img").count() == 0


def test_without_javascript_there_are_plain_lists(visit: Visit, library: Library) -> None:
    page = visit("explore/", java_script_enabled=False)
    expect(page.locator("[data-sd-explorer]")).to_be_hidden()
    expect(page.get_by_text("Filters need JavaScript")).to_be_visible()
    cause = next(w for w in library.vocabulary.ids("cause") if library.count("cause", w).total())
    link = page.locator(f".sd-x-plain a[href='../tags/cause/{cause}/']")
    total = library.count("cause", cause).total()
    assert link.locator("xpath=following-sibling::span").text_content() == str(total)
    link.click()
    expect(page.locator("h1")).to_contain_text(library.vocabulary.label("cause", cause))


def test_without_its_data_the_plain_lists_stay_and_say_why(visit: Visit) -> None:
    page = visit()
    page.context.route("**/assets/explorer/entries.json", lambda route: route.abort())
    page.goto(page.url + "explore/")
    expect(page.get_by_text("The filters could not be loaded")).to_be_visible()
    expect(page.locator(".sd-x-plain .sd-words").first).to_be_visible()
    expect(page.locator("[data-sd-explorer]")).to_be_hidden()


def test_a_cell_of_the_matrix_opens_what_it_counts(visit: Visit, site: Site) -> None:
    page = visit("explore/matrix/")
    cell = page.locator(".sd-matrix td.sd-m-level-4 a, .sd-matrix td.sd-m-level-1 a").first
    stories = int(cell.locator(".sd-m-stories").text_content() or "")
    remediations = int(cell.locator(".sd-m-remedies").text_content() or "")
    cell.click()
    kinds = Counter(url.partition("/")[0] for url in shown(ready(page), site))
    assert (kinds["stories"], kinds["remediations"]) == (stories, remediations)


def test_the_matrix_can_be_moved_by_keyboard_on_a_phone(visit: Visit) -> None:
    page = visit("explore/matrix/", width=360)
    expect(page.get_by_text("move it sideways")).to_be_visible()
    frame = page.get_by_role("region", name="Stories and remediations by cause")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.sd-m-frame').scrollLeft > 0")
    header = page.locator(".sd-matrix tbody th").first.bounding_box()
    assert header and header["x"] >= 0, "the cause stays in sight"


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    visit: Visit, path: str, width: int, scheme: Scheme, chosen: Chosen
) -> None:
    page = visit(path, width=width, color_scheme=scheme)
    if path == PAGES[0]:
        box(ready(page), "kind", "story").evaluate("box => box.click()")
        page.evaluate("document.querySelectorAll('.sd-explorer details').forEach(d => d.open = 1)")
    assert violations(page) == []
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room, "the page scrolls sideways"
