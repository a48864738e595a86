"""``./scripts/test``: everything that must hold before a change goes in."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from safedata.commands import browser
from safedata.commands import build as building
from safedata.commands.cli import ROOT

PYTHON = sys.executable
TYPED = ["scripts", "tests", "benchmarks"]
WORKERS = ["-n", "auto", "--dist", "loadfile"]
NO_BROWSER = "none"
"""The value of SAFEDATA_BROWSER that leaves the tests in a browser out."""


@dataclass(frozen=True)
class Step:
    """One thing to run, and what people call it."""

    name: str
    command: list[str]


def steps() -> list[Step]:
    """What is run first: the code, then the entries."""
    form = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    return [
        Step("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        Step("lint", [PYTHON, "-m", "ruff", "check", "."]),
        Step("types", [PYTHON, "-m", "mypy", "--strict", *TYPED]),
        Step("entries", [PYTHON, "-P", "-m", "safedata", "check", "--format", form]),
    ]


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[PYTEST ARGUMENTS]")
def test(arguments: tuple[str, ...]) -> None:
    """Check the code, the entries and the site, and run all tests.

    With arguments, run pytest alone and pass them on: ./scripts/test tests/commands -k port

    The exit status is that of pytest, or 1 if only something before it failed. The tests in a
    browser look for one, and get one if there is none; SAFEDATA_BROWSER names one, or leaves them
    out with the value "none".
    """
    try:
        sys.exit(only_pytest(list(arguments)) if arguments else everything())
    except KeyboardInterrupt:
        sys.exit(130)


def everything() -> int:
    """Run all steps, then all tests; return the exit status.

    A step that fails does not stop the others, so that one run tells all.
    """
    environment = dict(os.environ)
    failed = []
    with tempfile.TemporaryDirectory(prefix="safedata-") as folder:
        site = Path(folder) / "site"
        for step in steps():
            heading(step.name)
            if subprocess.run(step.command, cwd=ROOT, check=False).returncode:
                failed.append(step.name)
        heading("site")
        if building.mkdocs_build(ROOT, site):
            failed.append("site")
        else:
            environment["SAFEDATA_SITE"] = str(site)
        heading("browser")
        choice, found = choose_browser(environment)
        environment.update(choice)
        if not found:
            failed.append("browser")
        heading("tests")
        if failed:
            click.echo(f"Failed before the tests: {', '.join(failed)}. See above.", err=True)
        leave_out = (
            ["-m", "not browser"] if environment.get("SAFEDATA_BROWSER") == NO_BROWSER else []
        )
        command = [PYTHON, "-P", "-m", "pytest", *WORKERS, *leave_out]
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return status or (1 if failed else 0)


def choose_browser(environment: dict[str, str]) -> tuple[dict[str, str], bool]:
    """Find a browser for the tests, or get one.

    Returns what to add to the environment of the tests, and whether all is as it should be.
    """
    if environment.get("SAFEDATA_BROWSER") == NO_BROWSER:
        click.echo("Left out, as SAFEDATA_BROWSER=none says.")
        return {}, True
    try:
        path = browser.obtain()
    except browser.NoBrowserError as error:
        click.echo(str(error), err=True)
        return {}, False
    click.echo(path)
    return {"SAFEDATA_BROWSER": str(path)}, True


def only_pytest(arguments: list[str]) -> int:
    """Run pytest with these arguments, where one stands; return its exit status."""
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT)]
    command = [PYTHON, "-P", "-m", "pytest", *settings, *arguments]
    return subprocess.run(command, check=False).returncode


def heading(name: str) -> None:
    """Say what comes next."""
    click.secho(f"── {name} ", bold=True)
