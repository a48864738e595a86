"""The weight of a page: what comes over the line before a reader sees it whole."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from safedata.site.inspection.breach import Breach
from safedata.site.inspection.page import Page

__all__ = ["BUDGET", "WEIGHT", "Scales"]

WEIGHT = "built-weight"
BUDGET = 100_000
"""Bytes, compressed as hosts do, that the first view of a page may take."""
_PACKED = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
_LEVEL = 6
"""How hard hosts compress: nginx, Apache and the hosts of static pages are near this."""


class Scales:
    """Weighs the pages of the site in the folder `site`.

    `budgets` has the bytes for kinds of page that may have more, or less, than BUDGET.
    """

    def __init__(self, site: Path, budgets: Mapping[str, int]) -> None:
        self._budgets = budgets
        self.packed = cache(lambda file: self._packed(site / file))

    def check(self, page: Page, loaded: Iterable[str]) -> Iterator[Breach]:
        """Yield a breach if `page` with the files that it has `loaded` is over its budget."""
        budget = self._budgets.get(page.kind, BUDGET)
        parts = {file: self.packed(file) for file in loaded}
        room = budget - sum(parts.values())
        # Mostly the page fits as it is or hardly compressed, which takes a fraction of the time.
        if len(page.data) <= room or len(zlib.compress(page.data, 1)) <= room:
            return
        own = len(gzip.compress(page.data, _LEVEL, mtime=0))
        if own <= room:
            return
        parts["the page itself"] = own
        heaviest = sorted(parts.items(), key=lambda part: (-part[1], part[0]))[:4]
        most = ", ".join(f"{name} {_kilobytes(size)}" for name, size in heaviest)
        yield Breach(
            page.file,
            WEIGHT,
            f"the first view takes {_kilobytes(sum(parts.values()))}, "
            f"and may take {_kilobytes(budget)}",
            f"Most of it: {most}.",
        )

    @staticmethod
    def _packed(file: Path) -> int:
        data = file.read_bytes()
        return len(gzip.compress(data, _LEVEL, mtime=0)) if file.suffix in _PACKED else len(data)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.1f} kB"
