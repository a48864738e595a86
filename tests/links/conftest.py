"""The web, played by a server of our own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loopback import Loopback


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
