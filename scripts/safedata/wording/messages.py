"""Messages in the language of the site: gettext, with the values filled in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from gettext import NullTranslations

ENGLISH = "en_GB"
"""The language of the messages themselves, as Babel names it."""


@dataclass
class _Language:
    """One site has one language, so there is one of these: see `use`."""

    translations: NullTranslations = field(default_factory=NullTranslations)
    locale: str = ENGLISH


_language = _Language()


@contextmanager
def use(given: NullTranslations, locale: str = ENGLISH) -> Iterator[None]:
    """For a while, say everything by the translations `given`, and write numbers as in `locale`."""
    before = _language.translations, _language.locale
    _language.translations, _language.locale = given, locale
    try:
        yield
    finally:
        _language.translations, _language.locale = before


def translations() -> NullTranslations:
    """What `use` was given: the messages as they are, with places for values."""
    return _language.translations


def is_translated() -> bool:
    """Whether there is anything but the messages themselves."""
    return type(translations()) is not NullTranslations


def locale() -> str:
    """The language that is used, as Babel names it: ``en_GB``."""
    return _language.locale


def N_(message: str) -> str:
    """`message` as it is: marks a constant as a message, to be translated where it is shown."""
    return message


def gettext(message: str, /, **values: object) -> str:
    """`message` with `values` in its places.

    Raises KeyError if a place has no value.
    """
    return translations().gettext(message) % values


_ = gettext


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The message for `number` things; ``%(num)s`` in it is the number, unless `values` say it."""
    return translations().ngettext(one, many, number) % {"num": number, **values}


def pgettext(context: str, message: str, /, **values: object) -> str:
    """`message`, where the same words may need another translation elsewhere than in `context`."""
    return translations().pgettext(context, message) % values


def npgettext(context: str, one: str, many: str, number: int, /, **values: object) -> str:
    """`ngettext` in a `context`."""
    found = translations().npgettext(context, one, many, number)
    return found % {"num": number, **values}
