"""JSON Schema for the front matter of an entry, with the words that the vocabulary allows."""

from __future__ import annotations

from typing import Any

from safedata.model import KINDS
from safedata.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of an entry's front matter; KeyError for a kind that does not exist.

    A field that takes words of a facet lists them as its ``enum``.
    """
    schema = KINDS[kind].model_json_schema()
    _list_words(schema, vocabulary)
    return {"$schema": DIALECT, **schema}


def _list_words(node: Any, vocabulary: Vocabulary) -> None:
    """Add the allowed words wherever `node`, or anything in it, names a facet."""
    if isinstance(node, list):
        for item in node:
            _list_words(item, vocabulary)
    elif isinstance(node, dict):
        facet = node.get("x-facet")
        if isinstance(facet, str):
            node["enum"] = vocabulary.ids(facet)
        for item in node.values():
            _list_words(item, vocabulary)
