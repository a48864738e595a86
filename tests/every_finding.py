"""Each finding that the code can make is expected by a test.

What can be made is read from the source of the package: the calls that make findings. What tests
expect is noted by `support.expect`. Once all tests in FOLDERS have passed, whatever was made by
none of them is named and the run fails. A run of some of them judges nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

import safedata
import support

PACKAGE = Path(safedata.__file__).parent
FOLDERS = ("checks", "links", "source")
"""The folders of tests/ in which findings are tested."""

OTHERS = ("site",)
"""The folders of the package whose findings are not of entries, and tested where they are told."""

_MAKER = re.compile(r"_?finding")
"""The names of functions that make findings; classes that do have a field or argument `message`."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True, order=True)
class Message:
    """A message that a finding may have, as it stands in the source."""

    file: str
    rule: str
    """Empty where only a run can tell it."""
    source: str
    pattern: str

    def is_among(self, told: set[tuple[str, str]]) -> bool:
        return any(
            self.rule in ("", rule) and re.fullmatch(self.pattern, message, re.DOTALL)
            for rule, message in told
        )

    def __str__(self) -> str:
        return f"{self.file}: {self.rule or '?'}: {self.source}"


def messages(package: Path) -> list[Message]:
    """Every message of every finding that the modules below `package` make of entries."""
    modules = {
        file.relative_to(package).as_posix(): ast.parse(file.read_text("utf-8"))
        for file in sorted(package.rglob("*.py"))
        if file.relative_to(package).parts[0] not in OTHERS
    }
    makers: dict[str, list[str]] = {}
    for tree in modules.values():
        makers.update(_makers(tree))
    found = (_Module(name, tree, makers).messages() for name, tree in modules.items())
    return sorted({message for of_module in found for message in of_module})


def _makers(tree: ast.AST) -> Iterator[tuple[str, list[str]]]:
    """What in `tree` makes findings, or the words of them, with the names of its parameters."""
    for node in ast.walk(tree):
        if isinstance(node, Function) and _MAKER.fullmatch(node.name):
            yield node.name, [arg.arg for arg in node.args.args]
        elif isinstance(node, ast.ClassDef):
            fields = [_name(item.target) for item in node.body if isinstance(item, ast.AnnAssign)]
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and item.name == "__init__":
                    fields = [arg.arg for arg in item.args.args[1:]]
            if "message" in fields:
                yield node.name, fields


class _Module:
    """One module, searched for the messages of its findings."""

    def __init__(self, name: str, tree: ast.Module, makers: dict[str, list[str]]) -> None:
        self.name, self.tree = name, tree
        self.makers = {**makers, **dict(_makers(tree))}
        self.functions = [node for node in ast.walk(tree) if isinstance(node, Function)]

    def messages(self) -> Iterator[Message]:
        within = {
            call: function for function in self.functions for call in _within(function, ast.Call)
        }  # of functions within functions, the inner one is the last
        for call in (node for node in ast.walk(self.tree) if isinstance(node, ast.Call)):
            names = self.makers.get(_name(call.func))
            if names is None:
                continue
            function = within.get(call)
            arguments = dict(zip(names, call.args, strict=False))
            arguments.update({word.arg: word.value for word in call.keywords if word.arg})
            rules = self.texts(arguments.get("rule"), "rule", function)
            for i, text in enumerate(self.texts(arguments["message"], "message", function)):
                yield self.message(rules[i if len(rules) > 1 else 0] if rules else None, text)

    def message(self, rule: ast.expr | None, text: ast.expr) -> Message:
        parts = text.values if isinstance(text, ast.JoinedStr) else [text]
        pattern = "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*" for part in parts
        )
        name = rule.value if isinstance(rule, ast.Constant) else self.own_rule
        return Message(self.name, str(name), ast.unparse(text), pattern)

    @property
    def own_rule(self) -> str:
        """The name of the rule that the module defines, if it defines one."""
        for node in self.tree.body:
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and _name(node.value.func) == "Rule"
                and isinstance(node.value.args[0], ast.Constant)
            ):
                return str(node.value.args[0].value)
        return ""

    def texts(self, node: ast.expr | None, role: str, function: Function | None) -> list[ast.expr]:
        """What the argument `node` of a call in `function` can be, by the role it plays."""
        if node is None:
            return []
        if isinstance(node, ast.Constant | ast.JoinedStr):
            return [node]
        if ast.unparse(node) == "RULE.name" or (
            isinstance(node, ast.Attribute) and node.attr == role
        ):
            return []  # the rule of the module, or said where that object was made
        if isinstance(node, ast.Name) and function is not None:
            if function.name in self.makers and node.id == role:
                return []  # whoever calls the function says it
            assigned = [
                text
                for assignment in _within(function, ast.Assign)
                for text in self.assigned(assignment, node.id, role, function)
            ]
            if assigned:
                return assigned
        place = f"{self.name}, line {node.lineno}"
        raise ValueError(f"{place}: cannot tell the {role} of a finding from {ast.unparse(node)}")

    def assigned(
        self, assignment: ast.Assign, name: str, role: str, function: Function
    ) -> Iterator[ast.expr]:
        """What `assignment` gives to the variable `name`."""
        (target,) = assignment.targets
        value = assignment.value
        if isinstance(target, ast.Name) and target.id == name:
            yield from self.texts(value, role, function)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Call):
            names = [_name(element) for element in target.elts]
            if name in names:
                yield from self.returned(_name(value.func), names.index(name), role)

    def returned(self, name: str, position: int, role: str) -> Iterator[ast.expr]:
        """What the function `name` of the module returns at `position` of its tuples."""
        for function in self.functions:
            if function.name == name:
                for node in _within(function, ast.Return):
                    assert isinstance(node.value, ast.Tuple), ast.unparse(node)
                    yield from self.texts(node.value.elts[position], role, function)


def _within(function: Function, kind: type[Node]) -> Iterator[Node]:
    return (node for node in ast.walk(function) if isinstance(node, kind))


def _name(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


class EveryFinding:
    """The part of pytest that compares the two, in one process or, with xdist, in several."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.told: set[tuple[str, str]] = set()
        self.run: set[Path] = set()
        self.whole = not any("::" in argument for argument in config.args)
        self.unexpected: list[Message] = []

    def concerns(self, file: Path) -> bool:
        return any(Path(__file__).parent / folder in file.parents for folder in FOLDERS)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        if any(self.concerns(item.path) for item in items):
            self.whole = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = self.config.rootpath / report.nodeid.partition("::")[0]
        self.run.add(file)
        if report.failed and self.concerns(file):
            self.whole = False

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of xdist is done."""
        output = getattr(node, "workeroutput", {})  # a worker that crashed has none
        self.told.update(map(tuple, output.get("told", [])))
        self.whole = self.whole and output.get("whole", False)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output = getattr(self.config, "workeroutput", None)
        if output is not None:  # this is a worker
            output.update(told=[list(pair) for pair in support.TOLD], whole=self.whole)
            return
        self.told |= support.TOLD
        tests = {file for file in Path(__file__).parent.rglob("test_*.py") if self.concerns(file)}
        if self.whole and tests <= self.run:
            self.unexpected = [m for m in messages(PACKAGE) if not m.is_among(self.told)]
            if self.unexpected:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.unexpected:
            terminalreporter.section("findings that no test expects", red=True, bold=True)
            for message in self.unexpected:
                terminalreporter.line(str(message))
            terminalreporter.line("Raise each in a test, and tell its words with support.expect.")
