"""What a page leads to and what it loads: addresses of the right sort, and everything there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from safedata.site.inspection.addresses import (
    ADDRESS,
    LINK,
    AddressError,
    Addresses,
    Inside,
    Outside,
)
from safedata.site.inspection.allowed import LOADING, TOLD
from safedata.site.inspection.breach import Breach, shortened
from safedata.site.inspection.page import Element, Page

__all__ = ["Links", "broken_anchors", "read_links"]


@dataclass
class Links:
    """Where a page leads (`inside`), what it loads of itself, and what is wrong with either."""

    inside: set[Inside] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    breaches: list[Breach] = field(default_factory=list)


def read_links(page: Page, addresses: Addresses) -> Links:
    """Read every address in `page`."""
    links = Links()
    wrong: dict[tuple[str, str, str], list[Element]] = {}
    for element in page.elements:
        if element.svg or not element.attributes:
            continue
        for name in element.attributes:
            if name in ("href", "src") or name in TOLD:
                try:
                    _read(page, element, name, addresses, links)
                except AddressError as error:
                    wrong.setdefault((error.rule, str(error), error.hint), []).append(element)
    for (rule, message, hint), where in wrong.items():
        links.breaches.append(Breach(page.file, rule, f"{message} ({_named(where)})", hint))
    return links


def _read(page: Page, element: Element, name: str, addresses: Addresses, links: Links) -> None:
    value = element.attributes[name] or ""
    relation = element.attributes.get("rel") if element.tag == "link" else None
    place = addresses.read(value, page.file, folder=name in TOLD)
    if isinstance(place, Outside):
        if element.tag != "a" or name != "href":
            raise AddressError(
                ADDRESS,
                f"{shortened(value)} is of another host, and would be asked for by the page",
                "Whatever a page loads is part of the site. Put the file into it.",
            )
        return
    if (element.tag, relation or name) in LOADING:
        links.loaded.add(place.file)
    elif name not in TOLD:
        links.inside.add(place)
    if relation == "canonical" and place.file != page.file:
        raise AddressError(
            LINK,
            f"the canonical address is that of {place}, not of this page",
            "It tells search engines which page this is.",
        )


def _named(elements: list[Element]) -> str:
    """What people see of the first of `elements`, to find it by, and how many others there are."""
    first, *others = elements
    text = shortened(first.text, 40) if first.tag == "a" else ""
    name = f"in “{text}”" if text else f"in <{shortened(first.tag)}>"
    return f"{name} and {len(others)} more" if others else name


def broken_anchors(
    file: str, links: set[Inside], ids: dict[str, frozenset[str]]
) -> Iterator[Breach]:
    """Yield the `links` from `file` to places that their pages, with these `ids`, do not have."""
    for link in links:
        if link.fragment in ("", "top") or link.file not in ids:
            continue
        if link.fragment not in ids[link.file]:
            page = Inside(link.file) if link.file != file else "this page"
            message = (
                f"the link to #{shortened(link.fragment)} leads nowhere: {page} has no such place"
            )
            hint = "A heading's own link, on the built page, shows what it is called."
            yield Breach(file, LINK, message, hint)
