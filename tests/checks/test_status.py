"""Entries that are retired say where to go, and why."""

from __future__ import annotations

import pytest

from support import TERM, Project, expect, expect_nothing

OLD = "glossary/old.md"


@pytest.fixture
def old(project: Project) -> Project:
    """A project with a term more, which nothing names."""
    project.copy(TERM, OLD)
    return project


@pytest.mark.parametrize(
    ("status", "key"), [("superseded", "superseded_by"), ("withdrawn", "withdrawn_because")]
)
def test_a_retired_entry_that_does_not_explain_itself(old: Project, status: str, key: str) -> None:
    old.put(OLD, status=status)
    expect(
        old,
        f"""
        docs/glossary/old.md:10:9: status: the entry is {status} and does not say '{key}'
            Its page stays for those who have the link, and must tell them where to go.
        """,
    )


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
        docs/glossary/old.md:10:9: status: the entry is withdrawn and does not say 'withdrawn_because'
            Its page stays for those who have the link, and must tell them where to go.
        docs/glossary/old.md:11:1: status: 'superseded_by' is given, but the entry is withdrawn
            Set `status: superseded` or remove the key.
        """,
    )


def test_an_entry_that_is_in_use_explains_nothing(old: Project) -> None:
    old.put(OLD, status="published")
    expect_nothing(old)
