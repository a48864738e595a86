"""A remediation says how, and why."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Remediation
from safedata.source.findings import Finding

LEAST_RESOURCES = 2


def _check(context: Context) -> Iterator[Finding]:
    for remediation in context.published(Remediation):
        data = remediation.data
        if len({guidance.resource for guidance in data.guidance}) < LEAST_RESOURCES:
            yield finding(
                remediation,
                RULE.name,
                ("guidance",),
                f"guidance from fewer than {LEAST_RESOURCES} resources",
                "Name at least two resources under `guidance:`, each with `where` in it to look.",
                key=True,
            )
        stories = context.library.stories_for(remediation)
        if context.all_read and not stories and data.no_story_yet is None:
            yield finding(
                remediation,
                RULE.name,
                (),
                "no story calls for this remediation",
                "Name it in a story it might have helped, or say under `no_story_yet:` why there "
                "is none.",
                severity=context.lacking(remediation),
            )
        if stories and data.no_story_yet is not None:
            yield finding(
                remediation,
                RULE.name,
                ("no_story_yet",),
                f"{len(stories)} stories call for this remediation by now",
                "Remove `no_story_yet`.",
                key=True,
            )
        if data.owner in data.with_:
            yield finding(
                remediation,
                RULE.name,
                ("with",),
                f"'{data.owner}' both drives it and takes part",
                "Remove it from `with`.",
            )


RULE = Rule(
    "guidance",
    "A remediation has guidance and a story that shows why",
    "Advice that stands alone is an opinion. Readers want to know who says so, where to read on, "
    "and what happens otherwise.",
    "Name at least two resources with the place in each, and a story that it answers.",
    _check,
)
