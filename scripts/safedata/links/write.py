"""Writes the addresses of copies into entries: a file whole, or not at all."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from safedata.library import loader
from safedata.links.wanted import KEY, Wanted
from safedata.source.edit import EditError, add_key
from safedata.source.findings import Finding


@dataclass(frozen=True)
class Change:
    """A file as it is, and as it is to be."""

    path: str
    before: bytes
    after: bytes

    @property
    def diff(self) -> str:
        """What would change, as a unified diff."""
        old = self.before.decode("utf-8").splitlines(keepends=True)
        new = self.after.decode("utf-8").splitlines(keepends=True)
        lines = difflib.unified_diff(old, new, f"a/{self.path}", f"b/{self.path}", n=2)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def change(root: Path, path: str, copies: Iterable[tuple[Wanted, str]]) -> Change:
    """What `path` would be with the addresses of `copies` in it. Nothing is written.

    Raises EditError if that cannot be done without changing something else, or if the entry would
    no longer be one; OSError if the file cannot be read.
    """
    before = (root / path).read_bytes()
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EditError("it is no UTF-8 text") from error
    for one, address in copies:
        text = add_key(text, one.group, KEY, address, one.after)
    after = text.encode("utf-8")
    faults: list[Finding] = []
    loader.typed(loader.read(path, after, faults), faults)
    if faults:
        raise EditError(f"it would no longer be in order: {faults[0].message}")
    return Change(path, before, after)


def write(root: Path, change: Change) -> None:
    """Put the file in its place, in one step, with the permissions that it had.

    Raises EditError if somebody changed it in the meantime; OSError if it cannot be written.
    """
    file = root / change.path
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(change.after)
        new.chmod(file.stat().st_mode & 0o777)
        if file.read_bytes() != change.before:
            raise EditError("somebody changed it in the meantime")
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
