"""The exported schemas say the same as the models."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from safedata.commands import schema
from safedata.library import loader
from safedata.library.model import KINDS
from safedata.library.vocabulary import Vocabulary
from support import ROOT, Project

OUT_OF_STEP = "run ./scripts/schema and commit what it writes"


@cache
def validator(kind: str) -> Draft202012Validator:
    exported = json.loads((ROOT / schema.FOLDER / f"{kind}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(exported)
    return Draft202012Validator(exported, format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_json(value: Any) -> Any:
    """Front matter as editors see it: dates are text there."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_in_step_with_the_models(kind: str) -> None:
    file = ROOT / schema.FOLDER / f"{kind}.schema.json"
    expected = schema.text_of(kind, Vocabulary.load(ROOT / "docs"))
    assert file.read_text("utf-8") == expected, OUT_OF_STEP


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    files = {file.name for file in (ROOT / schema.FOLDER).iterdir()}
    assert files == {f"{kind}.schema.json" for kind in KINDS}


def test_every_entry_of_the_library_fits_its_schema() -> None:
    for entry in loader.load(ROOT).entries:
        matter = entry.document.matter
        assert matter is not None
        faults = [e.message for e in validator(entry.kind).iter_errors(as_json(matter.data))]
        assert faults == [], entry.id


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary:", "sumary:"),
        ("outcome: harm", "outcome: ham"),
        ("causes: [unsafe-procedure]", "causes: [human error]"),
        ("number: 300", "number: many"),
        ("remediation: send-less", "remediation: Send less"),
        ("disclosed: 2021-03-09", "disclosed: last spring"),
        ("reviewed: 2026-01-15", "reviewed: January"),
        ("region: global\n", ""),
    ],
)
def test_what_the_loader_or_the_checks_refuse_the_schema_refuses_too(
    project: Project, old: str, new: str
) -> None:
    name = "stories/a-list-went-astray.md"
    project.edit(name, old, new)
    assert project.check().errors
    (document,) = [d for d in loader.load(project.root).documents if d.path == f"docs/{name}"]
    assert document.matter is not None
    assert not validator("story").is_valid(as_json(document.matter.data))


def test_the_editor_knows_the_schema_of_every_folder() -> None:
    settings = (ROOT / ".vscode" / "settings.json").read_text("utf-8")
    named = dict(re.findall(r'"\./schemas/(\w+)\.schema\.json": "docs/(\w+)/\*\.md"', settings))
    assert named == {kind: model.FOLDER for kind, model in KINDS.items()}


def test_the_editor_reads_findings_as_they_are_told(project: Project) -> None:
    task = (ROOT / ".vscode" / "tasks.json").read_text("utf-8")
    (pattern,) = re.findall(r'"regexp": "(.+)"', task)
    project.edit("glossary/consent.md", "[notice]", "[consent]")
    first = project.findings().splitlines()[0]
    match = re.match(json.loads(f'"{pattern}"'), first)
    assert match is not None
    assert match.groups()[:3] == ("docs/glossary/consent.md", "7", "17")


def test_schemas_are_written_where_they_are_looked_for(project: Project, tmp_path: Path) -> None:
    files = schema.write(project.root)
    assert {file.parent for file in files} == {project.root / schema.FOLDER}
    assert len(files) == len(KINDS)
