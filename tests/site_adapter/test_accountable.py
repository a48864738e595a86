"""What pages say of themselves: what was corrected, who has read them, who stands behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from html_tree import Node, parse
from safedata.site import adapter
from small_site import build, page, small_project
from support import Project

STORY = "stories/a-list-went-astray"
REMEDIATION = "remediations/check-twice"
SITE_URL = "https://example.org/kb/"
CORRECTIONS = "about/corrections"
UNREAD = "Nobody who does this work has yet read this page for the project."
TOLD = """
  - {date: 2026-02-01, was: "It said *30* & less.", now: It says 300.}
  - {date: 2026-02-01, was: No source., now: "It names [a guide](../resources/sending-guide.md)."}
  - {date: 2026-03-02, was: It said Monday., now: It says Tuesday.}"""


@pytest.fixture
def small(tmp_path: Path) -> Project:
    adapter.state.good = None  # a server that has just started knows no earlier state
    return small_project(tmp_path / "project")


def made(project: Project, url: str = "", **extra: str) -> Path:
    settings: dict[str, Any] = {"extra": {"generator": False, **extra}, "site_url": url}
    return build(project, **settings)


def whole(site: Path, url: str) -> Node:
    return parse((site / url / "index.html").read_text("utf-8"))


def everything(site: Path) -> str:
    """All that the site holds as text."""
    files = [file for file in site.rglob("*") if file.suffix in {".html", ".xml", ".json", ".txt"}]
    return "\n".join(file.read_text("utf-8") for file in files)


# What was corrected


def test_an_entry_ends_in_its_corrections_the_latest_first(small: Project) -> None:
    small.put(f"{STORY}.md", corrections=TOLD)
    site = made(small)
    article = page(site, STORY)
    assert article.one("#corrections").text.startswith("Corrections")
    assert article.one("details.sd-fold").one("summary").text == "Show 3 corrections"
    items = article.one("ul.sd-corrections").all("li")
    assert [item.attrs["id"] for item in items] == ["correction-3", "correction-1", "correction-2"]
    assert [p.text for p in items[1].all("p")] == [
        "1 February 2026",
        "Before: It said 30 & less.",
        "Now: It says 300.",
    ]
    assert items[2].links() == {"a guide": "../../resources/sending-guide/"}
    assert article.links()["All corrections on this site"] == "../../about/corrections/"


def test_one_or_two_corrections_are_not_folded(small: Project) -> None:
    small.put(f"{REMEDIATION}.md", corrections=TOLD.rpartition("\n")[0])
    article = page(made(small), REMEDIATION)
    assert len(article.one("ul.sd-corrections").all("li")) == 2
    assert not article.all("details.sd-fold")


def test_without_corrections_nothing_is_said_of_them(site: Path) -> None:
    assert not page(site, STORY).all("#corrections")
    assert "Nothing has been corrected yet." in page(site, CORRECTIONS).text


def test_all_corrections_are_on_one_page_by_month(small: Project) -> None:
    small.put(f"{STORY}.md", corrections=TOLD)
    small.put("glossary/consent.md", corrections=TOLD.rpartition("\n")[0].rpartition("\n")[0])
    site = made(small, SITE_URL)
    article = page(site, CORRECTIONS)
    months = {h.attrs["id"]: h.text.removesuffix("#") for h in article if h.tag == "h2"}
    assert months == {"2026-03": "March 2026", "2026-02": "February 2026"}
    lists = article.all("ul.sd-corrections")
    assert [[p.text for p in ul.all("p.sd-entry__title")] for ul in lists] == [
        ["A list went astray"],
        ["A list went astray", "A list went astray", "Consent"],
    ]
    first = lists[0].one("a")
    assert first.attrs["href"] == "../../stories/a-list-went-astray/#correction-3"
    assert article.links()["Follow corrections in a feed reader (Atom)"] == "feed.xml"
    feed = ElementTree.parse(site / CORRECTIONS / "feed.xml")  # noqa: S314 - ours
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 4
    head = {
        link.attrs.get("title"): link.attrs["href"] for link in whole(site, CORRECTIONS).all("link")
    }
    assert head["Corrections"] == "feed.xml"


def test_the_page_of_corrections_is_among_those_about_the_site(site: Path) -> None:
    links = whole(site, "about").one("nav.sd-section-nav").links()
    assert links["Corrections"] == "corrections/"
    assert links["Who stands behind this"] == "who/"


def test_without_an_address_of_the_site_there_is_no_feed(site: Path) -> None:
    assert not (site / CORRECTIONS / "feed.xml").exists()
    assert "feed.xml" not in page(site, CORRECTIONS).links().values()


# What was removed


def test_of_a_withdrawn_entry_nothing_is_left_but_a_notice(small: Project) -> None:
    small.edit(f"{STORY}.md", "title: A list went astray\nsummary", "title: Zanzy\nsummary")
    small.put(f"{STORY}.md", corrections=TOLD.replace("It says 300.", "Quixotic."))
    small.edit(
        "remediations/send-less.md",
        "## Do it\n",
        "## Do it\n\nAs [they did not](../stories/a-list-went-astray.md#what-happened).\n",
    )
    shown = everything(made(small, SITE_URL))
    assert "Zanzy" in shown and "Quixotic." in shown
    small.put(f"{STORY}.md", status="withdrawn")
    site = made(small, SITE_URL)
    left = everything(site)
    assert "Zanzy" not in left and "Quixotic." not in left
    assert f"{STORY}/" not in (site / "sitemap.xml").read_text("utf-8")
    assert "stories/a-map-was-shared/" in (site / "sitemap.xml").read_text("utf-8")
    article = page(site, STORY)
    assert article.one("h1").text.removesuffix("#") == "Withdrawn"
    assert [p.text for p in article.all("p")][:2] == [
        "This page was withdrawn. Its address stays so that links to it do not break.",
        "Everything of this kind: Stories",
    ]
    robots = [
        m.attrs["content"]
        for m in whole(site, STORY).all("meta")
        if m.attrs.get("name") == "robots"
    ]
    assert robots == ["noindex"]
    assert page(site, "remediations/send-less").links()["they did not"] == f"../../{STORY}/"


def test_other_pages_may_be_found(site: Path) -> None:
    assert "noindex" not in (site / STORY / "index.html").read_text("utf-8")


# What those told of have answered


def test_replies_stand_below_the_account(small: Project) -> None:
    small.put(
        f"{STORY}.md",
        replies="""
  - date: 2026-02
    from: A made-up relief agency
    says: The partner has *deleted* the list.
    url: https://www.example.org/reply
  - {date: 2026-03-02, from: Somebody on the list, says: Nobody asked me.}""",
    )
    article = page(made(small), STORY)
    headings = [h.text.removesuffix("#") for h in article if h.tag == "h2"]
    at = headings.index("Replies to this account")
    assert headings[at - 1 : at + 2] == [
        "How it was handled",
        "Replies to this account",
        "What to do about it",
    ]
    first, second = article.all("li.sd-reply")
    assert first.one("p.sd-reply__from").text == "A made-up relief agency, February 2026"
    assert first.one("blockquote").text == "The partner has deleted the list."
    assert first.links() == {"The whole reply, at example.org": "https://www.example.org/reply"}
    assert second.links() == {}


# Who has read it


def test_a_page_says_which_kinds_of_people_have_read_it(small: Project) -> None:
    small.put(f"{STORY}.md", read_by="[programme]")
    small.put(f"{REMEDIATION}.md", read_by="[ict, programme]")
    small.edit("help-now.md", "read_by: []", "read_by: [ict]")
    site = made(small)
    assert "Read by: Programme and project staff." in page(site, STORY).one("footer").text
    read = page(site, REMEDIATION).one("footer")
    assert "Read by: ICT and information security; Programme and project staff." in read.text
    assert UNREAD not in read.text
    assert page(site, "help-now").one("footer.sd-upkeep").text == (
        "Read by: ICT and information security."
    )
    chips = page(site, REMEDIATION).one("nav.md-tags").links()
    assert not {"ICT and information security", "Programme and project staff"} & set(chips)


@pytest.mark.parametrize(
    "url",
    [REMEDIATION, "patterns/the-open-list", "lifecycle/share", "roles/programme", "help-now"],
)
def test_instructions_that_nobody_of_the_practice_has_read_say_so(site: Path, url: str) -> None:
    assert UNREAD in page(site, url).one("footer.sd-upkeep").text


@pytest.mark.parametrize("url", [STORY, "glossary/consent", "resources/list-handbook", "about"])
def test_other_pages_say_nothing_of_it(site: Path, url: str) -> None:
    assert UNREAD not in page(site, url).text


# Who stands behind it


def test_a_publisher_who_is_not_named_is_not_invented(site: Path) -> None:
    article = page(site, "about/who")
    assert "Nobody has put a name to this copy." in article.text
    assert "No editors are named." in article.text
    assert "This copy names no contact." in article.text
    assert "Published by" not in whole(site, "about").one("footer.sd-footer").text


def test_the_publisher_and_the_editors_are_as_the_settings_name_them(small: Project) -> None:
    site = made(
        small,
        publisher="Tom & Ann's <network>",
        publisher_url="https://example.org/us",
        editors="two protection officers",
        contact="mailto:hello@example.org",
    )
    article = page(site, "about/who")
    assert article.links()["Tom & Ann's <network>"] == "https://example.org/us"
    assert "Edited by two protection officers." in article.text
    assert article.links()["Write to the publisher of this copy"] == "mailto:hello@example.org"
    assert "README.md" not in article.text
    footer = whole(site, STORY).one("footer.sd-footer")
    assert "Published by Tom & Ann's <network>." in footer.text
    assert footer.links()["Tom & Ann's <network>"] == "https://example.org/us"


@pytest.mark.parametrize(
    "address", ["http://example.org", "example.org", "https://", "javascript:alert(1)", "mailto:us"]
)
def test_an_address_that_is_none_gives_no_link(
    small: Project, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    extra = {"generator": False, "publisher": "Us", "publisher_url": address}
    site = build(small, strict=False, extra=extra)
    assert "PUBLISHER_URL is no https: or mailto: address" in caplog.text
    footer = whole(site, STORY).one("footer.sd-footer")
    assert "Published by Us." in footer.text
    assert "Us" not in footer.links()
    assert "Us" not in page(site, "about/who").links()


# What is wrong is told in private


PAGES = ["", STORY, CORRECTIONS, "about/method", "tags", "help-now", "glossary/by-group"]


@pytest.mark.parametrize("url", PAGES)
def test_without_a_contact_a_problem_leads_to_what_there_is(site: Path, url: str) -> None:
    links = page(site, url).one("div.sd-report").links()
    assert list(links) == ["Report a problem with this page"]
    assert links["Report a problem with this page"].endswith("report-a-danger/")


def test_what_there_is_without_a_contact_is_said(site: Path) -> None:
    article = page(site, "about/report-a-danger")
    assert article.one("#where-to-write").text.startswith("Where to write")
    assert "This copy names no contact." in article.text
    assert article.links()["whom to call"] == "../../help-now/#whom-to-call"


def test_a_letter_names_the_page(small: Project) -> None:
    site = made(small, SITE_URL, contact="mailto:hello@example.org?cc=all@example.org&Subject=x")
    for url in PAGES:
        links = page(site, url).one("div.sd-report").links()
        letter = urlsplit(links["Report a problem with this page"])
        assert (letter.scheme, letter.path) == ("mailto", "hello@example.org")
        address = SITE_URL + (f"{url}/" if url else "")
        assert parse_qs(letter.query) == {
            "cc": ["all@example.org"],
            "subject": [f"A problem with {address}"],
        }
        assert links["It puts somebody at risk"].endswith("report-a-danger/")
    danger = page(site, "about/report-a-danger")
    assert "names no contact" not in danger.text
    paper = page(site, STORY).one("p.sd-report__paper").text
    assert paper == (
        "To report a problem with this page, write to hello@example.org. "
        f"Its address is {SITE_URL}{STORY}/."
    )


def test_a_contact_on_the_web_is_linked_as_it_is(small: Project) -> None:
    site = made(small, contact="https://example.org/contact?to=us")
    links = page(site, STORY).one("div.sd-report").links()
    assert links["Report a problem with this page"] == "https://example.org/contact?to=us"


def test_a_repository_is_no_place_for_problems(small: Project) -> None:
    site = build(small, repo_url="https://example.org/our/repo", repo_name="repo")
    links = page(site, STORY).one("div.sd-report").links()
    assert links == {"Report a problem with this page": "../../about/report-a-danger/"}


def test_a_page_that_is_missing_can_be_reported_too(small: Project) -> None:
    site = made(small, contact="mailto:hello@example.org")
    report = parse((site / "404.html").read_text("utf-8")).one("div.sd-report")
    assert report.links()["Report a problem with this page"] == "mailto:hello@example.org"
