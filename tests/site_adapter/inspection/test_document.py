"""What every page says of itself, and the policy that it begins with."""

from __future__ import annotations

import pytest

from inspection_site import Built, Look

DESCRIPTION = '<meta name="description" content="What it is about.">'


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("<!doctype html>", "", "the page does not begin with <!doctype html>"),
        (
            '<meta charset="utf-8">',
            "",
            "the page does not say its encoding where browsers look",
        ),
        (
            '<meta charset="utf-8">',
            '<meta charset="utf-8"><meta charset="utf-8">',
            "the page does not say its encoding where browsers look",
        ),
        (
            '<meta charset="utf-8">',
            f'<meta name="author" content="{"x" * 1000}"><meta charset="utf-8">',
            "the page does not say its encoding where browsers look",
        ),
        ('lang="en"', "", "the page does not say in which language it is"),
        ('lang="en"', 'lang=""', "the page does not say in which language it is"),
        ('lang="en"', 'lang="en us"', "the page does not say in which language it is"),
        ('<h1 id="a-page">A page</h1>', "", "the page has no headings of the first level"),
        (
            '<h1 id="a-page">A page</h1>',
            "<h1>A</h1><h1>B</h1>",
            "the page has 2 headings of the first level",
        ),
        ('<h1 id="a-page">A page</h1>', "<h1> </h1>", "the heading of the first level is empty"),
        ("<title>A page</title>", "", "the page has no title, or more than one"),
        ("<title>A page</title>", "<title> </title>", "the page has no title, or more than one"),
        (
            "<title>A page</title>",
            "<title>A</title><title>B</title>",
            "the page has no title, or more than one",
        ),
        (DESCRIPTION, "", "the page has no description, or more than one"),
        (DESCRIPTION, DESCRIPTION * 2, "the page has no description, or more than one"),
        ("What it is about.", " ", "the page has no description, or more than one"),
    ],
)
def test_a_page_that_does_not_say_what_it_is(
    built: Built, old: str, new: str, finding: str
) -> None:
    built.page("a/index.html", "")
    page = (built.folder / "a/index.html").read_text("utf-8")
    assert page.count(old) == 1
    built.write("a/index.html", page.replace(old, new))
    assert built.findings() == [f"docs/a.md:1:1: built-page: {finding}"]


@pytest.mark.parametrize(
    "html", ["<p title='x", "<!-- x", "<textarea>", "<title>", "<script>", "<noscript><p a='"]
)
def test_a_page_whose_end_is_swallowed(body: Look, html: str) -> None:
    assert "built-page: the page ends within a tag, a comment or a script" in body(html)


@pytest.mark.parametrize("html", ["<p><b><i>", "<ul><li>", "<table>", "<svg>", "<p>a < b"])
def test_a_page_that_ends_with_elements_open(body: Look, html: str) -> None:
    assert body(html) == []


@pytest.mark.parametrize("language", ["fr", "en-GB", "zh-Hant-TW"])
def test_a_page_in_another_language(built: Built, language: str) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    built.write("index.html", page.replace('lang="en"', f'lang="{language}"'))
    assert built.findings() == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("x &lt;b&gt;y", "<b>"),
        ("x &lt;/title&gt;", "</title>"),
        ("a &amp;amp; b", "&amp;"),
        ("a &amp;#39; b", "&#39;"),
        ("see [this](../x/)", "](../x/)"),
        ("as said[^s1]", "[^s1]"),
        ("**so**", "**"),
        ("a `b`", "`"),
        ("A heading {#here}", "{#"),
    ],
)
@pytest.mark.parametrize("what", ["title", "description"])
def test_markup_that_is_left_over(built: Built, what: str, text: str, left: str) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    old = "<title>A page" if what == "title" else "What it is about."
    built.write("index.html", page.replace(old, old + text))
    expected = f"warning: built-page: the {what} has markup left in it: {left}"
    assert built.findings() == [f"docs/index.md:1:1: {expected}"]


@pytest.mark.parametrize(
    "text", ["a &lt; b and c &gt; d", "R&amp;D", "AT&amp;T; then", "(see [1])", "2 * 3 * 4", "50%"]
)
def test_plain_text_that_looks_a_little_like_markup(built: Built, text: str) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    built.write("index.html", page.replace("What it is about.", text))
    assert built.findings() == []


POLICY = "default-src 'none'; script-src 'self'"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="utf-8">',
        f'<meta charset="utf-8">{META}',
        f'<link rel="icon" href="./">{META}<meta charset="utf-8">',
        META.replace("none", "self") + '<meta charset="utf-8">',
        META * 2 + '<meta charset="utf-8">',
    ],
)
def test_a_page_that_does_not_begin_with_the_policy(built: Built, head: str) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    built.write("index.html", page.replace('<meta charset="utf-8">', head))
    message = "the head does not begin with the Content-Security-Policy of the site"
    assert built.findings(policy=POLICY) == [f"docs/index.md:1:1: built-policy: {message}"]


def test_a_page_that_begins_with_the_policy(built: Built) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    built.write(
        "index.html", page.replace('<meta charset="utf-8">', META + '<meta charset="utf-8">')
    )
    assert built.findings(policy=POLICY) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff<!doctype html>", "the page is not text in UTF-8 (byte 1)"),
        ("<p>ü".encode("utf-16"), "the page is not text in UTF-8 (byte 1)"),
        (b"<p>" * 50_001, "the page is too large to be read"),
        (b"x" * 2_000_001, "the page is too large to be read"),
    ],
)
def test_a_page_that_cannot_be_read(built: Built, content: bytes, message: str) -> None:
    built.write("a/index.html", content)
    assert built.findings() == [f"docs/a.md:1:1: built-page: {message}"]
