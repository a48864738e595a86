"""Where something stands: in a file, and in the data of its front matter."""

from __future__ import annotations

from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Where a value stands in front matter: keys and list positions."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; both numbers count from 1."""

    line: int
    column: int
