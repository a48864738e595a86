"""The files beside the pages: stylesheets, feeds, sitemaps, drawings, and what nobody knows."""

from __future__ import annotations

import pytest

from inspection_site import Built

SITE = "https://example.org/psd/"


@pytest.mark.parametrize(
    "file", ["x.exe", "x.htm", "x.xhtml", "x", "a/.env", "x.HTML", "x.svgz", "a/_headers"]
)
def test_a_file_of_an_unknown_sort(built: Built, file: str) -> None:
    built.write(file, "x")
    expected = f"site/{file}:1:1: built-file: the site has a file of an unknown sort"
    assert built.findings() == [expected]


def test_files_of_known_sorts(built: Built) -> None:
    for file in ("x.js", "x.json", "x.js.map", "x.txt", "x.png", "sitemap.xml.gz", "_headers"):
        built.write(file, "x")
    assert built.findings() == []


@pytest.mark.parametrize(
    ("css", "finding"),
    [
        ("@import 'x.css';", "built-address: an @import loads another stylesheet"),
        ("@IMPORT url(x.css);", "built-address: an @import loads another stylesheet"),
        ("@\\69mport url();", "built-address: an @import loads another stylesheet"),
        ("p{background:url(https://x.org/a)}", "built-address: https://x.org/a is of another host"),
        (
            "p{background:URL( 'https://x.org/a' )}",
            "built-address: https://x.org/a is of another host",
        ),
        (
            "p{background:u\\72l(https://x.org/a)}",
            "built-address: https://x.org/a is of another host",
        ),
        (
            "@media print{p{background:image-set('https://x.org/a' 1x)}}",
            "built-address: https://x.org/a is of another host",
        ),
        ("p{background:url(//x.org/a)}", "built-address: the address //x.org/a names no scheme"),
        ("p{background:url(x.png)}", "built-link: a/x.png is linked, and is not there"),
        (
            "p{background:url(data:text/html,x)}",
            "built-address: the address data:text/html,x is of a sort that may not be: data:",
        ),
    ],
)
def test_a_stylesheet_that_loads_what_it_may_not(built: Built, css: str, finding: str) -> None:
    built.write("a/x.css", css)
    # url(a) unquoted and quoted make the same finding, told once
    assert built.findings() == [f"site/a/x.css:1:1: {finding}"]


@pytest.mark.parametrize(
    "css",
    [
        "p{background:url(../x.png)}",
        "p{mask:url('data:image/svg+xml;charset=utf-8,<svg xmlns=\"http://www.w3.org/2000/svg\"/>')}",
        "p::after{content:'url(https://x.org/a) @import'}",
        "/* @import url(https://x.org/a) */",
        "p{fill:url(#gradient)",
        "}}}{{{((",
    ],
)
def test_a_stylesheet_that_loads_what_it_may(built: Built, css: str) -> None:
    built.write("x.png", "")
    built.write("a/x.css", css)
    assert built.findings() == []


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.org/psd/"/>'
    "<entry><id>{id}</id><link href='{link}'/><summary>see https://x: so</summary></entry></feed>"
)


@pytest.mark.parametrize(
    ("xml", "findings"),
    [
        (
            ATOM.format(id=f"{SITE}b/", link=f"{SITE}c/"),
            [
                "built-link: b/ is linked, and is not there",
                "built-link: c/ is linked, and is not there",
            ],
        ),
        (
            ATOM.format(id="urn:x", link="http://example.org/psd/"),
            ["built-address: http://example.org/psd/ is not https"],
        ),
        (
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            f"<url><loc> {SITE}b/ </loc></url></urlset>",
            ["built-link: b/ is linked, and is not there"],
        ),
        (
            f"<rss><channel><item><link>{SITE}b/</link></item></channel></rss>",
            ["built-link: b/ is linked, and is not there"],
        ),
        ("<rss>", ["built-file: the file is no XML: no element found: line 1, column 5"]),
        (
            "<!DOCTYPE rss><rss/>",
            ["built-file: the file has a document type or an instruction for programs"],
        ),
        (
            "<?xml-stylesheet href='x.xsl'?><rss/>",
            ["built-file: the file has a document type or an instruction for programs"],
        ),
        (
            "<rss><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script></rss>",
            [
                "built-element: <script> is of http://www.w3.org/1999/xhtml, "
                "which is no part of feeds"
            ],
        ),
    ],
)
def test_a_feed_or_sitemap_that_does_not_do(built: Built, xml: str, findings: list[str]) -> None:
    built.write("x.xml", f'<?xml version="1.0" encoding="utf-8"?>{xml}')
    if "no XML" in findings[0]:
        findings = [findings[0].replace("column 5", "column 43")]
    assert built.findings(site_url=SITE) == [f"site/x.xml:1:1: {finding}" for finding in findings]


def test_a_feed_that_does(built: Built) -> None:
    built.write("a.xml", ATOM.format(id="urn:uuid:1", link=SITE))
    built.write("b.xml", ATOM.format(id="tag:example.org,2026:x", link="https://example.net/"))
    assert built.findings(site_url=SITE) == []


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"{}>{}</svg>'


@pytest.mark.parametrize(
    ("svg", "finding"),
    [
        (
            SVG.format("", "<script>1</script>"),
            "built-element: <script> may not stand in a drawing",
        ),
        (
            SVG.format("", '<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>'),
            "built-element: <p> may not stand in a drawing",
        ),
        (SVG.format("", "<animate/>"), "built-element: <animate> may not stand in a drawing"),
        (
            SVG.format(' onload="alert(1)"', ""),
            'built-attribute: <svg> may not have onload="alert(1)"',
        ),
        (
            SVG.format(' fill="url(https://x.org/)"', ""),
            'built-attribute: <svg> may not have fill="url(https://x.org/)"',
        ),
        (
            SVG.format("", "<style>@import 'https://x.org/'</style>"),
            "built-address: an @import loads another stylesheet (in <style>)",
        ),
        ("<svg", "built-file: the file is no XML: unclosed token: line 1, column 0"),
        (
            f"<!DOCTYPE svg>{SVG}",
            "built-file: the file has a document type or an instruction for programs",
        ),
    ],
)
def test_a_drawing_that_does_not_hold_still(built: Built, svg: str, finding: str) -> None:
    built.write("x.svg", svg)
    assert built.findings() == [f"site/x.svg:1:1: {finding}"]


def test_a_drawing_that_holds_still(built: Built) -> None:
    style = "<style>.a{fill:#fff}@media (prefers-color-scheme:dark){.a{fill:#000}}</style>"
    built.write("x.svg", SVG.format("", f'<title>x</title>{style}<path class="a" d="M0 0"/>'))
    assert built.findings() == []
