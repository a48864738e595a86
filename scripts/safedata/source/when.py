"""Dates as sources give them: a day, a month, a year, or a span of two of these.

The notation is the part of ISO 8601-2:2019 (EDTF, level 0 and open intervals) that our sources
need: ``2018-04-05``, ``2018-04``, ``2018``, ``2017/2019-06`` and ``2014/..`` for what goes on.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?\Z")
PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?(/(\d{4}(-\d{2}(-\d{2})?)?|\.\.))?$"
_EXPECTED = "a date as 2018-04-05, 2018-04 or 2018, or a span as 2017/2019-06 or 2014/.."


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year: ``month`` and ``day`` are None where the source is no finer."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Return the moment that `text` (``YYYY[-MM[-DD]]``) names; raise ValueError if none."""
        match = _PART.match(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        dt.date(year, month or 1, day or 1)  # raises ValueError for 2021-02-30 and the like
        return cls(year, month, day)

    @property
    def first_day(self) -> dt.date:
        """The earliest day that the moment can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The latest day that the moment can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class When:
    """A moment, or a span from `start` to `end`; `open_ended` where it goes on."""

    start: Moment
    end: Moment | None = None
    open_ended: bool = False

    @classmethod
    def parse(cls, value: object) -> When:
        """Return the When that a front matter value means.

        `value` is a date, a year as a whole number, or text in the notation above.
        Raises ValueError if it is none of these, is no real date, or ends before it starts.
        """
        if isinstance(value, When):
            return value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return cls(Moment(value.year, value.month, value.day))
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ValueError(str(value))
        first, slash, last = str(value).partition("/")
        start = Moment.parse(first)
        if last.strip() == "..":
            return cls(start, open_ended=True)
        end = Moment.parse(last) if slash else None
        if end is not None and end.last_day < start.first_day:
            raise ValueError(str(value))
        return cls(start, end)

    @property
    def first_day(self) -> dt.date:
        """The earliest day that it can mean."""
        return self.start.first_day

    @property
    def last_day(self) -> dt.date | None:
        """The latest day that it can mean; None while it goes on."""
        return None if self.open_ended else (self.end or self.start).last_day

    @property
    def years(self) -> range:
        """The calendar years it touches, as far as they are known."""
        return range(self.start.year, (self.end or self.start).year + 1)

    def __str__(self) -> str:
        if self.open_ended:
            return f"{self.start}/.."
        return f"{self.start}/{self.end}" if self.end else str(self.start)


def _validate(value: Any) -> When:
    try:
        return When.parse(value)
    except ValueError as error:
        raise PydanticCustomError(
            "when", "{shown} is not a date", {"shown": str(value), "expected": _EXPECTED}
        ) from error


WhenField = Annotated[
    When,
    BeforeValidator(_validate),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": PATTERN},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]
"""A model field that holds a `When`."""
