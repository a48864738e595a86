"""Stories and patterns belong together."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Pattern, Story
from safedata.source.findings import Finding

MOST_PATTERNS = 3
LEAST_STORIES = 3


def _check(context: Context) -> Iterator[Finding]:
    for story in context.published(Story):
        count = len(story.data.patterns)
        if not 1 <= count <= MOST_PATTERNS:
            yield finding(
                story,
                RULE.name,
                ("patterns",),
                f"the story names {count or 'no'} patterns",
                f"Name one to {MOST_PATTERNS} under `patterns:`, the one that fits best first.",
                key=True,
            )
    for pattern in context.published(Pattern):
        count = len(context.library.stories_of(pattern))
        if context.all_read and count < LEAST_STORIES:
            yield finding(
                pattern,
                RULE.name,
                (),
                f"only {count} published stories belong to this pattern",
                f"A pattern draws on at least {LEAST_STORIES}; name it in the stories that went "
                "this way, or keep it a draft.",
                severity=context.lacking(pattern),
            )


RULE = Rule(
    "patterns",
    "A story belongs to patterns, a pattern draws on stories",
    "A reader who will not read eighty stories reads a dozen patterns, and must find there what "
    "happened again and again.",
    "Name one to three patterns in a story. A pattern with fewer than three stories stays a draft.",
    _check,
)
