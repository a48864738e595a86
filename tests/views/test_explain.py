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
        findings: list = []  # type: ignore[type-arg]
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


def marked(html: str, own: str = "", within: Library = SMALL) -> list[str]:
    _, ids = Explainer(within).mark(html, lambda t: t.url, own)
    return [id.removeprefix("glossary/") for id in ids]


def test_a_mark_is_a_link_that_carries_the_definition() -> None:
    html, ids = Explainer(SMALL).mark("<p>Ask for Informed  consent now.</p>", lambda t: "../x/")
    assert html == (
        '<p>Ask for <a class="sd-term" href="../x/" data-term="informed" '
        'data-definition="A &#x27;yes&#x27; &amp; more.">Informed  consent</a> now.</p>'
    )
    assert ids == ["glossary/informed"]


def test_only_the_first_use_is_marked() -> None:
    html, _ = Explainer(SMALL).mark("<p>consent and consent</p><p>Consents</p>", lambda t: "x")
    assert html.count("sd-term") == 1
    assert html.startswith('<p><a class="sd-term"')


def test_the_longest_form_wins() -> None:
    assert marked("<p>informed consent</p>") == ["informed"]
    assert marked("<p>informed consent, then consent</p>") == ["informed", "consent"]


@pytest.mark.parametrize(
    "text",
    ["consenting", "preconsent", "consent-based", "pre-consent", "consent@x.org", "x.consent.org"],
)
def test_parts_of_longer_words_are_left_alone(text: str) -> None:
    assert marked(f"<p>{text}</p>") == []


def test_signs_around_a_word_do_not_hide_it() -> None:
    for text in ("(consent)", "consent.", "“consent”", "consent,", "<em>consent</em>", "consent's"):
        assert marked(f"<p>{text}</p>") == ["consent"], text


def test_an_abbreviation_needs_its_own_spelling() -> None:
    assert marked("<p>We saw it and lost it.</p>") == []
    assert marked("<p>Ask IT.</p>") == ["it"]


def test_words_may_be_joined_by_a_hyphen_or_a_line_break() -> None:
    assert marked("<p>a third-party tool</p>") == ["third"]
    assert marked("<p>a third\nparty</p>") == ["third"]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>consent</h2>",
        '<p><a href="x">consent</a></p>',
        "<p><code>consent</code></p>",
        "<pre>consent</pre>",
        '<aside class="sd-facts"><dl><dd>consent</dd></dl></aside>',
        '<div class="footnote"><ol><li>consent</li></ol></div>',
        '<p><strong class="sd-label">consent</strong></p>',
        "<table><tr><td>consent</td></tr></table>",
        "<!-- consent -->",
        '<p title="consent">x</p>',
        "<button>consent</button>",
    ],
)
def test_no_marks_where_they_would_be_in_the_way(html: str) -> None:
    assert marked(html) == []
    assert marked(html + "<p>consent</p>") == ["consent"]


def test_void_elements_do_not_confuse_what_is_open() -> None:
    assert marked('<p><img src="x">a<br>b<input type="checkbox" disabled/></p><p>consent</p>') == [
        "consent"
    ]


def test_a_term_is_not_explained_on_its_own_page() -> None:
    assert marked("<p>consent</p>", own="glossary/consent") == []


def test_everyday_words_are_not_explained() -> None:
    assert marked("<p>risk</p>") == []


def test_a_page_explains_so_many_terms_and_spreads_them() -> None:
    names = [f"word{chr(97 + i)}" for i in range(2 * MOST_PER_PAGE)]
    many = library(**{name: term(name) for name in names})
    found = marked("".join(f"<p>{name}</p>" for name in names), within=many)
    assert len(found) == MOST_PER_PAGE
    assert found[0] == names[0]
    assert found[-1] == names[-1]


WORDS = ["consent", "informed consent", "IT", "third-party", "text", ".", "&amp;", " ", "\n"]
TAGS = ["<p>", "</p>", "<h2>", "</h2>", "<a>", "</a>", "<code>", "</code>", "<br>"]
PIECES = st.sampled_from([*WORDS, *TAGS])


@given(st.lists(PIECES, max_size=40))
def test_marking_changes_nothing_but_adds_marks(pieces: list[str]) -> None:
    html = "".join(pieces)
    result, ids = Explainer(SMALL).mark(html, lambda t: t.url)
    without = re.sub(r'<a class="sd-term"[^>]*>([^<]*)</a>', r"\1", result)
    assert without == html
    assert len(ids) == len(set(ids)) == result.count("sd-term")
