"""Where the inspection stands in a build: at its end, before anything is swapped in."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from small_site import build, small_project


def test_a_breach_ends_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = small_project(tmp_path / "project")
    small.write("assets/x.exe", b"")
    with pytest.raises(Abort, match="in the pages that were built: the site is not published"):
        build(small)
    expected = "docs/assets/x.exe:1:1: built-file: the site has a file of an unknown sort\n"
    assert expected in capsys.readouterr().err


def test_a_preview_is_not_inspected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = small_project(tmp_path / "project")
    small.write("assets/x.exe", b"")
    build(small, strict=False, serving=True)
    assert "built-file" not in capsys.readouterr().err
