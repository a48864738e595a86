"""Asks for many addresses: many hosts at once, each host one thing after the other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from safedata.links.client import Client
from safedata.links.manners import Manners, Network
from safedata.links.places import host_of
from safedata.links.trail import Failure, Trail

_SILENT = {Failure.TIMEOUT, Failure.NO_CONNECTION, Failure.NAME, Failure.NO_HOST}


async def survey(
    urls: Iterable[str], manners: Manners, network: Network, told: Callable[[Trail], None]
) -> None:
    """Ask for each of `urls`, and tell each trail as soon as it is known.

    If it is cancelled, what was told stays told. A host that does not answer several times in a
    row is asked no more.
    """
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[host_of(url)].append(url)
    seats = asyncio.Semaphore(manners.hosts)
    async with Client(manners, network) as client, asyncio.TaskGroup() as tasks:
        for of_host in by_host.values():
            tasks.create_task(_ask_host(client, of_host, seats, told))


async def _ask_host(
    client: Client, urls: list[str], seats: asyncio.Semaphore, told: Callable[[Trail], None]
) -> None:
    silent = 0
    waiting = list(reversed(urls))

    async def work() -> None:
        nonlocal silent
        while waiting:
            url = waiting.pop()
            if silent >= client.manners.give_up:
                told(Trail(url, datetime.now(UTC), failure=Failure.NOT_ASKED))
                continue
            trail = await client.ask(url)
            # Only what the host itself does counts, not where it sends one.
            silent = silent + 1 if trail.failure in _SILENT and not trail.hops else 0
            if trail.status == 429:
                silent = client.manners.give_up  # it has asked us to stop
            told(trail)

    async with seats, asyncio.TaskGroup() as workers:
        for _ in range(client.manners.per_host):
            workers.create_task(work())


class Witness:
    """Passes trails on, and believes that a host is gone only once another one has answered.

    Without a connection no host is known; that says nothing of any of them.
    """

    def __init__(self, told: Callable[[Trail], None]) -> None:
        self._told = told
        self._doubted: list[Trail] = []
        self.online = False
        """Whether anybody has answered."""

    def tell(self, trail: Trail) -> None:
        """Take in a trail."""
        self._doubted.append(trail)
        self.online = self.online or bool(trail.hops)
        if self.online:
            for one in self._doubted:
                self._told(one)
            self._doubted.clear()
