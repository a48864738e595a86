"""Building again while somebody writes: a build that fails leaves what was shown before."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

import click
from jinja2 import TemplateSyntaxError

__all__ = ["in_words", "keeping_last_good"]


def keeping_last_good(
    build: Callable[[], None], site: Path, tell: Callable[[Exception], None]
) -> Callable[[], None]:
    """`build`, which writes to the folder `site`, made so that it never raises nor half succeeds.

    If it fails, `tell` gets the error and the folder is as it was.
    """
    last = site.with_name(f"{site.name}-last")

    def guarded() -> None:
        shutil.rmtree(last, ignore_errors=True)
        site.rename(last)
        site.mkdir()
        try:
            build()
        except Exception as error:  # whatever it is, the person at work can mend it and save again
            shutil.rmtree(site, ignore_errors=True)
            last.rename(site)
            tell(error)
        except BaseException:  # interrupted: the server ends, and clears up `site` itself
            shutil.rmtree(last, ignore_errors=True)
            raise
        else:
            shutil.rmtree(last, ignore_errors=True)

    return guarded


def in_words(error: Exception, root: Path) -> str:
    """What went wrong and in which file of the project at `root`, in one line or a few."""
    if isinstance(error, click.ClickException):  # is in words already
        return error.format_message()
    message = f"{type(error).__name__}: {error}"
    place = _place(error, root)
    return f"{place}: {message}" if place else message


def _place(error: Exception, root: Path) -> str | None:
    """The file and line where `error` arose, or the last of ours on the way there."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{_short(Path(error.filename), root)}:{error.lineno}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(root) and "site-packages" not in file.parts:
            return f"{_short(file, root)}:{frame.lineno}"
    return None


def _short(file: Path, root: Path) -> str:
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()
