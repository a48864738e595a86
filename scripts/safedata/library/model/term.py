"""Terms: the words of the field."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safedata.library.model.base import EntryData, Part, Weights
from safedata.library.model.fields import (
    Chip,
    Heading,
    Named,
    OfOthers,
    ResourceRef,
    RichText,
    RoleWord,
    Summary,
    TermRef,
    Text,
    Title,
    Url,
    Word,
)
from safedata.source.prose import Phrase


class Statement(Part):
    """What an authority says, in our words."""

    source: Text
    says: RichText
    url: Url | None = None
    resource: ResourceRef | None = None


class HeardAs(Part):
    """What a colleague of another profession hears when the word is said."""

    said_by: RoleWord
    heard_by: RoleWord
    hears: RichText
    ask: RichText = Field(description="The question that clears it up.")


class Abbreviation(Part):
    """A short form, and what else it stands for."""

    short: Annotated[Text, Named()]
    also_means: list[Text] = Field(min_length=1)


TranslationSource = Annotated[str, Word("translation-source")]


class SourcesByLanguage(Part):
    """Where the equivalents of single languages come from."""

    fr: TranslationSource | None = None
    es: TranslationSource | None = None
    ar: TranslationSource | None = None


class Translations(Part):
    """Equivalents; null where none is known."""

    fr: Annotated[Text | None, Named()]
    es: Annotated[Text | None, Named()]
    ar: Annotated[Text | None, Named()]
    source: TranslationSource = Field(description="Where they come from.")
    sources: SourcesByLanguage = Field(
        SourcesByLanguage(), description="For single languages, where it is another source."
    )

    @property
    def known(self) -> list[tuple[str, str]]:
        """The equivalents that are known, each after the code of its language."""
        words = (("fr", self.fr), ("es", self.es), ("ar", self.ar))
        return [(code, word) for code, word in words if word]

    def source_of(self, language: str) -> str:
        """Where the equivalent in `language` (fr, es or ar) comes from, as a word."""
        return getattr(self.sources, language) or self.source


class Term(EntryData):
    """A word of the field, in plain language, with what the authorities say."""

    KIND = "term"
    FOLDER = "glossary"
    NAMES = ("Term", "Terms")
    WEIGHTS = Weights(any=1.15, situation=0.9)
    ANCHORS = frozenset(
        {"according-to", "confused-with", "heard-as", "abbreviations", "related", "translations"}
        | {"used-by", "used-in-remediations", "used-in-stories"},
    )
    SECTIONS = ("Example", "Where definitions differ")
    OPTIONAL_SECTIONS = frozenset({"Where definitions differ"})

    # A term is summed up by its definition; it has no summary of its own.
    summary: Summary | None = None  # type: ignore[assignment]
    term: Title
    also: Annotated[list[Text], Named()] = []
    group: Annotated[str, Word("term-group"), Chip(), Heading()]
    plain: RichText = Field(description="Plain definition of at most 45 words.")
    according_to: list[Statement] = Field(min_length=1)
    confused_with: list[TermRef] = []
    related: list[TermRef] = []
    who_says_it: RichText | None = None
    heard_as: Annotated[list[HeardAs], OfOthers()] = []
    abbreviations: list[Abbreviation] = []
    translations: Translations
    forms: Annotated[list[Text], Named()] = Field(
        default=[], description="Other spellings and inflections by which prose is recognised."
    )
    explain_in_prose: bool = Field(
        True, description="false for everyday words, so that pages stay readable."
    )

    @property
    def name(self) -> str:
        """The term itself."""
        return self.term

    @property
    def title_of_page(self) -> str:
        """The term with a capital letter: terms are written in lower case, titles are not."""
        return self.term[:1].upper() + self.term[1:]

    @property
    def gist(self) -> Phrase:
        """Its definition."""
        return self.plain
