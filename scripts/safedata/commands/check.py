"""``./scripts/check``: every entry against every rule."""

from __future__ import annotations

import gc
import sys
import threading
import time

import click
import yaml
from pydantic import ValidationError
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from safedata import checks
from safedata.commands.cli import ROOT
from safedata.source.findings import FORMATS, Severity

SETTLE = 0.1
"""Seconds between a change and the check of it."""


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are put out: for people, as annotations of a pull request, or as data.",
)
@click.option("--watch", is_flag=True, help="Check again whenever something in docs/ is saved.")
def check(form: str, watch: bool) -> None:
    """Check every entry against the rules, and tell all findings at once.

    The exit status is 1 if there are errors, 0 if there are none or warnings only.
    """
    if watch:
        sys.exit(keep_checking(form))
    gc.disable()  # one reading of everything, then the end: there is nothing to clear away
    sys.exit(run(form))


def keep_checking(form: str) -> int:
    """Check now and after every change below docs/, until Ctrl-C; return the last exit status."""
    changed = threading.Event()
    changed.set()
    observer = Observer()
    observer.schedule(_Changes(changed), str(ROOT / "docs"), recursive=True)
    observer.start()
    status = 0
    try:
        while True:
            changed.wait()
            time.sleep(SETTLE)  # editors save in several steps
            changed.clear()
            click.echo("Checking …")
            status = run(form)
    except KeyboardInterrupt:
        return status
    finally:
        observer.stop()
        observer.join()


class _Changes(FileSystemEventHandler):
    """Notes that something was written, moved or deleted; reading is no change."""

    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"modified", "created", "deleted", "moved"}:
            self._changed.set()


def run(form: str = "text") -> int:
    """Check the entries of the checkout, put out the findings and return the exit status.

    The findings go to standard output, the closing line to standard error.
    """
    try:
        report = checks.run(ROOT)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        click.echo(f"docs/vocabulary.yml is broken, so nothing can be checked:\n{error}", err=True)
        return 2
    if report.findings or form == "json":
        click.echo(FORMATS[form](report.findings))
    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    warnings = len(report.findings) - errors
    click.echo(closing_line(len(report.documents), errors, warnings), err=True)
    return 1 if errors else 0


def closing_line(files: int, errors: int, warnings: int) -> str:
    """The sentence that sums up a check."""
    if not errors and not warnings:
        return f"{counted(files, 'file')} checked: nothing to mend."
    found = [counted(errors, "error")] if errors else []
    found += [counted(warnings, "warning")] if warnings else []
    return f"{counted(files, 'file')} checked: {' and '.join(found)}."


def counted(number: int, noun: str) -> str:
    """`number` and `noun`, in the plural where it belongs."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
