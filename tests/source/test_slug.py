"""The name of a file becomes the address of its entry."""

from __future__ import annotations

import pytest

from support import REMEDIATION, TERM, Project, expect, expect_nothing

LONG = "x" * 64


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Free_Will", "free-will"),
        ("free will", "free-will"),
        ("free--will", "free-will"),
        ("-free-", "free"),
        ("volonté", "volont"),
        ("عربي", "a-short-name"),
        ("free.will", "free-will"),
        (LONG + "y", LONG),
        ("x" * 63 + "-y", "x" * 63),
    ],
)
def test_a_name_that_cannot_become_an_address(project: Project, name: str, better: str) -> None:
    project.copy(TERM, f"glossary/{name}.md")
    expect(
        project,
        f"""
        docs/glossary/{name}.md:1:1: slug: the file name '{name}.md' cannot become an address
            File names are lower case letters, digits and single hyphens, at most 64 characters: {better}.md
        """,
    )


@pytest.mark.parametrize("name", ["free-will", "24-hours", "a", LONG])
def test_names_that_can(project: Project, name: str) -> None:
    project.copy(TERM, f"glossary/{name}.md")
    expect_nothing(project)


def test_an_entry_in_a_folder_of_its_own(project: Project) -> None:
    project.copy(TERM, "glossary/old/assent.md")
    expect(
        project,
        """
        docs/glossary/old/assent.md:1:1: slug: entries do not lie in folders within their kind's folder
            Move the file to docs/glossary/assent.md
        """,
    )


def test_two_entries_with_one_name(project: Project) -> None:
    project.copy(REMEDIATION, "remediations/old/send-less.md")
    expect(
        project,
        """
        docs/remediations/old/send-less.md:1:1: slug: entries do not lie in folders within their kind's folder
            Move the file to docs/remediations/send-less.md
        docs/remediations/send-less.md:1:1: slug: the slug 'send-less' is taken by docs/remediations/old/send-less.md
            Choose another file name, or merge the two entries.
        """,
    )


def test_two_names_that_differ_in_capitals_only(project: Project) -> None:
    project.copy(TERM, "glossary/Notice.md")
    if len(list(project.path("glossary").iterdir())) == 2:
        pytest.skip("the file system takes the two for one")
    expect(
        project,
        """
        docs/glossary/Notice.md:1:1: slug: the file name 'Notice.md' cannot become an address
            File names are lower case letters, digits and single hyphens, at most 64 characters: notice.md
        docs/glossary/notice.md:1:1: slug: the slug 'notice' is taken by docs/glossary/Notice.md
            Choose another file name, or merge the two entries.
        """,
    )


def test_entries_of_two_kinds_may_have_one_name(project: Project) -> None:
    project.copy(TERM, "glossary/send-less.md")
    expect_nothing(project)


def test_pages_that_are_no_entries_may_have_any_name(project: Project) -> None:
    for name in ("About/Us_All.md", "about/deep/down/us.md", "glossary/index.md", "Us.md", "us.md"):
        project.write(name, "# Us\n")
    expect_nothing(project)
