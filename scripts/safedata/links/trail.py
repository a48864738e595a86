"""What happened when an address was asked: facts, which `judge` makes sense of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Failure(StrEnum):
    """Why there was no answer to judge by."""

    NO_HOST = "no-host"
    """No such name is known."""
    NAME = "name"
    """The name could not be looked up just now."""
    NO_CONNECTION = "no-connection"
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    """Browsers refuse its certificate, too."""
    CHAIN = "chain"
    """The certificate could not be traced to somebody known. Browsers may know more than we."""
    TLS = "tls"
    """No encrypted connection came about."""
    BROKEN = "broken"
    """It broke off, or what came is no HTTP."""
    LOOP = "loop"
    """It redirects in a circle, or without end."""
    ADDRESS = "address"
    """It leads to what is no address of a page."""
    PRIVATE = "private"
    """It leads into a network that is not public."""
    NOT_ASKED = "not-asked"
    """Its host had not answered for others before."""


@dataclass(frozen=True)
class Hop:
    """One answer on the way."""

    url: str
    status: int


@dataclass(frozen=True)
class Trail:
    """The way from the address `url` to where it led, or to where it was lost."""

    url: str
    asked: datetime
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    lost: str = ""
    """The address on the way that gave no answer."""
    detail: str = ""
    """What the failure was, in the words of who noticed."""
    title: str = ""
    """Title and first heading of the page at the end, as far as it was read."""

    @property
    def end(self) -> str:
        """How far it went: the last address that was asked for."""
        return self.lost or (self.hops[-1].url if self.hops else self.url)

    @property
    def status(self) -> int:
        """The status of the last answer; 0 if there was none."""
        return self.hops[-1].status if self.hops else 0
