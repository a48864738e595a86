"""A definition is short enough to be read in a small box: 45 words."""

from __future__ import annotations

import pytest

from support import TERM, Project, expect, expect_nothing


def words(count: int) -> str:
    return " ".join(["word"] * count)


def test_forty_five_words_pass(project: Project) -> None:
    project.put(TERM, plain=words(45))
    expect_nothing(project)


@pytest.mark.parametrize("status", ["draft", "published"])
def test_forty_six_words_do_not(project: Project, status: str) -> None:
    project.copy(TERM, "glossary/long.md")
    project.put("glossary/long.md", plain=words(46), status=status)
    expect(
        project,
        """
        docs/glossary/long.md:4:8: definition-length: the definition has 46 words
            At most 45: it is read in a small box in the middle of a sentence. Move the rest to the example.
        """,
    )


def test_spaces_and_lines_make_no_words(project: Project) -> None:
    project.put(TERM, plain=f'"{words(44)}   and\n\n  "')
    expect_nothing(project)
