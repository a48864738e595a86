"""Ids: each once, and whatever is named by one is there."""

from __future__ import annotations

import pytest

from inspection_site import Built, Look


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        ("<p id=x><p id=x><p id=x>", "the id x stands 3 times"),
        ("<p id=x><svg><path id=x></path></svg>", "the id x stands 2 times"),
        ("<p id=x><noscript><p id=x></noscript>", "the id x stands 2 times"),
        ("<p id=a-page>", "the id a-page stands 2 times"),
        ("<p id>", "the id “” is empty or has spaces"),
        ("<p id='x y'>", "the id “x y” is empty or has spaces"),
        ("<p id='x&#10;'>", "the id “x” is empty or has spaces"),
        ("<p id=__drawer>", "the id __drawer in the text is of the sort that the frame uses"),
        ("<label for=x>y</label>", '<label for="x">: there is no such id'),
        ("<label for>y</label>", '<label for="">: there is no such id'),
        (
            "<p aria-labelledby='a-page x'>y</p>",
            '<p aria-labelledby="x">: there is no such id',
        ),
        ("<p aria-describedby=x>y</p>", '<p aria-describedby="x">: there is no such id'),
        ("<p aria-controls=x>y</p>", '<p aria-controls="x">: there is no such id'),
        ("<svg aria-labelledby=x></svg>", '<svg aria-labelledby="x">: there is no such id'),
    ],
)
def test_an_id_that_does_not_do(body: Look, html: str, finding: str) -> None:
    assert body(html) == [f"built-id: {finding}"]


def test_an_id_of_the_frame_in_the_text(built: Built) -> None:
    """The theme's switch is its own on a page that has it; the text may not take its place."""
    built.page("a/index.html", "<p id=__drawer>")
    page = (built.folder / "a/index.html").read_text("utf-8")
    built.write("a/index.html", page.replace("<main>", '<input type=checkbox id="__drawer"><main>'))
    assert built.findings() == [
        "docs/a.md:1:1: built-id: the id __drawer in the text is of the sort that the frame uses",
        "docs/a.md:1:1: built-id: the id __drawer stands 2 times",
    ]
    built.write(
        "a/index.html", page.replace("<p id=__drawer>", "").replace("<main>", "<p id=__x><main>")
    )
    assert built.findings() == []


@pytest.mark.parametrize(
    "html",
    [
        "<p id=x><p id=X>",
        "<label for=x>y</label><input id=x type=text>",
        "<p id=x><p aria-labelledby=' x  a-page '>y</p>",
        "<p id=x><svg aria-labelledby=x></svg>",
        "<input type=radio id=__tabbed_1_1><label for=__tabbed_1_1>x</label>",
        "<noscript><p id=x></noscript>",
    ],
)
def test_an_id_that_does(body: Look, html: str) -> None:
    assert body(html) == []
