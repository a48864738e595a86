"""The bootstrap: what it makes, when it makes it again, and what it says when it cannot."""

from __future__ import annotations

import ast
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

import bootstrap
from bootstrap import Trouble

SOURCE = Path(bootstrap.__file__)
OLD_PYTHON = (3, 8, 18, "final", 0)


class Checkout:
    """A folder with requirements, and an environment that is only pretended."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = str(root)
        self.calls: list[str] = []
        self.write("site", "a==1\n")
        self.write("dev", "a==1\nb==2\n")
        monkeypatch.setattr(bootstrap, "make_environment", self.make_environment)
        monkeypatch.setattr(bootstrap, "install", self.install)

    def write(self, kind: str, requirements: str) -> None:
        Path(self.root, bootstrap.REQUIREMENTS[kind]).write_text(requirements, "utf-8")

    def make_environment(self, root: str) -> None:
        self.calls.append("make")
        python = Path(bootstrap.python_of(root))
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def install(self, kind: str, root: str) -> None:
        assert not Path(bootstrap.stamp_path(root)).exists(), "a stamp on half-made work"
        self.calls.append(kind)

    def ensure(self, kind: str) -> list[str]:
        """What was done to have an environment of this kind."""
        self.calls.clear()
        assert bootstrap.ensure(kind, self.root) == bootstrap.python_of(self.root)
        return list(self.calls)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    return Checkout(tmp_path, monkeypatch)


def test_it_is_made_once(checkout: Checkout) -> None:
    assert checkout.ensure("site") == ["make", "site"]
    assert checkout.ensure("site") == []


def test_what_serves_the_tests_serves_the_site(checkout: Checkout) -> None:
    assert checkout.ensure("dev") == ["make", "dev"]
    assert checkout.ensure("site") == []


def test_the_tools_are_added_to_an_environment_for_the_site(checkout: Checkout) -> None:
    checkout.ensure("site")
    assert checkout.ensure("dev") == ["dev"]
    assert checkout.ensure("dev") == []


def test_changed_requirements_are_installed(checkout: Checkout) -> None:
    checkout.ensure("dev")
    checkout.write("site", "a==2\n")
    assert checkout.ensure("site") == ["site"]
    # What the other file asks for may have been undone by that.
    assert checkout.ensure("dev") == ["dev"]


def test_line_endings_are_no_change(checkout: Checkout) -> None:
    checkout.ensure("site")
    Path(checkout.root, "requirements.txt").write_bytes(b"a==1\r\n")
    assert checkout.ensure("site") == []


def test_another_python_makes_it_again(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.ensure("site")
    monkeypatch.setattr(bootstrap, "python_version", lambda: "3.99")
    assert checkout.ensure("site") == ["make", "site"]


def test_a_python_that_went_away_makes_it_again(checkout: Checkout) -> None:
    checkout.ensure("site")
    Path(bootstrap.python_of(checkout.root)).unlink()
    assert checkout.ensure("site") == ["make", "site"]


def test_an_interrupted_installation_is_made_again(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(kind: str, root: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.ensure("site", checkout.root)
    assert checkout.ensure("site") == ["make", "site"]


@pytest.mark.parametrize("broken", [b"", b"python", b"\xff\xfe\x00", b"[1, 2]\n{}\n"])
def test_a_broken_stamp_makes_it_again(checkout: Checkout, broken: bytes) -> None:
    checkout.ensure("site")
    Path(bootstrap.stamp_path(checkout.root)).write_bytes(broken)
    assert checkout.ensure("site") == ["make", "site"]


def test_missing_requirements_are_named(checkout: Checkout) -> None:
    Path(checkout.root, "requirements.txt").unlink()
    with pytest.raises(Trouble, match=r"git checkout -- requirements\.txt"):
        bootstrap.ensure("site", checkout.root)


def test_a_folder_that_may_not_be_written_to(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(root: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", root)

    monkeypatch.setattr(bootstrap, "make_environment", refused)
    with pytest.raises(Trouble, match="Nothing may be written in"):
        bootstrap.ensure("site", checkout.root)


def test_a_full_disk(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(kind: str, root: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bootstrap, "install", full)
    with pytest.raises(Trouble, match="The disk is full"):
        bootstrap.ensure("site", checkout.root)


@pytest.mark.skipif(os.name == "nt", reason="Windows locks in another way")
def test_two_at_once_make_one(checkout: Checkout, tmp_path: Path) -> None:
    """The second waits, and finds the work done."""
    waits = (
        f"import sys; sys.path.insert(0, {str(SOURCE.parent)!r}); import bootstrap as b\n"
        f"b.make_environment = b.install = lambda *a: print('made it again')\n"
        f"b.ensure('site', {checkout.root!r})"
    )
    with bootstrap.Lock(str(Path(checkout.root, ".venv.lock")), ""):
        second = subprocess.Popen(
            [sys.executable, "-c", waits], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert second.stderr is not None
        assert b"waiting for it" in second.stderr.readline()
        bootstrap.prepare("site", checkout.root)
    said, _ = second.communicate()
    assert (second.returncode, said) == (0, b"")


# What pip and venv say, and what is made of it


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("Failed to establish a new connection: [Errno -3] name resolution", "could not be reach"),
        ("ERROR: No matching distribution found for click==8.5.1", "could not be reached"),
        ("Caused by SSLError(SSLCertVerificationError", "PIP_CERT"),
        ("ProxyError('Cannot connect to proxy.'", "HTTPS_PROXY"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "do not go round it"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "Nothing may be written"),
        ("something nobody has seen before", "something nobody has seen before"),
    ],
)
def test_the_reason_is_told(output: str, expected: str) -> None:
    message = str(bootstrap.trouble_from_output("It failed.", output, "here"))
    assert message.startswith("It failed.")
    assert expected in message


def test_an_index_out_of_reach_ends_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the real pip, and an index that nobody answers at."""
    bootstrap.make_environment(str(tmp_path))
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(f"no-such-thing==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(Trouble, match="could not be reached") as caught:
        bootstrap.install("site", str(tmp_path))
    assert "Traceback" not in str(caught.value)
    assert not bootstrap.is_ready("site", str(tmp_path))


def test_no_venv_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Trouble, match="apt install python3-venv"):
        bootstrap.make_environment(str(tmp_path))


# Old Pythons


def test_it_parses_on_an_old_python() -> None:
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("name", ["build", "check", "schema", "serve", "test"])
def test_executables_parse_on_an_old_python(name: str) -> None:
    ast.parse((SOURCE.parent / name).read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_reads_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", OLD_PYTHON)
    monkeypatch.setattr(sys, "argv", ["./scripts/check"])
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as ended:
        bootstrap.run("site", "check")
    assert ended.value.code == bootstrap.EXIT_NO_ENVIRONMENT
    said = capsys.readouterr().err
    assert "needs Python 3.11 or newer; this is Python 3.8" in said
    assert "python3.13 ./scripts/check" in said


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_an_old_python_hands_over_to_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, status in (("python3.14", 127), ("python3.12", 0)):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\nexit {status}\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setattr(sys, "version_info", OLD_PYTHON)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.find_newer_python() == str(tmp_path / "python3.12")


# Handing over


@pytest.mark.skipif(os.name == "nt", reason="Windows has no exec")
def test_the_command_takes_the_place_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[str, list[str], dict[str, str]]] = []

    def execve(program: str, command: list[str], environment: dict[str, str]) -> NoReturn:
        taken.append((program, command, environment))
        sys.exit(7)

    monkeypatch.setattr(os, "execve", execve)
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    with pytest.raises(SystemExit):
        bootstrap.hand_over("/env/python", "check", ["--format", "json"])
    program, command, environment = taken[0]
    assert program == "/env/python"
    assert command[1:] == ["-P", "-m", "safedata", "check", "--format", "json"]
    assert environment["PYTHONPATH"] == str(SOURCE.parent)


def test_without_exec_the_exit_status_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows; Ctrl-C is for the command, and does not end the waiting."""
    monkeypatch.setattr(os, "name", "nt")
    waits: Iterator[BaseException | int] = iter([KeyboardInterrupt(), 5])

    class Process:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def wait(self) -> int:
            outcome = next(waits)
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

    monkeypatch.setattr(subprocess, "Popen", Process)
    with pytest.raises(SystemExit) as ended:
        bootstrap.replace_process(["python"], {})
    assert ended.value.code == 5


def test_stopping_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(kind: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "ensure", interrupted)
    with pytest.raises(SystemExit) as ended:
        bootstrap.run("site", "check")
    assert ended.value.code == bootstrap.EXIT_INTERRUPTED
    assert "Stopped." in capsys.readouterr().err


def test_a_stopped_child_does_not_live_on(tmp_path: Path) -> None:
    """Ctrl-C during an installation must not leave pip writing into the environment."""
    mark = tmp_path / "pid"
    code = (
        "import os, pathlib, time\n"
        f"pathlib.Path({str(mark)!r}).write_text(str(os.getpid()))\n"
        "print('up', flush=True)\n"
        "time.sleep(600)"
    )

    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bootstrap.run_quietly([sys.executable, "-c", code], interrupt)
    if os.name == "posix":
        with pytest.raises(ProcessLookupError):
            os.kill(int(mark.read_text()), 0)
