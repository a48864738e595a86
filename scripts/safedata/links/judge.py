"""What an answer means: whether a reader who follows the address finds what we found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import SplitResult, unquote, urlsplit

from safedata.links.trail import Failure, Trail
from safedata.source.findings import Severity


class Verdict(StrEnum):
    """What can be said against an address. The values are what people type and read."""

    DEAD = "dead"
    MOVED = "moved"
    DOUBTFUL = "doubtful"
    UNJUDGED = "unjudged"
    HTTP = "http"
    UNARCHIVED = "unarchived"

    @property
    def rule(self) -> str:
        """The name under which it is reported."""
        return f"link-{self.value}"

    @property
    def severity(self) -> Severity:
        """Only what is certainly of no use to readers is an error."""
        return Severity.ERROR if self is Verdict.DEAD else Severity.WARNING


@dataclass(frozen=True)
class Judgement:
    """A verdict, in words for whoever can mend it."""

    verdict: Verdict
    message: str
    hint: str


_PERMANENT = {301, 308}
_BLOCKS = {401, 402, 403, 405, 406, 407, 429, 451, 999}
"""What servers say to programs that they do not want; 999 is LinkedIn's."""
_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:home|index|default)(?:\.\w+)?/?)?", re.IGNORECASE
)
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|sso|saml|oauth2?|adfs|auth|authenticate|wp-login\.php)(?:[/.?]|$)", re.I
)
_LOGIN_HOST = re.compile(r"(?:login|signin|sso|auth|accounts?|idp)\.", re.IGNORECASE)
_GONE_PATH = re.compile(
    r"/(?:40[34]|(?:page[-_]?)?not[-_]?found|error)(?:[/.]\w*)?/?\Z", re.IGNORECASE
)
_GONE_TITLE = re.compile(
    r"\b404\b(?!\s*(?:people|pages|cases))|\b(?:page|file|document|content|article|site)\W+"
    r"(?:was |is |could |can )?(?:not (?:be )?found|not available|no longer (?:available|exists?)"
    r"|does ?n[o'’]t exist|unavailable)|^(?:not found|error)\b|can[’']?t find (?:the|that) page"
    r"|page (?:introuvable|non trouvée)|página no (?:encontrada|existe)|seite nicht gefunden"
    r"|pagina niet gevonden|الصفحة غير موجودة|domain (?:is|may be) for sale",
    re.IGNORECASE,
)
_COPY_HINT = (
    "Find where the publisher keeps it now, or an archived copy (./scripts/links --archive); if "
    "there is neither, leave the address out and keep title, publisher and date."
)
_LOOK_HINT = "Open it and look whether it is still what it was."
_LATER_HINT = "Open it in a browser; if it is well, it can be excused in excused-links.yml."


def judge(trail: Trail) -> Judgement | None:
    """What is to be said against the address whose `trail` this is; None if it is fine."""
    if trail.failure is not None:
        return _failed(trail, trail.failure)
    url, end, status = trail.url, trail.end, trail.status
    if status in (404, 410):
        said = f"{status} ({HTTPStatus(status).phrase})"
        return Judgement(Verdict.DEAD, f"{url} is gone: the server answers {said}", _COPY_HINT)
    if status in _BLOCKS:
        return Judgement(
            Verdict.UNJUDGED,
            f"{url} could not be judged: the server turns programs away ({status})",
            _LATER_HINT,
        )
    if not 200 <= status < 300 and status != 416:  # 416: it is there, and shorter than we asked
        return Judgement(
            Verdict.UNJUDGED, f"{url} could not be judged: the server answers {status}", _LATER_HINT
        )
    doubt = _doubt(trail)
    if doubt is not None:
        return doubt
    new = moved_to(trail)
    if new is not None:
        return Judgement(
            Verdict.MOVED,
            f"{url} has moved for good to {new}",
            "Write the new address, once you have seen that it is the same document.",
        )
    if urlsplit(end).scheme == "http":
        return Judgement(
            Verdict.HTTP,
            f"{url} is read over a connection that is not encrypted",
            "Look whether the same page can be had with https://.",
        )
    return None


def moved_to(trail: Trail) -> str | None:
    """The address to which `url` has moved for good; None if it has not.

    A redirection for the time being ends what can be relied on.
    """
    new = None
    for hop, following in zip(trail.hops, trail.hops[1:], strict=False):
        if hop.status not in _PERMANENT:
            break
        new = following.url
    return new if new != trail.hops[0].url else None


def _doubt(trail: Trail) -> Judgement | None:
    """Why what is at the end may not be what was there."""
    url, end = trail.url, trail.end
    before, after = urlsplit(url), urlsplit(end)
    if _GONE_TITLE.search(trail.title):
        return Judgement(
            Verdict.DOUBTFUL,
            f"{url} answers, with a page that is called '{trail.title[:80]}'",
            _LOOK_HINT,
        )
    if len(trail.hops) == 1:
        return None
    if _is_home(after.path) and not after.query and not _is_home(before.path):
        return Judgement(
            Verdict.DOUBTFUL, f"{url} leads to a home page, {end}", f"{_LOOK_HINT} {_COPY_HINT}"
        )
    if _is_login(after) and not _is_login(before):
        return Judgement(
            Verdict.DOUBTFUL, f"{url} leads to a page for signing in, {end}", _LOOK_HINT
        )
    if _GONE_PATH.search(unquote(after.path)) and not _GONE_PATH.search(unquote(before.path)):
        return Judgement(
            Verdict.DOUBTFUL, f"{url} leads to a page for errors, {end}", f"{_LOOK_HINT}"
        )
    return None


def _is_home(path: str) -> bool:
    return _HOME.fullmatch(path) is not None


def _is_login(url: SplitResult) -> bool:
    return bool(_LOGIN.search(url.path) or _LOGIN_HOST.match(url.netloc))


def _failed(trail: Trail, failure: Failure) -> Judgement:
    url, detail = trail.url, trail.detail
    host = urlsplit(trail.end).hostname or ""
    why = f" ({detail})" if detail else ""
    match failure:
        case Failure.NO_HOST:
            return Judgement(Verdict.DEAD, f"{url} is gone: nobody knows a host {host}", _COPY_HINT)
        case Failure.CERTIFICATE:
            return Judgement(
                Verdict.DEAD,
                f"{url} is refused by browsers: its certificate is bad{why}",
                _COPY_HINT,
            )
        case Failure.TLS:
            return Judgement(
                Verdict.DEAD, f"{url} has no encrypted connection that works{why}", _COPY_HINT
            )
        case Failure.CHAIN:
            return Judgement(
                Verdict.UNJUDGED,
                f"{url} could not be judged: who issued its certificate is not known here",
                _LATER_HINT,
            )
        case Failure.TIMEOUT:
            return Judgement(
                Verdict.UNJUDGED, f"{url} could not be judged: it took too long", _LATER_HINT
            )
        case Failure.LOOP:
            return Judgement(
                Verdict.UNJUDGED,
                f"{url} could not be judged: it redirects without end",
                _LATER_HINT,
            )
        case Failure.ADDRESS:
            return Judgement(
                Verdict.DOUBTFUL, f"{url} leads to what is no address of a page{why}", _LOOK_HINT
            )
        case Failure.PRIVATE:
            return Judgement(
                Verdict.DOUBTFUL, f"{url} leads into a private network ({host})", _LOOK_HINT
            )
        case Failure.NOT_ASKED:
            return Judgement(
                Verdict.UNJUDGED, f"{url} was not asked: {host} had not answered before", ""
            )
    return Judgement(
        Verdict.UNJUDGED, f"{url} could not be judged: no answer came through{why}", _LATER_HINT
    )
