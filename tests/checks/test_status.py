"""Entries that another one has replaced say which; reasons are given where they belong."""

from __future__ import annotations

import pytest

from support import TERM, Project, expect, expect_nothing

OLD = "glossary/old.md"


@pytest.fixture
def old(project: Project) -> Project:
    """A project with a term more, which nothing names."""
    project.copy(TERM, OLD)
    return project


def test_a_superseded_entry_that_does_not_lead_on(old: Project) -> None:
    old.put(OLD, status="superseded")
    expect(
        old,
        """
        docs/glossary/old.md:10:9: status: the entry is superseded and does not say 'superseded_by'
            Its page stays for those who have the link, and must tell them where to go.
        """,
    )


def test_a_withdrawn_entry_need_not_say_why(old: Project) -> None:
    old.put(OLD, status="withdrawn")
    expect_nothing(old)


@pytest.mark.parametrize(
    ("status", "key", "value"),
    [
        ("superseded", "superseded_by", "glossary/notice"),
        ("withdrawn", "withdrawn_because", "It was wrong."),
    ],
)
def test_a_retired_entry_that_explains_itself(
    old: Project, status: str, key: str, value: str
) -> None:
    old.put(OLD, status=status, **{key: value})
    expect_nothing(old)


@pytest.mark.parametrize("status", ["draft", "published"])
@pytest.mark.parametrize(
    ("meant", "key", "value"),
    [
        ("superseded", "superseded_by", "glossary/notice"),
        ("withdrawn", "withdrawn_because", "It was wrong."),
    ],
)
def test_an_explanation_without_the_status(
    old: Project, status: str, meant: str, key: str, value: str
) -> None:
    old.put(OLD, status=status, **{key: value})
    expect(
        old,
        f"""
        docs/glossary/old.md:11:1: status: '{key}' is given, but the entry is {status}
            Set `status: {meant}` or remove the key.
        """,
    )


def test_the_explanation_of_the_other_status(old: Project) -> None:
    old.put(OLD, status="withdrawn", superseded_by="glossary/notice")
    expect(
        old,
        """
        docs/glossary/old.md:11:1: status: 'superseded_by' is given, but the entry is withdrawn
            Set `status: superseded` or remove the key.
        """,
    )


def test_an_entry_that_is_in_use_explains_nothing(old: Project) -> None:
    old.put(OLD, status="published")
    expect_nothing(old)
