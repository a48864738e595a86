"""Retired entries explain themselves."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.source.findings import Finding


def _check(context: Context) -> Iterator[Finding]:
    for entry in context.entries:
        data = entry.data
        needed = {"superseded": "superseded_by", "withdrawn": "withdrawn_because"}
        for status, key in needed.items():
            value = getattr(data, key)
            if data.status == status and value is None:
                yield finding(
                    entry,
                    RULE.name,
                    ("status",),
                    f"the entry is {status} and does not say '{key}'",
                    "Its page stays for those who have the link, and must tell them where to go.",
                )
            if data.status != status and value is not None:
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
    "Superseded and withdrawn entries say where to go and why",
    "Their page stays, because somebody has linked to it.",
    "Give `superseded_by: folder/slug` or `withdrawn_because:` with the status.",
    _check,
)
