"""Explains terms where a page first uses them: marks them in its HTML with their definition.

A mark is a plain link to the term's page, so that it works without a script:

    <a class="sd-term" href="../../glossary/consent/" data-term="consent"
       data-definition="…">consent</a>
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import pairwise

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import Term

MOST_PER_PAGE = 12
"""How many terms one page explains at most, spread over its length."""

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^>]*)>")
_WORD = re.compile(r"\w+(?:['’](?!s\b)\w+)*")
_GAP = re.compile(r"[\s\-‐‑]+\Z")
_CLASS = re.compile(r'class="([^"]*)"')

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "col", "meta", "link"})
_SKIPPED_TAGS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "button", "label", "dt", "table"}
    | {"nav", "aside", "footer", "script", "style", "svg", "time", "summary"}
)
_SKIPPED_CLASSES = frozenset(
    {"footnote", "sd-label", "sd-facts", "sd-banner", "sd-note", "sd-entries", "sd-links"}
    | {"sd-terms", "sd-entry__facts", "sd-open", "sd-upkeep", "sd-guidance", "sd-heard"}
    | {"sd-authorities", "sd-translations", "sd-maps", "sd-glossary", "sd-definition"}
)


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which prose writes a term, in lower case words."""

    words: tuple[str, ...]
    exact: str | None
    """The spelling that it must have; for abbreviations, so that IT is not found in "it"."""
    term: Entry[Term]


@dataclass(frozen=True, slots=True)
class _Use:
    """The first use of a term: the token and the place in it."""

    token: int
    start: int
    end: int
    term: Entry[Term]


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

    def mark(
        self, html: str, href: Callable[[Entry[Term]], str], own: str = ""
    ) -> tuple[str, list[str]]:
        """Return `html` with terms marked, and the ids of the terms that were.

        Every term is marked at most once, at its first use outside headings, links, code, lists
        of links and facts. `own` is the id of the entry whose page it is: a term is not explained
        on its own page. `href` gives the address of a term's page relative to this one.
        """
        tokens = _TOKEN.findall(html)
        uses = _spread(list(self._first_uses(tokens, own)), MOST_PER_PAGE)
        for use in reversed(uses):
            text = tokens[use.token]
            word = text[use.start : use.end]
            mark = (
                f'<a class="sd-term" href="{escape(href(use.term))}" '
                f'data-term="{use.term.slug}" '
                f'data-definition="{escape(_plain(use.term.data.plain))}">{word}</a>'
            )
            tokens[use.token] = text[: use.start] + mark + text[use.end :]
        return "".join(tokens), [use.term.id for use in uses]

    def terms_in(self, text: str) -> set[str]:
        """The ids of the terms that the plain `text` uses."""
        return {use.term.id for use in self._uses_in(text, 0)}

    def _first_uses(self, tokens: list[str], own: str) -> Iterator[_Use]:
        seen = {own}
        # Names of the open elements, and how many of them forbid marking.
        open_tags: list[tuple[str, bool]] = []
        forbidden = 0
        for position, token in enumerate(tokens):
            tag = _TAG.match(token)
            if tag is None:
                if not forbidden and not token.startswith("<"):
                    for use in self._uses_in(token, position):
                        if use.term.id not in seen:
                            seen.add(use.term.id)
                            yield use
                continue
            name = tag["name"].lower()
            if tag["close"]:
                while open_tags:
                    opened, forbids = open_tags.pop()
                    forbidden -= forbids
                    if opened == name:
                        break
            elif name not in _VOID and not tag["rest"].endswith("/"):
                forbids = name in _SKIPPED_TAGS or _has_skipped_class(tag["rest"])
                open_tags.append((name, forbids))
                forbidden += forbids

    def _uses_in(self, text: str, token: int) -> Iterator[_Use]:
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            form = self._form_at(text, words, at)
            if form is None:
                at += 1
                continue
            last = at + len(form.words) - 1
            yield _Use(token, words[at].start(), words[last].end(), form.term)
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


@lru_cache(maxsize=1)
def terms_used(library: Library) -> dict[str, set[str]]:
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
    """Whether hyphens, dots or entities join the piece to what stands around it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in {"-", "‑", "/", "@", "&", "#", "."}:
        return True
    joined = after in {"-", "‑", "/", "@"} or (after == "." and text[end + 1 : end + 2].isalnum())
    return bool(joined and text[end + 1 : end + 2].strip())


def _has_skipped_class(rest: str) -> bool:
    match = _CLASS.search(rest)
    return match is not None and not _SKIPPED_CLASSES.isdisjoint(match[1].split())


def _spread(uses: list[_Use], most: int) -> list[_Use]:
    """At most `most` of `uses`, evenly from the first to the last."""
    if len(uses) <= most:
        return uses
    step = (len(uses) - 1) / (most - 1)
    return [uses[round(i * step)] for i in range(most)]


def _plain(text: str) -> str:
    return " ".join(unescape(text).replace("*", "").replace("`", "").split())
