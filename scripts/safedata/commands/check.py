"""``./scripts/check``: every entry against every rule."""

from __future__ import annotations

import sys

import click
import yaml
from pydantic import ValidationError

from safedata import checks
from safedata.cli import ROOT
from safedata.findings import FORMATS, Severity


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are put out: for people, as annotations of a pull request, or as data.",
)
def check(form: str) -> None:
    """Check every entry against the rules, and tell all findings at once.

    The exit status is 1 if there are errors, 0 if there are none or warnings only.
    """
    sys.exit(run(form))


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
