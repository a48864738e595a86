"""A search for copies, entry by entry: what is finished stays when it is stopped."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from safedata.links.archive import Archive, ArchiveError
from safedata.links.client import Client
from safedata.links.manners import Manners, Network
from safedata.links.memory import Memory
from safedata.links.wanted import Wanted
from safedata.links.write import change, write
from safedata.source.edit import EditError

STOP_AFTER = 3
"""After how many documents in a row for which the archive fails it is asked no more."""


class Search:
    """Looks for copies and writes their addresses into entries.

    `say` takes what went wrong, `show` the diff of a dry run, and `step` is called for each
    document that was dealt with. With `save`, copies are made where there are none.
    """

    def __init__(
        self,
        root: Path,
        memory: Memory,
        *,
        dry_run: bool,
        save: bool,
        say: Callable[[str], None],
        show: Callable[[str], None],
        step: Callable[[], None],
    ) -> None:
        self._root, self._memory = root, memory
        self._dry_run, self._save = dry_run, save
        self._say, self._show, self._step = say, show, step
        self.without: set[str] = set()
        """The addresses for which there was no copy."""
        self.copies = self.files = self.faults = 0
        self.gave_up = False
        self._failed = 0

    async def run(
        self,
        lacking: Iterable[Wanted],
        manners: Manners,
        network: Network,
        base: str,
        availability: str,
    ) -> None:
        """Look for a copy of each of `lacking`, which are sorted by file."""
        async with Client(manners, network) as client:
            archive = Archive(client, base, availability)
            for path, group in itertools.groupby(lacking, key=lambda one: one.path):
                found = []
                for one in group:
                    address = await self._copy(archive, one)
                    if self.gave_up:
                        break
                    if address is not None:
                        found.append((one, address))
                    self._step()
                if found:
                    self._write(path, found)
                if self.gave_up:
                    return

    async def _copy(self, archive: Archive, one: Wanted) -> str | None:
        try:
            address = await archive.copy_of(one)
            if address is None and self._save:
                address = await archive.save(one)
        except ArchiveError as error:
            self._say(f"{one.path}:{one.line}: the archive could not be asked: {error}")
            self._failed += 1
            if self._failed >= STOP_AFTER:
                self._say("The archive is left in peace for now. Run it again later.")
                self.gave_up = True
            return None
        self._failed = 0
        if address is None:
            self.without.add(one.url)
            self._memory.keep_no_copy(one.url, datetime.now(UTC))
        return address

    def _write(self, path: str, found: list[tuple[Wanted, str]]) -> None:
        try:
            made = change(self._root, path, found)
            if self._dry_run:
                self._show(made.diff)
            else:
                write(self._root, made)
        except (EditError, OSError) as error:
            self.faults += 1
            self._say(f"{path}: nothing was written: {error}")
            for one, address in found:
                self._say(f"    {one.url}\n    {address}")
            return
        self.files += 1
        self.copies += len(found)
