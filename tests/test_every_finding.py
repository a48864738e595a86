"""The search for what the code can make of findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from every_finding import PACKAGE, Message, messages

MAKERS = """
class Finding:
    path: str
    rule: str
    message: str

class Sign:
    message: str

class OddError(Exception):
    def __init__(self, rule: str, message: str) -> None: ...

def finding(where: str, rule: str, at: int, message: str, hint: str = "") -> Finding:
    return Finding(where, rule, message)
"""


def search(folder: Path, source: str) -> list[str]:
    (folder / "makers.py").write_text(MAKERS)
    (folder / "checks").mkdir()
    (folder / "checks" / "rule.py").write_text(source)
    return [str(message) for message in messages(folder)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f():\n    yield Finding(p, 'a', 'one')", ["a: 'one'"]),
        ("def f():\n    raise OddError('a', f'one {two}')", ["a: f'one {two}'"]),
        ("def f():\n    yield finding(w, 'a', 1, message='one', hint='h')", ["a: 'one'"]),
        (
            "def f():\n    yield base.finding(w, RULE.name, 1, 'one')\nRULE = Rule('own', 't')",
            ["own: 'one'"],
        ),
        (
            "def f():\n    text = 'one'\n    if x:\n        text = f'two'\n"
            "    yield Finding(p, 'a', text)",
            ["a: 'one'", "a: f'two'"],
        ),
        (
            "def f():\n    rule, text = words(x)\n    yield Finding(p, rule, text)\n"
            "def words(x):\n    if x:\n        return 'a', 'one'\n    return 'b', 'two'",
            ["a: 'one'", "b: 'two'"],
        ),
        (
            "def f():\n    yield _finding(d, 'one')\n    yield _finding(d, 'two')\n"
            "def _finding(d, message):\n    return finding(d, RULE.name, 1, message)\n"
            "RULE = Rule('own', 't')",
            ["own: 'one'", "own: 'two'"],
        ),
        (
            "SIGNS = (Sign('one'), Sign('two'))\n"
            "def f():\n    yield finding(w, RULE.name, 1, SIGNS[0].message)\n"
            "RULE = Rule('own', 't')",
            ["own: 'one'", "own: 'two'"],
        ),
        (
            "def f():\n    try:\n        g()\n    except OddError as error:\n"
            "        yield Finding(p, error.rule, error.message)",
            [],
        ),
    ],
)
def test_messages_are_found_however_a_finding_is_made(
    tmp_path: Path, source: str, found: list[str]
) -> None:
    assert search(tmp_path, source) == [f"checks/rule.py: {message}" for message in found]


@pytest.mark.parametrize("message", ["x", "f(x)", "'one' + x"])
def test_a_message_that_cannot_be_told_is_not_passed_over(tmp_path: Path, message: str) -> None:
    with pytest.raises(ValueError, match=r"checks/rule\.py, line 2: cannot tell the message"):
        search(tmp_path, f"def f(x):\n    yield Finding(p, 'a', {message})")


def test_what_was_told_is_recognised_by_rule_and_words() -> None:
    message = Message("a.py", "own", "f'{n} words'", r".*\ words")
    assert message.is_among({("own", "46 words")})
    assert not message.is_among({("other", "46 words"), ("own", "46 words and more")})


def test_the_findings_of_this_package_are_found() -> None:
    found = messages(PACKAGE)
    assert len({message.file for message in found}) > 20
    assert len(found) > 80
