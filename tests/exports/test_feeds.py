"""Feeds are valid Atom: what RFC 4287 asks of a feed and of its entries is there."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from safedata.exports import feeds
from safedata.library.graph import Library
from support import Project

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = feeds.Publication("A made-up site", "https://example.org/kb/")
TODAY = dt.date(2026, 3, 1)
CAUSE = "tags/cause/unsafe-procedure/feed.xml"
CORRECTIONS = "about/corrections/feed.xml"
LIST = "stories/a-list-went-astray.md"


def library(project: Project) -> Library:
    report = project.check()
    assert report.errors == []
    return report.library


def made(project: Project) -> dict[str, ElementTree.Element]:
    found = feeds.files(library(project), SITE, TODAY)
    return {path: ElementTree.fromstring(text) for path, text in found.items()}  # noqa: S314 - ours


def text(element: ElementTree.Element, name: str) -> str:
    """The text of the only child `name`, which must have one."""
    children = element.findall(ATOM + name)
    assert len(children) == 1, f"{len(children)} {name}"
    assert children[0].text
    return children[0].text


def instant(value: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(value)
    assert found.tzinfo is not None
    return found


def titles(feed: ElementTree.Element) -> list[str]:
    return [text(entry, "title") for entry in feed.findall(f"{ATOM}entry")]


def test_every_feed_has_what_atom_requires(project: Project) -> None:
    found = made(project)
    assert len(found) > 25
    for path, feed in found.items():
        assert feed.tag == f"{ATOM}feed"
        assert text(feed, "title")
        assert text(feed, "id") == SITE.url + path.removesuffix("feed.xml")
        newest = instant(text(feed, "updated"))
        author = feed.find(f"{ATOM}author")
        assert author is not None and text(author, "name") == SITE.name
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {"self": SITE.url + path, "alternate": text(feed, "id")}
        ids = []
        for entry in feed.findall(f"{ATOM}entry"):
            assert text(entry, "title") and text(entry, "summary")
            assert instant(text(entry, "updated")) <= newest
            ids.append(text(entry, "id"))
            link = entry.find(f"{ATOM}link[@rel='alternate']")
            assert link is not None
            address = urlsplit(link.get("href") or "")
            assert (address.scheme, address.netloc) == ("https", "example.org")
            assert address.path.startswith("/kb/") and address.path.endswith("/")
        assert len(ids) == len(set(ids))


def test_every_word_with_a_page_has_a_feed(project: Project) -> None:
    lib = library(project)
    words = {
        f"tags/{facet}/{word.id}/feed.xml"
        for facet, data in lib.vocabulary.facets.items()
        if data.pages
        for word in data.words
    }
    assert set(made(project)) == {"feed.xml", CORRECTIONS, *words}


def test_the_feed_of_a_word_holds_what_bears_it(project: Project) -> None:
    project.edit(LIST, "causes: [unsafe-procedure]", "causes: [fraud]")
    found = made(project)
    assert titles(found["tags/cause/fraud/feed.xml"]) == ["A list went astray"]
    assert "A list went astray" not in titles(found[CAUSE])
    assert text(found[CAUSE], "title") == "Cause: Unsafe default or procedure - A made-up site"


def test_what_was_reviewed_last_comes_first(project: Project) -> None:
    project.edit("remediations/send-less.md", "reviewed: 2026-01-15", "reviewed: 2026-02-01")
    project.edit("stories/a-map-was-shared.md", "disclosed: 2021-03-09", "disclosed: 2022")
    feed = made(project)["feed.xml"]
    assert titles(feed)[:2] == ["Send less", "A map of homes was shared"]
    assert instant(text(feed, "updated")) == dt.datetime(2026, 2, 1, tzinfo=dt.UTC)


def test_drafts_are_in_no_feed(project: Project) -> None:
    project.edit("resources/list-handbook.md", "kind: guidance", "status: draft\nkind: guidance")
    found = feeds.files(project.check().library, SITE, TODAY)
    parsed = [ElementTree.fromstring(feed) for feed in found.values()]  # noqa: S314 - ours
    assert any("Sending guide" in titles(feed) for feed in parsed)
    assert all("List handbook" not in titles(feed) for feed in parsed)


def corrected(project: Project, name: str, *told: tuple[str, str, str], **keys: str) -> None:
    lines = "".join(f"\n  - {{date: {day}, was: {was!r}, now: {now!r}}}" for day, was, now in told)
    project.put(name, corrections=lines, **keys)


def test_corrections_are_told_the_latest_first_with_an_identity_that_stays(
    project: Project,
) -> None:
    first = ("2026-01-16", "It said *30*.", "It says 300, see [what helps](../glossary/notice.md).")
    corrected(project, LIST, first)
    corrected(project, "glossary/notice.md", ("2026-02-01", "An old edition.", "The new one."))
    before = made(project)[CORRECTIONS]
    assert text(before, "title") == "Corrections - A made-up site"
    assert titles(before) == ["Notice", "A list went astray"]
    assert instant(text(before, "updated")) == dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    story = before.findall(f"{ATOM}entry")[1]
    assert text(story, "id") == "https://example.org/kb/stories/a-list-went-astray/#correction-1"
    assert text(story, "summary") == (
        "<p><strong>Before:</strong> It said <em>30</em>.</p>"
        "<p><strong>Now:</strong> It says 300, see "
        '<a href="https://example.org/kb/glossary/notice/">what helps</a>.</p>'
    )
    corrected(project, LIST, first, ("2026-01-16", "It said two.", "It says three."))
    after = made(project)[CORRECTIONS]
    assert {text(e, "id") for e in before.findall(f"{ATOM}entry")} < {
        text(e, "id") for e in after.findall(f"{ATOM}entry")
    }


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_of_what_was_removed_and_what_is_not_there_yet_nothing_is_told(
    project: Project, status: str
) -> None:
    resource = "resources/list-handbook.md"
    corrected(project, resource, ("2026-01-16", "It said 30.", "It says 300."))
    assert titles(made(project)[CORRECTIONS]) == ["List handbook"]
    project.put(resource, status=status)
    found = feeds.files(project.check().library, SITE, TODAY)
    assert all("List handbook" not in feed for feed in found.values())
    assert "300" not in found[CORRECTIONS]


def test_corrections_of_what_was_replaced_stay(project: Project) -> None:
    resource = "resources/list-handbook.md"
    corrected(project, resource, ("2026-01-16", "It said 30.", "It says 300."))
    project.put(resource, status="superseded", superseded_by="resources/sending-guide")
    found = feeds.files(project.check().library, SITE, TODAY)
    assert "300" in found[CORRECTIONS]


def test_an_empty_feed_has_the_day_of_the_build(project: Project) -> None:
    feed = made(project)["tags/cause/surveillance/feed.xml"]
    assert titles(feed) == []
    assert instant(text(feed, "updated")) == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("hard", ['Tom & Ann < all, "twice"', "قائمة ضلّت"])
def test_titles_and_summaries_survive_as_they_are(project: Project, hard: str) -> None:
    project.edit(LIST, "title: A list went astray\n", f"title: '{hard}'\n")
    project.edit(
        LIST,
        "summary: A field office sent a distribution list to the wrong partner.",
        f"summary: 'Here: {hard}. See [what helps](../remediations/send-less.md).'",
    )
    feed = made(project)[CAUSE]
    entry = next(e for e in feed.findall(f"{ATOM}entry") if text(e, "title") == hard)
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None and summary.get("type") == "html"
    assert 'href="https://example.org/kb/remediations/send-less/"' in (summary.text or "")
    assert "<b>" not in (summary.text or ""), "it is shown, not obeyed"
