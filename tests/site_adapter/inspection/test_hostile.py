"""Whatever is in a file: no crash, and nothing that runs, leads astray or asks elsewhere passes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspection_site import Built
from safedata.site.inspection import inspect

HOSTILE = (
    # scripts, however they are written
    "<script>alert(1)</script>",
    "<ScRiPt >alert(1)</sCrIpT >",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<script src=//example.org/x.js></script>",
    "<script src=data:,alert(1)></script>",
    "<script type=application/json></script><script>alert(1)</script>",
    '<script type="application/json">{"a": "</script><script>alert(1)</script>"}</script>',
    '<script type="application/json"><!--<script></script><p>swallowed',
    "<script type='application/json;x'>alert(1)</script>",
    "<script type=''>alert(1)</script>",
    "<script type=text/javascript>alert(1)</script>",
    "<script type=importmap>{}</script>",
    "<script type=speculationrules>{}</script>",
    # event handlers
    "<p onclick=alert(1)>x",
    "<p OnMouseOver = 'alert(1)'>x",
    "<p/onclick=alert(1)/x>x",
    '<p a="b"onclick=alert(1)>x',
    "<p title='x' title='y' onfocus=alert(1) tabindex=0>x",
    "<img src=x onerror=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "<img src='x'onerror=alert(1)//",
    "<details open ontoggle=alert(1)>x",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<body onload=alert(1)>",
    "<html onclick=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=./ onauxclick=alert(1)>x</a>",
    # addresses
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='jav\nascript:alert(1)'>x</a>",
    "<a href=&#0000106avascript:alert(1)>x</a>",
    "<a href='&#x6A;&#x61;vascript&colon;alert(1)'>x</a>",
    "<a href='java&NewLine;script:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href=vbscript:x>x</a>",
    "<a href=//example.org/>x</a>",
    "<a href='/\\example.org/'>x</a>",
    "<a href='\\\\example.org/'>x</a>",
    "<a href='/\t/example.org/'>x</a>",
    "<a href='https:\\\\example.org'>x</a>",
    "<a href='https:&#47;/@example.org@example.net'>x</a>",
    "<a href=./ target=_blank>x</a>",
    "<a href=./ ping=https://example.org/>x</a>",
    "<a xlink:href=javascript:alert(1)>x</a>",
    # what loads
    "<img src=https://example.org/x.png>",
    "<img src=//example.org/x.png>",
    "<img src=data:image/png,x>",
    "<img srcset='https://example.org/x 1x'>",
    "<picture><source srcset=//example.org/x></picture>",
    "<video src=x></video>",
    "<audio src=x></audio>",
    "<input type=image src=//example.org/x>",
    "<body background=//example.org/x>",
    "<table background=//example.org/x><tr><td>x</table>",
    "<p style='background:url(//example.org/x)'>x",
    "<style>@import '//example.org/x'</style>",
    "<link rel=stylesheet href=//example.org/x>",
    "<link rel=prefetch href=//example.org/x>",
    "<link rel='icon stylesheet' href=./>",
    "<link rel=import href=./>",
    "<iframe src=./></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=./></object>",
    "<embed src=./>",
    "<applet code=x></applet>",
    "<portal src=./></portal>",
    "<meta http-equiv=refresh content='0;url=//example.org/'>",
    "<META HTTP-EQUIV='Refresh' CONTENT=0>",
    "<meta http-equiv=set-cookie content=x>",
    "<base href=//example.org/>",
    "<form action=//example.org/><input type=text><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<isindex action=javascript:alert(1)>",
    # drawings and formulas, and what a browser makes of them when they are nested
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /></a></svg>",
    "<svg><set attributeName=onmouseover to=alert(1) /></svg>",
    "<svg><use href='data:image/svg+xml,x#x' /></svg>",
    "<svg><image href=//example.org/x /></svg>",
    "<svg><style>*{background:url(//example.org/x)}</style></svg>",
    "<svg><foreignObject><iframe src=./></iframe></foreignObject></svg>",
    "<svg><desc><img src=x onerror=alert(1)></desc></svg>",
    "<svg><title><style><img src=x onerror=alert(1)></style></title></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<svg><p><style><g title='</style><img src onerror=alert(1)>'>",
    "<svg><path fill='url(//example.org/x)'/></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>",
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
    "<math href=javascript:alert(1)>x</math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    # what hides or swallows
    "<!-- never closed <p>x",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href=x?>",
    "</ x>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<noscript><!-- </noscript><img src=x onerror=alert(1)> --></noscript>",
    "<template><script>alert(1)</script></template>",
    "<div><template shadowrootmode=open><script>alert(1)</script></template></div>",
    "<textarea></textarea><script>alert(1)</script>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<title><img title='</title><img src=x onerror=alert(1)>'>",
    "<xmp><img title='</xmp><img src=x onerror=alert(1)>'>",
    "<plaintext>",
    "<noembed></noembed>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<table><td><script>alert(1)</script></table>",
    "<p title='never closed>x",
    '<p title="><img src=x onerror=alert(1)>',
    # in the name of the frame
    "<p id=a-page>x",
    "<input id=__drawer>",
    "<label for=nothing>x</label>",
    "<p data-md-url=//example.org/>x",
    "<p is=x-y contenteditable>x",
    "<x-made-up>x</x-made-up>",
    "<marquee>x</marquee>",
    "<h1>Another</h1>",
)


@pytest.mark.parametrize("html", HOSTILE)
def test_a_hostile_snippet_does_not_pass(built: Built, html: str) -> None:
    built.write("x", "")  # so that no snippet is found only because a file is missing
    known = built.findings()
    built.page("a/index.html", html)
    assert [finding for finding in built.findings() if finding not in known]


@pytest.mark.parametrize("html", HOSTILE)
def test_nor_does_it_within_other_elements(built: Built, html: str) -> None:
    built.write("x", "")
    known = built.findings()
    built.page("a/index.html", f"<ul><li><p><b><i>text {html}</i></b></p></li></ul>")
    assert [finding for finding in built.findings() if finding not in known]


TOKENS = st.sampled_from(
    (
        *"<>/='\"!-& \n\0é",
        *("<!--", "-->", "<![CDATA[", "]]>", "<?", "</", "&#", "&colon;", "../", "#", "%", "%2e"),
        *("svg", "math", "script", "style", "title", "noscript", "template", "table", "select"),
        *("a", "p", "td", "href", "id", "for", "onload", "javascript:", "https://"),
    )
)
SOUP = st.lists(TOKENS, max_size=60).map("".join)
FILES = st.sampled_from(["x.html", "404.html", "a/x.html", "x.css", "x.xml", "x.svg", "x.json"])


@given(FILES, st.binary(max_size=400) | SOUP.map(str.encode))
@example("x.html", b"")
@example("x.html", b"\0")
@example("x.html", b"<svg><svg><svg></title><path d=")
@example("x.css", b"\\")
@example("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>\xff")
def test_whatever_is_in_a_file_the_inspection_ends(file: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        for finding in inspect(Path(folder), {}, site_url="https://example.org/psd/"):
            assert finding.path == f"site/{file}"
            assert finding.rule.startswith("built-")
            assert "\n" not in finding.message + finding.hint


@given(SOUP)
def test_a_script_is_seen_whatever_stands_before_it(html: str) -> None:
    """What comes between ends whatever tag, quote or comment is open, as an attacker would."""
    with tempfile.TemporaryDirectory() as folder:
        built = Built(Path(folder))
        built.page("a/index.html", f"""{html}\n"'--> ><script>alert(1)</script>""")
        assert built.findings()
