"""Stories from other fields say what they mean for aid work."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Story
from safedata.source.findings import Finding

OWN_SETTINGS = {"humanitarian", "development", "human-rights"}


def _check(context: Context) -> Iterator[Finding]:
    for story in context.published(Story):
        data = story.data
        if data.setting not in OWN_SETTINGS and data.humanitarian_equivalent is None:
            yield finding(
                story,
                RULE.name,
                ("setting",),
                f"a story from '{data.setting}' does not say what it means for aid work",
                "Add `humanitarian_equivalent:` with one or two concrete sentences.",
            )


RULE = Rule(
    "humanitarian-equivalent",
    "A story from another field says what it would be in ours",
    "Readers ask what a hospital's or a ministry's failure has to do with them.",
    "Describe the same situation in a camp, a clinic, a partner's office.",
    _check,
)
