"""Entries name entries that exist, and not themselves."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import ANY, FOLDERS, KINDS, Mention
from safedata.source.findings import Finding
from safedata.source.suggest import did_you_mean


def _target(mention: Mention) -> str:
    assert mention.kind is not None
    if mention.kind == ANY:
        return mention.value
    return f"{KINDS[mention.kind].FOLDER}/{mention.value}"


def _check(context: Context) -> Iterator[Finding]:
    states = {entry.id: entry.data.status for entry in context.entries}
    for entry in context.entries:
        for mention in context.library.mentions_of(entry):
            if mention.kind is None:
                continue
            target = _target(mention)
            if target == entry.id:
                yield finding(
                    entry,
                    RULE.name,
                    mention.path,
                    f"'{mention.value}' names itself under '{mention.path[0]}'",
                    "Remove it, or name the entry that was meant.",
                )
            elif target not in context.ids:
                yield finding(
                    entry,
                    RULE.name,
                    mention.path,
                    f"there is no {_kind_name(mention)} '{mention.value}'",
                    _hint(context, mention),
                )
            elif entry.data.status == "published" and states.get(target) == "draft":
                yield finding(
                    entry,
                    RULE.name,
                    mention.path,
                    f"'{mention.value}' is a draft, and this entry is published",
                    "Publish the one or keep the other a draft.",
                )


def _kind_name(mention: Mention) -> str:
    return "entry" if mention.kind == ANY else str(mention.kind)


def _hint(context: Context, mention: Mention) -> str:
    if mention.kind == ANY:
        choices = list(context.ids)
        otherwise = f"Write folder/slug, the folder being one of {', '.join(FOLDERS)}."
    else:
        folder = KINDS[str(mention.kind)].FOLDER
        choices = [d.slug for d in context.entry_documents if d.folder == folder]
        otherwise = f"Write the file name, without .md, of an entry in docs/{folder}/."
    return did_you_mean(mention.value, choices) or otherwise


RULE = Rule(
    "reference",
    "Entries name entries that exist",
    "Every list, backlink and count is derived from these names.",
    "Write the file name of the other entry without .md. The message names the nearest one.",
    _check,
)
