"""Where links may lead: within the site, or to another host over https."""

from __future__ import annotations

import re
from enum import StrEnum

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HTTPS = re.compile(r"https://[^/?#\\@\s]+(?![^/?#]*[\\@])", re.IGNORECASE)


class Leads(StrEnum):
    """Where the target of a link leads."""

    WITHIN = "within"
    """To a file of this site, named from the file that links, or to an anchor."""
    HTTPS = "https"
    """To another host, over an encrypted connection, without a name or a password before it."""
    HTTP = "http"
    """To another host, over a connection that anybody on the way can read and change."""
    ROOT = "root"
    """From the root of this site or of some host: ``/x``, ``//host/x`` or ``\\x``."""
    OTHER = "other"
    """To anything else: a scheme that runs, calls or embeds something, or that is mistyped."""


def leads(target: str) -> Leads:
    """Where the link `target` leads, as a browser would take it.

    Browsers drop control characters and blanks around an address and tabs and line ends in it,
    so these are dropped first (URL standard, "basic URL parser").
    """
    seen = re.sub(r"[\t\r\n]", "", target).strip("".join(map(chr, range(33))))
    if re.match(r"[/\\]", seen):
        return Leads.ROOT
    if _HTTPS.match(seen):
        return Leads.HTTPS
    if seen.lower().startswith("http:"):
        return Leads.HTTP
    if _SCHEME.match(seen) or "\\" in seen:
        return Leads.OTHER
    return Leads.WITHIN
