"""``./scripts/schema``: the JSON Schema of an entry's front matter, for editors and programs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from safedata.commands.cli import ROOT
from safedata.exports.schema import schema_of
from safedata.library.model import KINDS
from safedata.library.vocabulary import Vocabulary

FOLDER = "schemas"


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
def schema(kind: str | None) -> None:
    """Write the schemas of all kinds to schemas/, or print the schema of KIND."""
    if kind:
        click.echo(text_of(kind, Vocabulary.load(ROOT / "docs")), nl=False)
        return
    for file in write(ROOT):
        click.echo(file.relative_to(ROOT).as_posix())


def text_of(kind: str, vocabulary: Vocabulary) -> str:
    """The schema of `kind` as the file that is kept of it."""
    return json.dumps(schema_of(kind, vocabulary), indent=2, ensure_ascii=False) + "\n"


def write(root: Path) -> list[Path]:
    """Write the schema of every kind to the folder of schemas in `root`; return the files."""
    vocabulary = Vocabulary.load(root / "docs")
    files = []
    for kind in KINDS:
        file = root / FOLDER / f"{kind}.schema.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text_of(kind, vocabulary), "utf-8", newline="\n")
        files.append(file)
    return files
