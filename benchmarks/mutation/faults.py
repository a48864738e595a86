"""Plants the faults of faults.yml, one at a time, and writes into faults.md which are noticed.

    .venv/bin/python benchmarks/mutation/faults.py

It works in a copy of the project. `__main__` takes faults.md over into RESULTS.md.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.mutation.targets import ROOT

HERE = Path(__file__).parent
COPIED = ("scripts", "tests", "docs", "schemas", ".vscode", "pyproject.toml", "mkdocs.yml")
TESTS = ("tests/checks", "tests/library", "tests/source", "tests/views", "tests/exports")
"""Without a generator and without a browser, as are those at the top of tests/."""

_FAILED = re.compile(r"^FAILED (\S+?)(?:\[.*)?(?: - .*)?$", re.MULTILINE)


def main() -> None:
    """Plant, test, and write the table."""
    faults = yaml.safe_load((HERE / "faults.yml").read_text("utf-8"))
    rows = []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder, name))
        if noticed := _failed(Path(folder)):
            sys.exit(f"Without any fault {noticed} fails.")
        for fault in faults:
            file = Path(folder, "scripts", "safedata", fault["file"])
            right = file.read_text("utf-8")
            if right.count(fault["old"]) != 1:
                sys.exit(f"{fault['old']} stands {right.count(fault['old'])} times in {file}")
            file.write_text(right.replace(fault["old"], fault["new"]), "utf-8")
            noticed = _failed(Path(folder))
            file.write_text(right, "utf-8")
            print(f"{fault['file']}: {fault['what']}: {noticed or 'UNNOTICED'}", flush=True)
            rows.append(f"| {fault['what']} | {fault['file']} | {_cell(noticed)} |")
    found = sum("| no |" not in row for row in rows)
    lines = [
        "## Faults planted by hand",
        "",
        f"Of {len(rows)} faults the fast tests noticed {found}. The edits are in faults.yml;",
        "faults.py plants them again. The test is the first that failed.",
        "",
        "| what is wrong | in | noticed by |",
        "| --- | --- | --- |",
        *rows,
    ]
    (HERE / "faults.md").write_text("\n".join(lines) + "\n", "utf-8")


def _cell(noticed: str) -> str:
    return f"`{noticed.partition('::')[2]}`" if noticed else "no"


def _failed(root: Path) -> str:
    """The first test that fails on the project in `root`; "" if none does."""
    top = sorted(path.relative_to(root).as_posix() for path in (root / "tests").glob("test_*.py"))
    result = subprocess.run(
        [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *TESTS, *top],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == 0:
        return ""
    match = _FAILED.search(result.stdout)
    if match is None:
        sys.exit(result.stdout[-3000:] + result.stderr[-3000:])
    return match[1]


if __name__ == "__main__":
    main()
