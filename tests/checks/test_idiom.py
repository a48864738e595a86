"""Words mean what they say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from safedata.checks.idiom import Idiom, idioms
from support import TERM, Project, expect, expect_nothing

STAKE = "The image is of a bet. Write: could be lost, is in danger, matters."


def say(project: Project, text: str) -> None:
    project.body(TERM, f"## Example\n\n{text}\n")


def idiom(match: str) -> Idiom:
    return Idiom(idiom="made up", match=match, why="It is.", write="it")


def test_an_idiom_in_the_prose(project: Project) -> None:
    say(project, "Lives are at stake here.")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:11: idiom: 'at stake' is an idiom
            {STAKE}
        """,
    )


def test_an_idiom_in_the_front_matter(project: Project) -> None:
    project.put(TERM, plain="Telling people what is *at stake*.")
    expect(
        project,
        f"""
        docs/glossary/notice.md:4:8: idiom: 'at stake' is an idiom
            {STAKE}
        """,
    )


def test_an_idiom_on_a_page_that_is_no_entry(project: Project) -> None:
    project.write("us.md", "# Us\n\nTrust is at stake.\n")
    expect(
        project,
        f"""
        docs/us.md:3:10: idiom: 'at stake' is an idiom
            {STAKE}
        """,
    )


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("*Lives* are **at** stake.", 13, 15),
        ("Lives are\nat stake.", 14, 1),
        ("Lives are at\nstake.", 13, 11),
        ("- One\n- Two: at stake", 14, 8),
        ("| a | b |\n| - | - |\n| x | at stake |", 15, 7),
        ("[AT STAKE](notice.md)", 13, 2),
        ("At stakes of two, at stake.", 13, 19),
    ],
)
def test_it_is_found_where_it_stands(project: Project, text: str, line: int, column: int) -> None:
    say(project, text)
    told = [(f.rule, f.line, f.column) for f in project.check().findings]
    assert ("idiom", line, column) in told


@pytest.mark.parametrize(
    "text",
    [
        'She said that lives were "at stake".',
        "She said that lives were “at stake”, and left.",
        "She said that lives were ‘at stake’, and left.",
        "The stake is in the ground, at a stake nearby.",
        "At. Stake.",
        "What stakes are there?",
    ],
)
def test_what_somebody_else_said_and_what_is_meant(project: Project, text: str) -> None:
    say(project, text)
    expect_nothing(project)


@pytest.mark.parametrize("text", ['"One" is at stake, and "two".', "It's at stake, isn't it"])
def test_what_stands_between_two_quotations_is_ones_own(project: Project, text: str) -> None:
    say(project, text)
    assert [f.message for f in project.check().findings] == ["'at stake' is an idiom"]


@pytest.mark.parametrize(
    ("match", "text", "found"),
    [
        ("turn/turns/turned the tide", "It turned the tide.", "turned the tide"),
        ("turn/turns/turned the tide", "Turn The Tide", "Turn The Tide"),
        ("drag/drags ~ feet", "They drag their feet.", "drag their feet"),
        ("drag/drags ~ feet", "It drags the country's feet", None),
        ("drag/drags ~ feet", "It drags Ruritania’s feet", "drags Ruritania’s feet"),
        ("low hanging fruit", "A low-hanging fruit", "low-hanging fruit"),
        ("pandora's box", "Pandora’s box", "Pandora’s box"),
        ("turn the tide", "return the tide", None),
        ("turn the tide", "turn the tides", None),
        ("turn the tide", "turn, the tide", None),
    ],
)
def test_the_notation_of_the_list(match: str, text: str, found: str | None) -> None:
    result = idiom(match).pattern.search(text)
    assert (result and result[0]) == found


@pytest.mark.parametrize("match", ["turn*", "Turn the tide", "the (tide)"])
def test_a_notation_that_means_nothing_is_refused(match: str) -> None:
    with pytest.raises(ValidationError):
        idiom(match)


@pytest.mark.parametrize("kept", idioms(), ids=lambda kept: kept.idiom)
def test_each_of_the_list_is_found(kept: Idiom) -> None:
    forms = [word.split("/") for word in (kept.match or kept.idiom.lower()).split()]
    for choice in range(max(map(len, forms))):
        words = [form[min(choice, len(form) - 1)].replace("~", "their") for form in forms]
        assert kept.pattern.search(f"It did {' '.join(words)}.")
        assert kept.may_stand_among(set(" ".join(words).split()))


def test_the_list_is_long_and_names_each_once() -> None:
    names = [kept.idiom for kept in idioms()]
    assert len(names) == len(set(names)) > 60
