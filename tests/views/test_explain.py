"""Terms are explained at their first use, and nowhere where a mark would be in the way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.library.graph import Library
from safedata.library.loader import read, typed
from safedata.library.model import FOLDERS
from safedata.library.vocabulary import Vocabulary
from safedata.source.findings import Finding
from safedata.source.prose import Prose
from safedata.source.render import Rendering, blocks
from safedata.views.explain import MOST_PER_PAGE, Explainer
from support import ROOT

VOCABULARY = Vocabulary.load(ROOT / "docs")


def term(name: str, forms: str = "", plain: str = "What it is.", explain: str = "true") -> str:
    return f"""---
term: "{name}"
group: foundations
plain: "{plain}"
forms: [{forms}]
explain_in_prose: {explain}
according_to:
  - {{source: An invented authority, says: Much the same.}}
translations: {{fr: null, es: null, ar: null, source: own}}
reviewed: 2026-01-15
---
## Example

One.
"""


def library(**terms: str) -> Library:
    entries = []
    assert FOLDERS["glossary"] == "term"
    for slug, text in terms.items():
        findings: list[Finding] = []
        document = read(f"docs/glossary/{slug}.md", text.encode(), findings)
        assert document is not None
        entry = typed(document, findings)
        assert entry is not None, findings
        entries.append(entry)
    return Library(entries, VOCABULARY)


SMALL = library(
    consent=term("consent", "consents"),
    informed=term("informed consent", plain="A 'yes' & more."),
    it=term("IT"),
    third=term("third party", "third parties"),
    risk=term("risk", explain="false"),
)


def shown(text: str, within: Library = SMALL, own: str = "") -> str:
    """The Markdown `text` as HTML with its terms marked."""
    tokens = Prose(text).tokens
    marks = Explainer(within).marks([tokens], lambda term: f"../{term.slug}/", own)
    rendering = Rendering(str, lambda heading, html: html, marks=marks)
    return str(blocks(tokens, rendering))


def marked(text: str, within: Library = SMALL, own: str = "") -> list[str]:
    return re.findall(r'data-term="([^"]*)"', shown(text, within, own))


def test_a_mark_is_a_link_that_carries_the_definition() -> None:
    assert shown("Ask for Informed  consent now.") == (
        '<p>Ask for <a class="sd-term" href="../informed/" data-term="informed" '
        'data-definition="A &#39;yes&#39; &amp; more.">Informed  consent</a> now.</p>\n'
    )


def test_only_the_first_use_is_marked() -> None:
    html = shown("consent and consent\n\nConsents")
    assert html.count("sd-term") == 1
    assert html.startswith('<p><a class="sd-term"')


def test_a_term_is_marked_once_in_all_fragments_of_a_page() -> None:
    first, second = Prose("Of IT.").tokens, Prose("IT and consent.").tokens
    marks = Explainer(SMALL).marks([first, second], lambda term: "x")
    texts = {id(child): child for t in (*first, *second) for child in t.children or ()}
    found = [texts[key].content[m.start : m.end] for key, made in marks.items() for m in made]
    assert found == ["IT", "consent"]


def test_the_longest_form_wins() -> None:
    assert marked("informed consent") == ["informed"]
    assert marked("informed consent, then consent") == ["informed", "consent"]


@pytest.mark.parametrize(
    "text",
    ["consenting", "preconsent", "consent-based", "pre-consent", "consent@x.org", "x.consent.org"],
)
def test_parts_of_longer_words_are_left_alone(text: str) -> None:
    assert marked(text) == []


def test_signs_around_a_word_do_not_hide_it() -> None:
    for text in ("(consent)", "consent.", "“consent”", "consent,", "*consent*", "consent's"):
        assert marked(text) == ["consent"], text


def test_an_abbreviation_needs_its_own_spelling() -> None:
    assert marked("We saw it and lost it.") == []
    assert marked("Ask IT.") == ["it"]


def test_words_may_be_joined_by_a_hyphen_or_a_line_break() -> None:
    assert marked("a third-party tool") == ["third"]
    assert marked("a third  party") == ["third"]


@pytest.mark.parametrize(
    "text",
    [
        "## consent",
        "[consent](x.md)",
        "`consent`",
        "    consent",
        "```\nconsent\n```",
        "| consent |\n| - |\n| consent |",
        "![consent](x.png)",
    ],
)
def test_no_marks_where_they_would_be_in_the_way(text: str) -> None:
    assert marked(text) == []
    assert marked(f"{text}\n\nconsent") == ["consent"]


def test_a_term_is_not_explained_on_its_own_page() -> None:
    assert marked("consent", own="glossary/consent") == []


def test_everyday_words_are_not_explained() -> None:
    assert marked("risk") == []


def test_a_page_explains_so_many_terms_and_spreads_them() -> None:
    names = [f"word{chr(97 + i)}" for i in range(2 * MOST_PER_PAGE)]
    many = library(**{name: term(name) for name in names})
    found = marked("\n\n".join(names), within=many)
    assert len(found) == MOST_PER_PAGE
    assert found[0] == names[0]
    assert found[-1] == names[-1]


PIECES = [
    *("consent", "informed consent", "IT", "third-party", "text"),
    *(".", "&", " ", "\n\n", "## ", "`"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_marking_changes_nothing_but_adds_marks(pieces: list[str]) -> None:
    tokens = Prose("".join(pieces)).tokens
    plain = str(blocks(tokens, Rendering(str, lambda heading, html: html)))
    result = shown("".join(pieces))
    assert re.sub(r'<a class="sd-term"[^>]*>([^<]*)</a>', r"\1", result) == plain
    found = re.findall(r'data-term="([^"]*)"', result)
    assert len(found) == len(set(found)) == result.count("sd-term")
