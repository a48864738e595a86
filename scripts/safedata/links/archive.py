"""Looks for copies in the public archive, and asks it to make one only if told to.

Two interfaces are used, both documented: availability (archive.org/help/wayback_api.php), and the
index of captures (github.com/internetarchive/wayback, wayback-cdx-server) where the first knows of
none that will do. Whatever they say, a copy counts only once it was seen to open.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from safedata.links.client import Client, NoReplyError
from safedata.links.judge import Verdict, judge
from safedata.links.wanted import Wanted

BASE = "https://web.archive.org"
AVAILABILITY = "https://archive.org/wayback/available"

_STAMP = re.compile(r"\d{14}\Z")
_COPY = re.compile(r"/web/(?P<stamp>\d{14})(?:[a-z]{2}_)?/(?P<url>https?:/.+)\Z")
_MOST = 1_000_000
_ROWS = 8
_TRIES = 3


class ArchiveError(Exception):
    """The archive did not answer, or not what it says that it answers."""


@dataclass(frozen=True)
class Capture:
    """A copy of an address, as the archive tells of it."""

    stamp: str
    """When it was made: YYYYMMDDhhmmss."""
    url: str

    @property
    def day(self) -> dt.date:
        """The day on which it was made."""
        return dt.datetime.strptime(self.stamp, "%Y%m%d%H%M%S").date()


class Archive:
    """The public archive at `base`. Tests, and those who run one of their own, give another."""

    def __init__(self, client: Client, base: str = BASE, availability: str = AVAILABILITY) -> None:
        self._client = client
        self._base, self._availability = base.rstrip("/"), availability

    async def copy_of(self, wanted: Wanted) -> str | None:
        """The address of the best copy that opens; None if there is none.

        Raises ArchiveError if the archive could not be asked.
        """
        seen: set[Capture] = set()
        for ask in (self._nearest, self._captures):
            found = [capture for capture in await ask(wanted) if capture not in seen]
            found = [capture for capture in found if _possible(capture, wanted)]
            found.sort(key=lambda capture: abs((capture.day - wanted.day).days))
            for capture in found[:_TRIES]:
                seen.add(capture)
                address = await self._opens(capture, wanted.url)
                if address is not None:
                    return address
        return None

    async def save(self, wanted: Wanted) -> str | None:
        """Have a copy made, and return its address once it opens; None if none came of it.

        Raises ArchiveError if the archive did not answer.
        """
        try:
            reply = await self._client.fetch(f"{self._base}/save/{wanted.url}", 0)
        except NoReplyError as error:
            raise ArchiveError(f"it did not answer ({error.failure})") from error
        place = reply.leads_to or reply.headers.get("Content-Location", "")
        match = _COPY.search(urlsplit(place).path + _query(place))
        if match is None:
            return None
        return await self._opens(Capture(match["stamp"], wanted.url), wanted.url)

    async def _nearest(self, wanted: Wanted) -> list[Capture]:
        question = {"url": wanted.url, "timestamp": f"{wanted.day:%Y%m%d}"}
        answer = await self._json(f"{self._availability}?{urlencode(question)}")
        match answer:
            case {
                "archived_snapshots": {
                    "closest": {"available": True, "status": "200", "timestamp": str(stamp)}
                }
            } if _is_stamp(stamp):
                return [Capture(stamp, wanted.url)]
            case {"archived_snapshots": dict()}:
                return []
        raise ArchiveError("its answer on availability is not what is documented")

    async def _captures(self, wanted: Wanted) -> list[Capture]:
        question = {
            "url": wanted.url,
            "output": "json",
            "fl": "timestamp,original,statuscode",
            "filter": "statuscode:200",
            "sort": "closest",
            "closest": f"{wanted.day:%Y%m%d}",
            "limit": str(_ROWS),
        }
        rows = await self._json(f"{self._base}/cdx/search/cdx?{urlencode(question)}")
        if not isinstance(rows, list):
            raise ArchiveError("its index of captures is not what is documented")
        return list(_rows(rows))

    async def _json(self, url: str) -> Any:
        try:
            reply = await self._client.fetch(url, _MOST)
        except NoReplyError as error:
            raise ArchiveError(f"it did not answer ({error.failure})") from error
        if reply.status not in (200, 206):
            raise ArchiveError(f"it answered with the status {reply.status}")
        try:
            # No captures at all are an empty answer.
            return json.loads(reply.body) if reply.body.strip() else []
        except (ValueError, RecursionError) as error:
            raise ArchiveError("its answer is no JSON") from error

    async def _opens(self, capture: Capture, url: str) -> str | None:
        """The address of the copy if it opens and is one of `url`.

        The archive may send one on to a copy of another minute, or of what `url` led to then.
        """
        trail = await self._client.ask(f"{self._base}/web/{capture.stamp}/{capture.url}")
        host = urlsplit(self._base).netloc
        end = urlsplit(trail.end)
        match = _COPY.fullmatch(end.path + _query(trail.end))
        if trail.failure is not None or trail.status not in (200, 206) or end.netloc != host:
            return None
        if match is None or not _same(match["url"], url):
            return None
        judgement = judge(trail)
        if judgement is not None and judgement.verdict is Verdict.DOUBTFUL:
            return None  # a copy of a page that says that there is no page
        return f"{self._base}/web/{match['stamp']}/{url}"


def _rows(rows: list[Any]) -> Iterator[Capture]:
    for row in rows[1:]:  # the first one names the columns
        match row:
            case [str(stamp), str(original), "200"] if _is_stamp(stamp):
                yield Capture(stamp, original)


def _is_stamp(stamp: str) -> bool:
    if not _STAMP.match(stamp):
        return False
    try:
        dt.datetime.strptime(stamp, "%Y%m%d%H%M%S")
    except ValueError:
        return False
    return True


def _possible(capture: Capture, wanted: Wanted) -> bool:
    """Whether the copy can be one of the document: not made before it was published.

    A day's grace, because days begin at different times.
    """
    return not wanted.published or capture.day >= wanted.published - dt.timedelta(days=1)


def _query(url: str) -> str:
    query = urlsplit(url).query
    return f"?{query}" if query else ""


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(url: str) -> str:
    """An address without what archives do not tell apart."""
    text = re.sub(r"^https?:/+(?:www\.)?", "", url.partition("#")[0].lower())
    return re.sub(r"^([^/:]+):(?:80|443)", r"\1", text).rstrip("/")
