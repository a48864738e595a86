"""A server on this computer that plays the web, as badly as the web can be.

Every name that it knows leads to it, over http and https, so tests use real addresses. It notes
each request with the times at which it began and ended. Nothing leaves the computer.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlsplit

import trustme
from aiohttp.abc import AbstractResolver, ResolveResult

from safedata.links.manners import Manners, Network

QUICK = Manners(
    agent="Tests/1 (+https://example.org)",
    delay=0.01,
    connect=5,
    read=5,
    whole=8,
    retries=2,
    backoff=0.01,
    patience=1.5,
)
"""Manners for a server that is ours, so that tests are quick."""

IMPATIENT = replace(QUICK, connect=1, read=0.4, whole=0.7, retries=1)
"""The same for one that hangs. A busy machine may hang, too, so these are for nothing else."""

ENOUGH = 30_000_000
"""Bytes of an endless body after which the server itself has had enough."""


@dataclass
class Asked:
    """A request, and how often this address was asked in this way before."""

    method: str
    url: str
    headers: dict[str, str]
    before: int
    began: float
    ended: float = 0.0
    """When the answer began to be sent; 0 until then."""

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


@dataclass
class Answer:
    """What the server does."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"<title>A page</title>"
    pause: float = 0.0
    """Seconds before the first byte."""
    raw: bytes | None = None
    """Sent as it is, instead of all the rest."""
    cut: int | None = None
    """After how many bytes of the body it hangs up."""
    endless: bool = False
    """The body never ends."""
    drip: bool = False
    """Headers never end: one every now and then."""


Script = Callable[[Asked], Answer]


def to(place: str, status: int = 301) -> Answer:
    """A redirection."""
    return Answer(status, {"Location": place}, b"")


def page(title: str) -> Answer:
    return Answer(body=f"<html><head><title>{title}</title></head><body>".encode())


class Loopback(AbstractResolver):
    """The server. Also looks names up, so that they lead to it."""

    def __init__(self) -> None:
        self.scripts: dict[str, Script] = {}
        self.log: list[Asked] = []
        self.sent = 0
        """Bytes of endless bodies that went out."""
        self.elsewhere: dict[tuple[str, int], int] = {}
        """Names and ports that lead to another port."""
        self._counts: Counter[tuple[str, str]] = Counter()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.authority = trustme.CA()

    def on(self, url: str, answer: Answer | Script) -> str:
        """Say what is at `url`; returns it."""
        self.scripts[url] = answer if callable(answer) else lambda asked: answer
        return url

    @cached_property
    def network(self) -> Network:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.authority.configure_trust(tls)
        return Network(self, tls, proxies=False)

    def times(self, url: str, method: str | None = None) -> int:
        return sum(a.url == url and method in (None, a.method) for a in self.log)

    def forget(self) -> None:
        """Know nothing, as in the beginning."""
        self.scripts, self.log, self.elsewhere = {}, [], {}
        self._counts = Counter()
        self.sent = 0

    # Names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        known = {urlsplit(url).hostname for url in self.scripts} | {h for h, _ in self.elsewhere}
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        own = {80: self.http_port, 443: self.https_port}
        port = self.elsewhere.get((host, port), own.get(port, port))
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass

    # Life

    def start(self) -> None:
        self._thread.start()
        self._contexts = self._certificates()
        self._servers = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)

    async def _open(self) -> list[asyncio.Server]:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.sni_callback = self._choose
        plain = await asyncio.start_server(self._serve("http"), "127.0.0.1", 0)
        secure = await asyncio.start_server(self._serve("https"), "127.0.0.1", 0, ssl=tls)
        rude = await asyncio.start_server(self._refuse, "127.0.0.1", 0)
        self.rude_port = rude.sockets[0].getsockname()[1]
        self.http_port = plain.sockets[0].getsockname()[1]
        self.https_port = secure.sockets[0].getsockname()[1]
        return [plain, secure, rude]

    def stop(self) -> None:
        async def end() -> None:
            for server in self._servers:
                server.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    # Certificates

    def _certificates(self) -> dict[str, ssl.SSLContext]:
        yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
        bad = {
            "expired.test": self.authority.issue_cert("expired.test", not_after=yesterday),
            "misnamed.test": self.authority.issue_cert("other.test"),
            "untraced.test": trustme.CA().issue_cert("untraced.test"),
        }
        return {name: self._context(certificate) for name, certificate in bad.items()}

    def _context(self, certificate: trustme.LeafCert) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context

    def _choose(self, tls: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        name = name or "nobody.test"
        if name not in self._contexts:
            self._contexts[name] = self._context(self.authority.issue_cert(name))
        tls.context = self._contexts[name]

    # Answers

    @staticmethod
    async def _refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer at once, to whatever is said, without any encryption."""
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    def _serve(
        self, scheme: str
    ) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], asyncio.Future[None]]:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, target, _ = head[0].split(" ")
                headers = dict(line.split(": ", 1) for line in head[1:] if line)
                url = f"{scheme}://{headers['Host'].partition(':')[0]}{target}"
                asked = Asked(method, url, headers, self._counts[url, method], time.monotonic())
                self._counts[url, method] += 1
                self.log.append(asked)
                script = self.scripts.get(url) or self.scripts.get(url.partition("?")[0])
                await self._answer(script(asked) if script else Answer(404), asked, writer)
            writer.close()

        return serve  # type: ignore[return-value]

    async def _answer(self, answer: Answer, asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(answer.pause)
        # Noted before the client can know of it, so that however busy the machine is, what the
        # client does next comes later.
        asked.ended = time.monotonic()
        if answer.raw is not None:
            writer.write(answer.raw)
            await writer.drain()
            return
        headers = {"Content-Type": "text/html", "Connection": "close", **answer.headers}
        if not answer.endless:
            headers.setdefault("Content-Length", str(len(answer.body)))
        lines = [f"HTTP/1.1 {answer.status} Whatever", *(f"{k}: {v}" for k, v in headers.items())]
        writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n")
        while answer.drip and not writer.is_closing():
            writer.write(b"X-More: x\r\n")
            await writer.drain()
            await asyncio.sleep(0.1)
        writer.write(b"\r\n")
        if asked.method != "HEAD":
            writer.write(answer.body[: answer.cut])
            while answer.endless and not writer.is_closing():
                writer.write(b"x" * 16_384)
                await writer.drain()
                self.sent += 16_384
                if self.sent > ENOUGH:
                    raise ConnectionError("nobody stopped reading")
                await asyncio.sleep(0.001)  # else it is never told that the other side has left
        await writer.drain()
