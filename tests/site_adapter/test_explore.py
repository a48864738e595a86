"""Words, explorer, matrix, timeline and feeds as they come out of a build."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from html_tree import parse
from small_site import build, page, small_project

CAUSE = "tags/cause/unsafe-procedure"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built for an address of its own."""
    project = small_project(tmp_path_factory.mktemp("published") / "project")
    return build(project, site_url="https://example.org/kb/")


def alternates(site: Path, url: str) -> dict[str, str]:
    tree = parse((site / url / "index.html").read_text("utf-8"))
    return {
        link.attrs["href"]: link.attrs.get("title", "")
        for link in tree.all("link")
        if link.attrs.get("type") == "application/atom+xml"
    }


def test_feeds_are_named_in_the_head_and_on_the_page(published: Path) -> None:
    assert alternates(published, "") == {"feed.xml": "Practicing Safe Data"}
    found = alternates(published, CAUSE)
    assert found == {
        "../../../feed.xml": "Practicing Safe Data",
        "feed.xml": "Cause: Unsafe default or procedure",
    }
    for href in found:
        ElementTree.parse(published / CAUSE / href)  # noqa: S314 - our own
    assert "feed.xml" in page(published, CAUSE).links().values()


def test_without_an_address_there_are_no_feeds_and_no_links_to_them(site: Path) -> None:
    assert not list(site.rglob("feed.xml"))
    assert alternates(site, CAUSE) == {}
    assert "feed.xml" not in page(site, CAUSE).links().values()


def test_the_page_of_a_word_leads_on(site: Path) -> None:
    article = page(site, CAUSE)
    assert "Also: " in article.text
    assert "human error" in article.text
    links = article.links()
    assert links["Filter these further in the explorer"] == (
        "../../../explore/?cause=unsafe-procedure"
    )
    assert article.one("nav.sd-letters").links()["Stories"] == "#story"


def test_a_word_that_nothing_bears_says_so(site: Path) -> None:
    article = page(site, "tags/cause/surveillance")
    assert "Nothing on this site bears this word yet." in article.text
    assert article.links()["tell us"] == "../../../contribute/"


def test_the_matrix_is_a_table_with_headers(site: Path) -> None:
    table = page(site, "explore/matrix").one("table.sd-matrix")
    rows = table.all("tr")
    width = len(rows[0].all("th"))
    assert {cell.attrs.get("scope") for cell in rows[0].all("th")} == {"col"}
    for row in rows[1:]:
        assert [cell.attrs.get("scope") for cell in row.all("th")] == ["row"]
        assert len(row.all("th")) + len(row.all("td")) == width
    links = table.links()
    assert links["Unsafe default or procedure, Share: 3 stories, 2 remediations"] == (
        "../?kind=story,remediation&stage=share&cause=unsafe-procedure"
    )
    assert links["+ addFraud, Collect: nothing yet. Contribute"] == "../../contribute/"


def test_the_timeline_links_every_story_once(site: Path) -> None:
    article = page(site, "explore/timeline")
    stories = {f"../../stories/{file.parent.name}/" for file in site.glob("stories/*/index.html")}
    assert len(stories) == 3
    links = [a.attrs["href"] for a in article.all("a") if "/stories/" in a.attrs["href"]]
    assert sorted(links) == sorted(stories)
    assert "Happened March 2021; became known 9 March 2021" in article.text


def test_without_a_script_the_explorer_is_its_lists(site: Path) -> None:
    article = page(site, "explore")
    assert "An introduction to the explorer." in article.text
    assert "hidden" in article.one("div.sd-explorer").attrs
    plain = article.one("div.sd-x-plain")
    assert "hidden" not in plain.attrs
    assert "Filters need JavaScript" in plain.text
    assert plain.links()["Stories"] == "../stories/"
    assert plain.links()["Unsafe default or procedure"] == "../tags/cause/unsafe-procedure/"
    assert json.loads((site / "assets" / "explorer" / "entries.json").read_text("utf-8"))


def test_only_the_explorer_loads_its_script(site: Path) -> None:
    for url, loads in (("explore", True), ("explore/matrix", False), ("", False)):
        tree = parse((site / url / "index.html").read_text("utf-8"))
        scripts = [script.attrs.get("src", "") for script in tree.all("script")]
        assert any("assets/explorer/" in src for src in scripts) is loads, url
