"""Explains terms where a page first uses them: marks them with a link that has their definition.

A mark is a plain link to the term's page, so that it works without a script:

    <a class="sd-term" href="../../glossary/consent/" data-term="consent"
       data-definition="…">consent</a>
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from markdown_it.token import Token
from markupsafe import Markup

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Term
from safedata.source.prose import texts_to_explain
from safedata.source.render import Mark

U = TypeVar("U")

MOST_PER_PAGE = 12
"""How many terms one page explains at most, spread over its length."""

_WORD = re.compile(r"\w+(?:['’](?!s\b)\w+)*")
_GAP = re.compile(r"[\s\-‐‑]+\Z")


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which prose writes a term, in lower case words."""

    words: tuple[str, ...]
    exact: str | None
    """The spelling that it must have; for abbreviations, so that IT is not found in "it"."""
    term: Entry[Term]


@dataclass(frozen=True, slots=True)
class Use:
    """A term where a text uses it, from `start` to `end`."""

    term: Entry[Term]
    start: int
    end: int


class Explainer:
    """Knows how prose writes each term of a library."""

    def __init__(self, library: Library) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for form, term in library.surface_forms.items():
            words = tuple(_WORD.findall(form))
            if words:
                entry = _Form(words, _exact(form, term), term)
                self._forms.setdefault(words[0], []).append(entry)
        for forms in self._forms.values():
            forms.sort(key=lambda f: (-len(f.words), -sum(map(len, f.words))))

    def marks(
        self,
        fragments: Iterable[Sequence[Token]],
        href: Callable[[Entry[Term]], str],
        own: str = "",
    ) -> dict[int, list[Mark]]:
        """What to mark in the `fragments` of a page, in their order, by the id of the text token.

        Every term is marked at most once, where it is first used outside headings, links, tables
        and code. `own` is the id of the entry whose page it is: a term is not explained on its own
        page. `href` gives the address of a term's page relative to this one.
        """
        seen = {own}
        found: list[tuple[Token, Use]] = []
        for fragment in fragments:
            for token in texts_to_explain(fragment):
                for use in self.uses(token.content):
                    if use.term.id not in seen:
                        seen.add(use.term.id)
                        found.append((token, use))
        marks: dict[int, list[Mark]] = {}
        for token, use in spread(found, MOST_PER_PAGE):
            html = mark(use.term, token.content[use.start : use.end], href(use.term))
            marks.setdefault(id(token), []).append(Mark(use.start, use.end, html))
        return marks

    def terms_in(self, text: str) -> set[str]:
        """The ids of the terms that the plain `text` uses."""
        return {use.term.id for use in self.uses(text)}

    def uses(self, text: str) -> Iterator[Use]:
        """Every use of a term in the plain `text`, in order; of two that overlap the longer one."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            form = self._form_at(text, words, at)
            if form is None:
                at += 1
                continue
            last = at + len(form.words) - 1
            yield Use(form.term, words[at].start(), words[last].end())
            at = last + 1

    def _form_at(self, text: str, words: list[re.Match[str]], at: int) -> _Form | None:
        for form in self._forms.get(words[at].group().lower(), ()):
            span = words[at : at + len(form.words)]
            if len(span) < len(form.words):
                continue
            if any(w.group().lower() != f for w, f in zip(span, form.words, strict=True)):
                continue
            gaps = pairwise(span)
            if not all(_GAP.match(text[a.end() : b.start()]) for a, b in gaps):
                continue
            if form.exact and text[span[0].start() : span[-1].end()] != form.exact:
                continue
            if _within_longer_word(text, span[0].start(), span[-1].end()):
                continue
            return form
        return None


def mark(term: Entry[Term], word: str, href: str) -> Markup:
    """The `word` as a link to the page of `term` at `href`, with its definition."""
    return Markup(
        '<a class="sd-term" href="{href}" data-term="{slug}" data-definition="{plain}">{word}</a>'
    ).format(href=href, slug=term.slug, plain=" ".join(term.data.plain.plain.split()), word=word)


def spread(uses: Sequence[U], most: int) -> Sequence[U]:
    """At most `most` of `uses`, evenly from the first to the last."""
    if len(uses) <= most:
        return uses
    step = (len(uses) - 1) / (most - 1)
    return [uses[round(i * step)] for i in range(most)]


@lru_cache(maxsize=1)
def terms_used(library: Library) -> Mapping[str, set[str]]:
    """For the id of each story, drafts included, the ids of the terms that its text uses."""
    explainer = Explainer(library)
    return {
        entry.id: {
            term for part in entry.prose.paragraphs for term in explainer.terms_in(part.text)
        }
        for entry in library.entries
        if entry.kind == "story"
    }


def _exact(form: str, term: Entry[Term]) -> str | None:
    for spelling in (term.data.term, *term.data.forms):
        if spelling.lower() == form and spelling.isupper():
            return spelling
    return None


def _within_longer_word(text: str, start: int, end: int) -> bool:
    """Whether hyphens, dots or signs join the piece to what stands around it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in {"-", "‑", "/", "@", "&", "#", "."}:
        return True
    joined = after in {"-", "‑", "/", "@"} or (after == "." and text[end + 1 : end + 2].isalnum())
    return bool(joined and text[end + 1 : end + 2].strip())
