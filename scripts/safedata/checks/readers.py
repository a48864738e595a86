"""Pages that are no entries say who has read them in the words that entries use."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding, word_hint
from safedata.source.findings import Finding

_FACET = "role"


def _check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        if document.kind is not None or document.matter is None:
            continue  # the model knows what entries may say
        readers = document.matter.data.get("read_by", [])
        if not isinstance(readers, list):
            yield finding(
                document,
                RULE.name,
                ("read_by",),
                "'read_by' is no list",
                "Write a list of roles, such as [ict], or [] if nobody has read the page yet.",
            )
            continue
        for i, reader in enumerate(readers):
            if not isinstance(reader, str) or not context.vocabulary.has(_FACET, reader):
                yield finding(
                    document,
                    RULE.name,
                    ("read_by", i),
                    f"'{reader}' is not a word of the facet '{_FACET}'",
                    word_hint(context, _FACET, str(reader)),
                )


RULE = Rule(
    "readers",
    "Pages say which kinds of people have read them",
    "Readers want to know whether somebody who does this work has read what it tells them to do. "
    "What they do is enough: their names could put them at risk.",
    "Write words of the facet `role` under `read_by:`, never names.",
    _check,
)
