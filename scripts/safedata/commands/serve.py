"""``./scripts/serve``: the site while it is being written."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import click

from safedata.commands.build import quiet_environment
from safedata.commands.cli import ROOT

PORTS_TO_TRY = 20
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_TO_END = 5.0
WATCHED = ("overrides", "scripts/safedata/views/templates")
"""What MkDocs watches beside docs/ and mkdocs.yml."""


class NoPortError(Exception):
    """There is no port to listen on; the message says why."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; the next free one if it is taken.",
)
@click.option("--open/--no-open", "open_", default=False, help="Open the site in a browser.")
def serve(host: str, port: int, open_: bool) -> None:
    """Serve the site on this computer, and build it again with every change.

    Stop it with Ctrl-C.
    """
    try:
        free = free_port(host, port)
    except NoPortError as error:
        raise click.UsageError(str(error)) from error
    if free != port:
        click.echo(f"Port {port} is in use, so this is port {free} (--port chooses one).")
    if host in ("0.0.0.0", "::"):  # noqa: S104 - it is the person's choice; say what it means
        click.echo("Everybody on your network can see the site.")
    click.echo(f"Building the site; it will be at http://{host}:{free}/ (Ctrl-C stops it).")
    # An editor or a service that stops us stops the server that we started, too.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(keep_serving(ROOT, host, free, open_=open_))
    finally:
        signal.signal(signal.SIGTERM, before)


def free_port(host: str, port: int) -> int:
    """Return `port`, or the next one after it that is free.

    Raises NoPortError if none of the next twenty is, or `host` is no address of this computer.
    """
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)):
        if is_free(host, candidate):
            return candidate
    raise NoPortError(f"Port {port} and those after it are in use. Choose another one with --port.")


def is_free(host: str, port: int) -> bool:
    """Tell whether one can listen on this port. Raises NoPortError if that is not the question."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                # A server that has just ended leaves its port waiting; that is no hindrance.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return False
        if error.errno == errno.EACCES:
            raise NoPortError(
                f"Port {port} may not be used (ports below 1024 belong to the system). "
                "Choose another one with --port."
            ) from error
        raise NoPortError(
            f"{host} is not an address of this computer ({error.strerror}). "
            "Choose another one with --host."
        ) from error
    return True


def keep_serving(root: Path, host: str, port: int, *, open_: bool) -> int:
    """Run MkDocs until it ends or is stopped; return the exit status.

    MkDocs builds again when an entry or a template changes, but it cannot take in a change of the
    code that it has already imported. So it is started anew when that changes. Code that is broken
    ends it; it is started again with the next change.
    """
    code = root / "scripts" / "safedata"
    seen = state_of(code)
    process: subprocess.Popen[bytes] | None = start(root, host, port, open_=open_)
    changed = False
    try:
        while True:
            if process is None:
                time.sleep(SECONDS_BETWEEN_LOOKS)
            else:
                try:
                    status = process.wait(timeout=SECONDS_BETWEEN_LOOKS)
                except subprocess.TimeoutExpired:
                    pass
                else:
                    if not changed:
                        return status
                    click.echo("The changed code does not run (see above). Waiting for a change.")
                    process = None
            now = state_of(code)
            if now != seen:
                seen, changed = now, True
                click.echo("The code has changed; starting again.")
                if process is not None:
                    stop(process)
                process = start(root, host, port, open_=False)
    except KeyboardInterrupt:
        # On a terminal the server has heard Ctrl-C as well, and says so.
        if process is not None:
            stop(process, grace=2)
        return 0


def start(root: Path, host: str, port: int, *, open_: bool) -> subprocess.Popen[bytes]:
    """Start MkDocs' own server."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    command += ["--config-file", str(root / "mkdocs.yml"), "--dev-addr", f"{host}:{port}"]
    for folder in WATCHED:
        if (root / folder).is_dir():
            command += ["--watch", str(root / folder)]
    command += ["--open"] if open_ else []
    return subprocess.Popen(command, cwd=root, env=quiet_environment())


def stop(process: subprocess.Popen[bytes], *, grace: float = 0) -> None:
    """End a server: in its own time if it does so within `grace` seconds, else as Ctrl-C does.

    So it clears up behind itself. If it does not hear, it is ended at once.
    """
    if not has_ended(process, grace) and os.name == "posix":
        process.send_signal(signal.SIGINT)
        has_ended(process, SECONDS_TO_END)
    if process.poll() is None:
        process.terminate()
    process.wait()


def has_ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Give a process so many seconds to end; tell whether it has."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    return process.poll() is not None


def state_of(folder: Path) -> frozenset[tuple[str, float]]:
    """The Python files in `folder`, each with the time of its last change."""
    found = set()
    for path in folder.rglob("*.py"):
        try:
            found.add((str(path), path.stat().st_mtime))
        except FileNotFoundError:
            continue  # it went away while we looked
    return frozenset(found)
