"""Every resource and every term is there because something sends readers to it."""

from __future__ import annotations

import pytest

from safedata.source.findings import Severity
from support import (
    OTHER_TERM,
    REMEDIATION,
    RESOURCE,
    STORY,
    TERM,
    Project,
    another_story,
    expect,
    expect_nothing,
)

NEW = "resources/new.md"
ALONE = "glossary/alone.md"


@pytest.fixture
def spare(project: Project) -> Project:
    """A project with a resource that nothing uses."""
    project.copy(RESOURCE, NEW)
    return project


@pytest.fixture
def lonely(project: Project) -> Project:
    """A project with a term that nothing uses and that names none."""
    project.copy(TERM, ALONE)
    project.drop(ALONE, "related")
    return project


UNUSED_RESOURCE = """
    docs/resources/new.md:1:1: unused: no entry uses this resource
        Name it in a story, or in a remediation, a role or a stage that it helps.
    """
UNUSED_TERM = """
    docs/glossary/alone.md:1:1: unused: no entry uses this term, and it is related to none
        Name related terms, or the remediations that need it.
    """


def test_a_resource_that_nothing_uses(spare: Project) -> None:
    expect(spare, UNUSED_RESOURCE)


def test_a_draft_makes_no_use_of_a_resource(spare: Project) -> None:
    another_story(spare, status="draft", resources="[new]")
    expect(spare, UNUSED_RESOURCE)


def test_a_resource_that_a_story_names(spare: Project) -> None:
    another_story(spare, resources="[new]")
    expect_nothing(spare)


def test_a_resource_of_the_starter_set(spare: Project) -> None:
    spare.put(NEW, starter="1")
    expect_nothing(spare)


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("about/us.md", "../resources/new.md"),
        ("about/us.md", "../resources/new.md#mind"),
        ("about/us.md", "../resources/n%65w.md"),
        ("us.md", "resources/new.md"),
        ("resources/index.md", "new.md"),
        ("resources/index.md", "./new.md"),
    ],
)
def test_a_resource_that_a_text_links_to(spare: Project, page: str, link: str) -> None:
    spare.write(page, f"# Us\n\nWe like [it]({link}).\n")
    expect_nothing(spare)


@pytest.mark.parametrize("link", ["https://example.org/resources/new.md", "index.md"])
def test_a_link_to_something_else(spare: Project, link: str) -> None:
    spare.write("index.md", f"# Home\n\nWe like [it]({link}).\n")
    expect(spare, UNUSED_RESOURCE)


def test_a_resource_that_is_a_draft(spare: Project) -> None:
    spare.put(NEW, status="draft")
    expect_nothing(spare)


def test_a_term_that_nothing_uses(lonely: Project) -> None:
    expect(lonely, UNUSED_TERM)


@pytest.mark.parametrize("key", ["related", "confused_with"])
def test_a_term_that_names_another(lonely: Project, key: str) -> None:
    lonely.put(ALONE, **{key: "[consent]"})
    expect_nothing(lonely)


def test_a_term_that_another_names(lonely: Project) -> None:
    lonely.put(OTHER_TERM, related="[alone]")
    expect_nothing(lonely)


def test_a_term_that_a_remediation_needs(lonely: Project) -> None:
    lonely.put(REMEDIATION, terms="[consent, alone]")
    expect_nothing(lonely)


def test_a_link_is_no_use_of_a_term(lonely: Project) -> None:
    lonely.write("us.md", "# Us\n\nWe like to be [alone](glossary/alone.md).\n")
    expect(lonely, UNUSED_TERM)


def test_a_term_that_is_a_draft(lonely: Project) -> None:
    lonely.put(ALONE, status="draft")
    expect_nothing(lonely)


def test_nothing_is_called_unused_while_an_entry_cannot_be_read(
    spare: Project, lonely: Project
) -> None:
    spare.put(STORY, outcome="[]")
    assert [f.rule for f in spare.check().findings] == ["type"]


def test_what_a_withdrawn_entry_used_stops_nothing(spare: Project, lonely: Project) -> None:
    another_story(spare, resources="[new]")
    lonely.put(REMEDIATION, terms="[consent, alone]")
    expect_nothing(spare)
    spare.put("stories/a-call-was-made.md", status="withdrawn")
    lonely.put(REMEDIATION, status="withdrawn")
    found = spare.check().findings
    assert {(f.path, f.rule) for f in found} == {
        ("docs/glossary/alone.md", "unused"),
        ("docs/resources/new.md", "unused"),
    }
    assert {f.severity for f in found} == {Severity.WARNING}
