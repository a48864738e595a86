"""``./scripts/links``: whether the addresses of others still answer, and where copies are."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import click
import yaml
from pydantic import ValidationError

from safedata.commands.cli import ROOT
from safedata.links import report
from safedata.links.archive import AVAILABILITY, BASE
from safedata.links.excuses import Excuses, ExcusesError
from safedata.links.judge import Verdict, judge
from safedata.links.manners import Manners, Network, agent
from safedata.links.memory import Memory
from safedata.links.places import host_of, places, read
from safedata.links.search import Search
from safedata.links.survey import Witness, survey
from safedata.links.trail import Failure, Trail
from safedata.links.wanted import wanted
from safedata.source.findings import FORMATS, Finding, Severity

MEMORY = Path(".cache") / "links.jsonl"
"""Where answers are kept between runs, from the root of the checkout; git ignores the folder."""

GOOD_FOR = dt.timedelta(days=30)
"""How long an answer is believed unless told otherwise."""


@dataclass(frozen=True)
class Options:
    """What is asked for on the command line."""

    root: Path = ROOT
    form: str = "text"
    only: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    limit: int | None = None
    since: dt.datetime | None = None
    dry_run: bool = False
    save: bool = False

    @property
    def verdicts(self) -> set[Verdict]:
        """What is to be reported."""
        return {Verdict(name) for name in self.only} or {*Verdict}

    @property
    def believed_from(self) -> dt.datetime:
        """From which moment on earlier answers are believed."""
        since = self.since or dt.datetime.now(dt.UTC) - GOOD_FOR
        return since.replace(tzinfo=dt.UTC) if since.tzinfo is None else since

    def concerns(self, kind: str, host: str) -> bool:
        """Whether addresses of this host in entries of this kind are meant."""
        return (not self.kinds or kind in self.kinds) and (
            not self.hosts or any(fnmatch(host, pattern.lower()) for pattern in self.hosts)
        )


@dataclass(frozen=True)
class World:
    """How the rest of the world is reached; tests make one of their own."""

    manners: Manners
    network: Network = field(default_factory=Network)
    archive: str = BASE
    availability: str = AVAILABILITY

    @classmethod
    def from_environment(cls) -> World:
        """As the environment sets it: who we are, and the archive."""
        name = os.environ.get("SITE_NAME", "")
        contact = os.environ.get("CONTACT") or os.environ.get("REPO_URL", "")
        base = os.environ.get("ARCHIVE_URL")
        if not contact:
            click.echo(
                "CONTACT is not set, so servers are not told whom to write to if we disturb them.",
                err=True,
            )
        if base:
            base = base.rstrip("/")
            return cls(
                Manners(agent(name, contact)),
                archive=base,
                availability=f"{base}/wayback/available",
            )
        return cls(Manners(agent(name, contact)))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are put out: for people, as annotations of a pull request, or as data.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([verdict.value for verdict in Verdict]),
    help="Report nothing else. May be given more than once.",
)
@click.option("--kind", "kinds", multiple=True, help="Only entries of this kind, or 'page'.")
@click.option("--host", "hosts", multiple=True, help="Only this host; * stands for anything.")
@click.option("--limit", type=click.IntRange(1), help="Ask for at most so many addresses now.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Believe answers from this day on; ask again for older ones.  [default: 30 days ago]",
)
@click.option(
    "--archive", is_flag=True, help="Look for archived copies and write them into entries."
)
@click.option("--dry-run", is_flag=True, help="With --archive: show what would be written.")
@click.option("--save", is_flag=True, help="With --archive: have copies made where there are none.")
def links(
    *,
    form: str,
    only: tuple[str, ...],
    kinds: tuple[str, ...],
    hosts: tuple[str, ...],
    limit: int | None,
    since: dt.datetime | None,
    archive: bool,
    dry_run: bool,
    save: bool,
) -> None:
    """Ask whether the addresses in the library still lead where they led.

    Slowly, so as not to disturb anybody: reckon with half an hour for the whole, and with some
    hours for --archive, which asks one host for everything. What was learnt is kept in .cache/,
    so a run that was stopped goes on where it was.

    The exit status is 1 if an address is dead, 0 if none is; what could not be judged is never
    called dead. With --archive it is 1 if a file could not be written. It is 2 if nobody answers
    at all or a file of settings is broken, 130 after Ctrl-C.
    """
    if (dry_run or save) and not archive:
        raise click.UsageError("--dry-run and --save belong to --archive.")
    if dry_run and save:
        raise click.UsageError("--save has copies made, which is no dry run.")
    options = Options(ROOT, form, only, kinds, hosts, limit, since, dry_run, save)
    world = World.from_environment()
    try:
        sys.exit(find_copies(options, world) if archive else check_all(options, world))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        click.echo(f"docs/vocabulary.yml is broken, so nothing can be read:\n{error}", err=True)
    except ExcusesError as error:
        click.echo(str(error), err=True)
    sys.exit(2)


def check_all(options: Options, world: World) -> int:
    """Ask for the addresses that are meant, report, and return the exit status.

    Raises ExcusesError, and what `read` raises.
    """
    context = read(options.root)
    excuses = Excuses.load(options.root, dt.date.today())
    everywhere = places(context)
    meant = [place for place in everywhere if options.concerns(place.kind, place.host)]
    memory = Memory(options.root / MEMORY)
    known = memory.since(options.believed_from)
    waiting = [url for url in _each({place.asked: None for place in meant}) if url not in known]
    if options.verdicts == {Verdict.UNARCHIVED}:
        waiting = []  # for that, nobody need be asked
    now = waiting[: options.limit]
    progress = _Progress(len(now))

    def keep(trail: Trail) -> None:
        known[trail.url] = trail
        memory.keep(trail)
        progress.step()

    witness = Witness(keep)
    stopped = False
    try:
        asyncio.run(survey(now, world.manners, world.network, witness.tell))
    except KeyboardInterrupt:
        stopped = True
    progress.end()
    if now and not witness.online:
        if stopped:
            return 130
        click.echo(
            "Nobody answered at all, so nothing can be said. Is this computer online?", err=True
        )
        return 2
    memory.tidy()
    judged = {url: judge(trail) for url, trail in known.items()}
    found = [*report.findings(meant, judged, excuses, options.verdicts)]
    if Verdict.UNARCHIVED in options.verdicts:
        lacking = [one for one in wanted(context) if options.concerns(one.kind, host_of(one.url))]
        found += report.unarchived(lacking, memory.searches, excuses)
    found += excuses.stale(everywhere, judged)
    _put_out(found, options.form)
    urls = {place.asked for place in meant}
    click.echo(closing_line(urls, known, found), err=True)
    if stopped:
        return 130
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def closing_line(urls: set[str], known: dict[str, Trail], found: Iterable[Finding]) -> str:
    """The sentence that sums up a run."""
    answered = sum(url in known and known[url].failure is not Failure.NOT_ASKED for url in urls)
    counts = Counter(finding.rule.removeprefix("link-") for finding in found)
    told = ", ".join(f"{counts[name]:,} {name}" for name in [*Verdict, "excuse"] if counts[name])
    left = len(urls) - answered
    rest = f" {left:,} not asked yet: run it again to go on." if left else ""
    return f"{answered:,} of {len(urls):,} addresses asked: {told or 'nothing to mend'}.{rest}"


def find_copies(options: Options, world: World) -> int:
    """Look for copies and write them into entries; return the exit status.

    Raises ExcusesError, and what `read` raises.
    """
    context = read(options.root)
    excuses = Excuses.load(options.root, dt.date.today())
    memory = Memory(options.root / MEMORY)
    lacking = [
        one
        for one in wanted(context)
        if options.concerns(one.kind, host_of(one.url))
        and not excuses.excuse(one.url, Verdict.UNARCHIVED)
        and (
            options.save
            or one.url not in memory.searches
            or memory.searches[one.url] < options.believed_from
        )
    ][: options.limit]
    progress = _Progress(len(lacking))
    search = Search(
        options.root,
        memory,
        dry_run=options.dry_run,
        save=options.save,
        say=lambda text: click.echo(text, err=True),
        show=lambda text: click.echo(text, nl=False),
        step=progress.step,
    )
    stopped = False
    try:
        asyncio.run(
            search.run(lacking, world.manners, world.network, world.archive, world.availability)
        )
    except KeyboardInterrupt:
        stopped = True
    progress.end()
    asked = [one for one in lacking if one.url in search.without]
    if not options.dry_run:
        _put_out(report.unarchived(asked, search.without, excuses), options.form)
    written = "would be written" if options.dry_run else "written"
    click.echo(
        f"{search.copies:,} copies {written} into {search.files:,} files; "
        f"none found for {len(search.without):,} addresses.",
        err=True,
    )
    if stopped:
        return 130
    return 2 if search.gave_up else int(bool(search.faults))


def _each(urls: Iterable[str]) -> list[str]:
    """The addresses, hosts taking turns, so that a limit does not fall on one host alone."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(host_of(url), []).append(url)
    rounds = itertools.zip_longest(*by_host.values())
    return [url for one in rounds for url in one if url is not None]


def _put_out(found: Iterable[Finding], form: str) -> None:
    ordered = sorted({*found})
    if ordered or form == "json":
        click.echo(FORMATS[form](ordered))


class _Progress:
    """How far it is, on a terminal only."""

    def __init__(self, total: int) -> None:
        self._done, self._total = 0, total
        self._shown = total > 0 and sys.stderr.isatty()

    def step(self) -> None:
        self._done += 1
        if self._shown:
            click.echo(f"\r{self._done:,} of {self._total:,} ", nl=False, err=True)

    def end(self) -> None:
        if self._shown:
            click.echo("\r" + " " * 30 + "\r", nl=False, err=True)
