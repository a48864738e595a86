"""The body of an entry, read as Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safedata.source.place import Position
from safedata.source.prose import Phrase, Prose

TEXT = """\
## First

One [link](../a/b.md#c), one ![image](x.png "t") and `[none](y)` here.[^s1]
The same paragraph [goes on](z.md)[^s2][^s1].

## First

- [ ] An item with <https://example.org/> in it
- Another[^s3]

### With *marks* and `code` {#own}

| a | [b](c.md) |
|---|---|
| `[^no]` | d |

```
[no](link.md) and <b> and [^no]
```
"""


def test_headings_have_the_anchors_of_the_site() -> None:
    headings = Prose(TEXT, named=True).headings
    assert [(h.level, h.text, h.anchor) for h in headings] == [
        (2, "First", "first"),
        (2, "First", "first_1"),
        (3, "With marks and code", "own"),
    ]
    assert [h.position.line for h in headings] == [1, 6, 11]


def test_links_have_their_places_and_code_has_none() -> None:
    links = [(x.target, x.text, x.image, x.position) for x in Prose(TEXT, 10).links]
    assert links == [
        ("../a/b.md#c", "link", False, Position(12, 5)),
        ("x.png", "image", True, Position(12, 30)),
        ("z.md", "goes on", False, Position(13, 20)),
        ("https://example.org/", "https://example.org/", False, Position(17, 20)),
        ("c.md", "b", False, Position(22, 7)),
    ]


def test_citations_have_their_places_and_code_has_none() -> None:
    assert [(c.key, c.position) for c in Prose(TEXT).citations] == [
        ("s1", Position(3, 71)),
        ("s2", Position(4, 35)),
        ("s1", Position(4, 40)),
        ("s3", Position(9, 10)),
    ]


def test_paragraphs_know_their_section() -> None:
    paragraphs = Prose(TEXT).paragraphs
    assert [(p.section, p.kind) for p in paragraphs] == [
        ("First", "paragraph"),
        ("First", "item"),
        ("First", "item"),
        ("First", "cell"),
        ("First", "cell"),
        ("First", "cell"),
        ("First", "cell"),
    ]
    assert paragraphs[0].cites == ("s1", "s2", "s1")
    assert "[^" not in paragraphs[0].text


def test_sections_are_cut_at_headings_of_the_second_level() -> None:
    prose = Prose(
        "Before.\n\n## A\n\nOne.\n\n### Within\n\n## B\n\n## C {#own}\n\n- item\n", 5, named=True
    )
    assert [(s.title, s.empty) for s in prose.sections] == [
        ("", False),
        ("A", False),
        ("B", True),
        ("C", False),
    ]
    assert sum(len(section.tokens) for section in prose.sections) == len(prose.tokens)


def test_a_heading_within_code_or_a_quotation_begins_no_section() -> None:
    prose = Prose("## A\n\n```\n## no\n```\n\n> ## quoted\n")
    assert [section.title for section in prose.sections] == ["A"]


def test_a_heading_names_its_anchor_only_where_it_may() -> None:
    text = "## Title {#__search}\n"
    assert [(h.text, h.anchor) for h in Prose(text, named=True).headings] == [("Title", "__search")]
    (heading,) = Prose(text).headings
    assert heading.text == "Title {#__search}"
    assert heading.anchor == "title-__search"


def test_anchors_that_the_page_has_already_are_not_given_again() -> None:
    prose = Prose("## Sources\n\n## Sources\n", 1, ["sources"])
    assert [heading.anchor for heading in prose.headings] == ["sources_1", "sources_2"]


def test_a_definition_of_a_citation_is_found_also_where_it_defines_a_link() -> None:
    prose = Prose("One.[^s1]\n\n[^s1]: https://example.org/\n\n[^s2]: in words\n", 3)
    assert [(c.key, c.definition, c.position.line) for c in prose.citations] == [
        ("s1", False, 3),
        ("s2", True, 7),
        ("s1", True, 5),
    ]


def test_what_is_written_leaves_out_code_and_addresses_but_not_the_words_of_links() -> None:
    prose = Prose("One `code` [link](x.md) <https://example.org/> end.\n")
    assert [text.strip() for text, _ in prose.written] == ["One", "link", "end."]


def test_too_deep_nesting_is_told_where_it_begins() -> None:
    deep = "\n".join(f"{'  ' * n}- level" for n in range(6))
    assert Prose(deep, 10).too_deep == Position(15, 1)
    assert Prose(deep.rpartition("\n")[0], 10).too_deep is None


def test_a_phrase_knows_its_links_tags_and_plain_words() -> None:
    phrase = Phrase("Read *this* [page](../a/b.md) and `that` <b>", "stories")
    assert phrase == "Read *this* [page](../a/b.md) and `that` <b>"
    assert phrase.folder == "stories"
    assert phrase.plain == "Read this page and that"
    assert [(link.target, link.text) for link in phrase.links] == [("../a/b.md", "page")]
    assert [tag.text for tag in phrase.raw_html] == ["<b>"]


def test_words_are_without_marks_and_addresses() -> None:
    prose = Prose("## Skip\n\nDon't [count](https://example.org/words) *this* twice[^s1].\n")
    assert prose.words == ["don't", "count", "this", "twice"]


@given(st.text(max_size=300), st.integers(1, 50))
def test_any_text_can_be_read_and_places_lie_within_it(text: str, first_line: int) -> None:
    text = text.replace("\r", "\n")
    prose = Prose(text, first_line)
    last_line = first_line + text.count("\n")
    places = [
        *(h.position for h in prose.headings),
        *(x.position for x in prose.links),
        *(c.position for c in prose.citations),
        *(p.position for p in prose.paragraphs),
        *(tag.position for tag in prose.raw_html),
    ]
    for place in places:
        assert first_line <= place.line <= last_line
        assert place.column >= 1


@given(
    st.lists(st.sampled_from(["## H", "text", "- item", "", "[l](m.md)", "x[^s1]"]), max_size=12)
)
def test_what_stands_in_the_text_is_found_where_it_stands(lines: list[str]) -> None:
    prose = Prose("\n\n".join(lines))
    source = "\n\n".join(lines).split("\n")
    assert len(prose.links) == lines.count("[l](m.md)")
    assert len(prose.citations) == lines.count("x[^s1]")
    for link in prose.links:
        assert source[link.position.line - 1][link.position.column - 1 :].startswith("[l]")
    for citation in prose.citations:
        place = citation.position
        assert source[place.line - 1][place.column - 1 :].startswith("[^s1]")
