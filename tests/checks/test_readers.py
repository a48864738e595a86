"""Pages that are no entries say who has read them in the words that entries use."""

from __future__ import annotations

import pytest

from support import REMEDIATION, Project, expect, expect_nothing

HELP = "help-now.md"


def written(project: Project, readers: str) -> None:
    project.write(HELP, f"---\ntitle: Help now\nread_by: {readers}\n---\n\nBreathe.\n")


@pytest.mark.parametrize("readers", ["[]", "[programme]", "[ict, programme]"])
def test_roles_have_read_it(project: Project, readers: str) -> None:
    written(project, readers)
    expect_nothing(project)


def test_a_page_need_not_say_it(project: Project) -> None:
    project.write(HELP, "---\ntitle: Help now\n---\n\nBreathe.\n")
    project.write("about.md", "No front matter.\n")
    expect_nothing(project)


@pytest.mark.parametrize("readers", ["programme", "", "{programme: 2}"])
def test_it_is_a_list(project: Project, readers: str) -> None:
    written(project, readers)
    at = 10 if readers else 9
    expect(
        project,
        f"""
        docs/help-now.md:3:{at}: readers: 'read_by' is no list
            Write a list of roles, such as [ict], or [] if nobody has read the page yet.
        """,
    )


@pytest.mark.parametrize(
    ("reader", "hint"),
    [
        ("programm", "Did you mean 'programme'?"),
        ("Ada Lovelace", "Words of this facet: "),
        ("7", "Words of this facet: "),
    ],
)
def test_names_are_no_roles(project: Project, reader: str, hint: str) -> None:
    written(project, f"[programme, {reader}]")
    (found,) = project.check().findings
    assert found.hint.startswith(hint)
    expect(
        project,
        f"""
        docs/help-now.md:3:22: readers: '{reader}' is not a word of the facet 'role'
            {found.hint}
        """,
    )


def test_what_an_entry_says_is_for_the_vocabulary(project: Project) -> None:
    project.put(REMEDIATION, read_by="[programme, nobody]")
    assert [finding.rule for finding in project.check().findings] == ["vocabulary"]
