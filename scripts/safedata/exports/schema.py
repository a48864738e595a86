"""JSON Schema for the front matter of an entry, with the words that the vocabulary allows."""

from __future__ import annotations

from typing import Any

from safedata.library.model import ANY, KINDS
from safedata.library.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
ENTRY = "^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$"


def schema_of(kind: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of an entry's front matter; KeyError for a kind that does not exist.

    A field that takes words of a facet lists them as its ``enum``; one that names an entry has
    the pattern of a slug, because a list of all slugs would change with every contribution.
    """
    schema = KINDS[kind].model_json_schema()
    _narrow(schema, vocabulary)
    return {"$schema": DIALECT, **schema}


def _narrow(node: Any, vocabulary: Vocabulary) -> None:
    """Say what is allowed wherever `node`, or anything in it, names a facet or an entry."""
    if isinstance(node, list):
        for item in node:
            _narrow(item, vocabulary)
    elif isinstance(node, dict):
        facet = node.get("x-facet")
        if isinstance(facet, str):
            node["enum"] = vocabulary.ids(facet)
        if isinstance(node.get("x-entry"), str):
            node["pattern"] = ENTRY if node["x-entry"] == ANY else SLUG
        for item in node.values():
            _narrow(item, vocabulary)
