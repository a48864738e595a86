"""The body of an entry, read as Markdown: what stands in it, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.source.place import Position
from safedata.source.prose import Phrase, Prose, plain_text, slugify, texts_to_explain

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


def places(text: str) -> list[tuple[str, int, int]]:
    """The targets of the links in `text`, with line and column."""
    return [(x.target, x.position.line, x.position.column) for x in Prose(text).links]


def test_headings_have_the_anchors_of_the_site() -> None:
    headings = Prose(TEXT, named=True).headings
    assert [(h.level, h.text, h.anchor) for h in headings] == [
        (2, "First", "first"),
        (2, "First", "first_1"),
        (3, "With marks and code", "own"),
    ]
    assert [h.position.line for h in headings] == [1, 6, 11]


@pytest.mark.parametrize(
    ("heading", "text", "anchor"),
    [
        ("## What went wrong?", "What went wrong?", "what-went-wrong"),
        ("##   Two  -- blanks", "Two  -- blanks", "two-blanks"),
        ("## L'été à Köln", "L'été à Köln", "lete-a-koln"),
        ("## A_b 2.0 ##", "A_b 2.0", "a_b-20"),
        ("## [Linked](x.md) and ![seen](y.png)", "Linked and seen", "linked-and-seen"),
        ("## Cited[^s1]", "Cited", "cited"),
        ("## Named {#own}", "Named {#own}", "named-own"),
        ("Underlined\n---", "Underlined", "underlined"),
    ],
)
def test_what_a_heading_says_and_its_anchor(heading: str, text: str, anchor: str) -> None:
    (found,) = Prose(heading).headings
    assert (found.level, found.text, found.anchor) == (2, text, anchor)


@pytest.mark.parametrize(
    ("heading", "text", "anchor"),
    [
        ("## Named {#own-1}", "Named", "own-1"),
        ("## Named {: #own }", "Named", "own"),
        ("## Named { #own .wide }", "Named", "own"),
        ("## Named {.wide}", "Named {.wide}", "named-wide"),
        ("## Named {#own} later", "Named {#own} later", "named-own-later"),
    ],
)
def test_headings_of_some_pages_name_their_anchors(heading: str, text: str, anchor: str) -> None:
    (found,) = Prose(heading, named=True).headings
    assert (found.level, found.text, found.anchor) == (2, text, anchor)


def test_headings_that_say_the_same_have_anchors_of_their_own() -> None:
    text = "# A\n\n## A\n\n### A\n\n## A_1\n\n## B {#a_2}\n\n## A\n"
    assert [(h.level, h.anchor) for h in Prose(text, named=True).headings] == [
        (1, "a"),
        (2, "a_1"),
        (3, "a_2"),
        (2, "a_1_1"),
        (2, "a_2"),
        (2, "a_3"),
    ]


def test_anchors_that_the_page_has_already_are_not_given_again() -> None:
    text = "## Sources\n\n## Sources\n\n## Words\n"
    anchors = [h.anchor for h in Prose(text, reserved={"sources", "other"}).headings]
    assert anchors == ["sources_1", "sources_2", "words"]


def test_letters_without_a_form_in_ascii_make_no_anchor() -> None:
    assert slugify("موافقة") == ""
    assert slugify("  a - b  ") == "a-b"


def test_headings_stand_where_they_begin() -> None:
    headings = Prose("\n  ## A\n\nText.\n\nB\nc\n===\n\n> ## D\n", 10).headings
    assert [(h.text, h.position) for h in headings] == [
        ("A", Position(11, 3)),
        ("B c", Position(15, 1)),
        ("D", Position(19, 1)),
    ]


def test_links_have_their_places_and_code_has_none() -> None:
    links = [(x.target, x.text, x.image, x.position) for x in Prose(TEXT, 10).links]
    assert links == [
        ("../a/b.md#c", "link", False, Position(12, 5)),
        ("x.png", "image", True, Position(12, 30)),
        ("z.md", "goes on", False, Position(13, 20)),
        ("https://example.org/", "https://example.org/", False, Position(17, 20)),
        ("c.md", "b", False, Position(22, 7)),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](x.md) [a](y.md)", [("x.md", 1, 1), ("y.md", 1, 11)]),
        ("[not] a [link](x.md)", [("x.md", 1, 9)]),
        ("Cited[^s1] [link](x.md)", [("x.md", 1, 12)]),
        ("a\nb [c\nd](x.md) e", [("x.md", 2, 3)]),
        ("> - a [b](x.md)", [("x.md", 1, 7)]),
        ("1. a\n   [b](x.md)", [("x.md", 2, 4)]),
        ("[a][1] and [b]\n\n[1]: x.md\n[b]: y.md", [("x.md", 1, 1), ("y.md", 1, 12)]),
        ("[`code` *and* more](x.md)", [("x.md", 1, 1)]),
        ("## A [heading](x.md)", [("x.md", 1, 6)]),
        ("- [ ] one [a](x.md)", [("x.md", 1, 11)]),
        ("| a |\n|---|\n| b [c](x.md) |\n| [d](y.md) |", [("x.md", 3, 5), ("y.md", 4, 3)]),
        ("[a](x.md)\n\n[a](y.md)", [("x.md", 1, 1), ("y.md", 3, 1)]),
        ("`a`\n`b`\n[c](x.md)", [("x.md", 3, 1)]),
        ("a&amp;b [c](x.md)", [("x.md", 1, 9)]),
        ("[a]() ![b]()", [("", 1, 1), ("", 1, 7)]),
        ("<https://a.example> <https://a.example>",
         [("https://a.example", 1, 1), ("https://a.example", 1, 21)]),
    ],
)  # fmt: skip
def test_links_stand_where_they_begin(text: str, found: list[tuple[str, int, int]]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- [ ] [a](x.md)", ("x.md", 1, 7)),
        ("- [ ] one\n\n  [a](x.md)", ("x.md", 3, 3)),
        ("- [ ] one\n\n  > [a](x.md)", ("x.md", 3, 5)),
        ("- [ ] one\n  - [a](x.md)", ("x.md", 2, 5)),
        ("- [ ] one\n- [a](x.md)", ("x.md", 2, 3)),
    ],
)
def test_links_behind_a_box_to_tick_and_below_it(text: str, place: tuple[str, int, int]) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text", ["`[a](x.md)`", "    [a](x.md)", "```\n[a](x.md)\n```", "\\[a](x.md)", "[a] (x.md)"]
)
def test_what_is_no_link(text: str) -> None:
    assert places(text) == []


def test_the_text_of_a_link_is_free_of_marks() -> None:
    links = Prose("[a *b* `c` ![d](y.png)](x.md) [](z.md)").links
    assert [(x.target, x.text, x.image) for x in links] == [
        ("y.png", "d", True),
        ("x.md", "a b c ", False),
        ("z.md", "", False),
    ]


def test_links_of_every_kind_are_read() -> None:
    """So that the checks can name them."""
    text = "[a](javascript:alert(1)) [b](data:text/html,x) ![c](vbscript:x)"
    assert [x.target for x in Prose(text).links] == [
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
    ]


def test_citations_have_their_places_and_code_has_none() -> None:
    assert [(c.key, c.position) for c in Prose(TEXT).citations] == [
        ("s1", Position(3, 71)),
        ("s2", Position(4, 35)),
        ("s1", Position(4, 40)),
        ("s3", Position(9, 10)),
    ]
    assert not any(c.definition for c in Prose(TEXT).citations)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[^a]: Two words", [("a", 1, True)]),
        ("One[^a]\n\n[^b]: https://example.org", [("a", 1, False), ("b", 3, True)]),
        ("[^a] [^b]", [("a", 1, False), ("b", 1, False)]),
        ("One[^a]: two", [("a", 1, False)]),
        ("One\n[^a]: two", [("a", 2, True)]),
        ("One\ntwo\n  [^a]: three", [("a", 3, True)]),
        ("[a[^b]](x.md)", [("b", 1, False)]),
        ("## A[^b]", [("b", 1, False)]),
        ("| a |\n|---|\n| b[^c] |", [("c", 3, False)]),
        ("[^a b] [^] \\[^a] `[^a]`", []),
    ],
)
def test_citations_and_notes_that_are_written_out(
    text: str, found: list[tuple[str, int, bool]]
) -> None:
    citations = Prose(text).citations
    assert [(c.key, c.position.line, c.definition) for c in citations] == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [("[^a]: One two", "One two"), ("One[^a]: two", "One: two"), ("One\n[^a] two", "One  two")],
)
def test_the_colon_of_a_note_is_no_text_and_that_of_a_sentence_is(text: str, shown: str) -> None:
    (paragraph,) = Prose(text).paragraphs
    assert paragraph.text == shown


def test_notes_that_lead_somewhere_have_their_place() -> None:
    citations = Prose("One[^a]\n\n[^a]: https://example.org", 5).citations
    assert [(c.position, c.definition) for c in citations] == [
        (Position(5, 4), False),
        (Position(7, 1), True),
    ]


def test_of_a_block_of_raw_html_the_first_line_is_shown() -> None:
    (tag,) = Prose('\n<div class="a b">\nOne\n</div>\n').raw_html
    assert (tag.text, tag.position) == ('<div class="a b">', Position(2, 1))


def test_raw_html_has_its_place() -> None:
    text = "One <b>two</b>\n\n<div>\nthree\n</div>\n\n- a <!-- b -->\n\n`<i>` &lt; <https://a.b>\n"
    assert [(tag.text, tag.position) for tag in Prose(text, 5).raw_html] == [
        ("<b>", Position(5, 5)),
        ("</b>", Position(5, 11)),
        ("<div>", Position(7, 1)),
        ("<!-- b -->", Position(11, 5)),
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


def test_paragraphs_are_text_without_marks_where_it_begins() -> None:
    text = (
        "Before.\n\n## A\n\n*One* `two`\n[three](x.md)[^s1].\n\n### Within\n\n> Four\n\n"
        "1. five\n\n   - six\n\n## B\n\n![seven](x.png)\\\n eight\n"
    )
    assert [(p.section, p.kind, p.text, p.position) for p in Prose(text).paragraphs] == [
        ("", "paragraph", "Before.", Position(1, 1)),
        ("A", "paragraph", "One two three.", Position(5, 1)),
        ("A", "paragraph", "Four", Position(10, 1)),
        ("A", "item", "five", Position(12, 1)),
        ("A", "item", "six", Position(14, 4)),
        ("B", "paragraph", "seven eight", Position(18, 1)),
    ]


def test_boxes_to_tick_are_no_text() -> None:
    text = (
        "- [ ] one\n- [x] two\n- [X] three\n- [y] four\n\n  [ ] five\n- `[ ] six`\n- [ ]seven\n\n"
        "[ ] eight\n"
    )
    assert [p.text for p in Prose(text).paragraphs] == [
        "one", "two", "three", "[y] four", "[ ] five", "[ ] six", "[ ]seven", "[ ] eight",
    ]  # fmt: skip


def test_what_is_written_between_marks_has_its_place() -> None:
    text = "## A *b*\n\nOne `two`\n[three](x.md), <https://a.b> ![four](y) \n five\n\n- six[^s1]"
    assert Prose(text, 3).written == [
        ("A ", Position(3, 4)),
        ("b", Position(3, 7)),
        ("One ", Position(5, 1)),
        ("three", Position(6, 2)),
        (", ", Position(6, 14)),
        ("five", Position(7, 2)),
        ("six", Position(9, 3)),
    ]


def test_what_is_written_otherwise_than_it_reads_stands_after_what_was_found_before() -> None:
    """A place that is near is better than one in another paragraph."""
    text = "Zero\n\n*One* a&amp;b\nc\n\n a&b\n"
    assert Prose(text, 3).written == [
        ("Zero", Position(3, 1)),
        ("One", Position(5, 2)),
        (" a&b", Position(5, 5)),
        ("c", Position(6, 1)),
        ("a&b", Position(8, 2)),
    ]


def test_sections_are_cut_at_headings_of_the_second_level() -> None:
    text = "Before.\n\n## A\n\nOne.\n\n### Within\n\n> ## Quoted\n\n## B\n\n## C\n\nThree.\n"
    sections = Prose(text).sections
    assert [(s.title, s.empty) for s in sections] == [
        ("", False),
        ("A", False),
        ("B", True),
        ("C", False),
    ]
    before = ["paragraph_open", "inline", "paragraph_close"]
    assert [token.type for token in sections[0].tokens] == before
    assert [plain_text(t.children or ()) for t in sections[1].tokens if t.type == "inline"] == [
        "A", "One.", "Within", "Quoted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("\n\n", []),
        ("One.", [("", False)]),
        ("***", [("", False)]),
        ("## A\n\n***", [("A", False)]),
        ("## A", [("A", True)]),
        ("## A\n\n### B\n", [("A", False)]),
        ("A\n---\n\nB\n---\n\nOne.", [("A", True), ("B", False)]),
        ("# A\n\n## B\n", [("", False), ("B", True)]),
    ],
)
def test_sections_that_are_empty_or_have_no_title(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(s.title, s.empty) for s in Prose(text).sections] == found


def test_words_are_without_marks_and_addresses() -> None:
    prose = Prose("## Skip\n\nDon't [count](https://example.org/words) *this* twice[^s1].\n")
    assert prose.words == ["don't", "count", "this", "twice"]


def test_words_hold_hyphens_apostrophes_and_letters_of_all_scripts() -> None:
    prose = Prose("Re-identification — l’été 2,000 x_y, -a- 'b' موافقة\n\n- Last\n")
    assert prose.words == [
        "re-identification", "l’été", "2", "000", "x", "y", "a", "b", "موافقة", "last",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("One.\n\n" + ">" * 10 + " Ten.", None),
        ("One.\n\n" + ">" * 11 + " Eleven.", Position(6, 1)),
        ("".join(f"{'  ' * i}- {i}\n" for i in range(5)), None),
        ("".join(f"{'  ' * i}- {i}\n" for i in range(6)), Position(9, 1)),
    ],
)
def test_nesting_too_deep_has_its_place(text: str, place: Position | None) -> None:
    assert Prose(text, 4).too_deep == place


def test_what_stands_too_deep_is_read_all_the_same() -> None:
    """So that its links and tags are told in the same run."""
    deep = Prose(">" * 29 + " [a](x.md) <b>")
    assert deep.too_deep is not None
    assert [link.target for link in deep.links] == ["x.md"]
    assert [tag.text for tag in deep.raw_html] == ["<b>"]


def test_a_phrase_is_a_text_with_marks() -> None:
    phrase = Phrase("A *b* `c` [d](x.md) <i>e</i> ![f](y.png)", "stories")
    assert phrase == "A *b* `c` [d](x.md) <i>e</i> ![f](y.png)"
    assert phrase.folder == "stories"
    assert phrase.plain == "A b c d e f"
    assert [(x.target, x.text, x.image, x.position) for x in phrase.links] == [
        ("x.md", "d", False, Position(1, 11)),
        ("y.png", "f", True, Position(1, 30)),
    ]
    assert [(t.text, t.position.column) for t in phrase.raw_html] == [("<i>", 21), ("</i>", 25)]
    assert [(text, place.column) for text, place in phrase.written] == [
        ("A ", 1),
        ("b", 4),
        ("d", 12),
        ("e", 24),
    ]


def test_a_phrase_may_have_several_lines() -> None:
    (link,) = Phrase("a\nb [c](x.md)").links
    assert link.position == Position(2, 3)


def test_a_phrase_has_no_blocks() -> None:
    for text in ("# a", "- a", "> a", "1. a", "    a"):
        assert Phrase(text).plain == text.strip()
    assert Phrase("").plain == ""
    assert Phrase("a").folder == ""


def test_terms_are_explained_in_running_text_only() -> None:
    text = (
        "## Heading\n\nOne *two* [three](x.md) four `five`\n\n> six\n\n- seven\n\n"
        "| eight |\n|---|\n| nine |\n\nten[^s1]\n\n```\neleven\n```\n"
    )
    found = [token.content.strip() for token in texts_to_explain(Prose(text).tokens)]
    assert [word for word in found if word] == ["One", "two", "four", "six", "seven", "ten"]


@given(st.text(max_size=300), st.integers(1, 50))
def test_any_text_can_be_read_and_places_lie_within_it(text: str, first_line: int) -> None:
    text = text.replace("\r", "\n")
    prose = Prose(text, first_line)
    last_line = first_line + text.count("\n")
    found = [
        *(h.position for h in prose.headings),
        *(x.position for x in prose.links),
        *(c.position for c in prose.citations),
        *(p.position for p in prose.paragraphs),
        *(tag.position for tag in prose.raw_html),
    ]
    for place in found:
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
