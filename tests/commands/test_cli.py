"""Which commands there are, and how they answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from safedata.commands import check as checking
from safedata.commands import cli
from safedata.library.vocabulary import Vocabulary
from support import ROOT, Project


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_has_an_executable_and_explains_itself(name: str) -> None:
    executable = ROOT / "scripts" / name
    assert f'"{name}")' in executable.read_text("utf-8")
    if os.name == "posix":
        assert os.access(executable, os.X_OK)
    answer = CliRunner().invoke(cli.load(name), ["--help"], prog_name=f"./scripts/{name}")
    assert answer.exit_code == 0
    assert answer.output.startswith(f"Usage: ./scripts/{name} ")


def test_every_executable_is_a_command() -> None:
    found = {
        path.name
        for path in (ROOT / "scripts").iterdir()
        if path.is_file() and not path.suffix and not path.name.startswith(".")
    }
    assert found == set(cli.COMMANDS)


def test_the_group_lists_the_commands() -> None:
    answer = CliRunner().invoke(cli.group, ["--help"])
    assert answer.exit_code == 0
    assert all(f"  {name} " in answer.output for name in cli.COMMANDS)


def test_an_unknown_command_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["chekc"])
    assert ended.value.code == 2


def test_usage_errors_name_what_people_type(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "--format", "xml"])
    assert ended.value.code == 2
    assert "./scripts/check --help" in capsys.readouterr().err


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small library, as if it were the checkout."""
    monkeypatch.setattr(checking, "ROOT", project.root)
    return project


def test_a_faultless_library_ends_well(here: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.run() == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("checked: nothing to mend.\n")


def break_it(project: Project) -> str:
    """Break one entry of the library, and return its path as findings give it."""
    entry = next((project.root / "docs" / "stories").glob("[!i]*.md"))
    entry.write_text("---\ntitle: [\n---\n", "utf-8")
    return entry.relative_to(project.root).as_posix()


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_errors_end_with_one_in_every_format(
    here: Project, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = break_it(here)
    assert checking.run(form) == 1
    said = capsys.readouterr()
    assert path in said.out
    assert " error" in said.err
    if form == "json":
        assert path in {finding["path"] for finding in json.loads(said.out)}


def test_json_is_json_when_there_is_nothing_to_tell(
    here: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checking.run("json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_broken_vocabulary_is_not_an_error_of_the_entries(
    here: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write("vocabulary.yml", "cause: [")
    assert checking.run() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "vocabulary.yml" in said.err


@pytest.mark.parametrize(
    ("files", "errors", "warnings", "expected"),
    [
        (1, 0, 0, "1 file checked: nothing to mend."),
        (1200, 1, 0, "1,200 files checked: 1 error."),
        (2, 0, 2, "2 files checked: 2 warnings."),
        (2, 3, 1, "2 files checked: 3 errors and 1 warning."),
    ],
)
def test_the_closing_line(files: int, errors: int, warnings: int, expected: str) -> None:
    assert checking.closing_line(files, errors, warnings) == expected


def test_the_schema_lists_the_words_of_the_vocabulary() -> None:
    command = cli.load("schema")
    assert isinstance(command, click.Command)
    answer = CliRunner().invoke(command, ["story"])
    assert answer.exit_code == 0, answer.output
    causes = json.loads(answer.output)["properties"]["causes"]["items"]
    assert causes["enum"] == Vocabulary.load(ROOT / "docs").ids("cause")


def test_the_package_runs_as_a_module() -> None:
    answer = subprocess.run(
        [sys.executable, "-P", "-m", "safedata", "--help"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("Usage: python -m safedata ")
