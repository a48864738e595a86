"""When an entry is due for another reading."""

from __future__ import annotations

import calendar
import datetime as dt

REVIEW_PERIOD_MONTHS = 24
"""How long a review holds. After it, the page says so and the report lists it."""


def due(reviewed: dt.date) -> dt.date:
    """The day from which an entry last read on `reviewed` is due for another reading."""
    months = reviewed.month - 1 + REVIEW_PERIOD_MONTHS
    year, month = reviewed.year + months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(reviewed.day, last))


def is_overdue(reviewed: dt.date, today: dt.date) -> bool:
    """Whether an entry last read on `reviewed` should have been read again by `today`."""
    return today >= due(reviewed)
