"""Entries classify themselves with words that the vocabulary has, each once."""

from __future__ import annotations

from support import RESOURCE, STORY, TERM, Project, another_story, expect, expect_nothing


def test_a_word_that_does_not_exist(project: Project) -> None:
    project.edit(STORY, "causes: [unsafe-procedure]", "causes: [unsafe-procedures, human error]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:14:10: vocabulary: 'unsafe-procedures' is not a word of the facet 'cause'
            Did you mean 'unsafe-procedure'?
        docs/stories/a-list-went-astray.md:14:29: vocabulary: 'human error' is not a word of the facet 'cause'
            Did you mean 'unsafe-procedure'?
        """,
    )


def test_a_word_that_does_not_exist_and_resembles_none(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: zzz")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:4:10: vocabulary: 'zzz' is not a word of the facet 'outcome'
            Words of this facet: harm, near-miss, averted.
        """,
    )


def test_a_label_in_the_place_of_a_word(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: Harm or exposure")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:4:10: vocabulary: 'Harm or exposure' is not a word of the facet 'outcome'
            Did you mean 'harm'?
        """,
    )


def test_a_word_of_another_facet(project: Project) -> None:
    project.edit(STORY, "event: confirmed", "event: harm")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:16:19: vocabulary: 'harm' is not a word of the facet 'sureness'
            Words of this facet: confirmed, reported, potential, disputed.
        """,
    )


def test_a_word_within_a_group_of_keys(project: Project) -> None:
    project.edit(STORY, "date: 2021-03-10, kind: news", "date: 2021-03-10, kind: newspaper")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:28:98: vocabulary: 'newspaper' is not a word of the facet 'source-kind'
            Did you mean 'paper'?
        """,
    )


def test_drafts_use_the_vocabulary_too(project: Project) -> None:
    another_story(project, status="draft", outcome="zzz")
    expect(
        project,
        """
        docs/stories/a-call-was-made.md:4:10: vocabulary: 'zzz' is not a word of the facet 'outcome'
            Words of this facet: harm, near-miss, averted.
        """,
    )


def test_a_word_that_stands_twice_in_a_list(project: Project) -> None:
    project.put(STORY, data="[aid-records, names-and-birth-dates, aid-records]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:12:44: vocabulary: 'aid-records' stands twice in the list
            Remove one of the two.
        """,
    )


def test_a_word_that_stands_three_times_is_told_of_twice(project: Project) -> None:
    project.put(STORY, data="[aid-records, aid-records, aid-records]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:12:21: vocabulary: 'aid-records' stands twice in the list
            Remove one of the two.
        docs/stories/a-list-went-astray.md:12:34: vocabulary: 'aid-records' stands twice in the list
            Remove one of the two.
        """,
    )


def test_a_wrong_word_that_stands_twice_is_told_of_as_both(project: Project) -> None:
    project.put(RESOURCE, languages="[en, qqqq, qqqq]")
    assert [(f.column, f.message) for f in project.check().findings] == [
        (17, "'qqqq' is not a word of the facet 'language'"),
        (23, "'qqqq' is not a word of the facet 'language'"),
        (23, "'qqqq' stands twice in the list"),
    ]


def test_two_lists_may_have_a_word_in_common(project: Project) -> None:
    project.put(STORY, data="[financial, aid-records]", harms="[financial]")
    expect_nothing(project)


def test_two_keys_may_have_the_same_word(project: Project) -> None:
    project.put(TERM, heard_as="[{said_by: ict, heard_by: ict, hears: A, ask: B?}]")
    expect_nothing(project)
