"""What tests share: a project on disk that they may break."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from safedata import checks
from safedata.checks import Report
from safedata.source.findings import as_text

ROOT = Path(__file__).parent.parent
SMALL_LIBRARY = Path(__file__).parent / "fixtures" / "library"
SMALL_VOCABULARY = Path(__file__).parent / "fixtures" / "vocabulary.yml"
PAGES = Path(__file__).parent / "fixtures" / "pages"

STORY = "stories/a-list-went-astray.md"
OTHER_STORY = "stories/a-map-was-shared.md"
THIRD_STORY = "stories/a-printout-was-left.md"
PATTERN = "patterns/the-open-list.md"
REMEDIATION = "remediations/send-less.md"
RESOURCE = "resources/list-handbook.md"
TERM = "glossary/notice.md"
OTHER_TERM = "glossary/consent.md"
ROUNDTABLE = "roundtables/an-afternoon-on-lists.md"
ROLE = "roles/programme.md"
STAGE = "lifecycle/share.md"

TOLD: set[tuple[str, str]] = set()
"""Rule and message of each finding that some test has expected (see `every_finding`)."""


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

    def put(self, name: str, **keys: str) -> None:
        """Write keys of the front matter, in place of those that are there or as the last ones.

        Values are YAML as it stands after the colon. ``with_`` stands for ``with``.
        """
        for key, value in keys.items():
            before, _, after = self._around(name, key)
            space = "" if value.startswith("\n") else " "
            self.write(name, f"{before}{key.removesuffix('_')}:{space}{value}\n{after}")

    def drop(self, name: str, *keys: str) -> None:
        """Take keys out of the front matter, with all that stands under them."""
        for key in keys:
            before, found, after = self._around(name, key)
            assert found, f"there is no {key!r} in {name}"
            self.write(name, before + after)

    def _around(self, name: str, key: str) -> tuple[str, str, str]:
        """What stands before a key of the front matter, the key with its value, and what after."""
        text = self.read(name)
        end = text.index("\n---\n") + 1
        found = re.search(rf"^{key.removesuffix('_')}:.*\n(?:[ -].*\n)*", text[:end], re.MULTILINE)
        start, stop = found.span() if found else (end, end)
        return text[:start], text[start:stop], text[stop:]

    def body(self, name: str, text: str) -> None:
        """Put `text` in the place of all that stands below the front matter."""
        matter, _, _ = self.read(name).partition("\n---\n")
        self.write(name, f"{matter}\n---\n{text}")

    def borrow(self, *names: str) -> None:
        """Take entries from the pages that the tests of the site use: a role, a stage …"""
        for name in names:
            self.write(name, (PAGES / "docs" / name).read_bytes())

    def copy(self, name: str, new: str) -> None:
        self.write(new, self.read(name))

    def remove(self, name: str) -> None:
        self.path(name).unlink()

    def check(self) -> Report:
        return checks.run(self.root)

    def findings(self) -> str:
        """The findings as people read them."""
        return as_text(self.check().findings)


def expect(project: Project, text: str) -> None:
    """Exactly these findings are told, each with its place, its rule, its message and its hint."""
    findings = project.check().findings
    assert as_text(findings) == textwrap.dedent(text).strip()
    TOLD.update((finding.rule, finding.message) for finding in findings)


def expect_nothing(project: Project) -> None:
    assert project.findings() == ""


def another_story(project: Project, **keys: str) -> str:
    """Add a story that is right and like no other, with these keys besides; returns its name."""
    name = "stories/a-call-was-made.md"
    project.copy(STORY, name)
    project.put(
        name,
        title="A call was made",
        remediations="""
  - remediation: send-less
    how: With ages alone at hand, she could not have read out where the twins live.
  - remediation: check-twice
    how: Ringing back on the number in the directory exposes a false voice at once.""",
        **keys,
    )
    project.body(
        name,
        """\
## What happened

Somebody rang, said that she was a nurse, and was read the addresses of twins.[^s1][^s2]

## Who was put at risk

Two children and their aunt.[^s1]

## What went wrong

A friendly voice was proof enough.[^s2]

## How it was handled

The aunt moved.[^s1]

## Talk about it

- Whom would you believe?
""",
    )
    return name
