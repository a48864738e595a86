"""A small, faultless library in a temporary folder, for tests to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support import ROOT, SMALL_LIBRARY, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small library, with the vocabulary of the real one."""
    root = tmp_path / "project"
    shutil.copytree(SMALL_LIBRARY, root)
    shutil.copy(ROOT / "docs" / "vocabulary.yml", root / "docs" / "vocabulary.yml")
    return Project(root)
