"""Make the virtual environment that the other scripts run in, then run them in it.

Uses nothing but the standard library, because it runs before anything is installed. It must
also *parse* on Python 3.6, so that somebody with an old Python reads a sentence and not a
syntax error: no walrus, no ``match``, no new annotations.

The environment is ``.venv`` in the checkout. A stamp inside it says which Python made it and
which requirements it holds; as long as the stamp is right, a run costs a few milliseconds. The
stamp is taken away before anything is changed and written when everything is done, so an
environment without one was interrupted, and is made again.
"""

import errno
import hashlib
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # the real one takes longer to import than all the rest
    from collections.abc import Callable
    from typing import NoReturn

OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")
EXIT_NO_ENVIRONMENT = 3
EXIT_INTERRUPTED = 130
STAMP = "safedata-stamp.txt"

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REQUIREMENTS = {"site": "requirements.txt", "dev": "requirements-dev.txt"}

# Regular expressions, compiled only when there is trouble: importing `re` costs every run.
NETWORK_SIGNS = (
    r"(?i)name resolution|NewConnectionError|ConnectTimeout|ReadTimeout|Max retries exceeded"
    r"|ProxyError|SSLError|Connection refused|Connection reset|Network is unreachable"
    r"|getaddrinfo|nodename nor servname|No matching distribution found"
)
HASH_SIGNS = r"(?i)DO NOT MATCH THE HASHES|hash mismatch"
DISK_SIGNS = r"(?i)No space left on device|Disk quota exceeded|Errno 28"
PERMISSION_SIGNS = r"(?i)Permission denied|Read-only file system|Access is denied|Errno 13|Errno 30"


class Trouble(Exception):
    """Something that the person at the keyboard can mend; the message says what and how."""


def run(kind: str, command: str) -> "NoReturn":
    """Run one command of the ``safedata`` package in the right environment. Never returns.

    Args:
        kind: ``site`` for what builds the site, ``dev`` for that and what tests it.
        command: the name of the command; the arguments of this process are passed on to it.
    """
    try:
        require_python()
        python = ensure(kind)
        hand_over(python, command, sys.argv[1:])
    except Trouble as trouble:
        sys.stderr.write("\n{}\n".format(trouble))
        sys.exit(EXIT_NO_ENVIRONMENT)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Run the same command again to finish the environment.\n")
        sys.exit(EXIT_INTERRUPTED)


def require_python() -> None:
    """Go on only with a Python that is new enough; start again in a newer one if there is one.

    Raises:
        Trouble: this Python is too old and no newer one is on the search path.
    """
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return
    newer = find_newer_python()
    if newer:
        replace_process([newer, *sys.argv], dict(os.environ))
    raise Trouble(
        "This needs Python {}.{} or newer; this is Python {}.{} ({}).\n"
        "Get a newer one from https://www.python.org/downloads/ or from your system's\n"
        "packages, and run the same command with it, for example:\n"
        "    python3.13 {}".format(
            OLDEST_PYTHON[0],
            OLDEST_PYTHON[1],
            sys.version_info[0],
            sys.version_info[1],
            sys.executable,
            " ".join(sys.argv),
        )
    )


def find_newer_python() -> "str | None":
    """Return the path of a Python that is new enough, or None."""
    import shutil

    for name in NEWER_PYTHONS:
        path = shutil.which(name)
        # A version manager may have a stand-in on the search path for a Python it lacks.
        if path and answers(path):
            return path
    return None


def answers(python: str) -> bool:
    """Tell whether this Python really starts."""
    import subprocess

    try:
        done = subprocess.run(
            [python, "-c", ""],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return done.returncode == 0


def ensure(kind: str, root: str = ROOT) -> str:
    """Return the Python of an environment that holds the requirements of this kind.

    Args:
        kind: ``site`` or ``dev``.
        root: the checkout.

    Raises:
        Trouble: the environment cannot be made; the message says why and what to do.
    """
    if is_ready(kind, root):
        return python_of(root)
    try:
        waiting = "Another command is making the environment; waiting for it ..."
        with Lock(os.path.join(root, ".venv.lock"), waiting):
            # Whoever held the lock may have done the work.
            if not is_ready(kind, root):
                prepare(kind, root)
    except OSError as error:
        raise trouble_with_files(error, root)
    return python_of(root)


def prepare(kind: str, root: str) -> None:
    """Make the environment, or bring it up to date, and stamp it."""
    stamp = read_stamp(root)
    if stamp.get("python") != python_version() or not os.path.exists(python_of(root)):
        stamp = {}
    forget_stamp(root)
    if not stamp:
        say("Making a Python environment in .venv (once; it takes a minute or two) ...")
        make_environment(root)
    install(kind, root)
    # What the other kind holds is only known if this installation did not change it.
    held = {"python": python_version(), kind: fingerprint(kind, root)}
    if kind == "dev":
        held["site"] = fingerprint("site", root)
    write_stamp(held, root)
    say("The Python environment is ready.")


def is_ready(kind: str, root: str) -> bool:
    """Tell whether the environment is whole and holds what this kind needs."""
    stamp = read_stamp(root)
    return (
        stamp.get("python") == python_version()
        and stamp.get(kind) == fingerprint(kind, root)
        and os.path.exists(python_of(root))
    )


def python_version() -> str:
    """Return the version that decides whether installed packages fit, for example ``3.13``."""
    return "{}.{}".format(sys.version_info[0], sys.version_info[1])


def python_of(root: str) -> str:
    """Return the path of the environment's Python, whether or not it is there."""
    if os.name == "nt":
        return os.path.join(root, ".venv", "Scripts", "python.exe")
    return os.path.join(root, ".venv", "bin", "python")


def fingerprint(kind: str, root: str) -> str:
    """Return the hash of the requirements of this kind.

    Raises:
        Trouble: the requirements file is missing or cannot be read.
    """
    path = os.path.join(root, REQUIREMENTS[kind])
    try:
        with open(path, "rb") as file:
            # Line endings may differ between checkouts of the same file.
            return hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()
    except OSError as error:
        raise Trouble(
            "{} cannot be read ({}).\nIt is part of the repository: git checkout -- {}".format(
                path, error.strerror, REQUIREMENTS[kind]
            )
        )


def stamp_path(root: str) -> str:
    """Return the path of the stamp."""
    return os.path.join(root, ".venv", STAMP)


def read_stamp(root: str) -> "dict[str, str]":
    """Return what the stamp says; nothing if there is none, or none that can be read."""
    try:
        with open(stamp_path(root), encoding="utf-8") as file:
            pairs = [line.split() for line in file]
    except (OSError, ValueError):
        return {}
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def write_stamp(stamp: "dict[str, str]", root: str) -> None:
    """Write the stamp whole or not at all."""
    path = stamp_path(root)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.writelines("{} {}\n".format(key, stamp[key]) for key in sorted(stamp))
    os.replace(path + ".new", path)


def forget_stamp(root: str) -> None:
    """Take the stamp away, if there is one."""
    try:
        os.remove(stamp_path(root))
    except FileNotFoundError:
        pass


def make_environment(root: str) -> None:
    """Make an empty environment with pip in it, in the place of whatever is there.

    Raises:
        Trouble: this Python cannot make environments, or the attempt failed.
    """
    import importlib.util
    import shutil

    folder = os.path.join(root, ".venv")
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        maker = "venv"
    elif importlib.util.find_spec("virtualenv"):
        maker = "virtualenv"
    else:
        raise Trouble(
            "This Python cannot make virtual environments, because its venv or ensurepip\n"
            "module is missing: {}\n"
            "Any one of these mends it:\n"
            "    sudo apt install python3-venv        (Debian, Ubuntu; or python{}-venv)\n"
            "    python3 -m pip install --user virtualenv\n"
            "    a Python from https://www.python.org/downloads/, which has both\n"
            "Then run the same command again.".format(sys.executable, python_version())
        )
    if os.path.islink(folder) or os.path.isfile(folder):
        os.remove(folder)
    elif os.path.isdir(folder):
        shutil.rmtree(folder)
    # When this runs inside an environment, perhaps the very one just removed, its parent makes
    # the new one.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if maker == "virtualenv":
        python = sys.executable
    code, output = run_quietly([python, "-m", maker, folder])
    if code:
        raise trouble_from_output("The virtual environment could not be made.", output, root)


def install(kind: str, root: str) -> None:
    """Install the requirements of this kind; every package must match its recorded hash.

    Raises:
        Trouble: pip failed; the message says why, as far as its output tells.
    """
    import re

    requirements = os.path.join(root, REQUIREMENTS[kind])
    with open(requirements, encoding="utf-8") as file:
        total = len(re.findall(r"^[A-Za-z0-9]", file.read(), re.MULTILINE))
    say("Installing the packages of {} ...".format(REQUIREMENTS[kind]))
    command = [python_of(root), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--no-input", "--require-hashes", "--no-deps", "--progress-bar", "off"]
    code, output = run_quietly([*command, "-r", requirements], Progress(total).see)
    if code:
        raise trouble_from_output("The packages could not be installed.", output, root)


class Progress:
    """Count the packages that pip takes up, on a terminal only."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.seen = 0
        self.shown = sys.stderr.isatty()

    def see(self, line: str) -> None:
        """Take in one line of pip's output."""
        if not self.shown:
            return
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            self.seen += 1
            sys.stderr.write("\r  {} of {} ".format(min(self.seen, self.total), self.total))
        elif line.startswith("Installing collected packages"):
            sys.stderr.write("\r  unpacking ...   ")
        elif line.startswith("Successfully installed"):
            sys.stderr.write("\r                  \r")
        sys.stderr.flush()


def run_quietly(
    command: "list[str]", see: "Callable[[str], None] | None" = None
) -> "tuple[int, str]":
    """Run a command and return its exit status and what it wrote.

    Args:
        command: the program and its arguments.
        see: called with each line as it is written.
    """
    import subprocess

    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=clean_environment(),
    )
    lines = []
    try:
        assert process.stdout is not None
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace")
            lines.append(line)
            if see:
                see(line)
        return process.wait(), "".join(lines)
    except BaseException:
        process.terminate()
        process.wait()
        raise


def clean_environment() -> "dict[str, str]":
    """Return the environment variables without those that would bend another Python."""
    bending = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__")
    return {name: value for name, value in os.environ.items() if name not in bending}


def trouble_from_output(what: str, output: str, root: str) -> Trouble:
    """Return the trouble that a failed command's output tells of."""
    import re

    last = "\n".join("    " + line for line in output.strip().splitlines()[-12:])
    if re.search(DISK_SIGNS, output):
        return Trouble("{}\n{}".format(what, disk_is_full(root)))
    if re.search(HASH_SIGNS, output):
        return Trouble(
            "{}\nA package is not the one whose hash is recorded in the requirements. Nothing\n"
            "was installed. This can be a broken download or a package index (or a proxy) that\n"
            "hands out something else. Try again; if it happens again, do not go round it but\n"
            "report it as SECURITY.md says. The last lines were:\n{}".format(what, last)
        )
    if re.search(NETWORK_SIGNS, output):
        return Trouble(
            "{}\nThe package index could not be reached, or lacks a package. pip asked the index\n"
            "that it is set to use (normally PyPI). What can help:\n"
            "    - check the connection, and try again: what was downloaded is kept\n"
            "    - behind a proxy: set HTTPS_PROXY; with a certificate of its own: PIP_CERT\n"
            "    - with an index of your own: set PIP_INDEX_URL\n"
            "    - on a slow line: set PIP_DEFAULT_TIMEOUT=120\n"
            "The last lines were:\n{}".format(what, last)
        )
    if re.search(PERMISSION_SIGNS, output):
        return Trouble("{}\n{}".format(what, may_not_write(root)))
    return Trouble("{} The last lines were:\n{}".format(what, last))


def trouble_with_files(error: OSError, root: str) -> Trouble:
    """Return the trouble that an error of the file system tells of."""
    what = "The Python environment could not be made."
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Trouble("{}\n{}".format(what, disk_is_full(root)))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble("{}\n{}".format(what, may_not_write(root)))
    return Trouble("{} {}: {}".format(what, error.filename or root, error.strerror or error))


def disk_is_full(root: str) -> str:
    """Return the sentence for a full disk."""
    return (
        "The disk is full. The environment needs about 400 MB in {}\n"
        "(and pip as much again in its cache: `pip cache purge` empties it).\n"
        "Make room, then run the same command again.".format(root)
    )


def may_not_write(root: str) -> str:
    """Return the sentence for a folder that may not be written to."""
    return (
        "Nothing may be written in {}\n"
        "Run this as the owner of that folder, or make a copy of the repository in a folder of\n"
        "your own. If .venv was made by somebody else (by root, say), remove it first.".format(root)
    )


class Lock:
    """Keep two commands from making the same thing at the same time.

    The second says what it is waiting for, and waits. The operating system lets go of the lock
    when the process ends, however it ends.
    """

    def __init__(self, path: str, waiting: str) -> None:
        self.path = path
        self.waiting = waiting

    def __enter__(self) -> "Lock":
        self.file = open(self.path, "a+")
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    self.file.seek(0)
                    msvcrt.locking(self.file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:
                    # LK_LOCK gives up after ten seconds; somebody else is still at work.
                    continue
        else:
            import fcntl

            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(self.waiting)
                fcntl.flock(self.file, fcntl.LOCK_EX)
        return self

    def __exit__(self, *details: object) -> None:
        self.file.close()


def hand_over(python: str, command: str, arguments: "list[str]") -> "NoReturn":
    """Become the command, in the environment; never returns."""
    environment = clean_environment()
    # mkdocs finds the package here too, and so does every process that it starts.
    environment["PYTHONPATH"] = os.path.join(ROOT, "scripts")
    environment.setdefault("PYTHONUTF8", "1")
    # -P: a file in the folder that one happens to stand in must not be imported.
    replace_process([python, "-P", "-m", "safedata", command, *arguments], environment)


def replace_process(command: "list[str]", environment: "dict[str, str]") -> "NoReturn":
    """Run a command in the place of this process, and end with its exit status."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    # Windows has no exec: wait, and leave Ctrl-C to the command, which hears it too.
    import subprocess

    process = subprocess.Popen(command, env=environment)
    while True:
        try:
            sys.exit(process.wait())
        except KeyboardInterrupt:
            continue


def say(message: str) -> None:
    """Tell the person at the keyboard, apart from what the command itself puts out."""
    sys.stderr.write(message + "\n")
    sys.stderr.flush()
