"""Lists and quotations are not nested so deeply that the parser stops reading them."""

from __future__ import annotations

import pytest

from support import TERM, Project, expect, expect_nothing


def lists(depth: int) -> str:
    return "".join(f"{'  ' * level}- {level}\n" for level in range(depth))


@pytest.mark.parametrize("text", [lists(5), ">" * 10 + " So deep.\n", ">" * 8 + " - So deep.\n"])
def test_a_few_levels(project: Project, text: str) -> None:
    project.body(TERM, f"## Example\n\n{text}")
    expect_nothing(project)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (lists(6), 18),
        (lists(9), 18),
        (">" * 11 + " So deep.\n", 13),
        (">" * 9 + " - So deep.\n", 13),
        ("One.\n\n" + ">" * 200 + " So deep.\n", 15),
        (lists(100), 18),
    ],
    ids=["lists", "more lists", "quotations", "a list within", "many quotations", "many lists"],
)
def test_too_many_levels(project: Project, text: str, line: int) -> None:
    project.body(TERM, f"## Example\n\n{text}")
    expect(
        project,
        f"""
        docs/glossary/notice.md:{line}:1: nesting: lists or quotations are nested too deeply
            Nobody follows so many levels: make a heading or a paragraph of some.
        """,
    )


def test_in_a_page_that_is_no_entry(project: Project) -> None:
    project.write("us.md", lists(6))
    assert [(f.line, f.rule) for f in project.check().findings] == [(6, "nesting")]
