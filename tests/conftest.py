"""A small, faultless library in a temporary folder, for tests to break."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support import ROOT, SMALL_LIBRARY, Project

# No example has a deadline: a busy machine is no fault of the code. Where everybody waits for the
# answer, the examples are the same in every run; at home new ones are tried.
settings.register_profile(
    "safedata",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("safedata")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small library, with the vocabulary of the real one."""
    root = tmp_path / "project"
    shutil.copytree(SMALL_LIBRARY, root)
    shutil.copy(ROOT / "docs" / "vocabulary.yml", root / "docs" / "vocabulary.yml")
    return Project(root)
