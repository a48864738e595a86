"""A small built site, written by hand, for tests to break."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict, Unpack

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

Look = Callable[[str], list[str]]
"""Takes what a page holds, and gives what is found in it (the fixtures ``body`` and ``head``)."""


class Options(TypedDict, total=False):
    """What the inspection may be told of a site (`inspection.inspect`)."""

    site_url: str | None
    policy: str | None
    budgets: Mapping[str, int] | None


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

    def findings(self, *, hints: bool = False, **options: Unpack[Options]) -> list[str]:
        """The findings as people read them: one line each, and the hints if asked for."""
        sources = {"": "docs/index.md", "a/": "docs/a.md"}
        found = inspection.inspect(self.folder, sources, **options)
        return [line for line in as_text(found).splitlines() if hints or not line.startswith(" ")]
