"""What is not to be reported, each with its reason: ``excused-links.yml``."""

from __future__ import annotations

import datetime as dt
import fnmatch
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from safedata.links.judge import Judgement, Verdict
from safedata.links.places import Place
from safedata.source import frontmatter
from safedata.source.findings import Finding, Severity
from safedata.source.frontmatter import FrontMatter

FILE = "excused-links.yml"


class ExcusesError(Exception):
    """The file cannot be read; the message says where and why."""


class Excuse(BaseModel):
    """Why some addresses are not reported for something."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: str = Field(min_length=8)
    """An address; ``*`` stands for anything."""
    of: list[Annotated[Verdict, BeforeValidator(Verdict)]] = Field(min_length=1)
    """What it is not to be reported for."""
    reason: str = Field(min_length=10)
    until: dt.date
    """The last day on which it holds."""

    def fits(self, url: str) -> bool:
        """Whether `url` is one of its addresses."""
        return _pattern(self.address).fullmatch(url) is not None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    excused: list[Excuse]


def _pattern(address: str) -> re.Pattern[str]:
    # Of the signs of a shell only the star is one here: ? and [ are parts of addresses.
    escaped = re.sub(r"[?\[\]]", lambda match: f"[{match[0]}]", address)
    return re.compile(fnmatch.translate(escaped))


@dataclass(frozen=True)
class Excuses:
    """All excuses, with where they stand."""

    excuses: list[Excuse]
    matter: FrontMatter
    today: dt.date

    @classmethod
    def load(cls, root: Path, today: dt.date) -> Excuses:
        """Read the excuses of the project at `root`; there are none if there is no file.

        Raises ExcusesError if it cannot be read.
        """
        try:
            text = (root / FILE).read_text("utf-8")
            matter = frontmatter.parse(text, first_line=1)
            return cls(_File.model_validate(matter.data).excused, matter, today)
        except FileNotFoundError:
            return cls([], FrontMatter({}, {}, {}), today)
        except UnicodeDecodeError as error:
            raise ExcusesError(f"{FILE} is no UTF-8 text") from error
        except frontmatter.FrontMatterError as error:
            at, message = error.position, error.message.replace("the front matter", "the file")
            raise ExcusesError(f"{FILE}:{at.line}:{at.column}: {message}") from error
        except ValidationError as error:
            first = error.errors()[0]
            at = matter.at(tuple(first["loc"]))
            where = ".".join(map(str, first["loc"]))
            message = f"{FILE}:{at.line}:{at.column}: {where}: {first['msg']}"
            raise ExcusesError(message) from error

    def excuse(self, url: str, verdict: Verdict) -> bool:
        """Whether `url` is not to be reported for `verdict` today."""
        return any(
            self.today <= excuse.until and verdict in excuse.of and excuse.fits(url)
            for excuse in self.excuses
        )

    def stale(
        self, places: Iterable[Place], judged: Mapping[str, Judgement | None]
    ) -> Iterable[Finding]:
        """Findings on the excuses themselves.

        `places` are all addresses of the library, `judged` what is known of them by now. Of an
        excuse whose addresses were not all asked, nobody can say that it is not needed.
        """
        urls = {place.url: place.asked for place in places}
        for number, excuse in enumerate(self.excuses):
            at = self.matter.at(("excused", number, "address"))
            fitting = [url for url in urls if excuse.fits(url)]
            asked = all(urls[url] in judged for url in fitting)
            found = {j.verdict for url in fitting if (j := judged.get(urls[url]))}
            if self.today > excuse.until:
                yield Finding(
                    FILE,
                    at.line,
                    at.column,
                    "link-excuse",
                    f"the excuse of {excuse.address} ended on {excuse.until}",
                    "Look whether the reason still holds; set a new day or delete it.",
                    Severity.WARNING,
                )
            elif not fitting:
                yield Finding(
                    FILE,
                    at.line,
                    at.column,
                    "link-excuse",
                    f"no address of the library is {excuse.address}",
                    "Delete the excuse.",
                    Severity.WARNING,
                )
            elif asked and Verdict.UNARCHIVED not in excuse.of and not found & {*excuse.of}:
                yield Finding(
                    FILE,
                    at.line,
                    at.column,
                    "link-excuse",
                    f"nothing is left to excuse at {excuse.address}",
                    "Delete the excuse.",
                    Severity.WARNING,
                )
