"""What servers do, and what is said of it: each kind of answer from a real server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from loopback import IMPATIENT, Answer, Asked, Loopback, page, to
from safedata.links.judge import Verdict, judge
from safedata.links.survey import survey
from safedata.links.trail import Trail
from support import TOLD


def only_get(asked: Asked) -> Answer:
    return Answer(405) if asked.method == "HEAD" else page("Here")


def hangs_on_head(asked: Asked) -> Answer:
    return Answer(pause=0.8) if asked.method == "HEAD" else page("Here")


def then_fine(asked: Asked) -> Answer:
    return Answer(503) if asked.before < 1 else page("Back again")


def wants_a_cookie(asked: Asked) -> Answer:
    if "Cookie" in asked.headers:
        return page("Welcome")
    return Answer(302, {"Location": asked.url, "Set-Cookie": "seen=yes"}, b"")


def on_and_on(asked: Asked) -> Answer:
    return to(asked.url + ("&a" if "?" in asked.url else "?a"))


def html(status: int, **headers: str) -> Answer:
    return Answer(status, headers)


FINE: list[tuple[str, Answer | object]] = [
    ("https://fine.test/a/page", page("A report")),
    ("https://pdf.test/a.pdf", Answer(headers={"Content-Type": "application/pdf"})),
    ("https://head-405.test/x", only_get),
    ("https://head-hangs.test/x", hangs_on_head),
    ("https://once-503.test/x", then_fine),
    ("https://cookie.test/x", wants_a_cookie),
    ("https://huge.test/x", Answer(endless=True)),
    ("https://for-now.test/x", to("https://for-now.test/y", 302)),
    ("https://for-now.test/y", page("Y")),
    ("https://short.test/x", html(416)),
    (
        "https://latin.test/x",
        Answer(headers={"X-Name": "Universit\xe9"}, body=b"<title>\xe9</title>"),
    ),
    ("https://home.test/", page("Home")),
    ("https://login.fine.test/x", page("Sign in")),
    ("https://count.test/x", page("404 people were asked")),
]

SAID: list[tuple[str, Answer | object, Verdict, str]] = [
    ("https://gone.test/x", html(404), Verdict.DEAD, "is gone: the server answers 404 (Not Found)"),
    ("https://gone.test/y", html(410), Verdict.DEAD, "is gone: the server answers 410 (Gone)"),
    ("https://expired.test/x", page("x"), Verdict.DEAD,
     "is refused by browsers: its certificate is bad (certificate has expired)"),
    ("https://misnamed.test/x", page("x"), Verdict.DEAD,
     "is refused by browsers: its certificate is bad (Hostname mismatch, certificate is not valid "
     "for 'misnamed.test'.)"),
    ("https://untraced.test/x", page("x"), Verdict.UNJUDGED,
     "could not be judged: who issued its certificate is not known here"),
    ("https://blocked.test/x", html(403), Verdict.UNJUDGED,
     "could not be judged: the server turns programs away (403)"),
    ("https://linkedin.test/x", html(999), Verdict.UNJUDGED,
     "could not be judged: the server turns programs away (999)"),
    ("https://too-many.test/x", html(429, **{"Retry-After": "3600"}), Verdict.UNJUDGED,
     "could not be judged: the server turns programs away (429)"),
    ("https://broken.test/x", html(500), Verdict.UNJUDGED,
     "could not be judged: the server answers 500"),
    ("https://slow.test/x", Answer(pause=3), Verdict.UNJUDGED,
     "could not be judged: it took too long"),
    ("https://drip.test/x", Answer(drip=True), Verdict.UNJUDGED,
     "could not be judged: it took too long"),
    ("https://loop.test/x", to("https://loop.test/x"), Verdict.UNJUDGED,
     "could not be judged: it redirects without end"),
    ("https://endless.test/x", on_and_on, Verdict.UNJUDGED,
     "could not be judged: it redirects without end"),
    ("https://moved.test/x", to("/y#part", 308), Verdict.MOVED,
     "has moved for good to https://moved.test/y"),
    ("https://moved.test/y", to("https://moved.test/z", 302), None, ""),
    ("https://moved.test/z", page("Z"), None, ""),
    ("https://bytes.test/x", to("/rapport-\xe9t\xe9"), Verdict.MOVED,
     "has moved for good to https://bytes.test/rapport-%E9t%E9"),
    ("https://bytes.test/rapport-%E9t%E9", page("Z"), None, ""),
    ("https://to-home.test/2019/report.pdf", to("/en/"), Verdict.DOUBTFUL,
     "leads to a home page, https://to-home.test/en/"),
    ("https://to-home.test/en/", page("Welcome"), None, ""),
    ("https://to-login.test/report", to("https://sso.to-login.test/?back=1", 302), Verdict.DOUBTFUL,
     "leads to a page for signing in, https://sso.to-login.test/?back=1"),
    ("https://sso.to-login.test/", page("Welcome"), None, ""),
    ("https://to-error.test/report", to("/errors/404.html", 302), Verdict.DOUBTFUL,
     "leads to a page for errors, https://to-error.test/errors/404.html"),
    ("https://to-error.test/errors/404.html", page("Sorry"), None, ""),
    ("https://liar.test/x", page("Page not found | Ministry"), Verdict.DOUBTFUL,
     "answers, with a page that is called 'Page not found | Ministry'"),
    ("https://liar.test/y", Answer(body=b"<h1>Cette <b>page introuvable</b></h1>"),
     Verdict.DOUBTFUL, "answers, with a page that is called 'Cette page introuvable'"),
    ("http://plain.test/x", page("x"), Verdict.HTTP,
     "is read over a connection that is not encrypted"),
    ("https://to-mail.test/x", to("mailto:someone"), Verdict.DOUBTFUL,
     "leads to what is no address of a page (mailto:someone)"),
    ("https://to-port.test/x", to("https://to-port.test:99999/"), Verdict.DOUBTFUL, ""),
    ("https://to-inside.test/x", to("http://169.254.169.254/meta"), Verdict.DOUBTFUL,
     "leads into a private network (169.254.169.254)"),
    ("https://no-tls.test/x", page("x"), Verdict.DEAD, "has no encrypted connection that works"),
    ("https://closed.test/x", page("x"), Verdict.UNJUDGED,
     "could not be judged: no answer came through (ECONNREFUSED)"),
    ("https://cut.test/x", Answer(body=b"x" * 1000, cut=10), Verdict.UNJUDGED,
     "could not be judged: no answer came through"),
    ("https://garbage.test/x", Answer(raw=b"\x00\xff\xfe nothing\r\n\r\n"), Verdict.UNJUDGED,
     "could not be judged: no answer came through"),
    ("https://chunks.test/x",
     lambda asked: Answer() if asked.method == "HEAD" else Answer(
         raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnonsense"),
     Verdict.UNJUDGED, "could not be judged: no answer came through"),
    ("https://headers.test/x",
     Answer(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"),
     Verdict.UNJUDGED, "could not be judged: no answer came through"),
    ("https://silent.test/x", Answer(raw=b""), Verdict.UNJUDGED,
     "could not be judged: no answer came through"),
]  # fmt: skip
UNKNOWN = "https://nowhere.test/x"


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[Loopback, dict[str, Trail], float]]:
    """All of them asked at once, as a run does."""
    web = Loopback()
    web.start()
    for url, answer, *_ in [*FINE, *SAID]:
        web.on(url, answer)  # type: ignore[arg-type]
    web.elsewhere = {("no-tls.test", 443): web.rude_port, ("closed.test", 443): 9}
    trails: dict[str, Trail] = {}
    urls = [*web.scripts, UNKNOWN]
    began = time.monotonic()
    asyncio.run(survey(urls, IMPATIENT, web.network, lambda t: trails.update({t.url: t})))
    yield web, trails, time.monotonic() - began
    web.stop()


Asking = tuple[Loopback, dict[str, Trail], float]


@pytest.mark.parametrize("url", [url for url, _ in FINE])
def test_what_is_fine(asked: Asking, url: str) -> None:
    assert judge(asked[1][url]) is None, asked[1][url]


@pytest.mark.parametrize(
    ("url", "verdict", "message"), [(u, v, m) for u, _, v, m in SAID if v is not None]
)
def test_what_is_said(asked: Asking, url: str, verdict: Verdict, message: str) -> None:
    judgement = judge(asked[1][url])
    assert judgement is not None
    TOLD.add((verdict.rule, judgement.message))
    assert judgement.verdict is verdict
    assert judgement.message.startswith(f"{url} {message}")
    assert judgement.hint


def test_a_host_that_nobody_knows(asked: Asking) -> None:
    judgement = judge(asked[1][UNKNOWN])
    assert judgement is not None
    assert judgement.verdict is Verdict.DEAD
    assert judgement.message == f"{UNKNOWN} is gone: nobody knows a host nowhere.test"
    TOLD.add((judgement.verdict.rule, judgement.message))


def test_it_ends_in_time_whatever_servers_do(asked: Asking) -> None:
    web, trails, seconds = asked
    assert set(trails) == {*web.scripts, UNKNOWN}
    assert seconds < 10
    assert max(web.times(url) for url in web.scripts) <= 24  # 3 attempts along a loop of 12


def test_a_page_is_asked_for_its_head_and_its_beginning_only(asked: Asking) -> None:
    web, _, _ = asked
    url = "https://huge.test/x"
    assert (web.times(url, "HEAD"), web.times(url, "GET")) == (1, 1)
    assert web.sent < 5_000_000  # what lies in buffers when we hang up; it would never have ended
    (get,) = [a for a in web.log if a.url == url and a.method == "GET"]
    assert get.headers["Range"] == "bytes=0-65535"
    assert web.times("https://pdf.test/a.pdf", "GET") == 0


def test_everybody_is_told_who_asks(asked: Asking) -> None:
    assert {a.headers["User-Agent"] for a in asked[0].log} == {IMPATIENT.agent}
    assert {a.headers["Accept-Encoding"] for a in asked[0].log} == {"identity"}


def test_what_cannot_change_is_not_asked_again(asked: Asking) -> None:
    web, _, _ = asked
    assert web.times("https://gone.test/x", "GET") == 1
    assert web.times("https://blocked.test/x", "GET") == 1
    assert web.times("https://too-many.test/x") == 1
    assert web.times("https://broken.test/x", "GET") == IMPATIENT.retries + 1
    assert web.times("https://once-503.test/x", "GET") == 2
