"""Entries that another one has replaced say which; reasons are given where they belong."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    for entry in context.entries:
        data = entry.data
        # Withdrawing takes one word, so that nothing stands in the way of whoever is in a hurry;
        # and a danger is never explained.
        if data.status == "superseded" and data.superseded_by is None:
            yield finding(
                entry,
                RULE.name,
                ("status",),
                "the entry is superseded and does not say 'superseded_by'",
                "Its page stays for those who have the link, and must tell them where to go.",
            )
        for status, key in (("superseded", "superseded_by"), ("withdrawn", "withdrawn_because")):
            if data.status != status and getattr(data, key) is not None:
                yield finding(
                    entry,
                    RULE.name,
                    (key,),
                    f"'{key}' is given, but the entry is {data.status}",
                    f"Set `status: {status}` or remove the key.",
                    key=True,
                )


RULE = Rule(
    "status",
    "Superseded entries say where to go",
    "Their page stays, because somebody has linked to it. A withdrawn entry keeps its address with "
    "a notice, and nothing else of it is shown anywhere; it may say why, and never does where "
    "somebody is in danger.",
    "Give `superseded_by: folder/slug` with the status.",
    _check,
)
