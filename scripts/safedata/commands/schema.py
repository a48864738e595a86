"""``./scripts/schema``: the JSON Schema of an entry's front matter, for editors and programs."""

from __future__ import annotations

import json

import click

from safedata.cli import ROOT
from safedata.model import KINDS
from safedata.schema import schema_of
from safedata.vocabulary import Vocabulary


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of the front matter of KIND, or of all kinds by name."""
    vocabulary = Vocabulary.load(ROOT / "docs")
    if kind:
        found = schema_of(kind, vocabulary)
    else:
        found = {name: schema_of(name, vocabulary) for name in KINDS}
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
