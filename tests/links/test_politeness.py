"""How we behave, as seen from the other side."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import formatdate

import pytest

from loopback import IMPATIENT, QUICK, Answer, Asked, Loopback, page, to
from safedata.links import client as module
from safedata.links.client import Client
from safedata.links.judge import judge
from safedata.links.manners import Manners, Network, agent, is_private
from safedata.links.survey import Witness, survey
from safedata.links.trail import Failure, Hop, Trail
from support import TOLD

DELAY = 0.1
CLOCK = 0.001
"""What clocks may differ by. A busy machine makes pauses longer, and never shorter."""


def ask(web: Loopback, urls: Iterable[str], manners: Manners = QUICK) -> dict[str, Trail]:
    trails: dict[str, Trail] = {}
    asyncio.run(survey(urls, manners, web.network, lambda t: trails.update({t.url: t})))
    return trails


def most_at_once(requests: Iterable[Asked]) -> int:
    changes = [(a.began, 1) for a in requests] + [(a.ended, -1) for a in requests]
    return max(itertools.accumulate(change for _, change in sorted(changes)))


@pytest.mark.parametrize(("per_host", "pause"), [(1, 0.03), (2, 0.25)])
def test_a_host_is_never_asked_for_more_than_agreed_nor_sooner(
    web: Loopback, per_host: int, pause: float
) -> None:
    """Also where others send one to it, and over both protocols."""
    urls = [web.on(f"https://busy.test/{i}", Answer(pause=pause)) for i in range(3)]
    urls += [web.on(f"http://busy.test/{i}", Answer(pause=pause)) for i in range(1)]
    urls += [web.on(f"https://other-{i}.test/", to("https://busy.test/1")) for i in range(2)]
    trails = ask(web, urls, replace(QUICK, per_host=per_host, delay=DELAY))
    assert {trail.status for trail in trails.values()} == {200}
    busy = sorted((a for a in web.log if a.host == "busy.test"), key=lambda a: a.began)
    assert len(busy) == 12
    assert most_at_once(busy) == per_host
    if per_host == 1:
        rests = [later.began - earlier.ended for earlier, later in itertools.pairwise(busy)]
        assert min(rests) > DELAY - CLOCK


def test_many_hosts_are_asked_at_once_but_no_more_than_agreed(web: Loopback) -> None:
    urls = [web.on(f"https://host-{i}.test/x", Answer(pause=0.1)) for i in range(9)]
    ask(web, urls, replace(QUICK, hosts=3))
    assert most_at_once(web.log) == 3


def later(seconds: str) -> Answer:
    return Answer(429, {"Retry-After": seconds})


@pytest.mark.parametrize("status", [429, 503])
def test_who_asks_for_time_is_given_it(web: Loopback, status: int) -> None:
    def script(asked: Asked) -> Answer:
        return page("x") if web.times(url) > 1 else Answer(status, {"Retry-After": "1"})

    url = web.on("https://wait.test/x", script)
    other = web.on("https://wait.test/y", page("y"))
    trails = ask(web, [url, other])
    assert judge(trails[url]) is None
    first, second, *_ = sorted(a.began for a in web.log)
    assert second - first > 1 - CLOCK
    assert judge(trails[other]) is None


def test_who_wants_more_time_than_we_have_is_left_alone_today(web: Loopback) -> None:
    urls = [
        web.on(f"https://later.test/{i}", later(formatdate(time.time() + 7200, usegmt=True)))
        for i in range(3)
    ]
    trails = ask(web, urls)
    assert len(web.log) == 1
    assert [t.failure for t in trails.values()] == [None, Failure.NOT_ASKED, Failure.NOT_ASKED]
    judgement = judge(trails[urls[2]])
    assert judgement is not None
    assert judgement.message == f"{urls[2]} was not asked: later.test had not answered before"
    TOLD.add((judgement.verdict.rule, judgement.message))


@pytest.mark.parametrize("said", ["soon", "-5", "", "٣", "Wed, 99 Nov 2026 00:00:00 GMT"])
def test_a_time_that_is_none_is_passed_over(web: Loopback, said: str) -> None:
    url = web.on(
        "https://odd.test/x", Answer(503, {"Retry-After": said.encode().decode("latin-1")})
    )
    assert ask(web, [url])[url].status == 503
    assert web.times(url, "GET") == QUICK.retries + 1


def test_each_time_we_wait_longer(web: Loopback) -> None:
    url = web.on("https://broken.test/x", Answer(500))
    ask(web, [url], replace(QUICK, backoff=0.1))
    heads = [a.began for a in web.log if a.method == "HEAD"]
    first, second = (b - a for a, b in itertools.pairwise(heads))
    assert first > 0.1 - CLOCK
    assert second > 0.2 - CLOCK


def test_a_host_that_does_not_answer_is_asked_no_more(web: Loopback) -> None:
    urls = [web.on(f"https://hangs.test/{i}", Answer(pause=9)) for i in range(8)]
    manners = replace(IMPATIENT, retries=0, give_up=2)
    trails = ask(web, urls, manners)
    asked = [t.failure for t in trails.values()]
    assert asked == [Failure.TIMEOUT] * 2 + [Failure.NOT_ASKED] * 6
    assert len(web.log) == 2 * 2


def test_one_that_answers_in_between_is_asked_on(web: Loopback) -> None:
    urls = [
        web.on(f"https://moody.test/{i}", page("x") if i % 2 else Answer(pause=9)) for i in range(4)
    ]
    trails = ask(web, urls, replace(IMPATIENT, retries=0, give_up=2))
    assert Failure.NOT_ASKED not in {t.failure for t in trails.values()}


def test_what_is_fetched_is_bounded_too(web: Loopback) -> None:
    url = web.on("https://big.test/x", Answer(endless=True))

    async def fetch() -> int:
        async with Client(QUICK, web.network) as client:
            return len((await client.fetch(url, 1000)).body)

    assert asyncio.run(fetch()) == 1000


def trail(url: str, failure: Failure | None) -> Trail:
    return Trail(url, datetime.now(UTC), () if failure else (Hop(url, 200),), failure)


def test_that_a_host_is_gone_is_believed_once_another_has_answered() -> None:
    told: list[str] = []
    witness = Witness(lambda one: told.append(one.url))
    witness.tell(trail("https://a.test/", Failure.NO_HOST))
    witness.tell(trail("https://b.test/", Failure.TIMEOUT))
    assert (told, witness.online) == ([], False)
    witness.tell(trail("https://c.test/", None))
    assert told == ["https://a.test/", "https://b.test/", "https://c.test/"]
    assert witness.online


@pytest.mark.parametrize(
    ("name", "contact", "expected"),
    [
        ("", "", "PracticingSafeData-links/1 (checks the links of a library)"),
        ("Safe Data Kenya", "mailto:us@example.org",
         "SafeDataKenya-links/1 (+mailto:us@example.org; checks the links of a library)"),
        ("بيانات", "https://é.org/\r\nX: y(",
         "PracticingSafeData-links/1 (+https://.org/X:y; checks the links of a library)"),
    ],
)  # fmt: skip
def test_we_say_who_we_are(name: str, contact: str, expected: str) -> None:
    assert agent(name, contact) == expected


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("::1", True), ("[fe80::1]", True),
        ("localhost", True), ("printer.local", True), ("100.64.0.1", True),
        ("8.8.8.8", False), ("example.org", False), ("2606:4700::1111", False),
    ],
)  # fmt: skip
def test_what_lies_on_the_public_network(host: str, private: bool) -> None:
    assert is_private(host) is private


def test_a_name_that_leads_home_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the names of the system, as in earnest."""

    async def home(*args: object) -> list[dict[str, object]]:
        return [{"hostname": "x.example.org", "host": "127.0.0.1", "port": 443, "family": 2,
                 "proto": 0, "flags": 0}]  # fmt: skip

    monkeypatch.setattr(module.aiohttp.ThreadedResolver, "resolve", home)
    monkeypatch.setattr(module, "getproxies", dict)
    trails: dict[str, Trail] = {}
    network = Network(proxies=False)
    url = "https://x.example.org/"
    asyncio.run(survey([url], IMPATIENT, network, lambda t: trails.update({t.url: t})))
    assert trails[url].failure is Failure.PRIVATE
    judgement = judge(trails[url])
    assert judgement is not None
    assert judgement.message == f"{url} leads into a private network (x.example.org)"
