"""What MkDocs is given, and what it is kept from doing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from html_tree import parse
from safedata import views
from safedata.checks import run
from safedata.library import places as addresses
from safedata.library.vocabulary import Vocabulary
from safedata.site import adapter
from small_site import build, page, small_project
from support import Project

STORY = "stories/a-list-went-astray.md"


@pytest.fixture
def small(tmp_path: Path) -> Project:
    adapter.state.good = None  # a server that has just started knows no earlier state
    return small_project(tmp_path / "project")


def test_errors_stop_the_build_and_leave_the_last_good_site(
    small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    last_good = small.root / "site" / "index.html"
    last_good.parent.mkdir()
    last_good.write_text("the last good site")
    small.edit(STORY, "remediation: check-twice", "remediation: chek-twice")
    with pytest.raises(Abort, match="1 error: the site was not built"):
        build(small)
    assert last_good.read_text() == "the last good site"
    told = capsys.readouterr().err
    assert told.count("docs/stories/a-list-went-astray.md:23:18: reference:") == 1


def test_a_vocabulary_that_cannot_be_read_stops_the_build(small: Project) -> None:
    small.write("vocabulary.yml", "cause: [")
    with pytest.raises(Abort, match=r"docs/vocabulary\.yml cannot be read"):
        build(small)


def test_while_serving_the_last_good_entries_stay_and_the_page_says_so(
    small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = build(small, strict=False, serving=True)
    small.edit(
        STORY, "title: A list went astray\nsummary", "title: A list went far astray\nsummary"
    )
    build(small, strict=False, serving=True)
    assert (
        page(folder, "stories/a-list-went-astray")
        .one("h1")
        .text.startswith("A list went far astray")
    )
    small.edit(STORY, "title: A list went far astray\nsummary", "titel: A broken one\nsummary")
    build(small, strict=False, serving=True)
    assert "unknown-key" in capsys.readouterr().err
    shown = (folder / "stories" / "a-list-went-astray" / "index.html").read_text("utf-8")
    assert "A list went far astray" in shown
    assert "2 findings" in parse(shown).text
    small.edit(STORY, "titel: A broken one\nsummary", "title: A mended one\nsummary")
    build(small, strict=False, serving=True)
    shown = (folder / "stories" / "a-list-went-astray" / "index.html").read_text("utf-8")
    assert "A mended one" in shown
    assert "findings" not in parse(shown).text


def test_the_first_preview_shows_what_can_be_read(small: Project) -> None:
    small.edit(STORY, "title: A list went astray\nsummary", "titel: A broken one\nsummary")
    folder = build(small, strict=False, serving=True)
    assert not (folder / "stories" / "a-list-went-astray").exists()
    map_story = "stories/a-map-was-shared"
    title = page(folder, map_story).one("h1").text
    small.edit(f"{map_story}.md", "\nsummary: ", "\nsummary: Written while another is broken. ")
    build(small, strict=False, serving=True)
    assert page(folder, map_story).one("h1").text == title
    assert page(folder, map_story).one("p.sd-lead").text.startswith("Written while another")


def test_drafts_are_shown_in_the_preview_and_not_published(small: Project) -> None:
    draft = small.read(STORY).replace("title: A list", "title: A draft", 1)
    draft = draft.replace("reviewed:", "status: draft\nreviewed:")
    small.write("stories/a-draft.md", draft)
    folder = build(small)
    assert not (folder / "stories" / "a-draft").exists()
    assert "A draft went astray" not in page(folder, "stories").text
    folder = build(small, strict=False, serving=True)
    shown = page(folder, "stories/a-draft")
    assert shown.one("div.sd-banner--draft").text.startswith("Draft.")
    assert "../" in parse((folder / "stories/a-draft/index.html").read_text()).links().values()
    assert "A draft went astray" not in page(folder, "stories").text


def test_retired_entries_keep_their_page_and_leave_the_lists(small: Project) -> None:
    small.edit(
        STORY,
        "reviewed: 2026-01-15",
        "reviewed: 2026-01-15\nstatus: withdrawn\nwithdrawn_because: The source was wrong.",
    )
    folder = build(small, strict=False, serving=True)
    article = page(folder, "stories/a-list-went-astray")
    assert "The source was wrong." in article.one("div.sd-banner--withdrawn").text
    assert "A list went astray" not in page(folder, "stories").text


def test_an_entry_not_read_for_two_years_says_so(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1831939200")  # 20 January 2028
    folder = build(small)
    article = page(folder, "stories/a-list-went-astray")
    assert "since 15 January 2026" in article.one("div.sd-banner--overdue").text


def test_with_a_repository_each_page_leads_to_its_source(small: Project) -> None:
    folder = build(small, repo_url="https://example.org/our/repo", repo_name="repo")
    links = page(folder, "stories/a-list-went-astray").one("footer.sd-upkeep").links()
    assert links == {
        "Propose a change to this page": "https://example.org/our/repo/edit/main/docs/" + STORY
    }


def test_without_a_repository_no_page_offers_to_be_edited(site: Path) -> None:
    footer = page(site, "stories/a-list-went-astray").one("footer.sd-upkeep")
    assert footer.text == "Last reviewed 15 January 2026."


def test_breadcrumbs_lead_from_an_entry_to_its_section(site: Path) -> None:
    html = (site / "stories" / "a-list-went-astray" / "index.html").read_text("utf-8")
    links = parse(html).links()
    assert links["Stories"] == "../"


def test_entries_stay_out_of_the_navigation(site: Path) -> None:
    html = (site / "about" / "index.html").read_text("utf-8")
    hrefs = [a.attrs.get("href", "") for a in parse(html).all("a")]
    assert "../stories/" in hrefs
    assert not [href for href in hrefs if "a-list-went-astray" in href]


def test_authors_can_link_to_every_page_that_the_build_makes(small: Project) -> None:
    report = run(small.root)
    vocabulary = Vocabulary.load(small.root / "docs")
    settings = views.Settings(dt.date(2026, 11, 22))
    made = views.pages(report.library, report.documents, settings)
    authored = {document.src_uri for document in report.documents}
    assert {page.path for page in made} - authored <= addresses.generated(vocabulary)
