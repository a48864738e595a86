"""Links within the site lead to a page and an anchor that exist."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from safedata.checks.base import Context, Rule, finding, resolve
from safedata.library.entry import Document
from safedata.library.model import KINDS
from safedata.library.places import generated
from safedata.source.findings import Finding
from safedata.source.link import Leads, leads
from safedata.source.suggest import closest, did_you_mean


def _check(context: Context) -> Iterator[Finding]:
    pages = {document.src_uri: document for document in context.documents}
    anchors = cache(
        lambda uri: (
            {h.anchor for h in pages[uri].prose.headings} | KINDS[pages[uri].kind or ""].anchors()
        )
    )
    files = {
        file.relative_to(context.root / "docs").as_posix()
        for file in (context.root / "docs").rglob("*")
        if file.is_file()
    }
    made = generated(context.vocabulary)
    for document, where, link in context.links():
        target = leads(link.target)
        if target in (Leads.HTTPS, Leads.HTTP):
            if link.image:
                yield finding(
                    document,
                    RULE.name,
                    where,
                    f"the picture {link.target} lies on another host",
                    "Readers' browsers would ask that host for it. Put a copy that may be used "
                    "into docs/assets/, or describe it.",
                )
            continue
        if target is Leads.OTHER:
            yield finding(
                document,
                RULE.name,
                where,
                f"the link {link.target} is of a kind that is not used",
                "Link to a file of this site, or to a page with https:// and nothing before the "
                "name of its host.",
            )
            continue
        if target is Leads.ROOT:
            yield finding(
                document,
                RULE.name,
                where,
                f"the link {link.target} starts from the root of a site",
                "Write the way from this file, as ../remediations/data-minimisation.md.",
            )
            continue
        parts = urlsplit(link.target)
        uri = document.src_uri
        if parts.path:
            uri = resolve(document, parts.path)
            if uri not in files and uri not in made:
                yield finding(
                    document,
                    RULE.name,
                    where,
                    f"the link {link.target} leads nowhere",
                    _nearest(document, uri, files | made),
                )
                continue
        # Index pages get anchors that only the built site knows: its inspection follows those.
        # Of a file that could not be read, nobody can say which anchors it has.
        if parts.fragment and uri in pages and pages[uri].kind is not None and pages[uri].text:
            fragment = unquote(parts.fragment)
            if fragment not in anchors(uri):
                yield finding(
                    document,
                    RULE.name,
                    where,
                    f"{uri} has no heading with the anchor #{fragment}",
                    did_you_mean(fragment, anchors(uri))
                    or "Anchors are the headings in lower case with hyphens.",
                )


def _nearest(document: Document, uri: str, files: set[str]) -> str:
    near = closest(uri, (f for f in files if f.endswith(".md")))
    if near is None:
        return "Write the way from this file to the other, as ../remediations/name.md."
    here = posixpath.dirname(document.src_uri)
    return f"Did you mean '{posixpath.relpath(near, here or '.')}'?"


RULE = Rule(
    "link",
    "Links within the site resolve",
    "A reader under stress who meets a dead link does not come back.",
    "Write the way from this file to the other one, with .md, and the anchor as in its heading.",
    _check,
)
