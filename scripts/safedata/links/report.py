"""Findings about addresses, from what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from safedata.links.excuses import Excuses
from safedata.links.judge import Judgement, Verdict
from safedata.links.places import Place
from safedata.links.wanted import Wanted
from safedata.source.findings import Finding


def findings(
    places: Iterable[Place],
    judged: Mapping[str, Judgement | None],
    excuses: Excuses,
    only: Collection[Verdict],
) -> Iterator[Finding]:
    """What is to be said of each of `places`, by what is known of the address.

    `judged` says so for each address that was asked, None where all is well. `only` are the
    verdicts that are wanted.
    """
    for place in places:
        judgement = judged.get(place.asked)
        if judgement is None or judgement.verdict not in only:
            continue
        if excuses.excuse(place.url, judgement.verdict):
            continue
        yield Finding(
            place.path,
            place.line,
            place.column,
            judgement.verdict.rule,
            judgement.message,
            judgement.hint,
            judgement.verdict.severity,
        )


def unarchived(
    wanted: Iterable[Wanted], without: Collection[str], excuses: Excuses
) -> Iterator[Finding]:
    """What is to be said of documents that have no archived copy.

    `without` are addresses of which the archive is known to have none.
    """
    for one in wanted:
        if excuses.excuse(one.url, Verdict.UNARCHIVED):
            continue
        message = f"{one.url} has no archived copy here"
        hint = "Look for one with ./scripts/links --archive."
        if one.url in without:
            message = f"{one.url} has no archived copy here, and none was found"
            hint = "If it puts nobody at risk, have one made: docs/contribute/ says how."
        verdict = Verdict.UNARCHIVED
        yield Finding(one.path, one.line, one.column, verdict.rule, message, hint, verdict.severity)
