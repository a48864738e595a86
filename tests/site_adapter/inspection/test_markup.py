"""Elements and attributes against the lists of what is allowed."""

from __future__ import annotations

import pytest

from inspection_site import Built, Look


@pytest.mark.parametrize(
    ("html", "findings"),
    [
        ("<script>alert(1)</script>", ["built-element: a script stands in the page: alert(1)"]),
        ("<SCRIPT>alert(1)</SCRIPT>", ["built-element: a script stands in the page: alert(1)"]),
        (
            "<script type=module>import 'x'</script>",
            ["built-element: a script stands in the page: import 'x'"],
        ),
        (
            '<script type="application/json" src="../x.js"></script>',
            [
                "built-element: a script stands in the page: "
                '<script type="application/json" src="..…',
                "built-link: x.js is linked, and is not there (in <script>)",
            ],
        ),
        (
            '<script type=" application/json">{}</script>',
            [
                'built-attribute: <script> may not have type=" application/json"',
                "built-element: a script stands in the page: {}",
            ],
        ),
        (
            '<script type="application/json">{"a": </script>',
            [
                'built-element: the data in <script type="application/json"> cannot be read: '
                "Expecting value: line 1 column 7 (char 6)"
            ],
        ),
        ("<style>p{color:red}</style>", ["built-element: <style> may not stand in a page"]),
        ("<iframe></iframe>", ["built-element: <iframe> may not stand in a page"]),
        ("<object></object>", ["built-element: <object> may not stand in a page"]),
        ("<embed>", ["built-element: <embed> may not stand in a page"]),
        ("<video></video>", ["built-element: <video> may not stand in a page"]),
        ("<base>", ["built-element: <base> may not stand in a page"]),
        ("<textarea></textarea>", ["built-element: <textarea> may not stand in a page"]),
        (
            "<template><img src=x onerror=alert(1)></template>",
            ["built-element: <template> may not stand in a page"],
        ),
        (
            "<math><mtext></mtext></math>",
            [
                "built-element: <math> may not stand in a page",
                "built-element: <mtext> may not stand in a page",
            ],
        ),
        ("<x-made-up></x-made-up>", ["built-element: <x-made-up> may not stand in a page"]),
        ("<!-- hidden -->", ["built-element: the page holds a comment or an instruction: hidden"]),
        ("<!x>", ["built-element: the page holds a comment or an instruction: x"]),
        ("<?php?>", ["built-element: the page holds a comment or an instruction"]),
        ("</ x>", ["built-element: the page holds a comment or an instruction: x"]),
        ("<svg><script>1</script></svg>", ["built-element: <script> may not stand in a drawing"]),
        (
            "<svg><foreignObject><p>x</p></foreignObject></svg>",
            [
                "built-element: <foreignObject> may not stand in a drawing",
                "built-element: <p> may not stand in a drawing",
            ],
        ),
        ("<svg><title><b>x</b></title></svg>", ["built-element: <b> may not stand in a drawing"]),
        ("<svg><use></use></svg>", ["built-element: <use> may not stand in a drawing"]),
        ("<svg><a></a></svg>", ["built-element: <a> may not stand in a drawing"]),
        ("<svg><style></style></svg>", ["built-element: <style> may not stand in a drawing"]),
        ("<path>", ["built-element: <path> may not stand in a page"]),
    ],
)
def test_an_element_that_is_not_allowed(body: Look, html: str, findings: list[str]) -> None:
    assert body(html) == findings


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/json">{"a": "<b>"}</script>',
        '<script type="application/ld+json">[]</script>',
        "<table><tr><th scope=col>x<td colspan=2>y</table>",
        "<svg viewBox='0 0 1 1'><title>x</title><path d='M0 0' fill='none'></path></svg>",
        "<noscript><p>Scripts are off.</p></noscript>",
        "<p>&lt;script>alert(1)&lt;/script></p>",
    ],
)
def test_an_element_that_is_allowed(body: Look, html: str) -> None:
    assert body(html) == []


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        ("<p style=color:red>", '<p> may not have style="color:red"'),
        ("<p onclick=alert(1)>", '<p> may not have onclick="alert(1)"'),
        ("<p ONCLICK=alert(1)>", '<p> may not have onclick="alert(1)"'),
        ("<p/onclick=alert(1)>", '<p> may not have onclick="alert(1)"'),
        ("<p onclick>", "<p> may not have onclick"),
        ("<a href=./ target=_blank>x</a>", '<a> may not have target="_blank"'),
        ("<a href=./ ping=https://x.org>x</a>", '<a> may not have ping="https://x.org"'),
        ("<a href=./ rel=opener>x</a>", '<a> may not have rel="opener"'),
        ("<img src=../x.png srcset=y>", '<img> may not have srcset="y"'),
        ("<form action=https://x.org></form>", '<form> may not have action="https://x.org"'),
        ("<button formaction=./>x</button>", '<button> may not have formaction="./"'),
        ("<button type=submit>x</button>", '<button> may not have type="submit"'),
        ("<input type=image>", '<input> may not have type="image"'),
        ("<input type>", "<input> may not have type"),
        ("<p autofocus>", "<p> may not have autofocus"),
        ("<p contenteditable>", "<p> may not have contenteditable"),
        ("<p is=x>", '<p> may not have is="x"'),
        ("<p slot=x>", '<p> may not have slot="x"'),
        ("<p data-other=x>", '<p> may not have data-other="x"'),
        ("<p href=https://x.org>", '<p> may not have href="https://x.org"'),
        ("<svg onload=alert(1)></svg>", '<svg> may not have onload="alert(1)"'),
        (
            "<svg><path fill='url(https://x.org#a)'></path></svg>",
            '<path> may not have fill="url(https://x.org#a)"',
        ),
        (
            "<svg><path xlink:href=javascript:alert(1)></path></svg>",
            '<path> may not have xlink:href="javascript:alert(1)"',
        ),
        (
            "<p style=a>1<p style=b>2<p style=c>3",
            '<p> may not have style="a" (3 times)',
        ),
    ],
)
def test_an_attribute_that_is_not_allowed(
    built: Built, body: Look, html: str, finding: str
) -> None:
    built.write("x.png", b"")
    assert [f for f in body(html) if "built-attribute" in f] == [f"built-attribute: {finding}"]


@pytest.mark.parametrize(
    "html",
    [
        '<p class=x id=y title="onclick=alert(1)" lang=fr dir=rtl>',
        '<a href="https://example.org/" rel="noopener external">x</a>',
        "<button type=button data-sd-search hidden>x</button>",
        '<img src=../x.png alt="" width=1 height=1>',
    ],
)
def test_an_attribute_that_is_allowed(built: Built, body: Look, html: str) -> None:
    built.write("x.png", b"")
    assert body(html) == []


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        (
            '<meta http-equiv="refresh" content="0; url=https://x.org">',
            'built-attribute: <meta> may not have http-equiv="refresh"',
        ),
        (
            '<meta name="referrer" content="unsafe-url">',
            'built-attribute: <meta> may not have name="referrer"',
        ),
        (
            '<link rel="preload" href="../index.html">',
            'built-attribute: <link> may not have rel="preload"',
        ),
        (
            "<noscript><link rel=stylesheet href=../x.css></noscript>",
            "built-element: <noscript> may not stand in the head",
        ),
    ],
)
def test_what_may_not_stand_in_the_head(built: Built, head: Look, html: str, finding: str) -> None:
    built.write("x.css", "")
    assert head(html) == [finding]


def test_what_a_browser_with_scripts_reads_otherwise(body: Look) -> None:
    """Within noscript, such a browser sees text, and the text ends where the title begins."""
    assert body('<noscript><p title="</noscript><img src=../x onerror=alert(1)>">x</p></noscript>')
    assert body('<noscript><p title="<img src=../x onerror=alert(1)>">x</p></noscript>') == []


def test_the_hint_says_where_the_list_is(built: Built) -> None:
    built.page("a/index.html", "<marquee>x</marquee>")
    assert built.findings(hints=True) == [
        "docs/a.md:1:1: built-element: <marquee> may not stand in a page",
        "    If the text brought it in, write it in Markdown. If a template needs it, "
        "scripts/safedata/site/inspection/allowed.py says what is allowed.",
    ]
