"""A small built site, written by hand, for tests to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safedata.site import inspection
from safedata.source.findings import as_text

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page</title>
<meta name="description" content="What it is about.">
{head}
</head>
<body>
<main>
<h1 id="a-page">A page</h1>
{body}
</main>
</body>
</html>
"""


class Built:
    """A site in a temporary folder: a faultless first page, and what a test adds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page("index.html", "")

    def write(self, file: str, content: str | bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def page(self, file: str, body: str, head: str = "") -> None:
        self.write(file, PAGE.format(head=head, body=body))

    def findings(self, *, hints: bool = False, **options: object) -> list[str]:
        """The findings as people read them: one line each, and the hints if asked for."""
        sources = {"": "docs/index.md", "a/": "docs/a.md"}
        found = inspection.inspect(self.folder, sources, **options)  # type: ignore[arg-type]
        return [line for line in as_text(found).splitlines() if hints or not line.startswith(" ")]


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A built site without a fault."""
    return Built(tmp_path)


Look = Callable[[str], list[str]]


@pytest.fixture
def body(built: Built) -> Look:
    """Look at a page with this body; the findings without their place."""

    def look(html: str) -> list[str]:
        built.page("a/index.html", html)
        return [line.removeprefix("docs/a.md:1:1: ") for line in built.findings()]

    return look


@pytest.fixture
def head(built: Built) -> Look:
    """Look at a page with this added to its head; the findings without their place."""

    def look(html: str) -> list[str]:
        built.page("a/index.html", "", html)
        return [line.removeprefix("docs/a.md:1:1: ") for line in built.findings()]

    return look
