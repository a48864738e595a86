"""Nothing is said twice as if it were new."""

from __future__ import annotations

import pytest

from support import OTHER_STORY, STORY, Project, another_story, expect, expect_nothing

NEAR_IDENTICAL = """
    docs/stories/a-map-was-shared.md:22:10: likeness: this 'how' is near-identical to one in a-list-went-astray
        Say what this remediation would have changed in this story: which list, which day, which people.
    """
WORDS = (
    "amber birch cedar dahlia elder fennel ginger hazel iris juniper kale lotus maple nettle oak"
)


def pair(project: Project, story: str, how: str) -> None:
    """Let the first pairing of `story` say `how`."""
    before, _, after = project.read(story).partition("    how: ")
    _, _, after = after.partition("\n")
    project.write(story, f"{before}    how: {how}\n{after}")


def say(project: Project, story: str, words: str) -> None:
    """Add a paragraph to the end of `story`."""
    project.write(story, f"{project.read(story)}\n{words}\n")


@pytest.mark.parametrize(
    "how",
    [
        "A count would have been enough for the driver, and nobody named.",
        "a COUNT would have been enough; for the driver -- and nobody named!",
        "and nobody named would have been enough for the driver, a count",
        "A count would have been enough for the drivers, and nobody named.",
    ],
    ids=["the same", "other marks", "another order", "one letter more"],
)
def test_a_pairing_that_says_what_another_says(project: Project, how: str) -> None:
    pair(project, STORY, "A count would have been enough for the driver, and nobody named.")
    pair(project, OTHER_STORY, how)
    expect(project, NEAR_IDENTICAL)


@pytest.mark.parametrize(("same", "told"), [(85, NEAR_IDENTICAL), (84, "")])
def test_eighty_five_letters_of_a_hundred_are_too_many(
    project: Project, same: int, told: str
) -> None:
    pair(project, STORY, "a" * same + "b" * (100 - same))
    pair(project, OTHER_STORY, "a" * same + "c" * (100 - same))
    expect(project, told)


def test_words_are_compared_by_their_letters(project: Project) -> None:
    """The blanks between them say nothing: fifteen words of twenty are not enough."""
    same = "aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk lll mmm nnn ooo"
    pair(project, STORY, f"{same} ppp qqq rrr sss ttt")
    pair(project, OTHER_STORY, f"{same} uuu vvv www xxx yyy")
    expect_nothing(project)


def test_a_pairing_that_says_what_another_of_its_story_says(project: Project) -> None:
    pair(project, STORY, "A colleague reading the address line before Tuesday noon, had seen it.")
    project.edit(
        STORY,
        "A colleague reading the address line before Tuesday noon would have seen the wrong partner.",
        "A colleague reading the address line before Tuesday noon, had seen it!",
    )
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:24:10: likeness: this 'how' is near-identical to one in a-list-went-astray
            Say what this remediation would have changed in this story: which list, which day, which people.
        """,
    )


def test_each_repetition_is_told_with_the_first_that_said_it(project: Project) -> None:
    how = "A count would have been enough for the driver, and nobody named."
    name = another_story(project)
    for story in (name, STORY, OTHER_STORY):
        pair(project, story, how)
    assert [(f.path, f.message) for f in project.check().findings] == [
        (f"docs/{story}", "this 'how' is near-identical to one in a-call-was-made")
        for story in (STORY, OTHER_STORY)
    ]


def test_what_a_draft_says_may_be_said_by_another(project: Project) -> None:
    how = "A count would have been enough for the driver, and nobody named."
    pair(project, another_story(project, status="draft"), how)
    pair(project, STORY, how)
    expect_nothing(project)


def test_fourteen_words_in_a_row_that_another_story_has(project: Project) -> None:
    words = " ".join(WORDS.split()[:14])
    say(project, STORY, f"First {words}.")
    say(project, OTHER_STORY, f"Later {words}?")
    expect(
        project,
        """
        docs/stories/a-map-was-shared.md:1:1: likeness: shares a run of 14 words with a-list-went-astray: 'amber birch cedar dahlia elder fennel ginger hazel …'
            Tell each story from its own facts; link to the other where they meet.
        """,
    )


def test_thirteen_words_in_a_row_may_be_shared(project: Project) -> None:
    words = " ".join(WORDS.split()[:13])
    say(project, STORY, f"First {words}.")
    say(project, OTHER_STORY, f"Later {words}?")
    expect_nothing(project)


def test_marks_and_capitals_make_no_difference(project: Project) -> None:
    say(project, STORY, WORDS)
    say(project, OTHER_STORY, f"*{WORDS.upper()}*".replace(" ", ", "))
    assert [f.rule for f in project.check().findings] == ["likeness"]


def test_a_longer_run_is_told_once_with_each_story(project: Project) -> None:
    name = another_story(project)
    say(project, name, f"{WORDS} poppy")
    say(project, STORY, f"{WORDS} poppy")
    say(project, OTHER_STORY, f"Later {WORDS}")
    assert [(f.path, f.message.partition(":")[0]) for f in project.check().findings] == [
        (f"docs/{story}", "shares a run of 14 words with a-call-was-made")
        for story in (STORY, OTHER_STORY)
    ]


def test_runs_shared_with_two_stories_are_told_both(project: Project) -> None:
    name = another_story(project)
    say(project, name, WORDS)
    say(project, STORY, WORDS.replace("a", "o"))
    say(project, OTHER_STORY, f"{WORDS} {WORDS.replace('a', 'o')}")
    assert [f.message.partition(":")[0] for f in project.check().findings] == [
        "shares a run of 14 words with a-call-was-made",
        "shares a run of 14 words with a-list-went-astray",
    ]


def test_a_story_may_repeat_itself(project: Project) -> None:
    say(project, STORY, f"{WORDS}. {WORDS}.")
    expect_nothing(project)


def test_a_run_of_a_draft_may_be_used(project: Project) -> None:
    say(project, another_story(project, status="draft"), WORDS)
    say(project, STORY, WORDS)
    expect_nothing(project)


def test_headings_and_addresses_may_be_shared(project: Project) -> None:
    heading = "### " + WORDS
    for story in (STORY, OTHER_STORY):
        say(
            project, story, f"{heading}\n\nSee [it](https://example.org/{WORDS.replace(' ', '-')})."
        )
    expect_nothing(project)
