"""How a story ended agrees with what it says of the event, the harm, the finder and the end."""

from __future__ import annotations

import pytest

from support import STORY, Project, expect, expect_nothing

SURE = ("confirmed", "reported", "potential", "disputed")


def tell(
    project: Project,
    outcome: str,
    *,
    event: str = "confirmed",
    harm: str = "potential",
    found_by: str = "own-staff",
    ended_by: str = "organisation",
) -> None:
    project.put(
        STORY,
        outcome=outcome,
        how_sure=f"{{event: {event}, harm: {harm}}}",
        found_by=found_by,
        ended_by=ended_by,
        went_well="The clerk asked before she sent it.",
    )


@pytest.mark.parametrize("harm", SURE)
def test_harm_may_be_known_as_surely_as_it_is(project: Project, harm: str) -> None:
    tell(project, "harm", harm=harm)
    expect_nothing(project)


@pytest.mark.parametrize("outcome", ["near-miss", "averted"])
@pytest.mark.parametrize("harm", ["confirmed", "reported", "disputed"])
def test_a_harm_that_some_source_tells_of_was_not_escaped(
    project: Project, outcome: str, harm: str
) -> None:
    tell(project, outcome, harm=harm)
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:4:10: outcome: the outcome is {outcome} and the harm is {harm}
            Once a source tells of harm the outcome is harm, even if somebody denies it: the page says beside it how sure it is. If none does, the harm is potential. What went right all the same belongs in 'went_well'.
        """,
    )


@pytest.mark.parametrize("outcome", ["near-miss", "averted"])
def test_a_harm_that_nobody_tells_of_may_have_been_escaped(project: Project, outcome: str) -> None:
    tell(project, outcome)
    expect_nothing(project)


@pytest.mark.parametrize("outcome", ["near-miss", "averted"])
def test_an_attacker_who_tells_has_the_data(project: Project, outcome: str) -> None:
    tell(project, outcome, found_by="attacker")
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:4:10: outcome: the outcome is {outcome} and the attacker, who had the data, told of it
            Data that reached somebody who should not have had it makes the outcome harm, with 'harm: potential' as long as no misuse is known.
        """,
    )


def test_an_attacker_may_tell_of_harm(project: Project) -> None:
    tell(project, "harm", found_by="attacker")
    expect_nothing(project)


@pytest.mark.parametrize("ended_by", ["open", "events"])
def test_a_harm_is_averted_by_a_decision(project: Project, ended_by: str) -> None:
    tell(project, "averted", ended_by=ended_by)
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:18:11: outcome: the harm was averted and 'ended_by' is {ended_by}
            A harm is averted by a decision: write who took it. If nobody has decided for good and no harm is known, it is a near miss.
        """,
    )


@pytest.mark.parametrize("outcome", ["harm", "near-miss"])
@pytest.mark.parametrize("ended_by", ["open", "events"])
def test_what_was_not_averted_may_be_open(project: Project, outcome: str, ended_by: str) -> None:
    tell(project, outcome, ended_by=ended_by)
    expect_nothing(project)


def test_who_averted_a_harm_did_something_right(project: Project) -> None:
    tell(project, "averted")
    project.drop(STORY, "went_well")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:4:10: outcome: the harm was averted and 'went_well' is missing
            Say in one sentence what somebody did right; it is what readers can do as well.
        """,
    )


@pytest.mark.parametrize("outcome", ["harm", "near-miss"])
def test_elsewhere_nothing_need_have_gone_well(project: Project, outcome: str) -> None:
    tell(project, outcome)
    project.drop(STORY, "went_well")
    expect_nothing(project)


@pytest.mark.parametrize("outcome", ["harm", "near-miss", "averted"])
def test_an_event_that_may_not_have_happened_is_no_story(project: Project, outcome: str) -> None:
    tell(project, outcome, event="potential")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:16:19: outcome: the event is only potential, and a story tells what happened
            If sources tell of it, write reported or confirmed; what did not come of it is said by 'harm: potential' and by the outcome.
        """,
    )


@pytest.mark.parametrize("event", ["reported", "disputed"])
def test_a_harm_is_no_surer_than_what_did_it(project: Project, event: str) -> None:
    tell(project, "harm", event=event, harm="confirmed")
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:16:{27 + len(event)}: outcome: the harm is confirmed and the event that did it is {event}
            Who confirmed the harm also found what did it: confirm the event from the same source, or write that the harm is reported.
        """,
    )


@pytest.mark.parametrize("event", ["reported", "disputed"])
@pytest.mark.parametrize("harm", ["reported", "potential", "disputed"])
def test_people_may_tell_of_harm_whose_cause_is_disputed(
    project: Project, event: str, harm: str
) -> None:
    tell(project, "harm", event=event, harm=harm)
    expect_nothing(project)


def test_a_draft_is_told_as_well(project: Project) -> None:
    tell(project, "near-miss", harm="reported")
    project.put(STORY, status="draft", patterns="[]")
    assert "outcome" in [finding.rule for finding in project.check().findings]
