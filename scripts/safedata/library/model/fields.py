"""Of what the fields of entries are made: their types, and the marks that say what they are for.

A field whose text is a word of the vocabulary is marked `Word(facet)`; one that names another
entry is marked `Ref(kind)`. Checks, schemas, backlinks, lists, search, the explorer and the exports
find relations and roles of fields through these marks, so each is declared in one place: the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from safedata.source.prose import Phrase

ANY = "any"
"""The kind of a `Ref` that may name an entry of every kind, written ``folder/slug``."""

FOLDER = "folder"
"""What validation is told of the file: the folder within docs/ that it lies in."""


@dataclass(frozen=True)
class Word:
    """Marks a text field as a word of the vocabulary's `facet`."""

    facet: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), "x-facet": self.facet}


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the slug of an entry of `kind` (or ``folder/slug`` if ANY)."""

    kind: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), "x-entry": self.kind}


@dataclass(frozen=True)
class Rich:
    """Makes a text field a `Phrase`: it may hold emphasis, code and links, which are checked."""

    shortest: int = 1
    longest: int | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.str_schema(
            min_length=self.shortest, max_length=self.longest, strip_whitespace=True
        )
        return core_schema.with_info_after_validator_function(_phrase, text)


def _phrase(text: str, info: core_schema.ValidationInfo[Any]) -> Phrase:
    return Phrase(text, (info.context or {}).get(FOLDER, ""))


@dataclass(frozen=True)
class Fact:
    """Marks a field that lists and the explorer show beside the title, in the order of fields."""


@dataclass(frozen=True)
class Dated:
    """Marks the field with the date by which entries of the kind are sorted and filtered."""


@dataclass(frozen=True)
class Chip:
    """Marks a field whose words stand as chips below the page."""


@dataclass(frozen=True)
class Heading:
    """Marks the field by which the index of the kind groups its entries.

    An entry stands in one group: of several words, at the first in the vocabulary's order.
    """


@dataclass(frozen=True)
class Named:
    """Marks a field with other names by which people look for the entry."""


@dataclass(frozen=True)
class Telling:
    """Marks a field that sums the entry up for the search, after its summary."""


@dataclass(frozen=True)
class Outward:
    """Marks a field with an address on a host of others."""


@dataclass(frozen=True)
class OfOthers:
    """Marks a field whose words do not say what the entry itself is about."""


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that is shown letter by letter."""
RichText = Annotated[Phrase, Rich()]
"""Text that may hold emphasis, code and links."""
Summary = Annotated[Phrase, Rich(20, 400)]
Title = Annotated[str, StringConstraints(min_length=2, max_length=120, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#@]+([/?#]\S*)?$"), Outward()]

Lifecycle = Annotated[str, Word("lifecycle")]
Cause = Annotated[str, Word("cause")]
Harm = Annotated[str, Word("harm")]
RoleWord = Annotated[str, Word("role")]
Sureness = Annotated[str, Word("sureness")]
Language = Annotated[str, Word("language")]

PatternRef = Annotated[str, Ref("pattern")]
RemediationRef = Annotated[str, Ref("remediation")]
ResourceRef = Annotated[str, Ref("resource")]
TermRef = Annotated[str, Ref("term")]
EntryRef = Annotated[str, Ref(ANY)]
