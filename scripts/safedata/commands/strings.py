"""``./scripts/strings``: the catalogue of all that the site says, for translators."""

from __future__ import annotations

from pathlib import Path

import click

from safedata.commands.cli import ROOT
from safedata.wording import catalogue


@click.command()
def strings() -> None:
    """Write all messages of the program, its templates and its scripts to locale/messages.pot."""
    click.echo(write(ROOT).relative_to(ROOT).as_posix())


def write(root: Path) -> Path:
    """Write the catalogue of the checkout `root`; return its file."""
    file = root / catalogue.FILE
    file.write_text(catalogue.template(root), "utf-8", newline="\n")
    return file
