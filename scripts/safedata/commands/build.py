"""``./scripts/build``: the site, made aside and swapped in only when it is whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bootstrap import Lock
from safedata.commands import check
from safedata.commands.cli import ROOT

SITE = "site"
NEXT = ".site-next"
LAST = ".site-last"
LOCK = ".site-lock"
MEGABYTE = 1_000_000
INTERRUPTED = 130


@click.command()
@click.option("--verbose", is_flag=True, help="Show all that MkDocs says.")
def build(verbose: bool) -> None:
    """Check the entries, then build the site into site/.

    The site is built aside and takes the place of the last one only when it is whole: after an
    error, or Ctrl-C, the last good site is still there.
    """
    # A stopped job ends by SIGTERM; it should tidy up as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        status = check.run() or run(ROOT, verbose=verbose)
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
        status = INTERRUPTED
    if status and (ROOT / SITE).exists():
        click.echo("The last good site is untouched.", err=True)
    sys.exit(status)


def run(root: Path, *, verbose: bool = False) -> int:
    """Build the site of the checkout `root` into its ``site``; return the exit status.

    Whatever happens, ``site`` is either the last good site or the new one, whole.
    """
    with Lock(str(root / LOCK), "Another build is running; waiting for it ..."):
        recover(root)
        started = time.monotonic()
        click.echo("Building the site ...", err=True)
        try:
            status = mkdocs_build(root, root / NEXT, verbose=verbose)
            if status:
                return status
            swap(root / NEXT, root / SITE, aside=root / LAST)
        finally:
            remove(root / NEXT)
    files, size = measure(root / SITE)
    click.echo(
        f"The site is in {root / SITE}: {files:,} files, {size / MEGABYTE:.1f} MB, "
        f"built in {time.monotonic() - started:.0f} s."
    )
    return 0


def mkdocs_build(root: Path, into: Path, *, verbose: bool = False) -> int:
    """Let MkDocs build the site of `root` into the folder `into`; return its exit status.

    Any warning is an error: links and anchors that lead nowhere are only warnings to MkDocs.
    """
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", str(root / "mkdocs.yml"), "--site-dir", str(into)]
    # Not --quiet: with it MkDocs does not count the warnings that --strict is to stop at.
    told_to = None if verbose else subprocess.PIPE
    process = subprocess.Popen(command, cwd=root, env=quiet_environment(), stderr=told_to)
    try:
        if process.stderr is not None:
            told = (line.decode("utf-8", "replace") for line in process.stderr)
            for line in without_information(told):
                click.echo(line, err=True, nl=False)
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        raise


def quiet_environment() -> dict[str, str]:
    """The environment in which MkDocs runs.

    Material announces the end of MkDocs at every start. The design says what we make of it (only
    the adapter is written again); people who write entries cannot act on it.
    """
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def without_information(lines: Iterable[str]) -> Iterator[str]:
    """Leave out what MkDocs says for information only, with the lines that continue it."""
    shown = True
    for line in lines:
        if line.startswith(("INFO ", "DEBUG ")):
            shown = False
        elif not line.startswith(" "):
            shown = True
        if shown:
            yield line


def swap(new: Path, place: Path, *, aside: Path) -> None:
    """Put the folder `new` in the place of `place`, which waits `aside` and is then removed.

    If `new` cannot be put there, `place` is put back and the OSError is raised.
    """
    had_one = place.exists()
    try:
        if had_one:
            place.rename(aside)
        new.rename(place)
    except BaseException:
        if aside.exists() and not place.exists():
            aside.rename(place)
        raise
    remove(aside)


def recover(root: Path) -> None:
    """Mend what a build left that was ended between two steps."""
    if (root / LAST).exists() and not (root / SITE).exists():
        (root / LAST).rename(root / SITE)
    remove(root / LAST)
    remove(root / NEXT)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def measure(folder: Path) -> tuple[int, int]:
    """How many files a folder holds, and how many bytes they have together."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
