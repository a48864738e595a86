"""What is mutated, and which tests have to notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "safedata"

LEFT_OUT = (
    # They try many inputs, for seconds: every mutant that lives would take as long.
    "tests/source/test_prose.py::test_any_text_can_be_read_and_places_lie_within_it",
    "tests/source/test_render.py::test_only_known_elements_attributes_and_addresses_come_out",
    "tests/source/test_frontmatter.py::"
    "test_what_a_yaml_library_writes_is_read_back_with_a_place_for_each_value",
    "tests/library/test_loader.py::"
    "test_any_values_under_any_keys_become_an_entry_or_findings_in_words",
    "tests/source/test_when.py::test_every_date_survives_being_written_and_read",
    # It reads all of the real entries, which is no test of the code.
    "tests/exports/test_schema.py::test_every_entry_of_the_library_fits_its_schema",
)
"""Tests that are not run against mutants."""


@dataclass(frozen=True)
class Target:
    """A few modules that are mutated in one run, and the tests that have to notice."""

    name: str
    modules: tuple[str, ...]
    """Paths within the package."""
    tests: tuple[str, ...]
    """Files and folders, from the root of the project."""
    at_import: tuple[str, ...] = ()
    """Functions that run when a module is imported or once in a process, as mutmut names them.

    For each of their mutants everything is imported anew, which takes longer than to fork.
    """


def targets() -> list[Target]:
    """Everything that is mutated, in the order of the table of results.

    A rule answers to the tests that bear its name, and to nothing else: others may notice that it
    is broken, but none of them would be kept for its sake.
    """
    rules = [
        Target(
            f"checks/{name}.py",
            (f"checks/{name}.py",),
            _checks(_TESTS_OF.get(name, name)),
            _ONCE.get(name, ()),
        )
        for name in (file.stem for file in _rules())
    ]
    return [*_OTHERS, *rules]


def _rules() -> list[Path]:
    files = sorted((PACKAGE / "checks").glob("*.py"))
    return [file for file in files if file.stem not in {"__init__", "base", "texts"}]


_TESTS_OF = {"links": "link"}

_ONCE = {
    "idiom": ("safedata.checks.idiom.x_idioms", "safedata.checks.idiom.x__by_word"),
    "recurring_phrase": ("safedata.checks.recurring_phrase.x_accepted",),
}

_MODEL = tuple(
    file.relative_to(PACKAGE).as_posix()
    for file in sorted((PACKAGE / "library" / "model").glob("*.py"))
)


def _checks(*rules: str) -> tuple[str, ...]:
    return tuple(f"tests/checks/test_{rule}.py" for rule in rules)


def _source(*names: str) -> tuple[str, ...]:
    return tuple(f"tests/source/test_{name}.py" for name in names)


_OTHERS = [
    Target(
        "source/prose.py",
        ("source/prose.py",),
        ("tests/source/test_prose.py", "tests/source/test_render.py"),
        ("safedata.source.prose.x__parser",),
    ),
    Target(
        "source/render.py",
        ("source/render.py",),
        _source("render"),
        ("safedata.source.render.x__rules",),
    ),
    Target("source/link.py", ("source/link.py",), ("tests/source/test_leads.py", *_checks("link"))),
    Target(
        "source/frontmatter.py",
        ("source/frontmatter.py",),
        _source("frontmatter", "front_matter", "yaml", "keys", "type"),
    ),
    Target(
        "library/model",
        _MODEL,
        (
            "tests/library",
            "tests/exports/test_schema.py",
            *_source("value", "type", "keys"),
            *_checks("reference", "vocabulary"),
        ),
        (
            "safedata.library.model.fields.xǁRichǁ__get_pydantic_core_schema__",
            *(
                f"safedata.library.model.relations.x_{name}"
                for name in (
                    "marked",
                    "_facet",
                    "_related_fields",
                    "_holds_parts",
                    "_marks",
                    "_marks_within",
                )
            ),
        ),
    ),
    Target(
        "library/loader.py",
        ("library/loader.py",),
        (
            "tests/library/test_loader.py",
            *_source(
                "encoding", "front_matter", "keys", "slug", "suggest", "type", "value", "yaml"
            ),
        ),
    ),
    Target(
        "library/graph.py",
        ("library/graph.py",),
        ("tests/library", *_checks("unused", "guidance", "patterns", "reference")),
    ),
    Target(
        "library/vocabulary.py",
        ("library/vocabulary.py",),
        ("tests/library/test_vocabulary.py", *_checks("vocabulary", "charted")),
    ),
    Target(
        "library/entry.py",
        ("library/entry.py",),
        ("tests/library", *_source("value"), *_checks("reference", "unused", "sections")),
    ),
    Target("library/places.py", ("library/places.py",), _checks("link")),
    Target("checks/__init__.py", ("checks/__init__.py",), _checks("run")),
    Target(
        "checks/base.py",
        ("checks/base.py",),
        _checks("run", "link", "https", "raw_html", "unused", "reference", "charted", "sources"),
    ),
    Target("checks/texts.py", ("checks/texts.py",), _checks("idiom", "recurring_phrase")),
]
