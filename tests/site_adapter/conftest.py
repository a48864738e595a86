"""The small site, built once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_site import build, small_project


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site; `--strict`, so without a warning of ours or MkDocs'."""
    return build(small_project(tmp_path_factory.mktemp("small") / "project"))
