"""The real server, on loopback: what a person who writes sees as files are saved."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from small_site import small_project
from support import ROOT, Project

STORY = "stories/a-list-went-astray"
TITLE = "title: A list went astray\nsummary"
PATIENCE = 240  # seconds; nothing here measures speed
BANNER = "The pages show the last state that was whole"


@dataclass
class Serving:
    """A project that is being served, and what its terminal shows."""

    project: Project
    process: subprocess.Popen[bytes]
    terminal: Path
    base: str

    def page(self, url: str) -> str:
        """The page at `url`, or nothing if there is none (yet)."""
        try:
            with urllib.request.urlopen(f"{self.base}{url}/", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            return ""

    def told(self) -> str:
        return self.terminal.read_text("utf-8")

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so, however long a busy machine takes."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert self.process.poll() is None, f"the server has ended:\n{self.told()}"
            assert time.monotonic() < deadline, f"it did not come to pass:\n{self.told()}"
            time.sleep(0.2)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Project], Serving]]:
    """Serve a project with the command that ``./scripts/serve`` becomes."""
    processes = []

    def start(project: Project) -> Serving:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        terminal = tmp_path / "terminal"
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        environment = os.environ | {
            "PYTHONPATH": str(project.root / "scripts"),
            "PYTHONUNBUFFERED": "1",
            "TMPDIR": str(temporary),
        }
        with terminal.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "safedata", "serve", "--port", str(port)],
                cwd=project.root,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        processes.append(process)
        return Serving(project, process, terminal, f"http://127.0.0.1:{port}/")

    yield start
    for process in processes:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE)
        process.kill()


@pytest.fixture
def checkout(tmp_path: Path) -> Project:
    """The small library together with the code, the theme and the settings of the real site."""
    project = small_project(tmp_path / "checkout")
    without = shutil.ignore_patterns("__pycache__")
    for folder in ("scripts", "overrides"):
        shutil.copytree(ROOT / folder, project.root / folder, ignore=without, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", project.root)
    return project


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_entries_while_they_are_written(
    serve: Callable[[Project], Serving], checkout: Project
) -> None:
    checkout.edit(f"{STORY}.md", TITLE, "titel: Not yet\nsummary")
    serving = serve(checkout)
    # It starts with a broken entry: the others are there, and the terminal tells.
    serving.until(lambda: BANNER in serving.page("stories/a-map-was-shared"))
    assert serving.page(STORY) == ""
    assert f"docs/{STORY}.md:2:1: unknown-key" in serving.told()

    checkout.edit(f"{STORY}.md", "titel: Not yet\nsummary", TITLE)
    serving.until(lambda: "A list went astray" in serving.page(STORY))
    assert BANNER not in serving.page(STORY)

    checkout.edit(f"{STORY}.md", TITLE, "title: A list that went far\nsummary")
    serving.until(lambda: "A list that went far" in serving.page(STORY))

    checkout.edit(f"{STORY}.md", "title: A list that went far\nsummary", "titel: Broken\nsummary")
    serving.until(lambda: BANNER in serving.page(STORY))
    assert "A list that went far" in serving.page(STORY)

    checkout.edit(f"{STORY}.md", "titel: Broken\nsummary", "title: Whole again\nsummary")
    serving.until(lambda: "Whole again" in serving.page(STORY))
    assert BANNER not in serving.page(STORY)


def test_templates_and_code_that_break(
    serve: Callable[[Project], Serving], checkout: Project
) -> None:
    serving = serve(checkout)
    serving.until(lambda: "What to do about it" in serving.page(STORY))

    template = checkout.root / "scripts/safedata/views/templates/kinds/story.j2"
    change(template, "## What to do about it", "{% if %}")
    serving.until(lambda: "views/templates/kinds/story.j2:" in serving.told())
    serving.until(lambda: "the last good pages are shown" in serving.told())
    assert "What to do about it" in serving.page(STORY)
    change(template, "{% if %}", "## What to do now")
    serving.until(lambda: "What to do now" in serving.page(STORY))

    theme = checkout.root / "overrides/main.html"
    change(theme, "{% extends", "{{ nothing.at_all }}{% extends")
    serving.until(lambda: "overrides/main.html:" in serving.told())
    assert "What to do now" in serving.page(STORY)
    change(theme, "{{ nothing.at_all }}", "")

    settings = checkout.root / "mkdocs.yml"
    change(settings, "site_name:", "site_nme:")
    serving.until(lambda: serving.told().count("the last good pages are shown") == 3)
    assert "What to do now" in serving.page(STORY)
    change(settings, "site_nme:", "site_name:")

    # The code is only taken in by a new server: it waits until the code runs.
    code = checkout.root / "scripts/safedata/views/entries.py"
    change(code, "def _story(", "broken\n\n\ndef _story(")
    serving.until(lambda: "Waiting for a change" in serving.told())
    change(code, "broken\n\n\n", "")
    serving.until(lambda: "What to do now" in serving.page(STORY))

    if os.name == "posix":
        serving.process.send_signal(signal.SIGTERM)
        assert serving.process.wait(timeout=PATIENCE) == 0
        # MkDocs makes its folder before it reads the settings, and leaves an empty one behind
        # where they cannot be read; pages must not pile up.
        temporary = serving.terminal.parent / "temporary"
        assert [file for file in temporary.rglob("*") if file.is_file()] == []
