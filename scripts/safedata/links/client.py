"""Asks servers for what is at an address: politely, in bounded time, and for little."""

from __future__ import annotations

import asyncio
import email.utils
import errno
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from types import TracebackType
from typing import Self
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import getproxies

import aiohttp
from aiohttp.abc import ResolveResult
from yarl import URL

from safedata.links.manners import Manners, Network, Pace, is_private
from safedata.links.trail import Failure, Hop, Trail

_REDIRECTS = {301, 302, 303, 307, 308}
_LATER = {429, 500, 502, 503, 504}
"""What is worth asking again."""
_ANYWAY = {Failure.TIMEOUT, Failure.BROKEN}
"""Some servers know no HEAD and show it like this."""
_AGAIN = {Failure.NAME, Failure.NO_HOST, Failure.NO_CONNECTION, Failure.TIMEOUT, Failure.BROKEN}
_UNTRACED = {2, 19, 20, 21, 27}
"""Results of OpenSSL's verification that say that the issuer is not known to us.

docs.openssl.org, "X509_STORE_CTX_get_error".
"""


@dataclass(frozen=True)
class Reply:
    """What a server said, as far as we wanted to hear it."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def is_page(self) -> bool:
        """Whether it is HTML, or does not say what it is."""
        kind = self.headers.get("Content-Type", "text/html")
        return "html" in kind.lower()

    @property
    def leads_to(self) -> str | None:
        """The address to which it redirects, if it does."""
        if self.status not in _REDIRECTS or "Location" not in self.headers:
            return None
        # Bytes that are no ASCII are sent as they come, as browsers do.
        raw = self.headers["Location"].encode("utf-8", "surrogateescape")
        return urldefrag(urljoin(self.url, quote(raw, safe=_ASCII))).url

    @property
    def wait(self) -> float:
        """How many seconds the server wants to be left alone; 0 if it does not say."""
        said = self.headers.get("Retry-After", "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            until = email.utils.parsedate_to_datetime(said)
        except (TypeError, ValueError):
            return 0.0
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return max(0.0, (until - datetime.now(UTC)).total_seconds())


_ASCII = "".join(map(chr, range(33, 127)))


class NoReplyError(Exception):
    """There was no answer."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure, detail)
        self.failure, self.detail = failure, detail


class _PrivateError(OSError):
    """A name leads into a network that is not public."""


class _PublicResolver(aiohttp.ThreadedResolver):
    """Looks names up, and passes over what is not on the public network."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await super().resolve(host, port, family)
        public = [one for one in found if not is_private(one["host"].partition("%")[0])]
        if found and not public:
            raise _PrivateError(host)
        return public


class Client:
    """Asks servers. To be used in ``async with``."""

    def __init__(self, manners: Manners, network: Network) -> None:
        self.manners, self._network = manners, network
        self._pace = Pace(manners.per_host, manners.delay)

    async def __aenter__(self) -> Self:
        self._connector = aiohttp.TCPConnector(
            resolver=self._network.resolver or (None if getproxies() else _PublicResolver()),
            ssl=self._network.tls or ssl.create_default_context(),
            limit=self.manners.hosts,
            use_dns_cache=False,
            force_close=True,  # nobody wants to hold a line open until we come again
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._connector.close()

    async def ask(self, url: str) -> Trail:
        """Follow `url` to its end. Raises nothing: whatever goes wrong is in the trail."""
        for attempt in range(self.manners.retries + 1):
            trail, pause = await self._follow(url)
            if pause is None or pause > self.manners.patience:
                break
            if attempt < self.manners.retries:
                pause = pause or self.manners.backoff * 2**attempt
                self._pace.hold(_host(trail.end), pause)
        return trail

    async def fetch(self, url: str, most: int) -> Reply:
        """Get at most `most` bytes of what is at `url`, without following redirections.

        Raises NoReplyError if there is no answer, also not after asking again.
        """
        for attempt in range(self.manners.retries + 1):
            last = attempt == self.manners.retries
            pause = 0.0
            try:
                async with self._session() as session:
                    reply = await self._request(session, "GET", url, most)
                pause = reply.wait
                if reply.status not in _LATER or last or pause > self.manners.patience:
                    return reply
            except NoReplyError as error:
                if error.failure not in _AGAIN or last:
                    raise
            self._pace.hold(_host(url), pause or self.manners.backoff * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def _session(self) -> aiohttp.ClientSession:
        """A session of its own for each address, with its own cookies: nobody is followed about."""
        return aiohttp.ClientSession(
            connector=self._connector,
            connector_owner=False,
            auto_decompress=False,
            trust_env=self._network.proxies,
            headers={
                "User-Agent": self.manners.agent,
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
                "Accept-Language": "en,*;q=0.5",
                "Accept-Encoding": "identity",
            },
            timeout=aiohttp.ClientTimeout(
                total=self.manners.whole,
                sock_connect=self.manners.connect,
                sock_read=self.manners.read,
            ),
        )

    async def _follow(self, url: str) -> tuple[Trail, float | None]:
        """The trail, and after how many seconds it may help to ask again.

        0 for whenever we like, None if it would not help.
        """
        hops: list[Hop] = []
        here = urldefrag(url).url
        asked = datetime.now(UTC).replace(microsecond=0)
        try:
            async with self._session() as session:
                while True:
                    reply = await self._look(session, here)
                    hops.append(Hop(here, reply.status))
                    onward = reply.leads_to
                    if onward is None:
                        break
                    # Once is no circle: some sites set a cookie and send one back to the same page.
                    seen = sum(hop.url == onward for hop in hops)
                    if seen > 1 or len(hops) > self.manners.hops:
                        raise NoReplyError(Failure.LOOP)
                    here = onward
        except NoReplyError as error:
            trail = Trail(url, asked, tuple(hops), error.failure, here, error.detail)
            return trail, 0.0 if error.failure in _AGAIN else None
        title = _title(reply.body) if reply.is_page else ""
        trail = Trail(url, asked, tuple(hops), title=title)
        return trail, reply.wait if reply.status in _LATER else None

    async def _look(self, session: aiohttp.ClientSession, url: str) -> Reply:
        """Ask for the head; if that says too little, for the beginning."""
        try:
            head = await self._request(session, "HEAD", url)
        except NoReplyError as error:
            if error.failure not in _ANYWAY:
                raise
            return await self._request(session, "GET", url, self.manners.most)
        if head.leads_to or head.status == 429 or head.wait:
            return head
        if head.status < 300 and not head.is_page:
            return head
        # Servers lie to HEAD, and pages that are gone say 200: the page itself is better evidence.
        return await self._request(session, "GET", url, self.manners.most)

    async def _request(
        self, session: aiohttp.ClientSession, method: str, url: str, most: int = 0
    ) -> Reply:
        """One request. Raises NoReplyError."""
        host = _host(url)
        if urlsplit(url).scheme not in ("http", "https") or not host:
            raise NoReplyError(Failure.ADDRESS, url)
        if is_private(host):
            raise NoReplyError(Failure.PRIVATE, host)
        try:
            address = URL(url)
        except ValueError as error:
            raise NoReplyError(Failure.ADDRESS, str(error)) from error
        part = {"Range": f"bytes=0-{most - 1}"} if most else {}
        async with self._pace.turn(host):
            try:
                async with session.request(
                    method, address, allow_redirects=False, headers=part
                ) as answer:
                    body = b""
                    if most and answer.status not in _REDIRECTS:
                        body = await _read(answer.content, most)
                    answer.close()  # the rest is not wanted
                    return Reply(url, answer.status, answer.headers.copy(), body)
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
                raise _told(error) from error


async def _read(stream: aiohttp.StreamReader, most: int) -> bytes:
    pieces: list[bytes] = []
    left = most
    while left > 0 and (piece := await stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _host(url: str) -> str:
    """The host of `url` in lower case; "" if there is none that can be made out."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _told(error: BaseException) -> NoReplyError:
    """What went wrong, in our terms."""
    detail = " ".join(str(error).split())[:200] or type(error).__name__
    match error:
        case asyncio.TimeoutError():
            return NoReplyError(Failure.TIMEOUT)
        case aiohttp.ClientConnectorCertificateError(certificate_error=ssl.SSLError() as reason):
            code = getattr(reason, "verify_code", 0)
            why = str(getattr(reason, "verify_message", "") or reason)
            return NoReplyError(Failure.CHAIN if code in _UNTRACED else Failure.CERTIFICATE, why)
        case aiohttp.ClientConnectorDNSError(os_error=socket.gaierror() as reason):
            known = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            return NoReplyError(Failure.NO_HOST if reason.errno in known else Failure.NAME, detail)
        case aiohttp.ClientConnectorDNSError(os_error=_PrivateError()):
            return NoReplyError(Failure.PRIVATE)
        case aiohttp.ClientConnectorDNSError():
            return NoReplyError(Failure.NAME, detail)
        case aiohttp.ClientConnectorSSLError():
            return NoReplyError(Failure.TLS, str(getattr(error.os_error, "reason", "") or detail))
        case aiohttp.ClientConnectorError():
            number = error.os_error.errno or 0
            word = errno.errorcode.get(number, "")
            return NoReplyError(Failure.NO_CONNECTION, word or detail)
        case aiohttp.InvalidURL():
            return NoReplyError(Failure.ADDRESS, detail)
    return NoReplyError(Failure.BROKEN, detail)


class _Title(HTMLParser):
    """Collects the title and the first heading of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found = {"title": "", "h1": ""}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to listen, the first time."""
        if tag in self.found and not self.found[tag]:
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        """Stop listening."""
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        """Take down what is said."""
        if self._open:
            self.found[self._open] = (self.found[self._open] + data)[:500]


def _title(body: bytes) -> str:
    parser = _Title()
    parser.feed(body.decode("utf-8", "replace"))
    return " · ".join(" ".join(text.split()) for text in parser.found.values() if text.strip())
