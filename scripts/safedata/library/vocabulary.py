"""The vocabulary: the words that entries classify themselves with, from one data file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, RootModel

FILE = "vocabulary.yml"


class Word(BaseModel):
    """One word of a facet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    label: str
    definition: str
    synonyms: list[str] = []


class Facet(BaseModel):
    """One way to classify entries, with all its words in their order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    plural: str
    definition: str
    pages: bool = False
    words: list[Word]


class _File(RootModel[dict[str, Facet]]):
    pass


@dataclass(frozen=True)
class Vocabulary:
    """All facets by name, in the order of the file."""

    facets: dict[str, Facet]

    @classmethod
    def load(cls, docs: Path) -> Vocabulary:
        """Read ``vocabulary.yml`` in the folder `docs`.

        Raises OSError if it is not there, yaml.YAMLError or pydantic.ValidationError if it is
        not a vocabulary.
        """
        text = (docs / FILE).read_text("utf-8")
        return cls(_File.model_validate(yaml.load(text, Loader=yaml.CSafeLoader)).root)

    @cached_property
    def _index(self) -> dict[str, dict[str, Word]]:
        return {
            name: {word.id: word for word in facet.words} for name, facet in self.facets.items()
        }

    def ids(self, facet: str) -> list[str]:
        """The ids of the words of `facet`, in order; KeyError for a facet that does not exist."""
        return list(self._index[facet])

    def word(self, facet: str, id: str) -> Word:
        """The word `id` of `facet`; KeyError if there is none."""
        return self._index[facet][id]

    def label(self, facet: str, id: str) -> str:
        """What readers see for the word `id` of `facet`."""
        return self.word(facet, id).label

    def has(self, facet: str, id: str) -> bool:
        """Whether `facet` has a word `id`."""
        return id in self._index[facet]

    def spellings(self, facet: str) -> Iterator[tuple[str, str]]:
        """Pairs (what somebody may write, the id meant): ids, labels and synonyms."""
        for word in self.facets[facet].words:
            for spelling in (word.id, word.label, *word.synonyms):
                yield spelling, word.id
