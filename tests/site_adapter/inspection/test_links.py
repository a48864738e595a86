"""Addresses: of a sort that is allowed, and leading to what is there."""

from __future__ import annotations

import pytest

from inspection_site import Built, Look

SORTS = {
    "http://example.org/": "http://example.org/ is not https",
    "HTTP://example.org/": "HTTP://example.org/ is not https",
    "javascript:alert(1)": (
        "the address javascript:alert(1) is of a sort that may not be: javascript:"
    ),
    "JaVaScRiPt:alert(1)": (
        "the address JaVaScRiPt:alert(1) is of a sort that may not be: javascript:"
    ),
    "&#106;avascript&colon;alert(1)": (
        "the address javascript:alert(1) is of a sort that may not be: javascript:"
    ),
    "java&Tab;script:alert(1)": (
        "the address java script:alert(1) has a space, a backslash or a control character"
    ),
    "java\nscript:alert(1)": (
        "the address java script:alert(1) has a space, a backslash or a control character"
    ),
    "&#1;javascript:alert(1)": (
        "the address �javascript:alert(1) has a space, a backslash or a control character"
    ),
    " https://example.org/": (
        "the address https://example.org/ has a space, a backslash or a control character"
    ),
    "\\\\example.org": (
        "the address \\\\example.org has a space, a backslash or a control character"
    ),
    "data:text/html,x": "the address data:text/html,x is of a sort that may not be: data:",
    "vbscript:x": "the address vbscript:x is of a sort that may not be: vbscript:",
    "blob:x": "the address blob:x is of a sort that may not be: blob:",
    "file:///etc/passwd": "the address file:///etc/passwd is of a sort that may not be: file:",
    "tel:112": "the address tel:112 is of a sort that may not be: tel:",
    "intent:x": "the address intent:x is of a sort that may not be: intent:",
    "view-source:x": "the address view-source:x is of a sort that may not be: view-source:",
    "//example.org/": "the address //example.org/ names no scheme",
    "https:example.org": "https:example.org is no complete address",
    "https:/example.org": "https:/example.org is no complete address",
    "https:///example.org": "https:///example.org is no complete address",
    "https://": "https:// is no complete address",
    "https://name@example.org/": "https://name@example.org/ is no complete address",
    "https://a:b@example.org/": "https://a:b@example.org/ is no complete address",
    "https://[::1": "https://[::1 is no complete address",
    "mailto:nobody": "mailto:nobody is no e-mail address",
    "mailto:": "mailto: is no e-mail address",
}
"""Values of an ``href`` as they are written, and what is said of them."""


@pytest.mark.parametrize("href", SORTS)
def test_an_address_of_a_sort_that_may_not_be(body: Look, href: str) -> None:
    assert body(f'<a href="{href}">x</a>') == [f"built-address: {SORTS[href]} (in “x”)"]


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org",
        "https://example.org:8443/a%20b?c=d&amp;e#f",
        "https://xn--bcher-kva.example/",
        "mailto:help@example.org",
        "mailto:help@example.org?subject=Hello%20there",
    ],
)
def test_an_address_that_leaves_the_site(body: Look, href: str) -> None:
    assert body(f'<a href="{href}">x</a>') == []


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("../b/", "b/ is linked, and is not there"),
        ("b/", "a/b/ is linked, and is not there"),
        ("../a", "a is linked, and is not there"),
        ("../files", "files is linked, and is not there"),
        ("../files/", "files/ is linked, and is not there"),
        ("../files/x.txt/", "files/x.txt/ is linked, and is not there"),
        ("../FILES/x.txt", "FILES/x.txt is linked, and is not there"),
        ("..//a/", "/a/ is linked, and is not there"),
        ("../../a/", "an address leads above the first page of the site"),
        ("../..", "an address leads above the first page of the site"),
        ("%2e%2e/%2E./", "an address leads above the first page of the site"),
        ("/a/", "the address /a/ counts from the root of the host"),
        ("../files/%x.txt", "%x.txt is not percent-encoded as it should be"),
        ("../files/%ff.txt", "%ff.txt is not percent-encoded as it should be"),
        ("../files%2Fx.txt", "files%2Fx.txt is not percent-encoded as it should be"),
        ("../files/%00", "%00 is not percent-encoded as it should be"),
        ("#%E0%A4%A", "%E0%A4%A is not percent-encoded as it should be"),
        ("#c", "the link to #c leads nowhere: this page has no such place"),
        ("#A-page", "the link to #A-page leads nowhere: this page has no such place"),
        ("../a/#c", "the link to #c leads nowhere: this page has no such place"),
        ("../#c", "the link to #c leads nowhere: ./ has no such place"),
        ("../index.html?q=1#c", "the link to #c leads nowhere: ./ has no such place"),
        ("../other/#c", "the link to #c leads nowhere: other/ has no such place"),
    ],
)
def test_a_link_that_leads_nowhere(built: Built, body: Look, href: str, message: str) -> None:
    built.page("other/index.html", "")
    built.write("files/x.txt", "")
    where = "" if "leads nowhere" in message else " (in “x”)"
    assert body(f'<a href="{href}">x</a>') == [f"built-link: {message}{where}"]


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "#top",
        "#a-page",
        "#caf%C3%A9",
        "#café",
        "?q=x%20y",
        "?q=1#a-page",
        "./",
        ".",
        "..",
        "../",
        "../#a-page",
        "../?q=../../../..",
        "../index.html",
        "../a/",
        "../a/./../a/index.html#a-page",
        "../%61/",
        "../files/x.txt",
        "../files/x.txt?v=2#whatever",
        "../files/caf%C3%A9%20%25.txt",
    ],
)
def test_a_link_that_leads_somewhere(built: Built, body: Look, href: str) -> None:
    built.write("files/x.txt", "")
    built.write("files/café %.txt", "")
    assert body(f'<h2 id="café">x</h2><a href="{href}">x</a>') == []


def test_the_hints_say_what_to_do(built: Built) -> None:
    built.page("a/index.html", '<a href="../a">one</a><a href="../b/">two</a>')
    assert [line for line in built.findings(hints=True) if line.startswith(" ")] == [
        "    It is a folder: put a / at the end.",
        "    Is it spelt right, and is the page published? Drafts are not.",
    ]


SITE = "https://example.org/psd/"


@pytest.mark.parametrize(
    ("href", "message"),
    [
        (f"{SITE}b/", "b/ is linked, and is not there (in “x”)"),
        (f"{SITE}../b/", "an address leads above the first page of the site (in “x”)"),
        (f"{SITE}#c", "the link to #c leads nowhere: ./ has no such place"),
        ("/psd/a/", "the address /psd/a/ counts from the root of the host (in “x”)"),
    ],
)
def test_an_address_of_the_published_site_that_leads_nowhere(
    built: Built, href: str, message: str
) -> None:
    built.page("a/index.html", f'<a href="{href}">x</a>')
    assert built.findings(site_url=SITE) == [f"docs/a.md:1:1: built-link: {message}"]


@pytest.mark.parametrize("site_url", [SITE, SITE.rstrip("/")])
@pytest.mark.parametrize(
    "href", [SITE, SITE.rstrip("/"), f"{SITE}a/#a-page", "https://example.org/elsewhere/"]
)
def test_an_address_of_the_published_site(built: Built, site_url: str | None, href: str) -> None:
    built.page("a/index.html", f'<a href="{href}">x</a>')
    assert built.findings(site_url=site_url) == []


@pytest.mark.parametrize(
    ("site_url", "href"),
    [(SITE, "/psd/"), (SITE, "/psd/a/#a-page"), (SITE, "#a-page"), (None, "/a/"), (None, "/")],
)
def test_the_page_for_what_is_missing_counts_from_the_root(
    built: Built, site_url: str | None, href: str
) -> None:
    built.page("a/index.html", "")
    built.page("404.html", f'<a href="{href}">x</a>')
    assert built.findings(site_url=site_url) == []


@pytest.mark.parametrize(
    ("site_url", "href", "message"),
    [
        (SITE, "/a/", "the address /a/ lies outside /psd/, where the site is"),
        (SITE, "/psd/../a/", "an address leads above the first page of the site"),
        (SITE, "/psd/b/", "b/ is linked, and is not there"),
        (None, "a/", "the address a/ is relative to a page that is shown everywhere"),
        (None, "", "the address (empty) is relative to a page that is shown everywhere"),
    ],
)
def test_the_page_for_what_is_missing_is_shown_everywhere(
    built: Built, site_url: str | None, href: str, message: str
) -> None:
    built.page("a/index.html", "")
    built.page("404.html", f'<a href="{href}">x</a>')
    expected = f"site/404.html:1:1: built-link: {message} (in “x”)"
    assert built.findings(site_url=site_url) == [expected]


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        (
            '<script src="https://example.org/x.js"></script>',
            "built-address: https://example.org/x.js is of another host, and would be asked for "
            "by the page (in <script>)",
        ),
        (
            '<link rel="stylesheet" href="//example.org/x.css">',
            "built-address: the address //example.org/x.css names no scheme (in <link>)",
        ),
        (
            '<link rel="icon" href="data:image/png,x">',
            "built-address: the address data:image/png,x is of a sort that may not be: data: "
            "(in <link>)",
        ),
        (
            '<link rel="icon" href="../x.png">',
            "built-link: x.png is linked, and is not there (in <link>)",
        ),
        (
            '<link rel="canonical" href="https://example.net/">',
            "built-address: https://example.net/ is of another host, and would be asked for "
            "by the page (in <link>)",
        ),
        (
            '<link rel="canonical" href="https://example.org/psd/">',
            "built-link: the canonical address is that of ./, not of this page (in <link>)",
        ),
    ],
)
def test_what_the_head_loads_and_names(built: Built, html: str, finding: str) -> None:
    built.page("a/index.html", "", html)
    assert built.findings(site_url=SITE) == [f"docs/a.md:1:1: {finding}"]


def test_what_the_head_loads_and_names_well(built: Built) -> None:
    for file in ("x.js", "x.css", "x.png"):
        built.write(file, "")
    built.page(
        "a/index.html",
        "",
        '<link rel="canonical" href="https://example.org/psd/a/">'
        '<link rel="stylesheet" href="../x.css"><link rel="icon" href="../x.png">'
        '<script src="../x.js?v=1" defer></script>',
    )
    assert built.findings(site_url=SITE) == []


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        (
            "<img src=https://example.org/x.png alt=''>",
            "built-address: https://example.org/x.png is of another host, and would be asked for "
            "by the page (in <img>)",
        ),
        (
            "<p data-sd-suggest=https://example.org/x.xml>x</p>",
            "built-address: https://example.org/x.xml is of another host, and would be asked for "
            "by the page (in <p>)",
        ),
        (
            "<p data-sd-search-files=../assets/>x</p>",
            "built-link: assets/ is linked, and is not there (in <p>)",
        ),
    ],
)
def test_what_the_body_loads(body: Look, html: str, finding: str) -> None:
    assert body(html) == [finding]


def test_a_script_may_be_told_of_a_folder(built: Built, body: Look) -> None:
    built.write("assets/search/x.json", "{}")
    assert body('<a href="./" data-sd-search-files="../assets/search/">x</a>') == []


def test_the_same_address_is_told_once_a_page(built: Built) -> None:
    built.page(
        "a/index.html", '<a href="../b/">one</a><a href="../b/">two</a><a href="../b/">3</a>'
    )
    assert built.findings() == [
        "docs/a.md:1:1: built-link: b/ is linked, and is not there (in “one” and 2 more)"
    ]
