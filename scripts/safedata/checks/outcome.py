"""How a story ended agrees with what it says of the event, the harm, the finder and the end."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.entry import Entry
from safedata.library.model import Story
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    for story in context.of(Story):
        yield from _sureness(story)
        if story.data.outcome != "harm":
            yield from _spared(story)
        if story.data.outcome == "averted":
            yield from _averted(story)


def _sureness(story: Entry[Story]) -> Iterator[Finding]:
    sure = story.data.how_sure
    if sure.event == "potential":
        yield finding(
            story,
            RULE.name,
            ("how_sure", "event"),
            "the event is only potential, and a story tells what happened",
            "If sources tell of it, write reported or confirmed; what did not come of it is said "
            "by 'harm: potential' and by the outcome.",
        )
    elif sure.harm == "confirmed" and sure.event != "confirmed":
        yield finding(
            story,
            RULE.name,
            ("how_sure", "harm"),
            f"the harm is confirmed and the event that did it is {sure.event}",
            "Who confirmed the harm also found what did it: confirm the event from the same "
            "source, or write that the harm is reported.",
        )


def _spared(story: Entry[Story]) -> Iterator[Finding]:
    data = story.data
    if data.how_sure.harm in ("confirmed", "reported", "disputed"):
        yield finding(
            story,
            RULE.name,
            ("outcome",),
            f"the outcome is {data.outcome} and the harm is {data.how_sure.harm}",
            "Once a source tells of harm the outcome is harm, even if somebody denies it: the "
            "page says beside it how sure it is. If none does, the harm is potential. What went "
            "right all the same belongs in 'went_well'.",
        )
    if data.found_by == "attacker":
        yield finding(
            story,
            RULE.name,
            ("outcome",),
            f"the outcome is {data.outcome} and the attacker, who had the data, told of it",
            "Data that reached somebody who should not have had it makes the outcome harm, with "
            "'harm: potential' as long as no misuse is known.",
        )


def _averted(story: Entry[Story]) -> Iterator[Finding]:
    data = story.data
    if data.ended_by in ("open", "events"):
        yield finding(
            story,
            RULE.name,
            ("ended_by",),
            f"the harm was averted and 'ended_by' is {data.ended_by}",
            "A harm is averted by a decision: write who took it. If nobody has decided for good "
            "and no harm is known, it is a near miss.",
        )
    if data.went_well is None:
        yield finding(
            story,
            RULE.name,
            ("outcome",),
            "the harm was averted and 'went_well' is missing",
            "Say in one sentence what somebody did right; it is what readers can do as well.",
        )


RULE = Rule(
    "outcome",
    "The outcome says no less and no more than is known",
    "Readers count on it to tell what hurt people from what nearly did. Whether data reached "
    "somebody is in no field, so the sources decide; what contradicts itself is found here.",
    "Harm: data reached or was used by somebody who should not have had it, or people lost "
    "something because of it. Near miss: neither is known or reported. Averted: a decision stopped "
    "it beforehand.",
    _check,
)
