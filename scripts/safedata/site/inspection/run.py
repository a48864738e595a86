"""The single pass over the built site, and the list of its rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from safedata.site.inspection.addresses import ADDRESS, LINK, Addresses, Inside
from safedata.site.inspection.breach import Breach, findings
from safedata.site.inspection.document import DOCUMENT, POLICY, check_document, check_policy
from safedata.site.inspection.identifiers import ID, check_ids
from safedata.site.inspection.links import broken_anchors, read_links
from safedata.site.inspection.markup import ATTRIBUTE, ELEMENT, check_attributes, check_elements
from safedata.site.inspection.page import Page, UnreadableError, read
from safedata.site.inspection.stylesheets import read_stylesheet
from safedata.site.inspection.weight import WEIGHT, Scales
from safedata.site.inspection.xmlfiles import FILE, read_feed, read_picture
from safedata.source.findings import Finding

__all__ = ["PAGE_RULES", "RULES", "SITE_RULES", "Site", "inspect"]

RULES = (ADDRESS, ATTRIBUTE, DOCUMENT, ELEMENT, FILE, ID, LINK, POLICY, WEIGHT)
"""The names of what is found; views/rules.py explains them to contributors."""

KNOWN_FILES = frozenset(
    {".css", ".gz", ".html", ".js", ".json", ".map", ".txt", ".xml"}
    | {".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
)
"""What a site is made of, by the ends of names. Of all else nobody knows what it does."""
KNOWN_NAMES = frozenset({"_headers"})
"""What hosts read, at the top of the site."""


@dataclass
class Site:
    """What is known of the whole site, and remembered of its pages when their trees are gone."""

    addresses: Addresses
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """The ids of each page."""
    links: dict[str, set[Inside]] = field(default_factory=dict)
    """Where each page leads within the site."""
    loaded: dict[str, set[str]] = field(default_factory=dict)
    """The files that each page and stylesheet loads of itself."""


PAGE_RULES: tuple[Callable[[Page], Iterable[Breach]], ...] = (
    check_elements,
    check_attributes,
    check_ids,
    check_document,
)
"""What one page shows by itself."""


def _anchors(site: Site) -> Iterator[Breach]:
    """Yield the links to places that their pages do not have."""
    for file, links in site.links.items():
        yield from broken_anchors(file, links, site.ids)


SITE_RULES: tuple[Callable[[Site], Iterable[Breach]], ...] = (_anchors,)
"""What shows when all pages have been read."""


def inspect(
    folder: Path,
    sources: Mapping[str, str],
    *,
    site_url: str | None = None,
    policy: str | None = None,
    budgets: Mapping[str, int] | None = None,
) -> list[Finding]:
    """Inspect the built site in `folder`, and return what is wrong with it, sorted.

    `sources` leads from the address of a page, relative to the site (``stories/x/``; the first page
    is the empty one), to the file that people edit, relative to the project; breaches in other
    pages and files are placed in the built file. `site_url` is where the site is published, if that
    is known. Each page must begin with the Content-Security-Policy `policy`, if there is one.
    `budgets` are the bytes that kinds of page may take, where that is not the usual.

    Raises OSError if a file cannot be read.
    """
    files = sorted(_files(folder))
    site = Site(Addresses(files, site_url))
    breaches = [_unknown(file) for file in files if not _is_known(file)]
    breaches += _stylesheets(folder, files, site)
    scales = Scales(folder, budgets or {})
    for file in files:
        path = folder / file
        if file.endswith(".html"):
            breaches += _page(file, path.read_bytes(), site, scales, policy)
        elif file.endswith(".xml"):
            breaches += read_feed(file, path.read_bytes(), site.addresses)
        elif file.endswith(".svg"):
            breaches += read_picture(file, path.read_bytes(), site.addresses)
    for site_rule in SITE_RULES:
        breaches += site_rule(site)
    return findings(breaches, sources)


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name).relative_to(folder).as_posix()


def _is_known(file: str) -> bool:
    return Path(file).suffix in KNOWN_FILES or file in KNOWN_NAMES


def _unknown(file: str) -> Breach:
    hint = "If the site needs it, scripts/safedata/site/inspection/run.py has the list."
    return Breach(file, FILE, "the site has a file of an unknown sort", hint)


def _stylesheets(folder: Path, files: list[str], site: Site) -> Iterator[Breach]:
    for file in files:
        if file.endswith(".css"):
            text = (folder / file).read_text("utf-8", "replace")
            site.loaded[file], breaches = read_stylesheet(file, text, site.addresses)
            yield from breaches


def _page(
    file: str, data: bytes, site: Site, scales: Scales, policy: str | None
) -> Iterator[Breach]:
    try:
        page = read(file, data)
    except UnreadableError as error:
        yield Breach(file, DOCUMENT, str(error))
        return
    for rule in PAGE_RULES:
        yield from rule(page)
    if policy is not None:
        yield from check_policy(page, policy)
    links = read_links(page, site.addresses)
    yield from links.breaches
    site.ids[file] = page.ids
    site.links[file] = links.inside
    site.loaded[file] = links.loaded.union(*(site.loaded.get(f, ()) for f in links.loaded))
    yield from scales.check(page, site.loaded[file])
