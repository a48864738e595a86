"""Serving: which port is taken, and what happens when the code changes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from safedata.commands import serve as serving

LOOPBACK = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody listens."""
    with socket.socket() as server:
        server.bind((LOOPBACK, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_free_port_is_taken_as_it_is() -> None:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    assert serving.free_port(LOOPBACK, port) == port


def test_a_port_in_use_gives_way_to_the_next(taken: int) -> None:
    assert not serving.is_free(LOOPBACK, taken)
    assert serving.free_port(LOOPBACK, taken) > taken


def test_the_port_and_the_option_are_named(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[int] = []

    def keep_serving(root: Path, host: str, port: int, *, open_: bool) -> int:
        served.append(port)
        return 0

    monkeypatch.setattr(serving, "keep_serving", keep_serving)
    answer = CliRunner().invoke(serving.serve, ["--port", str(taken)])
    assert answer.exit_code == 0
    assert f"Port {taken} is in use, so this is port {served[0]} (--port chooses" in answer.output
    assert f"http://127.0.0.1:{served[0]}/" in answer.output


def test_no_free_port_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "is_free", lambda host, port: False)
    answer = CliRunner().invoke(serving.serve, ["--port", "8123"])
    assert answer.exit_code == 2
    assert "Port 8123 and those after it are in use" in answer.output
    assert "--port" in answer.output


def test_a_foreign_address_is_a_usage_error() -> None:
    # 192.0.2.0/24 is set aside for documentation, so no computer has such an address.
    answer = CliRunner().invoke(serving.serve, ["--host", "192.0.2.1"])
    assert answer.exit_code == 2
    assert "192.0.2.1 is not an address of this computer" in answer.output


def test_listening_to_the_network_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "keep_serving", lambda *_, **__: 0)
    answer = CliRunner().invoke(serving.serve, ["--host", "0.0.0.0"])  # noqa: S104
    assert "Everybody on your network" in answer.output


class Server:
    """A pretended MkDocs that answers every look with what it is given."""

    def __init__(self, outcomes: list[object]) -> None:
        self.outcomes = outcomes
        self.stopped = False

    def wait(self, timeout: float | None = None) -> int:
        if timeout is None:
            return 0
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        if callable(outcome):
            outcome()
            raise subprocess.TimeoutExpired("mkdocs", timeout)
        assert isinstance(outcome, int)
        return outcome

    def poll(self) -> int | None:
        return 0 if self.stopped else None

    def send_signal(self, number: int) -> None:
        self.stopped = True

    def terminate(self) -> None:
        self.stopped = True


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "scripts" / "safedata"
    folder.mkdir(parents=True)
    (folder / "model.py").write_text("", "utf-8")
    return folder


def serve_with(
    servers: list[Server], code: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, list[bool]]:
    """Serve with these servers, one after the other; return the status and who opened a browser."""
    opened: list[bool] = []
    coming = iter(servers)

    def start(root: Path, host: str, port: int, *, open_: bool) -> Server:
        opened.append(open_)
        return next(coming)

    monkeypatch.setattr(serving, "start", start)
    return serving.keep_serving(code.parents[1], LOOPBACK, 8000, open_=True), opened


def test_changed_code_starts_the_server_again(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Server([lambda: None, (code / "model.py").unlink])
    status, opened = serve_with([first, Server([KeyboardInterrupt()])], code, monkeypatch)
    assert first.stopped
    assert opened == [True, False]  # a browser is opened once
    assert status == 0


def test_a_server_that_cannot_start_ends_with_its_status(
    code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert serve_with([Server([3])], code, monkeypatch)[0] == 3


def test_ctrl_c_ends_it_well(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server([KeyboardInterrupt()])
    server.stopped = True  # it heard Ctrl-C too
    assert serve_with([server], code, monkeypatch)[0] == 0


def test_a_server_that_does_not_end_is_ended(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server([])
    serving.stop(server)  # type: ignore[arg-type]  # has what `stop` uses of a process
    assert server.stopped


def test_the_real_server_is_asked_for_live_reload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "overrides").mkdir()
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: asked.append(command))
    serving.start(tmp_path, LOOPBACK, 8001, open_=False)
    (command,) = asked
    assert command[:4] == [sys.executable, "-m", "mkdocs", "serve"]
    assert "--livereload" in command
    assert "127.0.0.1:8001" in command
    assert command[command.index("--watch") + 1] == os.fspath(tmp_path / "overrides")
