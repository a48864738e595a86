"""Nothing lies about unused."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import Resource, Term
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    if not context.all_read:
        return
    for resource in context.published(Resource):
        used = (
            resource.data.starter is not None
            or context.library.backlinks(resource)
            or resource.document.src_uri in context.linked
        )
        if not used:
            yield finding(
                resource,
                RULE.name,
                (),
                "no entry uses this resource",
                "Name it in a story, or in a remediation, a role or a stage that it helps.",
                severity=context.lacking(resource),
            )
    for term in context.published(Term):
        data = term.data
        if not (data.related or data.confused_with or context.library.backlinks(term)):
            yield finding(
                term,
                RULE.name,
                (),
                "no entry uses this term, and it is related to none",
                "Name related terms, or the remediations that need it.",
                severity=context.lacking(term),
            )


RULE = Rule(
    "unused",
    "Every resource and every term is used",
    "A list of links is not a library: each resource is there because something sends readers to "
    "it.",
    "Name it where it helps, or leave it out.",
    _check,
)
