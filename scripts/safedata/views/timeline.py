"""The timeline: when each story happened and when it became known.

Its template draws with attributes of SVG and not with styles, because pages may have none
(``site/policy.py``). A moment is a mark; what lasts is a bar after the mark, and a broken bar if it
goes on; a ring is when it became known.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Story
from safedata.views.explorer import address
from safedata.views.template import render
from safedata.views.view import View

_BREAK = 2000
"""Most of what is told here happened later; earlier years are drawn closer together."""

_EARLY = 0.16
"""How much of the width the years before the break take, if there are any."""

_TICKS = 5  # years between two lines after the break


@dataclass(frozen=True)
class Scale:
    """Where a day stands on the line, from 0 (left) to 100 (right)."""

    first: int
    last: int
    """The years at the left end, and after the right end."""

    @property
    def early(self) -> float:
        """How much of the width the years before the break take."""
        return _EARLY if self.first < _BREAK else 0.0

    def at(self, day: dt.date) -> float:
        """The place of `day`."""
        days = 366 if calendar.isleap(day.year) else 365
        year = max(day.year + (day.timetuple().tm_yday - 1) / days, self.first)
        start = max(_BREAK, self.first)
        if year < start:
            place = (year - self.first) / (start - self.first) * self.early
        else:
            place = self.early + (year - start) / (self.last - start) * (1 - self.early)
        return round(100 * min(place, 1.0), 2)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """The years that are written below the line, with their places."""
        start = max(_BREAK, self.first)
        years = [year for year in range(start, self.last) if year % _TICKS == 0]
        if self.early:
            years.insert(0, self.first)
        return [(year, self.at(dt.date(year, 1, 1))) for year in years]


@dataclass(frozen=True, slots=True)
class Line:
    """A story with the places of its beginning, its end and the day on which it became known.

    `goes_on` tells that it has no end yet.
    """

    story: Entry[Story]
    begin: float
    end: float
    known: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The stories that became known in a year."""

    year: int
    lines: tuple[Line, ...]
    url: str


def scale(library: Library, today: dt.date) -> Scale:
    """From the beginning of the decade of the first story to the end of this year."""
    days = [today, *(s.data.occurred.first_day for s in library.all(Story))]
    days += [s.data.disclosed.first_day for s in library.all(Story)]
    first = min(days).year
    return Scale(first // 10 * 10, max(days).year + 1)


def years(library: Library, today: dt.date) -> list[Year]:
    """All stories by the year in which they became known, newest first."""
    line = scale(library, today)
    groups = groupby(library.all(Story), key=lambda story: story.data.disclosed.start.year)
    return [
        Year(
            year,
            tuple(_line(story, line, today) for story in stories),
            address(kind="story", year=str(year)),
        )
        for year, stories in groups
    ]


def stories_a_year(found: list[Year]) -> dict[int, int]:
    """How many stories became known in each year, oldest first.

    After the break every year is there; before it only those with stories.
    """
    numbers = {year.year: len(year.lines) for year in found}
    late = [year for year in numbers if year >= _BREAK]
    for year in range(min(late), max(late) + 1) if late else ():
        numbers.setdefault(year, 0)
    return dict(sorted(numbers.items()))


def _line(story: Entry[Story], line: Scale, today: dt.date) -> Line:
    occurred = story.data.occurred
    return Line(
        story,
        line.at(occurred.first_day),
        line.at(occurred.last_day or today),
        line.at(story.data.disclosed.first_day),
        occurred.open_ended,
    )


def body(view: View) -> Markup:
    """What stands below the introduction: the stories a year, and the line of each."""
    found = years(view.library, view.settings.today)
    numbers = stories_a_year(found)
    return render(
        "timeline",
        view,
        years=found,
        numbers=numbers,
        most=max(numbers.values(), default=1),
        scale=scale(view.library, view.settings.today),
        breaks_at=_BREAK,
    )
