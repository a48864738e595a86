"""The knowledge base must outlive its generator: only the adapter knows MkDocs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "safedata"
ADAPTER = {"site.py"}
GENERATOR = {"mkdocs", "material"}


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


MODULES = sorted(
    f.relative_to(PACKAGE).as_posix()
    for f in PACKAGE.rglob("*.py")
    if f.name not in ADAPTER and "commands" not in f.parts
)


@pytest.mark.parametrize("module", MODULES)
def test_domain_and_views_do_not_import_the_generator(module: str) -> None:
    assert not imported(PACKAGE / module) & GENERATOR


def test_checking_loads_no_generator() -> None:
    """Nor does anything that the checks import bring it in by a back door."""
    code = (
        "import sys, safedata.checks, safedata.schema\n"
        "print([m for m in sys.modules if m.split('.')[0] in {'mkdocs', 'material'}])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    assert result.stdout.strip() == "[]"
