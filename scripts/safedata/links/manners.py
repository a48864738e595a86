"""How we behave towards the servers of others, and what may be asked of at all."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver


@dataclass(frozen=True)
class Manners:
    """How much is asked of one host, how long we wait, and how much we take.

    Times are in seconds.
    """

    agent: str
    """What we call ourselves."""
    hosts: int = 16
    """How many hosts are asked at the same time."""
    per_host: int = 1
    """How many requests one host has to answer at the same time."""
    delay: float = 2.0
    """How long a host is left alone after each answer."""
    connect: float = 10.0
    read: float = 20.0
    """How long a server may be silent."""
    whole: float = 45.0
    """How long one request may take in all."""
    retries: int = 2
    """How often an address is asked again when that may help."""
    backoff: float = 5.0
    """How long we wait before the first of these; each time twice as long."""
    patience: float = 120.0
    """How long a server may tell us to wait. If it wants longer, it is left for another day."""
    hops: int = 10
    """How many redirections are followed."""
    most: int = 65_536
    """How many bytes of a page are read."""
    give_up: int = 3
    """After how many addresses in a row without an answer a host is asked no more."""


@dataclass(frozen=True)
class Network:
    """How servers are reached. Tests change it so that every name leads to their own server."""

    resolver: AbstractResolver | None = None
    """Who looks up names; None for the system."""
    tls: ssl.SSLContext | None = None
    """Which certificates are believed; None for those that the system believes."""
    proxies: bool = True
    """Whether proxies are used that the environment names."""


def agent(name: str, contact: str) -> str:
    """What we call ourselves: the project, what we are doing, and whom to tell if it disturbs.

    Only letters that a header may hold are kept.
    """
    product = re.sub(r"[^A-Za-z0-9]+", "", name) or "PracticingSafeData"
    whom = re.sub(r"[^\x21-\x7e]|[()\\]", "", contact)
    return f"{product}-links/1 ({f'+{whom}; ' if whom else ''}checks the links of a library)"


def is_private(host: str) -> bool:
    """Whether `host` is an address that does not lie on the public network.

    A page may redirect us to anything; what stands beside this computer is none of its business.
    """
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


@dataclass
class _Gate:
    turns: asyncio.Semaphore
    opens: float = 0.0


class Pace:
    """Sees to it that no host is asked for too much at once, or too soon again."""

    def __init__(self, per_host: int, delay: float) -> None:
        self._delay = delay
        self._gates: defaultdict[str, _Gate] = defaultdict(
            lambda: _Gate(asyncio.Semaphore(per_host))
        )

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until `host` may be asked; it is left alone for a while when the turn is over."""
        gate = self._gates[host]
        async with gate.turns:
            while (wait := gate.opens - _now()) > 0:
                await asyncio.sleep(wait)
            gate.opens = _now() + self._delay
            try:
                yield
            finally:
                self.hold(host, self._delay)

    def hold(self, host: str, seconds: float) -> None:
        """Leave `host` alone for so many seconds from now on."""
        gate = self._gates[host]
        gate.opens = max(gate.opens, _now() + seconds)


def _now() -> float:
    return asyncio.get_running_loop().time()
