"""Dates, numbers and lists as the language of the site writes them, by the data of Unicode CLDR."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from safedata.source.when import Moment, When
from safedata.wording.messages import _, locale, pgettext


def date(value: dt.date | Moment | When) -> str:
    """A date in words: ``5 April 2018``, ``April 2018``, ``2018``.

    A span has both ends, ``November 2021 to January 2022``, or none: ``since 2014``.
    """
    if isinstance(value, dt.date):
        return _moment(Moment(value.year, value.month, value.day), locale())
    if isinstance(value, Moment):
        return _moment(value, locale())
    if value.open_ended:
        return _("since %(date)s", date=date(value.start))
    if value.end:
        return _("%(begin)s to %(end)s", begin=date(value.start), end=date(value.end))
    return date(value.start)


@cache
def _moment(moment: Moment, locale: str) -> str:
    day = moment.first_day
    if moment.day:
        return format_date(day, "long", locale=locale)
    return format_skeleton("yMMMM" if moment.month else "y", day, locale=locale)


def number(value: int) -> str:
    """A whole number with thousands separated: ``515,000``."""
    return format_decimal(value, locale=locale())


def commas(items: Iterable[str]) -> str:
    """Texts as an enumeration, without a word before the last one: ``a, b, c``."""
    return comma().join(items)


def comma() -> str:
    """What stands between the items of an enumeration."""
    return pgettext("between the items of an enumeration", ", ")


def within(name: str) -> str:
    """`name`, which stands by itself elsewhere, as it stands in the middle of a sentence."""
    return name.lower()
