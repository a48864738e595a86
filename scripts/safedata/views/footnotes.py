"""The reference list: one way back to the text for each citation, told apart by a letter."""

from __future__ import annotations

import re
from string import ascii_lowercase

_BACKLINKS = re.compile(r'(?:<a class="footnote-backref"[^>]*>[^<]*</a>)+')
_TARGET = re.compile(r'href="([^"]+)"')
_ARROW = "↩"


def letter_backlinks(html: str) -> str:
    """Return `html` with the links back from each reference to its citations named.

    A reference cited once has an arrow; one cited more often has the letters a, b, c after it.
    Each says in words where it leads, because an arrow is read aloud badly.
    """
    return _BACKLINKS.sub(_named, html)


def _named(match: re.Match[str]) -> str:
    targets = _TARGET.findall(match[0])
    if len(targets) == 1:
        return _link(targets[0], _ARROW, "Back to the text")
    links = [
        _link(target, _letter(i), f"Back to citation {i + 1} in the text")
        for i, target in enumerate(targets)
    ]
    return f"{_ARROW} " + " ".join(links)


def _link(target: str, text: str, label: str) -> str:
    return f'<a class="footnote-backref" href="{target}" aria-label="{label}">{text}</a>'


def _letter(position: int) -> str:
    """The letters a to z, then aa, ab …"""
    rest, last = divmod(position, len(ascii_lowercase))
    return (ascii_lowercase[rest - 1] if rest else "") + ascii_lowercase[last]
