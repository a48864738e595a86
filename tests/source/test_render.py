"""What prose becomes on a page: what everybody may write, and nothing that could do harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from html_tree import parse
from safedata.source.prose import Heading, Phrase, Prose
from safedata.source.render import Mark, Rendering, blocks, inline


def to_address(target: str) -> str:
    return f"/at/{target}"


def heading(found: Heading, html: Markup) -> Markup:
    return Markup('<h{} id="{}">{}</h{}>').format(found.level, found.anchor, html, found.level)


def cite(key: str) -> Markup:
    return Markup("<sup>{}</sup>").format(key)


def shown(text: str) -> str:
    return str(blocks(Prose(text).tokens, Rendering(to_address, heading, cite))).strip()


def phrase(text: str) -> str:
    return str(inline(Phrase(text).tokens, to_address))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "One *two* **three** `f<o>`",
            "<p>One <em>two</em> <strong>three</strong> <code>f&lt;o&gt;</code></p>",
        ),
        ("[a](b.md#c)", '<p><a href="/at/b.md#c">a</a></p>'),
        ("[a](https://x.org/y?z=1&w)", '<p><a href="https://x.org/y?z=1&amp;w">a</a></p>'),
        ('[a](b.md "T")', '<p><a href="/at/b.md" title="T">a</a></p>'),
        ("<https://x.org/>", '<p><a href="https://x.org/">https://x.org/</a></p>'),
        ("![a](b.png)", '<p><img src="/at/b.png" alt="a" loading="lazy"></p>'),
        ("Said.[^s1]", "<p>Said.<sup>s1</sup></p>"),
        ("## A *b*", '<h2 id="a-b">A <em>b</em></h2>'),
        (
            "A sentence:\n- one\n- two",
            "<p>A sentence:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
        ),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("``` py x\na < b\n```", '<pre><code class="language-py">a &lt; b\n</code></pre>'),
        ("```\na\n```", "<pre><code>a\n</code></pre>"),
        ("A sign \\<b> and a < b", "<p>A sign &lt;b&gt; and a &lt; b</p>"),
        ("One\ntwo\\\nthree", "<p>One\ntwo<br>\nthree</p>"),
        ("One\n\n***", "<p>One</p>\n<hr>"),
        ("## A\n\nB", '<h2 id="a">A</h2>\n<p>B</p>'),
        ("[a]() ![b]()", '<p><a href="/at/">a</a> <img src="/at/" alt="b" loading="lazy"></p>'),
        ("[^a]: two < three", "<p>[^a]: two &lt; three</p>"),
    ],
)
def test_what_may_be_written(text: str, html: str) -> None:
    assert shown(text) == html


def test_a_box_to_tick_is_labelled_by_the_text_of_its_item() -> None:
    assert shown("- [ ] Do *this*\n- [x] Done\n- none") == (
        '<ul class="task-list">\n'
        '<li class="task-list-item"><label class="sd-tick"><input type="checkbox"> '
        "<span>Do <em>this</em></span></label></li>\n"
        '<li class="task-list-item"><label class="sd-tick"><input type="checkbox" checked> '
        "<span>Done</span></label></li>\n"
        "<li>none</li>\n</ul>"
    )


@pytest.mark.parametrize("text", ["- a\n  - b\n- [ ] c", "1. a\n   1. b\n2. [ ] c"])
def test_of_lists_in_lists_the_one_with_the_box_is_marked(text: str) -> None:
    root = parse(shown(text))
    assert [node.classes for node in (*root.all("ul"), *root.all("ol"))] == [["task-list"], []]


def test_marks_take_the_place_of_what_they_mark() -> None:
    marks = [Mark(4, 9, Markup("<b>T & O</b>")), Mark(12, 17, Markup("<i>x</i>"))]
    html = "1 &lt; <b>T & O</b> &gt; <i>x</i> &amp;"
    paragraph = Prose("1 < two 3 > four4 &").tokens[1]
    text = (paragraph.children or [])[0]
    rendering = Rendering(to_address, heading, cite, {id(text): marks})
    assert blocks([paragraph], rendering) == html
    assert inline([text], to_address, {id(text): marks}) == html
    assert inline([text], to_address, {0: marks}) == "1 &lt; two 3 &gt; four4 &amp;"


def test_cells_are_aligned_by_classes() -> None:
    table = parse(shown("| a | b |\n| - | -: |\n| 1 | 2 |"))
    assert [th.attrs for th in table.all("th")] == [
        {"scope": "col"},
        {"scope": "col", "class": "sd-right"},
    ]
    assert [td.classes for td in table.all("td")] == [[], ["sd-right"]]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "tel:123",
        "mailto:a@b.c",
        "http://x.org/",
        "//x.org/",
        "/root",
        "https://user@x.org/",
        "https://a.org@x.org/",
        "https:x.org",
        "intent:x",
        "blob:x",
    ],
)
def test_other_links_come_out_as_their_text(target: str) -> None:
    assert shown(f"[a *b*]({target})") == "<p>a <em>b</em></p>"
    assert phrase(f"[a]({target})") == "a"


def test_a_picture_from_another_host_comes_out_as_its_description() -> None:
    assert shown("![a <b>](https://x.org/p.png)") == "<p>a &lt;b&gt;</p>"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a <b onclick='x'>c</b>", "<!-- c -->"]
)
def test_raw_html_comes_out_as_text(text: str) -> None:
    assert re.findall(r"<[^/p]", shown(text)) == []
    assert "<" not in phrase(text)


def test_a_phrase_has_links_and_shows_citations_as_written() -> None:
    assert phrase("[a](b.md) < c[^k]") == '<a href="/at/b.md">a</a> &lt; c[^k]'


def test_a_phrase_has_no_blocks_and_one_line() -> None:
    assert phrase("# not a *heading*\nnext") == "# not a <em>heading</em> next"


PIECES = st.sampled_from(
    [
        *("<script>", "</p>", "<img src=x onerror=y>", "<svg/onload=z>", "<!--", "-->", "&lt;"),
        *("[a](", "javascript:x", ")", "![", "](//x.org/p)", "[x]: javascript:y\n", "[x]", "[^k]"),
        *("`", "```\n", "\\<", "\n", "\n\n", "    ", "- ", "> ", "| a |\n| - |\n"),
        *("{: onclick=y}", "&#x6a;", '"', "'", "\t"),
    ]
)
ELEMENTS = {
    *("root", "p", "em", "strong", "code", "pre", "a", "img", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "hr", "br", "sup", "label", "input", "span"),
    *("h1", "h2"),
}
ATTRIBUTES = {
    *("href", "src", "alt", "title", "loading", "class", "scope", "id", "type", "checked", "start")
}


@given(st.lists(PIECES, max_size=25))
def test_only_known_elements_attributes_and_addresses_come_out(pieces: list[str]) -> None:
    text = "".join(pieces)
    for html in (shown(text), phrase(text)):
        for node in parse(html):
            assert node.tag in ELEMENTS
            assert set(node.attrs) <= ATTRIBUTES
            for name in ("href", "src"):
                assert node.attrs.get(name, "/at/").startswith(("/at/", "https://"))
