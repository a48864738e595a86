"""The catalogue: every message of the program, its templates and its scripts, for translators.

Babel finds them, as ``locale/babel.cfg`` says.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

FOLDER = "locale"
FILE = f"{FOLDER}/messages.pot"
"""The template from which the catalogue of a language is begun."""

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,
    "t": None,  # in scripts of the browser
    "tn": (1, 2),
}
"""The functions that say messages, and which of their arguments are the message."""

_HEADER = r"""# The messages of Practicing Safe Data. ./scripts/strings writes this file.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
"""Without dates and versions, so that the file only changes with the messages."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a file at a line; one with a plural is a pair of texts."""

    file: str
    line: int
    text: str | tuple[str, ...]
    context: str | None


def messages(root: Path, *folders: str) -> Iterator[Message]:
    """The messages in the checkout `root`, or in these `folders` of it.

    Raises OSError if there is no ``locale/babel.cfg``, and jinja2.TemplateSyntaxError if a template
    is no template.
    """
    with (root / FOLDER / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    folders = folders or ("scripts/safedata", "overrides")
    wanted = [root / folder for folder in folders]

    def enter(folder: str) -> bool:
        here = Path(folder)
        return any(here.is_relative_to(w) or w.is_relative_to(here) for w in wanted)

    for file, line, text, _comments, context in extract_from_dir(
        root, methods, options, KEYWORDS, directory_filter=enter
    ):
        yield Message(Path(file).as_posix(), line, text, context)


def template(root: Path) -> str:
    """The text of `FILE` for the checkout `root`: each message once, with the files that say it."""
    catalogue = Catalog(charset="utf-8")
    for message in messages(root):
        catalogue.add(message.text, locations=[(message.file, 0)], context=message.context)
    written = io.BytesIO()
    write_po(written, catalogue, omit_header=True, include_lineno=False, sort_output=True)
    return _HEADER + written.getvalue().decode("utf-8")
