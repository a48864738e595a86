"""No text for readers stands outside the catalogue; and what looks for such texts finds them."""

from __future__ import annotations

import pytest

from literals import in_python, in_script, in_template, told
from safedata.library.model import KINDS
from safedata.views.template import FOLDER as TEMPLATES
from support import ROOT

THEME = sorted((ROOT / "overrides").rglob("*.html"))
MADE = sorted(TEMPLATES.rglob("*.j2"))
MODULES = sorted(
    file
    for layer in ("views", "exports")
    for file in (ROOT / "scripts" / "safedata" / layer).rglob("*.py")
)
SCRIPTS = sorted(
    file
    for file in (ROOT / "overrides" / "assets").rglob("*.js")
    # Not ours; and the words in the other are of the search's language, to compare with.
    if file.name not in {"minisearch.js", "engine.js"}
)

SECTIONS = {title for model in KINDS.values() for title in model.SECTIONS}
"""Headings that people write in entries: the program knows sections by them."""

CAPITALS = {"D", "Copyright"}


def test_templates_say_nothing_by_themselves() -> None:
    found = [line for file in THEME for line in told(file, ROOT, in_template(file.read_text()))]
    for file in MADE:
        found += told(file, ROOT, in_template(file.read_text(), trim=True))
    assert found == []


def test_views_and_exports_say_nothing_by_themselves() -> None:
    found = [
        line
        for file in MODULES
        for line in told(file, ROOT, in_python(file.read_text("utf-8"), SECTIONS))
    ]
    assert found == []


def test_scripts_say_nothing_by_themselves() -> None:
    found = [
        line for file in SCRIPTS for line in told(file, ROOT, in_script(file.read_text("utf-8")))
    ]
    assert found == []
