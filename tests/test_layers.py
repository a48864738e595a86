"""What each layer of the package may import: the knowledge base must outlive its generator."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "safedata"

ALLOWED = {
    # layer: the layers of ours that it may import, besides itself
    "source": set[str](),
    "library": {"source"},
    "checks": {"source", "library"},
    "views": {"source", "library", "checks"},
    "exports": {"source", "library", "checks", "views"},
    "links": {"source", "library", "checks"},
    "site": {"source", "library", "checks", "views", "exports"},
    "commands": {"source", "library", "checks", "views", "exports", "links", "site"},
}
"""Nothing points upwards, so no layer needs one below it in order to be understood or tested."""

ONLY_IN_SITE = {"mkdocs", "material", "markdown", "pymdownx"}
"""Packages of the generator: the adapter is all that a successor would have to write again."""

ONLY_IN_LINKS = {"aiohttp", "yarl"}
"""What speaks to the servers of others: neither the checks nor the build of the site may."""

MODULES = sorted(file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The full names of the modules that `file` imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_every_folder_is_a_layer() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert folders == set(ALLOWED)


@pytest.mark.parametrize("module", [m for m in MODULES if "/" in m])
def test_a_layer_imports_only_layers_above_it(module: str) -> None:
    layer = module.partition("/")[0]
    ours = {
        name.split(".")[1] for name in imported(PACKAGE / module) if name.startswith("safedata.")
    }
    assert ours <= ALLOWED[layer] | {layer}


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("site/")])
def test_only_the_adapter_knows_the_generator(module: str) -> None:
    assert not {name.split(".")[0] for name in imported(PACKAGE / module)} & ONLY_IN_SITE


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("links/")])
def test_only_links_asks_other_servers(module: str) -> None:
    assert not {name.split(".")[0] for name in imported(PACKAGE / module)} & ONLY_IN_LINKS


def test_checking_loads_no_generator() -> None:
    """Nor does anything that the checks import bring it in by a back door."""
    code = (
        "import sys, safedata.checks, safedata.exports.schema\n"
        f"print([m for m in sys.modules if m.split('.')[0] in {ONLY_IN_SITE!r}])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    assert result.stdout.strip() == "[]"
