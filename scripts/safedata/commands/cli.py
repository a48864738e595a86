"""The command line: which commands there are, and where each one lives.

A command is imported only when it is called, so that one does not pay for all, and a fault in one
does not stop another. Each has an executable of its name in ``scripts/``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[3]
"""The checkout."""

COMMANDS = {
    "build": "safedata.commands.build:build",
    "check": "safedata.commands.check:check",
    "links": "safedata.commands.links:links",
    "schema": "safedata.commands.schema:schema",
    "serve": "safedata.commands.serve:serve",
    "test": "safedata.commands.test:test",
}
"""Commands by name: the module, and the click command in it."""


def load(name: str) -> click.Command:
    """Import the command `name`; KeyError if there is none of this name."""
    module, _, attribute = COMMANDS[name].partition(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)
    return command


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None if there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None


@click.command(cls=Commands)
def group() -> None:
    """Write, check and publish Practicing Safe Data."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command that `arguments` (by default those of the process) name. Never returns.

    Exit status: 0 all is well; 1 there is something to mend; 2 the command was called wrongly or
    the vocabulary is broken; 130 it was interrupted.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in COMMANDS:
        # Help and usage errors should name what people type, which is the executable.
        name, *rest = arguments
        load(name).main(rest, prog_name=f"./scripts/{name}")
    group.main(arguments, prog_name="python -m safedata")
