"""What was learnt in earlier runs, so that one that was stopped goes on where it was.

A file of lines of JSON, each written as soon as it is known. It lies outside of what is tracked,
and may be deleted at any time.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from safedata.links.trail import Failure, Trail

_TRAIL = TypeAdapter(Trail)


class Memory:
    """The trails of earlier runs, by address."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.trails: dict[str, Trail] = {}
        self.searches: dict[str, datetime] = {}
        """When the archive was last found to have no copy of an address."""
        self._read()

    def _read(self) -> None:
        try:
            lines = self._file.read_text("utf-8", "replace").split("\n")
        except FileNotFoundError:
            return
        for line in lines:
            try:
                data = json.loads(line)
                if "no_copy" in data:
                    self.searches[str(data["no_copy"])] = datetime.fromisoformat(data["asked"])
                else:
                    trail = _TRAIL.validate_python(data)
                    self.trails[trail.url] = trail
            except (ValueError, TypeError, KeyError, ValidationError):
                continue  # the last line of a run that was cut off, or of another version

    def since(self, day: datetime) -> dict[str, Trail]:
        """The trails that are not older than `day`."""
        return {url: trail for url, trail in self.trails.items() if trail.asked >= day}

    def keep(self, trail: Trail) -> None:
        """Remember `trail`. What says nothing of the address is not kept."""
        self.trails[trail.url] = trail
        if trail.failure is not Failure.NOT_ASKED:
            self._write({**asdict(trail), "asked": trail.asked.isoformat()})

    def keep_no_copy(self, url: str, asked: datetime) -> None:
        """Remember that the archive has no copy of `url`."""
        self.searches[url] = asked
        self._write({"no_copy": url, "asked": asked.isoformat()})

    def tidy(self) -> None:
        """Write the file anew, one line for each address."""
        lines = [
            json.dumps({**asdict(t), "asked": t.asked.isoformat()}) for t in self.trails.values()
        ]
        lines += [
            json.dumps({"no_copy": url, "asked": asked.isoformat()})
            for url, asked in self.searches.items()
        ]
        new = self._file.with_suffix(".new")
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        new.replace(self._file)

    def _write(self, data: dict[str, object]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(data) + "\n")
