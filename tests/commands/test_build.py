"""The build: the last good site stays until the new one is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from safedata.commands import build as building
from safedata.commands import check
from support import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with the least that MkDocs builds, and with a last good site."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# New\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site", "utf-8")
    return tmp_path


def page(root: Path) -> str:
    return (root / "site" / "index.html").read_text("utf-8")


def left_over(root: Path) -> set[str]:
    """What lies beside the site and should not."""
    return {path.name for path in root.glob(".site-*")} - {building.LOCK}


def test_a_good_build_takes_the_place_of_the_last(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert building.run(root) == 0
    assert "New" in page(root)
    assert not left_over(root)
    said = capsys.readouterr().out
    assert str(root / "site") in said
    assert " MB" in said


def test_the_first_build_needs_no_last_one(root: Path) -> None:
    building.remove(root / "site")
    assert building.run(root) == 0
    assert "New" in page(root)


def test_a_link_that_leads_nowhere_keeps_the_last_good_site(root: Path) -> None:
    (root / "docs" / "index.md").write_text("[broken](nowhere.md)\n", "utf-8")
    assert building.run(root) != 0
    assert page(root) == "the last good site"
    assert not left_over(root)


def test_what_is_wrong_is_told_and_nothing_else(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "docs" / "index.md").write_text("[broken](nowhere.md)\n", "utf-8")
    building.run(root)
    said = capsys.readouterr().err
    assert "WARNING" in said
    assert "nowhere.md" in said
    assert "INFO" not in said


def test_a_broken_configuration_keeps_the_last_good_site(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: [", "utf-8")
    assert building.run(root) != 0
    assert page(root) == "the last good site"


def test_findings_stop_the_build_before_it_starts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "ROOT", root)
    monkeypatch.setattr(check, "run", lambda: 1)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    answer = CliRunner().invoke(building.build, [])
    assert answer.exit_code == 1
    assert "The last good site is untouched." in answer.output
    assert "Building" not in answer.output
    assert page(root) == "the last good site"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_keeps_the_last_good_site(root: Path, number: int) -> None:
    """Stopped while MkDocs is at work, with the staging folder half full."""
    (root / "hook.py").write_text(
        textwrap.dedent("""
            import time

            def on_post_page(output, page, config):
                print("half-way", flush=True)
                time.sleep(600)
        """),
        "utf-8",
    )
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    code = (
        "import pathlib; from safedata.commands import build as b\n"
        f"b.ROOT = pathlib.Path({str(root)!r}); b.check.run = lambda: 0; b.build.main([])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"half-way\n"
    process.send_signal(number)
    _, said = process.communicate()
    assert process.returncode == building.INTERRUPTED
    assert b"Traceback" not in said
    assert b"The last good site is untouched." in said
    assert page(root) == "the last good site"
    assert not left_over(root)


def test_a_swap_that_fails_puts_the_last_one_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = root / building.NEXT
    new.mkdir()
    rename = Path.rename

    def fails_for_the_new_one(self: Path, target: Path) -> Path:
        if self == new:
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new_one)
    with pytest.raises(PermissionError):
        building.swap(new, root / "site", aside=root / building.LAST)
    assert page(root) == "the last good site"


def test_a_build_that_was_killed_between_two_steps_is_mended(root: Path) -> None:
    (root / "site").rename(root / building.LAST)
    (root / building.NEXT).mkdir()
    building.recover(root)
    assert page(root) == "the last good site"
    assert not left_over(root)


def test_a_build_that_was_killed_after_the_swap_leaves_the_new_site(root: Path) -> None:
    (root / building.LAST).mkdir()
    building.recover(root)
    assert page(root) == "the last good site"
    assert not left_over(root)


def test_the_size_counts_files_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"12345")
    (tmp_path / "c.html").write_bytes(b"678")
    assert building.measure(tmp_path) == (2, 8)
