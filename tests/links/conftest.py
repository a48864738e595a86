"""The web, played by a server of our own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from loopback import Loopback


@pytest.fixture(scope="module", autouse=True)
def no_running_loop() -> Iterator[None]:
    """Hide the event loop of the browser that tests before these may have left open.

    Playwright's synchronous interface keeps one running between its calls, and `asyncio.run`, which
    the command uses, refuses to start within another.
    """
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture(scope="session")
def server() -> Iterator[Loopback]:
    """One server for all tests: its certificates take a while to make."""
    server = Loopback()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def web(server: Loopback) -> Loopback:
    """The server, which knows no page yet."""
    server.forget()
    return server
