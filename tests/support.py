"""What tests share: a project on disk that they may break."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safedata import checks
from safedata.checks import Report
from safedata.source.findings import as_text

ROOT = Path(__file__).parent.parent
SMALL_LIBRARY = Path(__file__).parent / "fixtures" / "library"


@dataclass(frozen=True)
class Project:
    """A project on disk; paths are relative to its docs/ folder."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / "docs" / name

    def read(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        self.path(name).write_bytes(content)

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def remove(self, name: str) -> None:
        self.path(name).unlink()

    def check(self) -> Report:
        return checks.run(self.root)

    def findings(self) -> str:
        """The findings as people read them."""
        return as_text(self.check().findings)
