"""Entries name entries that exist, and not themselves."""

from __future__ import annotations

import pytest

from support import (
    OTHER_TERM,
    PATTERN,
    REMEDIATION,
    ROUNDTABLE,
    STORY,
    TERM,
    Project,
    another_story,
    expect,
    expect_nothing,
)


def test_a_remediation_that_does_not_exist(project: Project) -> None:
    project.edit(STORY, "remediation: send-less", "remediation: send-les")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:21:18: reference: there is no remediation 'send-les'
            Did you mean 'send-less'?
        """,
    )


@pytest.mark.parametrize(
    ("line", "place", "kind", "folder"),
    [
        ("patterns: [the-open-list, zzz]", f"{STORY}:19:27", "pattern", "patterns"),
        ("resources: [sending-guide, zzz]", f"{STORY}:25:28", "resource", "resources"),
        ("terms: [consent, zzz]", f"{REMEDIATION}:14:18", "term", "glossary"),
        ("start_with: [send-less, zzz]", f"{PATTERN}:5:25", "remediation", "remediations"),
    ],
)
def test_an_entry_that_does_not_exist_and_resembles_none(
    project: Project, line: str, place: str, kind: str, folder: str
) -> None:
    key, _, value = line.partition(": ")
    project.put(place.partition(":")[0], **{key: value})
    expect(
        project,
        f"""
        docs/{place}: reference: there is no {kind} 'zzz'
            Write the file name, without .md, of an entry in docs/{folder}/.
        """,
    )


def test_only_entries_of_the_right_kind_are_proposed(project: Project) -> None:
    project.put(STORY, resources="[sending-guide, check-twices]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:25:28: reference: there is no resource 'check-twices'
            Write the file name, without .md, of an entry in docs/resources/.
        """,
    )


def test_an_entry_of_any_kind_that_does_not_exist(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    project.put(
        ROUNDTABLE, key_points="[{point: Lists are long., entries: [remediation/send-less, zzz]}]"
    )
    expect(
        project,
        """
        docs/roundtables/an-afternoon-on-lists.md:7:49: reference: there is no entry 'remediation/send-less'
            Did you mean 'remediations/send-less'?
        docs/roundtables/an-afternoon-on-lists.md:7:72: reference: there is no entry 'zzz'
            Write folder/slug, the folder being one of stories, patterns, remediations, resources, glossary, roundtables, roles, lifecycle.
        """,
    )


def test_a_term_confused_with_itself(project: Project) -> None:
    project.edit(OTHER_TERM, "confused_with: [notice]", "confused_with: [consent]")
    expect(
        project,
        """
        docs/glossary/consent.md:7:17: reference: 'consent' names itself under 'confused_with'
            Remove it, or name the entry that was meant.
        """,
    )


def test_an_entry_superseded_by_itself(project: Project) -> None:
    project.copy(TERM, "glossary/assent.md")
    project.put("glossary/assent.md", status="superseded", superseded_by="glossary/assent")
    expect(
        project,
        """
        docs/glossary/assent.md:11:16: reference: 'glossary/assent' names itself under 'superseded_by'
            Remove it, or name the entry that was meant.
        """,
    )


def test_an_entry_of_another_kind_may_have_the_same_slug(project: Project) -> None:
    project.copy("resources/sending-guide.md", "resources/send-less.md")
    project.edit(REMEDIATION, "{resource: sending-guide,", "{resource: send-less,")
    expect_nothing(project)


def test_a_published_entry_that_names_a_draft(project: Project) -> None:
    project.copy(TERM, "glossary/assent.md")
    project.put("glossary/assent.md", status="draft")
    project.put(TERM, related="[consent, assent]")
    expect(
        project,
        """
        docs/glossary/notice.md:7:20: reference: 'assent' is a draft, and this entry is published
            Publish the one or keep the other a draft.
        """,
    )


def test_a_draft_may_name_drafts_and_what_is_published(project: Project) -> None:
    project.copy(TERM, "glossary/assent.md")
    project.copy(TERM, "glossary/dissent.md")
    project.put("glossary/assent.md", status="draft", related="[dissent, consent]")
    project.put("glossary/dissent.md", status="draft")
    expect_nothing(project)


def test_a_retired_entry_may_name_a_draft(project: Project) -> None:
    project.copy(TERM, "glossary/assent.md")
    project.put("glossary/assent.md", status="draft")
    project.copy(TERM, "glossary/dissent.md")
    project.put("glossary/dissent.md", status="superseded", superseded_by="glossary/assent")
    expect_nothing(project)


def test_a_draft_names_only_what_exists(project: Project) -> None:
    another_story(project, status="draft", resources="[zzz]")
    expect(
        project,
        """
        docs/stories/a-call-was-made.md:25:13: reference: there is no resource 'zzz'
            Write the file name, without .md, of an entry in docs/resources/.
        """,
    )


def test_an_entry_with_a_fault_of_its_own_can_be_named(project: Project) -> None:
    project.drop(OTHER_TERM, "plain")
    expect(
        project,
        """
        docs/glossary/consent.md:1:1: missing-key: the key 'plain' is missing
            Plain definition of at most 45 words.
        """,
    )


def test_an_index_page_is_no_entry(project: Project) -> None:
    project.write("glossary/index.md", "# Words\n")
    project.put(TERM, related="[consent, index]")
    expect(
        project,
        """
        docs/glossary/notice.md:7:20: reference: there is no term 'index'
            Write the file name, without .md, of an entry in docs/glossary/.
        """,
    )


def test_words_of_the_vocabulary_are_no_names_of_entries(project: Project) -> None:
    """The role that drives a remediation need not have a page."""
    assert not project.path("roles").exists()
    expect_nothing(project)
