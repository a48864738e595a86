"""An entry has the keys of its kind: all that must be, and none besides."""

from __future__ import annotations

from support import REMEDIATION, STORY, TERM, Project, expect, expect_nothing


def test_a_key_that_is_missing_and_one_that_is_misspelt(project: Project) -> None:
    project.edit(STORY, "summary:", "sumary:")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:1:1: missing-key: the key 'summary' is missing
            One to three plain sentences for lists, search results and previews.
        docs/stories/a-list-went-astray.md:3:1: unknown-key: the key 'sumary' is not known here
            Did you mean 'summary'?
        """,
    )


def test_a_missing_key_that_needs_no_explanation(project: Project) -> None:
    project.drop(STORY, "places")
    expect(
        project, "docs/stories/a-list-went-astray.md:1:1: missing-key: the key 'places' is missing"
    )


def test_a_key_missing_in_a_group_of_a_list(project: Project) -> None:
    text = project.read(STORY)
    start, stop = text.index("    how: The sheet"), text.index("  - remediation: check-twice")
    project.write(STORY, text[:start] + text[stop:])
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:21:5: missing-key: the key 'remediations.how' is missing
            How this remediation might have helped here: about this story, not in general.
        """,
    )


def test_a_key_missing_in_a_group(project: Project) -> None:
    project.put(REMEDIATION, effort="{small: an afternoon}")
    expect(
        project,
        """
        docs/remediations/send-less.md:9:9: missing-key: the key 'effort.full' is missing
            Done in full by a large one.
        """,
    )


def test_a_key_missing_in_a_group_that_may_be_left_out(project: Project) -> None:
    project.put(TERM, abbreviations="[{also_means: [nothing]}]")
    expect(
        project,
        "docs/glossary/notice.md:10:17: missing-key: the key 'abbreviations.short' is missing",
    )


def test_keys_that_may_be_left_out(project: Project) -> None:
    project.put(TERM, also="[telling]", forms="[notices]", who_says_it="Lawyers.")
    expect_nothing(project)
    project.drop(TERM, "also", "forms", "who_says_it")
    expect_nothing(project)


def test_a_key_that_is_not_known_in_a_group_of_a_group(project: Project) -> None:
    project.edit(TERM, "source: official", "source: official, sources: {de: own}")
    expect(
        project,
        """
        docs/glossary/notice.md:8:83: unknown-key: the key 'de' is not known here
            Known keys: fr, es, ar.
        """,
    )


def test_a_key_that_resembles_none(project: Project) -> None:
    project.put(TERM, zzz="1")
    expect(
        project,
        """
        docs/glossary/notice.md:10:1: unknown-key: the key 'zzz' is not known here
            Known keys: summary, status, superseded_by, withdrawn_because, reviewed, read_by, corrections, term, also, group, plain, according_to, confused_with, related, who_says_it, heard_as, abbreviations, translations, forms, explain_in_prose.
        """,
    )


def test_an_unknown_key_in_a_group_of_a_list(project: Project) -> None:
    project.put(REMEDIATION, guidance="""
  - {resource: sending-guide, where: chapter 2}
  - {resource: list-handbook, where: page 4, zzz: 1}""")  # fmt: skip
    expect(
        project,
        """
        docs/remediations/send-less.md:13:46: unknown-key: the key 'zzz' is not known here
            Known keys: resource, where.
        """,
    )


def test_keys_are_called_as_authors_write_them(project: Project) -> None:
    project.put(REMEDIATION, withs="[ict]")
    expect(
        project,
        """
        docs/remediations/send-less.md:16:1: unknown-key: the key 'withs' is not known here
            Did you mean 'with'?
        """,
    )


def test_the_name_of_a_field_is_no_key(project: Project) -> None:
    project.edit(REMEDIATION, "with: [", "with_: [")
    expect(
        project,
        """
        docs/remediations/send-less.md:7:1: unknown-key: the key 'with_' is not known here
            Did you mean 'with'?
        """,
    )


def test_nothing_between_the_fences(project: Project) -> None:
    project.write(TERM, "---\n---\n## Example\n\nOne.\n")
    assert {(f.line, f.column, f.message) for f in project.check().findings} == {
        (1, 1, f"the key '{key}' is missing")
        for key in ("reviewed", "term", "group", "plain", "according_to", "translations")
    }
