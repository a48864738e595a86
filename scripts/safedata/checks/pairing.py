"""A story ends in something to do."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Story
from safedata.source.findings import Finding

LEAST_REMEDIATIONS = 2
MOST_REMEDIATIONS = 6


def _check(context: Context) -> Iterator[Finding]:
    for story in context.published(Story):
        pairings = story.data.remediations
        if not pairings:
            yield finding(
                story,
                RULE.name,
                ("remediations",),
                "the story names no remediation",
                "Add at least two under `remediations:`, each with `remediation:` (its slug) and "
                "`how:` it might have helped here.",
                key=True,
            )
        elif len(pairings) < LEAST_REMEDIATIONS:
            yield finding(
                story,
                RULE.name,
                ("remediations",),
                "the story names only one remediation",
                "Most harm has more than one remedy: add at least one more.",
                key=True,
            )
        elif len(pairings) > MOST_REMEDIATIONS:
            yield finding(
                story,
                RULE.name,
                ("remediations", MOST_REMEDIATIONS),
                f"the story names {len(pairings)} remediations",
                f"Keep the {MOST_REMEDIATIONS} that might have helped most; a long list paralyses.",
            )
        seen: set[str] = set()
        for i, pairing in enumerate(pairings):
            if pairing.remediation in seen:
                yield finding(
                    story,
                    RULE.name,
                    ("remediations", i, "remediation"),
                    f"the remediation '{pairing.remediation}' is named twice",
                    "Join the two `how` texts.",
                )
            seen.add(pairing.remediation)
        if not story.data.resources:
            yield finding(
                story,
                RULE.name,
                ("resources",),
                "the story names no resource",
                "Add at least one slug under `resources:` that tells a reader how.",
                key=True,
            )


RULE = Rule(
    "pairing",
    "A story is paired with what to do about it",
    "A horror story alone paralyses. A published story names two to six remediations, each with "
    "how it might have helped in this very case, and at least one resource.",
    "Look through the remediations for those that might have prevented or softened what happened, "
    "and write for each one sentence about this story, not about such stories in general.",
    _check,
)
