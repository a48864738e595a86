"""Whatever people write into a text field, the pages show it as text, whole, wherever it stands."""

from __future__ import annotations

import contextlib
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from html_tree import Node, parse
from safedata.library.entry import Entry
from safedata.library.model import EntryData, mentions, phrases
from safedata.site import adapter
from safedata.source.place import KeyPath
from small_site import build, small_project
from support import Project

HARD = """ "&<' & &lt; </title>"""
"""What ends an attribute, an element or a reference, or begins one."""

HARD_PROSE = """ "&<' & \\</title>"""
"""The same for prose, in which a tag would be one, and is refused, unless its sign is escaped."""

ENTRIES = {
    "story": "stories/a-list-went-astray",
    "pattern": "patterns/the-open-list",
    "remediation": "remediations/send-less",
    "resource": "resources/list-handbook",
    "term": "glossary/consent",
    "role": "roles/programme",
    "stage": "lifecycle/share",
    "roundtable": "roundtables/a-talk",
}
TALK = """---
title: A talk
summary: What was said of lists in an afternoon.
date: 2018-04-05
host: A made-up network
questions: [Who reads the list]
key_points:
  - {point: Shorten the list., entries: [remediations/send-less]}
sources:
  - {key: s1, title: Notes, publisher: A network, date: 2018-04-05, kind: report, url: "https://example.org/notes"}
reviewed: 2026-01-15
---
## What happened

People talked.[^s1]
"""
WORD = ("cause", "unsafe-procedure")
SITE_NAME = "The site" + HARD
SECTION = "Stories" + HARD


def leaves(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Where the texts in plain data stand."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, list | dict):
        for key, item in enumerate(value) if isinstance(value, list) else value.items():
            yield from leaves(item, (*path, key))


def replaced(value: Any, path: KeyPath, text: str) -> Any:
    """A copy of plain data with `text` at `path`."""
    if not path:
        return text
    copy = value.copy()
    copy[path[0]] = replaced(value[path[0]], path[1:], text)
    return copy


def harden(project: Project, entry: Entry[EntryData]) -> dict[str, Any]:
    """Append what is hard to every text of `entry` that takes it; the new front matter."""
    document = entry.document
    assert document.matter is not None
    data = document.matter.data
    named = {mention.path for mention in mentions(entry.data)}
    prose = {path for path, _ in phrases(entry.data)}
    for path in list(leaves(data)):
        text = functools.reduce(lambda part, key: part[key], path, data)
        harder = replaced(data, path, text + (HARD_PROSE if path in prose else HARD))
        with contextlib.suppress(ValidationError):  # dates, keys and addresses take none of it
            if path not in named:
                type(entry.data).model_validate(harder)
                data = harder
    matter = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    project.write(document.src_uri, f"---\n{matter}---\n{document.body}")
    return data


@pytest.fixture(scope="module")
def texts() -> dict[str, tuple[str, str]]:
    """The title and the description, as shown, of an entry of each kind and of the word."""
    return {}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, tuple[str, str]]) -> Path:
    """The small site with what is hard in every text: of entries, words, sections, its name."""
    adapter.state.good = None
    project = small_project(tmp_path_factory.mktemp("hard") / "project")
    project.write(f"{ENTRIES['roundtable']}.md", TALK)
    for entry in project.check().library.entries:
        data = harden(project, entry)
        title, summary = ("term", "plain") if entry.kind == "term" else ("title", "summary")
        assert data[title].endswith(HARD)
        assert data[summary].endswith(HARD_PROSE)
        if ENTRIES[entry.kind] == entry.id:
            texts[entry.kind] = (data[title], data[summary].replace("\\<", "<"))
    vocabulary = yaml.load(project.read("vocabulary.yml"), yaml.CSafeLoader)
    for facet in vocabulary.values():
        for key in ("label", "plural", "definition"):
            facet[key] += HARD
        for word in facet["words"]:
            word["label"] += HARD
            word["definition"] += HARD
            word["synonyms"] = [synonym + HARD for synonym in word["synonyms"]]
    word = next(word for word in vocabulary[WORD[0]]["words"] if word["id"] == WORD[1])
    texts["word"] = (word["label"], word["definition"])
    project.write("vocabulary.yml", json.dumps(vocabulary))
    project.write("index.md", "---\ntitle: Home\ntemplate: home.html\n---\n")
    project.write("stories/.pages", f"title: {json.dumps(SECTION)}\nnav:\n  - index.md\n")
    return build(project, strict=False, site_name=SITE_NAME, site_url="https://example.net/")


def read(folder: Path, name: str) -> Node:
    return parse((folder / name / "index.html").read_text("utf-8"))


def title_of(texts: dict[str, tuple[str, str]], kind: str) -> str:
    """What stands above the page; a term begins with a capital there."""
    title = spaced(texts[kind][0])
    return title[0].upper() + title[1:]


def meta(page: Node, name: str) -> str:
    return next(m.attrs["content"] for m in page.all("meta") if m.attrs.get("name") == name)


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_head_and_the_way_back_are_whole(
    folder: Path, texts: dict[str, tuple[str, str]], kind: str
) -> None:
    title, summary = title_of(texts, kind), texts[kind][1]
    page = read(folder, ENTRIES[kind])
    assert page.one("title").text == f"{title} - {spaced(SITE_NAME)}"
    assert meta(page, "description") == spaced(summary)
    crumbs = page.one("nav.sd-path").all("li")
    assert crumbs[-1].text == title
    assert page.one("span.sd-brand__name").text == spaced(SITE_NAME)


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_heading_and_the_summary_are_whole(
    folder: Path, texts: dict[str, tuple[str, str]], kind: str
) -> None:
    title, summary = title_of(texts, kind), texts[kind][1]
    article = read(folder, ENTRIES[kind]).one("article.sd-page")
    heading = article.one("h1").text.removesuffix("#").strip()
    assert heading == title
    assert spaced(summary) in article.text


def test_a_word_is_whole_on_its_page_and_as_a_chip(
    folder: Path, texts: dict[str, tuple[str, str]]
) -> None:
    label, definition = texts["word"]
    page = read(folder, "/".join(("tags", *WORD)))
    assert page.one("title").text == spaced(f"{label} - {SITE_NAME}")
    assert page.one("nav.sd-path").all("li")[-1].text == spaced(label)
    assert spaced(definition) in page.one("article.sd-page").text
    feeds = [link.attrs for link in page.all("link") if link.attrs.get("rel") == "alternate feed"]
    assert feeds[0]["title"] == SITE_NAME
    assert any(label in feed["title"] for feed in feeds[1:])
    story = read(folder, ENTRIES["story"])
    assert spaced(label) in story.one("nav.sd-tags").links()


def test_a_section_is_whole_in_the_menus_and_the_way_back(folder: Path) -> None:
    story = read(folder, ENTRIES["story"])
    for menu in ("nav.sd-nav", "details.sd-menu", "nav.sd-path"):
        assert spaced(SECTION) in story.one(menu).links(), menu


def test_cards_on_the_home_page_are_whole(folder: Path, texts: dict[str, tuple[str, str]]) -> None:
    home = read(folder, "")
    titles = {spaced(title) for title, _ in texts.values()}
    assert titles & set(home.one("section.sd-recent").links())


def test_nothing_is_escaped_twice(folder: Path) -> None:
    for file in folder.rglob("*.html"):
        assert "&amp;amp;" not in file.read_text("utf-8"), file


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("https://example.org/?a=1&b=<2>", True),
        ("mailto:hello@example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://example.org/", False),
        ("//example.org/", False),
        ("https://[", False),
    ],
)
def test_only_an_address_becomes_a_link(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, address: str, links: bool
) -> None:
    adapter.state.good = None
    project = small_project(tmp_path / "project")
    folder = build(project, strict=False, extra={"contact": address, "generator": False})
    found = read(folder, "").one("footer").links()
    assert found.get("Contact") == (address if links else None)
    assert ("CONTACT is no https: or mailto: address" in caplog.text) is not links
