"""A language in which every message of the catalogue stands in brackets: ⟦Search⟧."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

from babel.messages.pofile import read_po

from safedata.wording import catalogue
from support import ROOT

BEGIN, END = "⟦", "⟧"


class Pseudo(NullTranslations):
    """Translates only what is in the catalogue, as a translator would have found it there."""

    def __init__(self, file: Path = ROOT / catalogue.FILE) -> None:
        super().__init__()
        with file.open("rb") as template:
            self._known = {(message.context, message.id) for message in read_po(template)}

    def gettext(self, message: str) -> str:
        return self._said(None, message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._said(None, (msgid1, msgid2), msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._said(context, message, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._said(context, (msgid1, msgid2), msgid1 if n == 1 else msgid2)

    def _said(self, context: str | None, id: str | tuple[str, str], text: str) -> str:
        return f"{BEGIN}{text}{END}" if (context, id) in self._known else text


def outside(texts: list[str]) -> list[str]:
    """What of `texts`, which follow one another, stands outside of all brackets and has letters.

    Raises AssertionError if a bracket stays open.
    """
    depth = 0
    found = []
    for text in texts:
        bare = ""
        for letter in text:
            if letter == END:
                depth -= 1
            elif depth == 0 and letter != BEGIN:
                bare += letter
            if letter == BEGIN:
                depth += 1
                bare += "\n"
        found += [" ".join(part.split()) for part in bare.split("\n")]
    assert depth == 0, "a bracket stays open"
    return [part for part in found if any(map(str.isalpha, part))]
