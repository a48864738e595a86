"""The content that is searched: the site as it is, and one with thousands of invented entries."""

from __future__ import annotations

import html
import json
import random
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands import build as mkdocs
from mkdocs.config import load_config

from safedata import checks
from safedata.exports import search
from safedata.exports.search import Found

STOCK = "search/search_index.json"
SEED = 2018
NEW_WORDS = 0.03
"""How often an invented text uses a word that no real one has: vocabularies grow with texts."""


def build(root: Path, folder: Path) -> None:
    """Build the site at `root` into `folder`, with Material's own search besides ours.

    Findings do not stop it: entries are measured as far as they can be read.
    """
    config = load_config(
        str(root / "mkdocs.yml"),
        site_dir=str(folder),
        plugins=["material/search", {"material/tags": {"listings": False}}, "awesome-pages"],
    )
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs.build(config)


def add_pagefind(site: Path, selector: str) -> None:
    """Put a Pagefind index into `site`, made of the part of each page that `selector` chooses."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]
    options = ["--root-selector", selector, "--force-language", "en"]
    subprocess.run([*command, *options], check=True)


def known_urls(site: Path, *, count: bool = False) -> set[str]:
    """The ids (folder/slug) of the pages that can be found in `site`; only entries if `count`."""
    heads = json.loads((site / search.FOLDER / "heads.json").read_text("utf-8"))
    kinds = [kind[0] for kind in heads["kinds"]]
    return {
        url.rstrip("/")
        for kind, url, *_ in heads["pages"]
        if not count or kinds[kind] not in ("tag", "page")
    }


def enlarge(root: Path, site: Path, folder: Path, number: int) -> None:
    """Make a site in `folder` that has the real entries of `root` and invented ones up to `number`.

    The invented ones have the real ones' kinds in the real proportions, and their lengths and
    words as often as the real ones have them.
    """
    made = checks.run(root)
    pages = list(search.found(made.library, made.documents))
    entries = [page for page in pages if page.kind not in ("tag", "page")]
    pages += _invented(entries, number - len(entries))
    files = search.write(pages, made.library)
    for path, text in files.items():
        _write(folder / path, text)
    for script in (site / search.FOLDER).glob("*.*s"):
        shutil.copy(script, folder / search.FOLDER)
    for other in ("assets/javascripts", "assets/sd", "assets/stylesheets"):
        shutil.copytree(site / other, folder / other)
    stock = json.loads((site / STOCK).read_text("utf-8"))
    stock["docs"] = [_stock(page) for page in pages]
    _write(folder / STOCK, json.dumps(stock, separators=(",", ":")))
    for page in pages:
        _write(folder / page.url / "index.html", _html(page))
    shutil.copy(site / "help-now" / "index.html", folder / "index.html")


def _stock(page: Found) -> dict[str, str]:
    text = " ".join([*page.names, page.text, page.body])
    return {"location": page.url, "title": page.title, "text": f"<p>{html.escape(text)}</p>"}


def _html(page: Found) -> str:
    parts = [", ".join(page.names), page.text, page.body]
    body = "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)
    title = html.escape(page.title)
    head = f'<!doctype html><html lang="en"><title>{title}</title>'
    return f"{head}<article><h1>{title}</h1>{body}</article>"


def _invented(models: list[Found], number: int) -> Iterable[Found]:
    chance = random.Random(SEED)  # noqa: S311 - the same entries each time are the point
    write = {
        kind: {
            "title": _Writer([page.title for page in models if page.kind == kind], chance),
            "names": _Writer(
                [n for page in models if page.kind == kind for n in page.names], chance
            ),
            "text": _Writer([page.text for page in models if page.kind == kind], chance),
            "body": _Writer([page.body for page in models if page.kind == kind], chance),
        }
        for kind in {page.kind for page in models}
    }
    for position in range(max(0, number)):
        model = chance.choice(models)
        writer = write[model.kind]
        title = writer["title"].like(model.title)
        slug = "-".join(title.lower().split()[:6]) + f"-{position}"
        yield Found(
            kind=model.kind,
            url=f"{model.url.partition('/')[0]}/{slug}/",
            title=title,
            names=tuple(writer["names"].like(name) for name in model.names),
            words=model.words,
            text=writer["text"].like(model.text),
            body=writer["body"].like(model.body),
        )


class _Writer:
    """Writes texts with the words of others."""

    def __init__(self, texts: list[str], chance: random.Random) -> None:
        counted = Counter(word for text in texts for word in text.split())
        self._words = list(counted) or ["data"]
        self._often = list(counted.values()) or [1]
        self._chance = chance
        follows: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for a, b in zip("^" + word.lower(), word.lower() + "$", strict=True):
                follows[a].append(b)
        self._follows = follows

    def like(self, text: str) -> str:
        """A text of as many words as `text`."""
        words = self._chance.choices(self._words, self._often, k=len(text.split()))
        return " ".join(self._new() if self._chance.random() < NEW_WORDS else w for w in words)

    def _new(self) -> str:
        letters, last = "", "^"
        while len(letters) < 12:
            last = self._chance.choice(self._follows[last])
            if last == "$":
                break
            letters += last
        return letters or "datum"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
