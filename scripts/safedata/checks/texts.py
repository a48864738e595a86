"""What a document says, as words: for rules that look at the wording of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from safedata.library.entry import Document
from safedata.source.place import Position
from safedata.source.prose import Prose

_TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:['’-]\w+)*|[^\w\s]")
_BETWEEN = "\n.\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that stands for itself: a paragraph of the prose, or a phrase of the front matter."""

    text: str
    position: Position
    prose: Prose | None = None

    def place(self, at: int) -> Position:
        """Where the character `at` stands in the file; for phrases, where the phrase begins."""
        end = 0
        for written, where in self.prose.written if self.prose else ():
            word = written.lstrip()
            start = self.text.find(word.rstrip(), end)
            if where < self.position or start < 0:
                continue  # it stands in another piece
            end = start + len(word)
            if start <= at < end:
                return Position(where.line, where.column + len(written) - len(word) + at - start)
        return self.position


class Text:
    """All that a document says, as words and marks in their order."""

    def __init__(self, document: Document, phrases: Iterable[Piece] = ()) -> None:
        """The prose of `document`, and `phrases` of its front matter."""
        self.document = document
        prose = document.prose
        self.pieces = [Piece(p.text, p.position, prose) for p in prose.paragraphs]
        self.pieces += phrases

    @cached_property
    def tokens(self) -> list[str]:
        """Its words and marks in lower case; between two pieces there is a mark."""
        return tokens(self._joined.lower())

    @cached_property
    def as_written(self) -> list[str]:
        """The same with their capitals."""
        return tokens(self._joined)

    @property
    def _joined(self) -> str:
        return _BETWEEN.join(piece.text for piece in self.pieces)

    def piece(self, token: int) -> Piece:
        """The piece in which the token of that number stands."""
        ends = accumulate(len(tokens(piece.text)) + 1 for piece in self.pieces)
        return next(piece for end, piece in zip(ends, self.pieces, strict=True) if token < end)


def tokens(text: str) -> list[str]:
    """The words and marks of `text`, in their order."""
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Whether a token is a word and not a mark or a number."""
    return token[-1].isalpha()
