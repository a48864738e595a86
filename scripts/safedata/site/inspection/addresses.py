"""Addresses as the built site has them: where each leads, within the site or out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import unquote_to_bytes, urlsplit

from safedata.site.inspection.breach import shortened

__all__ = ["ADDRESS", "LINK", "AddressError", "Addresses", "Inside", "Outside", "Place"]

ADDRESS = "built-address"
"""The rule that an address is of a sort that is allowed."""
LINK = "built-link"
"""The rule that what is linked is there."""
NOT_FOUND = "404.html"
"""Hosts show this page at whatever address is missing, so its own links count from the root."""

_REMEMBERED = 8192
_PLAIN = re.compile(r"[^\x00-\x20\x7f-\xa0\\\u2028\u2029]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_HTTPS = re.compile(r"https://([A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?)(:[0-9]+)?(?:[/?#].*)?")
_MAILTO = re.compile(r"mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]+@[A-Za-z0-9.\-]+(?:\?.*)?")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DOT = re.compile(r"%2e", re.IGNORECASE)


class AddressError(ValueError):
    """An address that may not stand there; it has the rule that it breaks, and how to mend it."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Inside:
    """A `file` of the site, and the place in it that is meant."""

    file: str
    fragment: str = ""

    def __str__(self) -> str:
        """The address as people know it."""
        address = self.file.removesuffix("index.html") or "./"
        return f"{address}#{self.fragment}" if self.fragment else address


@dataclass(frozen=True, slots=True)
class Outside:
    """An address that leaves the site."""

    url: str


Place: TypeAlias = Inside | Outside


class Addresses:
    """The addresses of a site that has these `files` and is published at `site_url`, if given."""

    def __init__(self, files: Iterable[str], site_url: str | None) -> None:
        self.files = frozenset(files)
        self.folders = frozenset(
            f"{folder}/" for file in self.files for folder in _folders_above(file)
        )
        self.base = site_url.rstrip("/") + "/" if site_url else None
        self._root = urlsplit(self.base).path if self.base else "/"
        self._from_first_page = lru_cache(maxsize=_REMEMBERED)(self._below)

    def read(self, value: str, page: str, *, folder: bool = False) -> Place:
        """Where the address `value` leads when it stands in the file `page`.

        With `folder`, a folder of the site will do, as scripts are told one. Raises AddressError if
        the address is of a sort that may not be, or leads to no file.
        """
        depth = page.count("/")
        if depth and value.startswith("../" * depth):
            return self._from_first_page(value[3 * depth :], folder)
        _require_plain(value)
        if self.base and (value + "/" == self.base or value.startswith(self.base)):
            return self._inside(value[len(self.base) :], "", folder)
        if scheme := _SCHEME.match(value):
            return _outside(value, scheme[1].lower())
        if value.startswith("//"):
            raise AddressError(ADDRESS, f"the address {value} names no scheme", _WRITE_HTTPS)
        if value.startswith("/"):
            return self._from_root(value, page, folder)
        if page == NOT_FOUND and not value.startswith("#"):
            raise AddressError(
                LINK,
                f"the address {value or '(empty)'} is relative to a page that is shown everywhere",
                "On the page for what is missing, addresses begin at the root: /help-now/.",
            )
        if value.partition("#")[0].partition("?")[0] == "":
            return Inside(page, _decoded(value.partition("#")[2]))
        return self._inside(value, page.rpartition("/")[0], folder)

    def _from_root(self, value: str, page: str, folder: bool) -> Place:
        if page != NOT_FOUND:
            raise AddressError(
                LINK,
                f"the address {value} counts from the root of the host",
                "Write it relative to the page, so that the site works wherever it is put.",
            )
        if not (value + "/").startswith(self._root):
            raise AddressError(
                LINK, f"the address {value} lies outside {self._root}, where the site is", ""
            )
        return self._inside(value[len(self._root) :], "", folder)

    def _below(self, value: str, folder: bool) -> Place:
        """Where `value` leads from the first page: so is most of the frame linked, everywhere."""
        _require_plain(value)
        return self._inside(value, "", folder)

    def _inside(self, value: str, start: str, folder: bool) -> Inside:
        address, _, fragment = value.partition("#")
        path = _DOT.sub(".", address.partition("?")[0])
        segments = start.split("/") if start else []
        *parents, last = path.split("/")
        for segment in [*parents, last] if last in (".", "..") else parents:
            if segment == "..":
                if not segments:
                    raise AddressError(
                        LINK,
                        "an address leads above the first page of the site",
                        "There is one ../ too many.",
                    )
                segments.pop()
            elif segment != ".":
                segments.append(_decoded(segment))
        name = "" if last in (".", "..") else _decoded(last)
        found = "/".join([*segments, name])
        file = found if name else f"{found}index.html"
        if file in self.files or (folder and found in self.folders):
            return Inside(file if file in self.files else found, _decoded(fragment))
        if name and f"{found}/" in self.folders:
            hint = "It is a folder: put a / at the end."
        else:
            hint = "Is it spelt right, and is the page published? Drafts are not."
        raise AddressError(LINK, f"{shortened(found) or './'} is linked, and is not there", hint)


def _require_plain(value: str) -> None:
    if not _PLAIN.fullmatch(value):
        raise AddressError(
            ADDRESS,
            f"the address {shortened(value)} has a space, a backslash or a control character",
            "Browsers read such addresses in ways of their own. Write %20 for a space.",
        )


_WRITE_HTTPS = "Write the whole address: https:// and the host."


def _outside(value: str, scheme: str) -> Outside:
    if scheme == "https":
        if _HTTPS.fullmatch(value):
            return Outside(value)
        raise AddressError(ADDRESS, f"{shortened(value)} is no complete address", _WRITE_HTTPS)
    if scheme == "mailto":
        if _MAILTO.fullmatch(value):
            return Outside(value)
        raise AddressError(
            ADDRESS, f"{shortened(value)} is no e-mail address", "Write mailto:name@example.org."
        )
    if scheme == "http":
        raise AddressError(
            ADDRESS,
            f"{shortened(value)} is not https",
            "Try the same address with https://. If there is none, cite it without a link.",
        )
    raise AddressError(
        ADDRESS,
        f"the address {shortened(value)} is of a sort that may not be: {shortened(scheme)}:",
        "Links are https:, mailto: or relative to the page.",
    )


def _decoded(text: str) -> str:
    """`text` without percent-encoding, as the name of a file or an id. Raises AddressError."""
    if "%" not in text:
        return text
    try:
        if _PERCENT.search(text):
            raise ValueError
        decoded = unquote_to_bytes(text).decode("utf-8")
        if "/" in decoded or "\0" in decoded:
            raise ValueError
    except ValueError as error:
        raise AddressError(
            LINK,
            f"{shortened(text)} is not percent-encoded as it should be",
            "A % is followed by two hexadecimal digits of a byte in UTF-8: %20.",
        ) from error
    return decoded


def _folders_above(file: str) -> Iterable[str]:
    parts = file.split("/")[:-1]
    return ("/".join(parts[: i + 1]) for i in range(len(parts)))
