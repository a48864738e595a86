"""An entry begins with its front matter, between two lines of three hyphens."""

from __future__ import annotations

import pytest

from support import TERM, Project, expect, expect_nothing

NAME = "glossary/nothing.md"
COPY = "Copy the block between the --- lines from another term and fill it in."


@pytest.mark.parametrize("content", ["Only text.\n", " ---\nterm: x\n---\n", "--\nterm: x\n--\n"])
def test_no_front_matter(project: Project, content: str) -> None:
    project.write(NAME, content)
    expect(
        project,
        f"""
        docs/glossary/nothing.md:1:1: front-matter: the file has no front matter
            {COPY}
        """,
    )


@pytest.mark.parametrize(
    "content", ["---\nterm: x\n", "---\n", "---", "---\nterm: x\n--\n", "---x"]
)
def test_front_matter_that_is_not_closed(project: Project, content: str) -> None:
    project.write(NAME, content)
    expect(
        project,
        """
        docs/glossary/nothing.md:1:1: front-matter: the front matter is not closed
            Put a line --- after the last key.
        """,
    )


@pytest.mark.parametrize("content", ["", "\n", "\ufeff\n \n", "\r\n"])
def test_an_empty_file(project: Project, content: str) -> None:
    project.write(NAME, content)
    expect(
        project,
        f"""
        docs/glossary/nothing.md:1:1: empty: the file is empty
            {COPY}
        """,
    )


def test_the_kind_to_copy_from_is_that_of_the_folder(project: Project) -> None:
    project.write("roundtables/nothing.md", "")
    assert [f.hint for f in project.check().findings] == [COPY.replace("term", "roundtable")]


@pytest.mark.parametrize("fence", ["---", "--- ", "---\t", "..."])
def test_fences_may_have_spaces_behind_them(project: Project, fence: str) -> None:
    text = project.read(TERM)
    opening = "---" if fence == "..." else fence
    project.write(TERM, text.replace("---\n", opening + "\n", 1).replace("\n---\n", f"\n{fence}\n"))
    expect_nothing(project)


@pytest.mark.parametrize("name", ["us.md", "about/us.md", "glossary/index.md"])
@pytest.mark.parametrize("content", ["", "Only text.\n", "---\nnever closed\n"])
def test_pages_that_are_no_entries_need_none(project: Project, name: str, content: str) -> None:
    project.write(name, content)
    expect_nothing(project)
