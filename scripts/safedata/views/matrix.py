"""The matrix of lifecycle stage by cause: where stories and remediations are, and where none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import EntryData, Remediation, Story
from safedata.library.vocabulary import Word
from safedata.views.explorer import address
from safedata.views.template import render
from safedata.views.view import View

_KINDS = "story,remediation"
_STEPS = (1, 3, 6, 10)
"""From how many stories on a cell is darker than the one before."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many stories and remediations bear a stage and a cause, and where to see them."""

    stories: int
    remediations: int
    url: str

    @property
    def level(self) -> int:
        """How dark it is drawn: 0 without stories, up to 4."""
        return sum(self.stories >= step for step in _STEPS)

    @property
    def empty(self) -> bool:
        """Whether nobody has written anything yet."""
        return not self.stories and not self.remediations


@dataclass(frozen=True, slots=True)
class Row:
    """A cause, its cells in the order of the stages, and the cell of all stages together."""

    cause: Word
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """All cells; `totals` has one for each stage, all causes together."""

    stages: tuple[Word, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]

    @property
    def empty(self) -> int:
        """How many cells have neither stories nor remediations."""
        return sum(cell.empty for row in self.rows for cell in row.cells)

    @property
    def untold(self) -> int:
        """How many cells have no story."""
        return sum(not cell.stories for row in self.rows for cell in row.cells)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.stages) * len(self.rows)


def matrix(library: Library) -> Matrix:
    """The matrix of `library`. An entry with two causes and three stages stands in six cells."""
    stages = tuple(library.vocabulary.facets["lifecycle"].words)
    causes = tuple(library.vocabulary.facets["cause"].words)
    stories, remediations = library.all(Story), library.all(Remediation)

    def cell(**chosen: str) -> Cell:
        return Cell(
            _number(library, stories, chosen),
            _number(library, remediations, chosen),
            address(kind=_KINDS, **chosen),
        )

    rows = tuple(
        Row(
            cause,
            tuple(cell(stage=stage.id, cause=cause.id) for stage in stages),
            cell(cause=cause.id),
        )
        for cause in causes
    )
    return Matrix(stages, rows, tuple(cell(stage=stage.id) for stage in stages))


def _number(library: Library, entries: Sequence[Entry[EntryData]], chosen: dict[str, str]) -> int:
    words = {("lifecycle" if key == "stage" else key, id) for key, id in chosen.items()}
    return sum(words <= library.words_of(entry) for entry in entries)


def body(view: View) -> Markup:
    """What stands below the introduction: the table."""
    return render("matrix", view, matrix=matrix(view.library), steps=_STEPS)
