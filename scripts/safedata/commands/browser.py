"""Where a Chromium is to be had for the tests that need a browser.

``find`` looks and changes nothing; ``obtain`` also installs one. Firefox and Safari are not
looked for: the tests speak to the browser in a way that needs Chromium's kind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "SAFEDATA_BROWSER"
"""The environment variable that names the browser to use."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "chrome",
)
USUAL_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"Google\Chrome\Application\chrome.exe",
        r"Chromium\Application\chrome.exe",
        r"Microsoft\Edge\Application\msedge.exe",
    ),
}
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without these a browser asks its maker's servers for things, at every start."""


class NoBrowserError(Exception):
    """There is no browser; the message says what was tried and how to mend it."""


def arguments() -> list[str]:
    """The command line that a headless Chromium needs here."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    # As root, which containers are, Chromium starts only without its sandbox.
    return [*QUIET, "--no-sandbox"] if as_root else list(QUIET)


def find() -> Path | None:
    """Return the browser that the environment names, or an installed one; None if there is none.

    Raises NoBrowserError if the environment names one that is not there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        path = shutil.which(named)
        if path is None:
            raise NoBrowserError(f"{VARIABLE} names {named}, which is not a program here.")
        return Path(path)
    return next(_installed(), None)


def obtain() -> Path:
    """Return a browser, and install one if there is none.

    Installs from the distribution's packages where that needs no password (Debian and its like),
    else Playwright's own download, which goes to the user's cache.

    Raises NoBrowserError if there is none and none could be installed.
    """
    found = find()
    if found:
        return found
    tried = ["looked for Chromium, Chrome and Edge on the search path and in the usual places"]
    for install, what in (
        (_install_package, "the distribution's package chromium"),
        (_install_playwright, "Playwright's download"),
    ):
        problem = install()
        if problem is None:
            found = find()
            if found:
                return found
            problem = "it was installed, but no browser appeared"
        tried.append(f"{what}: {problem}")
    raise NoBrowserError(
        "There is no browser for the tests that need one. What was tried:\n"
        + "".join(f"  - {line}\n" for line in tried)
        + "Install Chromium, Chrome or Edge as you install other programs, or name the program\n"
        f"in the environment variable {VARIABLE}; {VARIABLE}=none leaves these tests out."
    )


def _installed() -> Iterator[Path]:
    """All installed browsers, the likeliest first."""
    for name in NAMES:
        path = shutil.which(name)
        if path and not _is_snap_stub(Path(path)):
            yield Path(path)
    for place in _usual_places():
        if place.is_file():
            yield place
    yield from _from_playwright()


def _is_snap_stub(path: Path) -> bool:
    """Tell whether this is Ubuntu's script that only says to install a snap."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        return False
    return start.startswith(b"#!") and b"snap install" in start


def _usual_places() -> Iterator[Path]:
    """Where browsers lie that are not on the search path."""
    for place in USUAL_PLACES.get(sys.platform, ()):
        if sys.platform == "win32":
            for variable in WINDOWS_FOLDERS:
                if os.environ.get(variable):
                    yield Path(os.environ[variable], place)
        else:
            yield Path(place)


def _from_playwright() -> Iterator[Path]:
    """The browser that Playwright has downloaded, if it has.

    Asked in a process of its own, because Playwright's driver cannot be started where a test has
    already started one.
    """
    question = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=False
    )
    if answer.returncode == 0 and answer.stdout.strip():
        path = Path(answer.stdout.strip())
        if path.is_file():
            yield path


def _install_package() -> str | None:
    """Install Debian's Chromium; return None, or why that did not do."""
    if not shutil.which("apt-get"):
        return "no apt-get here"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        rights: list[str] = []
    elif shutil.which("sudo") and _run(["sudo", "-n", "true"]) is None:
        rights = ["sudo", "-n"]
    else:
        return "not root, and sudo wants a password"
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _say("No browser is installed; installing the package chromium ...")
    problem = _run([*rights, "apt-get", "update", "-qq"])
    if problem:
        return problem
    policy = subprocess.run(
        ["apt-cache", "policy", "chromium"], capture_output=True, text=True, check=False
    ).stdout
    candidate = policy.partition("Candidate:")[2].strip().partition("\n")[0]
    if not candidate or candidate == "(none)" or "snap" in candidate:
        return "this distribution has no such package"  # Ubuntu has it as a snap only
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    return _run([*rights, *command], quiet)


def _install_playwright() -> str | None:
    """Let Playwright download its Chromium; return None, or why that did not do."""
    _say("Downloading Playwright's Chromium ...")
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str], environment: dict[str, str] | None = None) -> str | None:
    """Run a command; return None if it went well, else the line that says why not."""
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, **(environment or {})},
        )
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("Error", "E:"))]
    return [f"exit status {done.returncode}", *lines[-1:], *errors[-1:]][-1]


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
