"""The command that runs everything: nothing stops it early, and nothing is forgotten."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from safedata.commands import build as building
from safedata.commands import test as testing
from support import ROOT


class Runs:
    """Pretends to run commands, and fails those that are named."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.failing: dict[str, int] = {}
        self.commands: list[list[str]] = []
        self.environment: dict[str, str] = {}
        monkeypatch.delenv("SAFEDATA_SITE", raising=False)  # this very run may have been given one
        monkeypatch.setattr(subprocess, "run", self.run)
        monkeypatch.setattr(building, "mkdocs_build", self.build)
        monkeypatch.setattr(testing, "choose_browser", lambda environment: ({"B": "1"}, True))

    def run(self, command: list[str], **settings: object) -> subprocess.CompletedProcess[bytes]:
        self.commands.append(command)
        if "pytest" in command:
            environment = settings.get("env")
            assert environment is None or isinstance(environment, dict)
            self.environment = environment or {}
        status = next((s for word, s in self.failing.items() if word in command), 0)
        return subprocess.CompletedProcess(command, status)

    def build(self, root: Path, into: Path) -> int:
        self.commands.append(["mkdocs"])
        return self.failing.get("mkdocs", 0)

    def words(self) -> list[str]:
        wanted = ("format", "mypy", "safedata", "mkdocs", "pytest")
        return [next((w for w in wanted if w in command), "lint") for command in self.commands]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(monkeypatch)


def test_everything_runs_and_pytest_is_last(runs: Runs) -> None:
    answer = CliRunner().invoke(testing.test, [])
    assert answer.exit_code == 0
    assert runs.words() == ["format", "lint", "mypy", "safedata", "mkdocs", "pytest"]
    assert runs.environment["B"] == "1"
    assert runs.environment["SAFEDATA_SITE"].endswith("site")


@pytest.mark.parametrize("word", ["format", "mypy", "safedata", "mkdocs"])
def test_a_step_that_fails_stops_nothing_and_counts(runs: Runs, word: str) -> None:
    runs.failing[word] = 2
    answer = CliRunner().invoke(testing.test, [])
    assert answer.exit_code == 1
    assert runs.words()[-1] == "pytest"
    assert "Failed before the tests: " in answer.output


def test_a_site_that_was_not_built_is_not_handed_on(runs: Runs) -> None:
    runs.failing["mkdocs"] = 1
    CliRunner().invoke(testing.test, [])
    assert "SAFEDATA_SITE" not in runs.environment


def test_the_status_is_that_of_pytest(runs: Runs) -> None:
    runs.failing = {"format": 1, "pytest": 5}
    assert CliRunner().invoke(testing.test, []).exit_code == 5


def test_arguments_go_to_pytest_alone(runs: Runs) -> None:
    runs.failing["pytest"] = 4
    answer = CliRunner().invoke(testing.test, ["-k", "port", "--lf", "-x"])
    assert answer.exit_code == 4
    (command,) = runs.commands
    assert command[-4:] == ["-k", "port", "--lf", "-x"]


def test_types_are_checked_in_all_of_our_code() -> None:
    (types,) = [step for step in testing.steps() if step.name == "types"]
    given = [ROOT / argument for argument in types.command]
    files = [
        f for folder in ("benchmarks", "scripts", "tests") for f in (ROOT / folder).rglob("*.py")
    ]
    assert len(files) > 100
    assert [f for f in files if not any(f.is_relative_to(path) for path in given)] == []


def test_findings_are_annotations_on_github(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (entries,) = [step for step in testing.steps() if step.name == "entries"]
    assert entries.command[-2:] == ["--format", "github"]
