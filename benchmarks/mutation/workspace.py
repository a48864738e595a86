"""A copy of the project in which mutmut may work, and what it found there."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.mutation.targets import LEFT_OUT, PACKAGE, ROOT, Target
from mutmut.mutation.diff_apply import get_diff_for_mutant

COPIED = ("tests", "schemas", ".vscode", "docs/vocabulary.yml")
"""What the tests read, besides the package."""

_WITHOUT = [f"-pno:{name}" for name in ("cacheprovider", "unraisableexception", "threadexception")]
"""Plugins of pytest that would take most of the time of a run of few tests, and tell nothing."""

_FATES = {
    # exit codes as mutmut 3.8 means them (`status_by_exit_code`); 255 is of a process that could
    # not even import the mutant (`ForkServerRunner`)
    **dict.fromkeys((1, 3, 255), "killed"),
    **dict.fromkeys((-24, 24, 36, 152), "timeout"),
    **dict.fromkeys((5, 33), "unreached"),
    0: "survived",
}


@dataclass(frozen=True)
class Mutant:
    """What was changed, where, and what became of it: killed, survived, unreached or timeout."""

    module: str
    function: str
    line: int
    fate: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Outcome:
    """All mutants of a target, and how many seconds they took."""

    mutants: list[Mutant]
    seconds: float


def fingerprint(target: Target) -> str:
    """What changes when a target has to be run again: its modules, its tests, what these use."""
    digest = hashlib.sha256(repr((target, LEFT_OUT)).encode())
    files = [PACKAGE / module for module in target.modules]
    for name in target.tests:
        path = ROOT / name
        files += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    files += [ROOT / "tests" / "support.py", ROOT / "tests" / "conftest.py"]
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def make(folder: Path, target: Target) -> None:
    """Write into `folder` a copy of the project, set up to mutate the modules of `target`."""
    shutil.rmtree(folder, ignore_errors=True)
    without = shutil.ignore_patterns("__pycache__", ".hypothesis")
    shutil.copytree(PACKAGE, folder / "src" / "safedata", ignore=without)
    for name in COPIED:
        source, copy = ROOT / name, folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=without)
        else:
            shutil.copy(source, copy)
    for module in target.modules:
        file = folder / "src" / "safedata" / module
        file.write_text(undecorated(file.read_text("utf-8")), "utf-8")
    shutil.copy(Path(__file__).with_name("killers_first.py"), folder / "src")
    (folder / "pyproject.toml").write_text(_settings(target), "utf-8")


def undecorated(source: str) -> str:
    """The module `source` with ``@property def x`` written as ``def x`` and ``x = property(x)``.

    mutmut passes over functions with a decorator; this says the same without one.
    """
    lines = source.split("\n")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda function: -function.lineno):
        names = [d.id if isinstance(d, ast.Name) else "" for d in function.decorator_list]
        if len(names) == 1 and names[0] in ("property", "cached_property", "cache"):
            assert function.end_lineno is not None
            again = f"{function.name} = {names[0]}({function.name})"
            lines.insert(function.end_lineno, " " * function.col_offset + again)
            lines[function.decorator_list[0].lineno - 1] = ""
    return "\n".join(lines)


def run(folder: Path, target: Target) -> Outcome:
    """Run mutmut in `folder`, as `make` has made it, and read what it says of each mutant.

    Raises RuntimeError, with mutmut's last words, if it could not run.
    """
    begun = time.monotonic()
    _mutmut(folder, "run", "--max-children", str(os.cpu_count() or 1))
    if target.at_import:
        (folder / "pyproject.toml").write_text(_settings(target, fresh=True), "utf-8")
        _every_test(folder / "mutants" / "mutmut-stats.json", target.at_import)
        names = [f"{function}__mutmut_*" for function in target.at_import]
        _mutmut(folder, "run", "--max-children", str(os.cpu_count() or 1), *names)
    with chdir(folder):
        mutants = [mutant for module in target.modules for mutant in _mutants(module)]
    return Outcome(mutants, time.monotonic() - begun)


def _every_test(stats: Path, functions: tuple[str, ...]) -> None:
    """Let every test concern `functions`; what runs at import is put down to the first test."""
    found = json.loads(stats.read_text("utf-8"))
    for function in functions:
        found["tests_by_mangled_function_name"][function] = list(found["duration_by_test"])
    stats.write_text(json.dumps(found), "utf-8")


def _mutmut(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "CI": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [str(Path(sys.executable).parent / "mutmut"), *arguments]
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise RuntimeError((result.stdout + result.stderr)[-3000:])


def _mutants(module: str) -> Iterator[Mutant]:
    """What became of the mutants of `module` in the working directory."""
    path = f"src/safedata/{module}"
    meta = Path("mutants", f"{path}.meta")
    if not meta.exists():
        return  # nothing in it can be mutated
    lines = _lines(PACKAGE / module)
    for name, code in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items():
        function = _function(name)
        fate = _FATES.get(code)
        if fate is None:
            raise RuntimeError(f"mutmut ended with {code} on {name}")
        if fate in ("killed", "timeout"):
            yield Mutant(module, function, lines[function], fate)
            continue
        at, was, now = _change(get_diff_for_mutant(name, path=path))
        yield Mutant(module, function, lines[function] + at, fate, was, now)


def _function(name: str) -> str:
    """``Class.method`` of ``package.module.xǁClassǁmethod__mutmut_7``."""
    mangled = name.rpartition(".")[2].partition("__mutmut_")[0]
    return mangled[1:].strip("ǁ").replace("ǁ", ".") if "ǁ" in mangled else mangled[2:]


def _lines(file: Path) -> dict[str, int]:
    """The line of the ``def`` of each function and method of a module."""
    found = {}
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node.lineno
        elif isinstance(node, ast.ClassDef):
            methods = (item for item in node.body if isinstance(item, ast.FunctionDef))
            found.update({f"{node.name}.{method.name}": method.lineno for method in methods})
    return found


def _change(shown: str) -> tuple[int, str, str]:
    """How many lines below the ``def`` a diff begins to differ, what stood there, what stands."""
    at, was, now = 0, [], []
    begun = False
    for line in shown.splitlines():
        if match := re.match(r"@@ -(\d+)", line):
            begun = True
            at = int(match[1]) - 1
        elif begun and line.startswith("-"):
            was.append(line[1:].strip())
        elif begun and line.startswith("+"):
            now.append(line[1:].strip())
        elif begun and not was and not now:
            at += 1
    return at, " ".join(was), " ".join(now)


def save(outcome: Outcome, file: Path) -> None:
    """Keep an outcome for `load`."""
    file.write_text(json.dumps(asdict(outcome), ensure_ascii=False, indent=1), "utf-8")


def load(file: Path) -> Outcome:
    """The outcome that `save` has kept."""
    kept = json.loads(file.read_text("utf-8"))
    return Outcome([Mutant(**mutant) for mutant in kept["mutants"]], kept["seconds"])


def _settings(target: Target, *, fresh: bool = False) -> str:
    modules = [f"src/safedata/{module}" for module in target.modules]
    options = ["-p", "killers_first", *_WITHOUT]
    options += [f"--deselect={test}" for test in LEFT_OUT]
    copied = sorted({Path(name).parts[0] for name in COPIED})
    return f"""\
[tool.mutmut]
source_paths = ["src/"]
only_mutate = {json.dumps(modules)}
also_copy = {json.dumps(copied)}
pytest_add_cli_args = {json.dumps(options)}
pytest_add_cli_args_test_selection = {json.dumps(list(target.tests))}
use_git_change_detection = false
process_isolation = "{"forkserver" if fresh else "fork"}"
forkserver_warmup = "none"
timeout_multiplier = 5.0

[tool.pytest.ini_options]
pythonpath = ["src", "tests"]
addopts = ["--import-mode=importlib"]
markers = ["site: needs the built site", "browser: needs a browser"]
"""
