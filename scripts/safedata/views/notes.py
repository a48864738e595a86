"""The citations of a page, numbered in the order in which they are first made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from safedata.library.model import Source


class Notes:
    """The citations of `sources` on one page, counted while its text is rendered."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.key: source for source in sources}
        self._made: Counter[str] = Counter()

    def cite(self, key: str) -> Markup:
        """A citation of the source `key`, as a number that leads to the source.

        What is no source is shown as written.
        """
        if key not in self._sources:
            return Markup("[^{}]").format(key)
        self._made[key] += 1
        number = list(self._made).index(key) + 1
        return Markup(
            '<sup id="{here}"><a class="footnote-ref" href="#fn:{key}">{number}</a></sup>'
        ).format(here=_anchor(key, self._made[key]), key=key, number=number)

    @property
    def cited(self) -> list[Source]:
        """The sources that were cited so far, in the order of their numbers."""
        return [self._sources[key] for key in self._made]

    @property
    def uncited(self) -> list[Source]:
        """The other sources."""
        return [source for key, source in self._sources.items() if key not in self._made]

    def places(self, source: Source) -> list[str]:
        """The anchors of the citations of `source`, in order."""
        return [_anchor(source.key, n + 1) for n in range(self._made[source.key])]


def _anchor(key: str, number: int) -> str:
    return f"fnref{number if number > 1 else ''}:{key}"
