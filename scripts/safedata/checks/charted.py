"""Each stage and each role of the vocabulary has its page, and no other has."""

from __future__ import annotations

from collections.abc import Iterator

from safedata.checks.base import Context, Rule, finding
from safedata.library.model import EntryData, Role, Stage
from safedata.library.vocabulary import FILE
from safedata.source.findings import Finding
from safedata.source.suggest import did_you_mean

_PAIRS: tuple[tuple[type[EntryData], str], ...] = ((Stage, "lifecycle"), (Role, "role"))


def _check(context: Context) -> Iterator[Finding]:
    for model, facet in _PAIRS:
        words = context.vocabulary.ids(facet)
        slugs = {d.slug for d in context.entry_documents if d.folder == model.FOLDER}
        for entry in context.of(model):
            if entry.slug not in words:
                yield finding(
                    entry,
                    RULE.name,
                    (),
                    f"'{entry.slug}' is not a word of the facet '{facet}'",
                    did_you_mean(entry.slug, words) or f"Add it to docs/{FILE} first.",
                )
        if slugs:
            for word in words:
                if word not in slugs:
                    yield Finding(
                        f"docs/{FILE}",
                        1,
                        1,
                        RULE.name,
                        f"the {model.KIND} '{word}' has no page",
                        f"Write docs/{model.FOLDER}/{word}.md.",
                    )


RULE = Rule(
    "charted",
    "Every stage and every role of the vocabulary has its page",
    "Chips and lists lead there.",
    "Give the page the id of the word as its file name.",
    _check,
)
