"""A plugin of pytest: begin with the tests that killed the mutants before.

Mutants of a place follow each other, and what notices the one mostly notices the next. Without
this, half of all tests would be run on average before the one that fails. It lies beside the
package in the copy that mutmut works on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

KILLERS = Path(__file__).with_suffix(".txt")
"""Their names, the latest last."""


def _known() -> list[str]:
    return KILLERS.read_text("utf-8").splitlines() if KILLERS.exists() else []


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the tests: killers first, the latest of them before the others."""
    place = {name: position for position, name in enumerate(_known())}
    items.sort(key=lambda item: -place.get(item.nodeid, -1))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a test that failed. What two processes note at once may get lost: it only costs time."""
    if report.failed:
        names = [name for name in _known() if name != report.nodeid]
        KILLERS.write_text("\n".join([*names, report.nodeid]), "utf-8")
