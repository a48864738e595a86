"""Boxes that can be ticked, each labelled with its text."""

from __future__ import annotations

from markdown import markdown

from html_tree import parse
from safedata.views.checklist import tickable


def labels(source: str) -> list[tuple[str, bool]]:
    tree = parse(tickable(markdown(source, extensions=["pymdownx.tasklist"])))
    assert all("disabled" not in box.attrs for box in tree.all("input"))
    return [(label.text, "checked" in label.one("input").attrs) for label in tree.all("label")]


def test_the_text_of_an_item_is_the_label_of_its_box() -> None:
    assert labels("- [ ] Ask *two* people\n- [x] Write it [down](a.md)") == [
        ("Ask two people", False),
        ("Write it down", True),
    ]


def test_a_list_within_an_item_is_no_part_of_its_label() -> None:
    assert labels("- [ ] Ask\n\n    - [ ] the owner\n\n    More of it.\n\n- [ ] Tell") == [
        ("Ask", False),
        ("the owner", False),
        ("Tell", False),
    ]


def test_other_lists_and_boxes_stay_as_they_are() -> None:
    html = '<ul><li>One</li></ul><label><input type="checkbox"> Two</label>'
    assert tickable(html) == html
