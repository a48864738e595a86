"""Sites to break, and a short way to look at one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection_site import Built, Look


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A built site without a fault."""
    return Built(tmp_path)


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
