"""What the search is given: every page once, in the same order in all files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from safedata import checks
from safedata.exports import search
from safedata.exports.search import Found
from safedata.library.model import Story, Term
from support import Project


@pytest.fixture
def report(project: Project) -> checks.Report:
    return project.check()


@pytest.fixture
def files(report: checks.Report) -> dict[str, str]:
    return search.files(report.library, report.documents)


def heads(files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["assets/search/heads.json"])
    return found


def test_every_published_entry_is_found_once(report: checks.Report, files: dict[str, str]) -> None:
    urls = [page[1] for page in heads(files)["pages"]]
    assert len(urls) == len(set(urls))
    assert {entry.url for entry in report.library.entries} <= set(urls)


def test_the_files_run_in_the_same_order(report: checks.Report, files: dict[str, str]) -> None:
    pages = heads(files)["pages"]
    texts = json.loads(files["assets/search/texts.json"])
    kinds = [kind[0] for kind in heads(files)["kinds"]]
    bodies = [
        body for kind in kinds for body in json.loads(files[f"assets/search/bodies/{kind}.json"])
    ]
    assert len(pages) == len(texts) == len(bodies)
    found = {page.url: page for page in search.found(report.library, report.documents)}
    for (_, url, title, *_), text, body in zip(pages, texts, bodies, strict=True):
        assert (found[url].title, found[url].text, found[url].body) == (title, text, body)


def test_words_stand_once_and_pages_point_to_them(
    report: checks.Report, files: dict[str, str]
) -> None:
    data = heads(files)
    story = next(page for page in data["pages"] if page[1].startswith("stories/"))
    entry = report.library.find(story[1].rstrip("/"))
    assert entry is not None and isinstance(entry.data, Story)
    labels = {data["words"][number].split(", ")[0] for number in story[4]}
    wanted = {report.library.vocabulary.label("cause", cause) for cause in entry.data.causes}
    assert wanted <= labels


def test_a_term_is_known_by_all_its_names(report: checks.Report) -> None:
    term = report.library.find("glossary/consent")
    assert term is not None and isinstance(term.data, Term)
    page = next(p for p in search.found(report.library, []) if p.url == "glossary/consent/")
    spoken = term.data.translations
    assert {name for name in (spoken.fr, spoken.es, spoken.ar) if name} <= set(page.names)
    assert set(term.data.also) <= set(page.names)
    assert page.text == term.data.plain


def test_drafts_and_withdrawn_entries_are_not_found(report: checks.Report) -> None:
    library = report.library
    first = library.entries[0]
    for status in ("draft", "withdrawn"):
        data = first.data.model_copy(update={"status": status})
        hidden = type(library)(
            [replace(first, data=data), *library.entries[1:]], library.vocabulary
        )
        assert first.url not in {page.url for page in search.found(hidden, [])}


def test_marks_of_markdown_are_not_part_of_the_text(report: checks.Report) -> None:
    for page in search.found(report.library, report.documents):
        assert "**" not in page.text + page.body


def test_a_page_of_no_known_kind_is_refused(report: checks.Report) -> None:
    with pytest.raises(ValueError, match="poem"):
        search.write([Found("poem", "poems/x/", "X")], report.library)
