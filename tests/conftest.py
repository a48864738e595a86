"""A small, faultless library in a temporary folder, for tests to break."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("support")  # so that a failure shows what differs

from every_finding import EveryFinding  # noqa: E402
from support import SMALL_LIBRARY, SMALL_VOCABULARY, Project  # noqa: E402

# No example has a deadline: a busy machine is no fault of the code. Where everybody waits for the
# answer, the examples are the same in every run; at home new ones are tried.
settings.register_profile(
    "safedata",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("safedata")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(EveryFinding(config))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small library, with a vocabulary that is as small."""
    root = tmp_path / "project"
    shutil.copytree(SMALL_LIBRARY, root)
    shutil.copy(SMALL_VOCABULARY, root / "docs" / "vocabulary.yml")
    return Project(root)
