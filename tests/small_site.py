"""A small project with every kind of entry, and the site that MkDocs makes of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TypedDict, Unpack

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from html_tree import Node, parse
from safedata.library.vocabulary import Vocabulary
from support import ROOT, SMALL_LIBRARY, Project

PAGES = Path(__file__).parent / "fixtures" / "pages"


class Settings(TypedDict, total=False):
    """Settings of mkdocs.yml that a test gives another value."""

    extra: dict[str, object]
    repo_name: str
    repo_url: str
    site_name: str
    site_url: str


def small_project(root: Path) -> Project:
    """The small library at `root`, with index pages and a page for every role and stage."""
    shutil.copytree(SMALL_LIBRARY, root)
    shutil.copytree(PAGES, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs" / "vocabulary.yml", root / "docs" / "vocabulary.yml")
    for picture in ("favicon.svg", "logo.svg"):
        (root / "docs" / "assets").mkdir(exist_ok=True)
        shutil.copy(ROOT / "docs" / "assets" / picture, root / "docs" / "assets" / picture)
    vocabulary = Vocabulary.load(root / "docs")
    for folder, facet, original in (
        ("roles", "role", "programme"),
        ("lifecycle", "lifecycle", "share"),
    ):
        text = (root / "docs" / folder / f"{original}.md").read_text("utf-8")
        for word in vocabulary.facets[facet].words:
            copy = text.replace("title: ", f"title: {word.label.replace(':', '')} or ", 1)
            if word.id != original:
                (root / "docs" / folder / f"{word.id}.md").write_text(copy, "utf-8")
    return Project(root)


def build(
    project: Project, *, strict: bool = True, serving: bool = False, **settings: Unpack[Settings]
) -> Path:
    """Let MkDocs build `project` with the settings of the real site; returns the site's folder.

    With `serving`, it builds as ``mkdocs serve`` does after a file was saved.
    """
    site = project.root / "site"
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(project.root / "docs"),
        site_dir=str(site),
        strict=strict,
        **settings,
    )
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/" if serving else None)
    return site


def page(site: Path, url: str) -> Node:
    """The main part of the page at the address `url` within the site."""
    return parse((site / url / "index.html").read_text("utf-8")).one("article.sd-page")
