"""In a language of brackets, all that pages say by themselves stands in brackets."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterator

import pytest
import yaml

from html_tree import Node, parse
from literals import NAMES, READ
from pseudo import BEGIN, END, Pseudo, outside
from safedata.checks import RULES
from safedata.exports import messages
from safedata.library import loader
from safedata.wording import use
from small_site import build, small_project
from support import ROOT, Project

FROM_THE_THEME = {"Skip to content"}
"""What Material for MkDocs says by itself, in the languages that it knows."""

UNREAD = {"code", "script", "style"}

DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(calendar.month_name[1:])}) \d{{4}}\b")
"""Dates come from the data of Unicode, in the language that the site has."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = small_project(tmp_path_factory.mktemp("strings") / "project")
    story = project.read("stories/a-list-went-astray.md")
    for status, why in (
        ("withdrawn", "withdrawn_because: It was wrong."),
        ("superseded", "superseded_by: stories/a-list-went-astray"),
    ):
        copy = story.replace("summary:", f"status: {status}\n{why}\nsummary:", 1)
        project.write(f"stories/a-list-{status}.md", copy)
    project.edit("remediations/check-twice.md", "reviewed: 2026-01-15", "reviewed: 2020-01-15")
    project.put(
        "stories/a-list-went-astray.md",
        corrections="".join(
            f"\n  - {{date: 2026-01-1{day}, was: It was {day}., now: It is more.}}"
            for day in (6, 7, 8)
        ),
        replies="[{date: 2026-01, from: The office, says: No., url: https://example.org/no}]",
        read_by="[ict]",
    )
    return project


@pytest.fixture(scope="module")
def pages(project: Project) -> dict[str, Node]:
    """The pages in the language of brackets, by their addresses."""
    with use(Pseudo()):
        site = build(
            project,
            site_url="https://example.org/kb/",
            repo_url="https://example.org/code",
            extra={
                "contact": "mailto:us@example.org",
                "publisher": "Practicing Safe Data",
                "editors": "Practicing Safe Data",
                "generator": False,
            },
        )
    return {
        file.relative_to(site).as_posix(): parse(file.read_text("utf-8"))
        for file in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def authored(project: Project) -> str:
    """All that people wrote, as one text: what may stand outside of brackets."""
    texts = [" ".join((rule.title, rule.why, rule.mend)) for rule in RULES]
    for document in loader.load(project.root).documents:
        texts += _values(document.matter.data if document.matter else {})
        texts += [document.body, document.slug, document.folder]
    for file in (project.root / "docs").rglob(".pages"):
        texts += _values(yaml.safe_load(file.read_text("utf-8")))
    texts += _values(yaml.safe_load((project.root / "docs" / "vocabulary.yml").read_text("utf-8")))
    texts += ["Practicing Safe Data", *_values(_settings()["site_description"])]
    return _plain(" | ".join(texts))


def _settings() -> dict[str, object]:
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    settings = yaml.safe_load(text)
    assert isinstance(settings, dict)
    return settings


def _values(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _values(value)]
    if isinstance(data, list):
        return [text for value in data for text in _values(value)]
    return [str(data)]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`\[\]]", "", text).casefold().split())


def _texts(node: Node) -> Iterator[str]:
    if node.tag in UNREAD:
        return
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)


def _attributes(page: Node) -> Iterator[str]:
    for node in page:
        for name, value in node.attrs.items():
            if name in READ or (name == "content" and node.attrs.get("name") == "description"):
                yield value


def _unsaid(page: Node, authored: str) -> list[str]:
    """What the page says that is neither in brackets nor written by people."""
    found = outside(list(_texts(page)))
    found += [part for value in _attributes(page) for part in outside([value])]
    return [part for part in found if not _from_people(part, authored)]


def _from_people(part: str, authored: str) -> bool:
    if part.strip(" .-,·") in NAMES | FROM_THE_THEME:
        return True
    return any(
        all(
            re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", authored)
            for piece in re.split(r"(?:^| )[-·](?: |$)|: |, |; |\. ?", _plain(text))
            if len(piece) > 1 and any(map(str.isalpha, piece))  # one letter: a heading of a list
        )
        for text in (part, DATE.sub("", part))
    )


def test_pages_say_nothing_but_messages_and_what_people_wrote(
    pages: dict[str, Node], authored: str
) -> None:
    unsaid = {address: _unsaid(page, authored) for address, page in pages.items()}
    assert {address: found for address, found in unsaid.items() if found} == {}


def test_a_text_that_is_in_no_catalogue_would_be_noticed(
    pages: dict[str, Node], authored: str
) -> None:
    page = pages["stories/a-list-went-astray/index.html"]
    for added in (
        Node("p", children=["What nobody wrote"]),
        Node("p", children=[f"{BEGIN}Told{END} And more"]),
        Node("a", {"title": "Where it leads"}),
    ):
        page.children.append(added)
        assert len(_unsaid(page, authored)) == 1
        page.children.remove(added)


def test_every_template_of_the_views_and_the_theme_was_seen(pages: dict[str, Node]) -> None:
    """A page that is not built cannot be seen to be in brackets."""
    texts = " ".join(" ".join(_texts(page)) for page in pages.values())
    for seen in (
        "This page was withdrawn.",
        "Superseded.",
        "Due for review.",
        "Page not found",
        "All causes",
        "Show 3 corrections",
        "Replies to this account",
        "Report a problem with this page",
    ):
        assert f"{BEGIN}{seen}{END}" in texts


def test_scripts_get_their_messages_before_they_run(
    pages: dict[str, Node], project: Project
) -> None:
    loaded = [
        node.attrs["src"].removeprefix("./")
        for node in pages["index.html"].all("script")
        if "src" in node.attrs
    ]
    ours = [src for src in loaded if src.startswith("assets/sd/")]
    assert ours == [f"assets/sd/{name}.js" for name in ("first", "messages", "site")]
    text = (project.root / "site" / messages.FILE).read_text("utf-8")
    table, _end = json.JSONDecoder().raw_decode(text.removeprefix("window.sdMessages="))
    assert table["Close"] == f"{BEGIN}Close{END}"
    assert table["%(num)s result"] == {
        "one": f"{BEGIN}%(num)s result{END}",
        "other": f"{BEGIN}%(num)s results{END}",
    }


def test_in_english_scripts_need_no_messages() -> None:
    assert messages.files(ROOT) == {}
