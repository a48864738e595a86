"""Files of XML: feeds and sitemaps, whose addresses must be there, and pictures that hold still.

Browsers open these by themselves, and would run what is in them like a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from safedata.site.inspection.addresses import AddressError, Addresses
from safedata.site.inspection.allowed import DRAWING, DRAWN
from safedata.site.inspection.breach import Breach, shortened
from safedata.site.inspection.markup import ATTRIBUTE, ELEMENT
from safedata.site.inspection.stylesheets import read_stylesheet

__all__ = ["FILE", "read_feed", "read_picture"]

FILE = "built-file"

_SVG = "http://www.w3.org/2000/svg"
_VOCABULARIES = frozenset(
    {
        "",  # RSS
        "http://www.w3.org/2005/Atom",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/rss/1.0/modules/content/",
    }
)
"""What feeds and sitemaps are written in. None of it runs; XHTML and SVG would."""
_ADDRESSES = frozenset({"loc", "link", "guid", "id", "url", "docs", "comments", "uri"})
"""The elements whose text is an address."""


class _Reader:
    """Reads a file of XML, which may not have a document type, entities or instructions."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.breaches: list[Breach] = []
        self.text: list[str] = []

    def read(self, data: bytes) -> list[Breach]:
        """What is wrong with `data`."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self.text.append
        parser.StartDoctypeDeclHandler = self._refuse
        parser.ProcessingInstructionHandler = self._refuse
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.breach(FILE, f"the file is no XML: {error}")
        except _RefusedError:
            message = "the file has a document type or an instruction for programs"
            self.breach(FILE, message, "Such files hold elements and text, and nothing else.")
        return self.breaches

    def breach(self, rule: str, message: str, hint: str = "") -> None:
        """Remember what is wrong."""
        self.breaches.append(Breach(self.file, rule, message, hint))

    def _refuse(self, *_: object) -> None:
        raise _RefusedError

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self.text.clear()
        namespace, _, local = name.rpartition(" ")
        self.started(namespace, local, attributes)

    def _ended(self, name: str) -> None:
        self.ended(name.rpartition(" ")[2], "".join(self.text).strip())
        self.text.clear()

    def started(self, namespace: str, tag: str, attributes: Mapping[str, str]) -> None:
        """Look at the beginning of an element."""
        raise NotImplementedError

    def ended(self, tag: str, text: str) -> None:
        """Look at an element with the text that comes last in it."""
        raise NotImplementedError


class _RefusedError(Exception):
    """The file holds what it may not."""


class _Feed(_Reader):
    def __init__(self, file: str, addresses: Addresses) -> None:
        super().__init__(file)
        self.addresses = addresses

    def started(self, namespace: str, tag: str, attributes: Mapping[str, str]) -> None:
        if namespace not in _VOCABULARIES:
            message = f"<{shortened(tag)}> is of {shortened(namespace)}, which is no part of feeds"
            self.breach(ELEMENT, message, "A browser that opens the file could run it.")
        for name in ("href", "url", "src"):
            if name in attributes:
                self._address(attributes[name])

    def ended(self, tag: str, text: str) -> None:
        if tag in _ADDRESSES and ":" in text and not text.startswith(("urn:", "tag:")):
            self._address(text)

    def _address(self, value: str) -> None:
        try:
            self.addresses.read(value, self.file)
        except AddressError as error:
            self.breach(error.rule, str(error), error.hint)


class _Picture(_Reader):
    def __init__(self, file: str, addresses: Addresses) -> None:
        super().__init__(file)
        self.addresses = addresses

    def started(self, namespace: str, tag: str, attributes: Mapping[str, str]) -> None:
        if namespace != _SVG or tag not in DRAWING | {"style"}:
            message = f"<{shortened(tag)}> may not stand in a drawing"
            self.breach(ELEMENT, message, "Save it as a plain drawing, without scripts and links.")
        for name, value in attributes.items():
            if name not in DRAWN or "url(" in value.lower():
                message = (
                    f'<{shortened(tag)}> may not have {shortened(f"""{name}="{value}" """, 60)}'
                )
                self.breach(ATTRIBUTE, message, "Save it as a plain drawing.")

    def ended(self, tag: str, text: str) -> None:
        if tag == "style":
            self.breaches += read_stylesheet(self.file, text, self.addresses, within="style")[1]


def read_feed(file: str, data: bytes, addresses: Addresses) -> list[Breach]:
    """What is wrong with a feed or a sitemap: an address that is not there, or what could run."""
    return _Feed(file, addresses).read(data)


def read_picture(file: str, data: bytes, addresses: Addresses) -> list[Breach]:
    """What is wrong with a drawing in a file of its own: whatever loads, leads or runs."""
    return _Picture(file, addresses).read(data)
