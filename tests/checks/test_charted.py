"""Each stage and each role of the vocabulary has its page, and no other has."""

from __future__ import annotations

import pytest

from support import PAGES, ROLE, STAGE, Project, expect, expect_nothing

STAGES = ("plan", "collect", "store", "share")


@pytest.fixture
def charted(project: Project) -> Project:
    """A project with a page for each stage."""
    project.borrow(STAGE)
    for stage in STAGES:
        if stage != "share":
            project.copy(STAGE, f"lifecycle/{stage}.md")
    return project


def test_a_page_for_each_stage(charted: Project) -> None:
    expect_nothing(charted)


def test_no_page_for_any_stage(project: Project) -> None:
    """So it is with who begins: pages are missed once there is one."""
    assert not project.path("lifecycle").exists()
    assert not project.path("roles").exists()
    expect_nothing(project)


def test_stages_without_a_page(charted: Project) -> None:
    charted.remove("lifecycle/plan.md")
    charted.remove("lifecycle/store.md")
    expect(
        charted,
        """
        docs/vocabulary.yml:1:1: charted: the stage 'plan' has no page
            Write docs/lifecycle/plan.md.
        docs/vocabulary.yml:1:1: charted: the stage 'store' has no page
            Write docs/lifecycle/store.md.
        """,
    )


def test_a_page_for_a_stage_that_the_vocabulary_does_not_have(charted: Project) -> None:
    charted.copy(STAGE, "lifecycle/zzz.md")
    expect(
        charted,
        """
        docs/lifecycle/zzz.md:1:1: charted: 'zzz' is not a word of the facet 'lifecycle'
            Add it to docs/vocabulary.yml first.
        """,
    )


def test_a_page_whose_name_is_nearly_that_of_a_stage(charted: Project) -> None:
    charted.copy(STAGE, "lifecycle/shared.md")
    charted.remove("lifecycle/share.md")
    expect(
        charted,
        """
        docs/lifecycle/shared.md:1:1: charted: 'shared' is not a word of the facet 'lifecycle'
            Did you mean 'share'?
        docs/vocabulary.yml:1:1: charted: the stage 'share' has no page
            Write docs/lifecycle/share.md.
        """,
    )


def test_a_stage_whose_page_has_a_fault_of_its_own_has_a_page(charted: Project) -> None:
    charted.drop("lifecycle/plan.md", "gate")
    assert [f.rule for f in charted.check().findings] == ["missing-key"]


def test_an_index_is_no_page_of_a_stage(project: Project) -> None:
    project.write("lifecycle/index.md", "# Stages\n")
    expect_nothing(project)


def test_roles_have_pages_likewise(project: Project) -> None:
    text = (PAGES / "docs" / ROLE).read_text("utf-8")
    roles = project.check().library.vocabulary.ids("role")
    for role in roles:
        project.write(f"roles/{role}.md", text)
    expect_nothing(project)
    project.remove("roles/ict.md")
    project.write("roles/ceo.md", text)
    expect(
        project,
        """
        docs/roles/ceo.md:1:1: charted: 'ceo' is not a word of the facet 'role'
            Add it to docs/vocabulary.yml first.
        docs/vocabulary.yml:1:1: charted: the role 'ict' has no page
            Write docs/roles/ict.md.
        """,
    )
