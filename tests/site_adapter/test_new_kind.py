"""A kind of entry is its model, its template and its words: nothing else knows it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from html_tree import parse
from small_site import small_project
from support import ROOT

MODEL = '''
"""Field notes, for the test."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData
from safedata.library.model.fields import Cause, Chip, Dated, Fact, Heading, Named
from safedata.library.model.fields import RemediationRef, RichText, Telling, Text, Title
from safedata.source.when import WhenField


class Note(EntryData):
    """A note."""

    KIND = "note"
    FOLDER = "notes"
    NAMES = ("Field note", "Field notes")
    NEWS = True
    SECTIONS = ("What we did",)

    title: Title
    place: Annotated[Text, Fact(), Named()]
    date: Annotated[WhenField, Dated(), Fact(), Heading()]
    causes: Annotated[list[Cause], Chip()] = Field(min_length=1)
    lesson: Annotated[RichText, Telling()]
    done: list[RemediationRef] = []
'''
TEMPLATE = """{% from "parts.j2" import lead, upkeep with context %}
{{ lead(data) }}
{% for section in sections %}{{ v.told(section) }}{% endfor %}
<p class="lesson">{{ v.inline(data.lesson) }}</p>
{{ upkeep(entry) }}
"""
NOTE = """---
title: We sent less
summary: An office stopped sending lists and sends counts since.
place: Farland
date: 2024-05
causes: [unsafe-procedure]
lesson: A count was *enough*, and [sending less](../remediations/send-less.md) was easy.
done: [send-less]
reviewed: 2026-01-15
---
## What we did

We asked what the list was for.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a kind of entry that the code does not know but for its model and template."""
    root = tmp_path_factory.mktemp("kind") / "project"
    project = small_project(root)
    for name in ("mkdocs.yml", "overrides", "scripts"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    package = root / "scripts" / "safedata"
    models = package / "library" / "model"
    (models / "note.py").write_text(MODEL)
    registry = (models / "__init__.py").read_text("utf-8")
    registry = registry.replace(
        "from safedata.library.model.pattern",
        "from safedata.library.model.note import Note\nfrom safedata.library.model.pattern",
        1,
    ).replace("for model in (Story,", "for model in (Note, Story,", 1)
    (models / "__init__.py").write_text(registry, "utf-8")
    (package / "views" / "templates" / "kinds" / "note.j2").write_text(TEMPLATE)
    project.write("notes/we-sent-less.md", NOTE)
    project.write("notes/.pages", "title: Notes\nnav:\n  - index.md\n")
    project.write("notes/index.md", "---\ntitle: Notes\ndescription: Notes.\n---\n\nAll.\n")
    project.write("index.md", "---\ntitle: Home\ntemplate: home.html\n---\n")
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--config-file", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return root / "site"


def article(site: Path, url: str) -> str:
    return parse((site / url / "index.html").read_text("utf-8")).one("article.sd-page").text


def test_it_has_a_page_with_its_prose_and_chips(site: Path) -> None:
    text = article(site, "notes/we-sent-less")
    assert text.startswith("We sent less#An office stopped sending lists")
    assert "What we did# We asked what the list was for." in text
    assert "A count was enough, and sending less was easy." in text
    assert "Unsafe default or procedure" in text


def test_its_index_lists_it_below_its_year(site: Path) -> None:
    assert "2024# We sent less An office stopped" in article(site, "notes")


def test_the_page_of_its_word_lists_it(site: Path) -> None:
    assert "Field notes (1)# We sent less" in article(site, "tags/cause/unsafe-procedure")


def test_the_search_finds_it_by_its_names(site: Path) -> None:
    heads = json.loads((site / "assets/search/heads.json").read_text("utf-8"))
    kinds = [kind[:3] for kind in heads["kinds"]]
    assert ["note", "Field note", "Field notes"] in kinds
    page = next(page for page in heads["pages"] if page[1] == "notes/we-sent-less/")
    assert page[3] == "Farland"
    texts = json.loads((site / "assets/search/texts.json").read_text("utf-8"))
    assert texts[heads["pages"].index(page)].endswith("and sending less was easy.")


def test_the_explorer_has_it_with_its_facts_and_year(site: Path) -> None:
    data = json.loads((site / "assets/explorer/entries.json").read_text("utf-8"))
    entry = next(entry for entry in data["entries"] if entry[1] == "we-sent-less")
    assert data["folders"][entry[0]] == "notes"
    assert entry[4] == "Farland · 2024"


def test_the_home_page_tells_of_it_and_links_to_it_are_followed(site: Path) -> None:
    assert "Field note We sent less" in (
        parse((site / "index.html").read_text("utf-8")).one("main").text
    )
