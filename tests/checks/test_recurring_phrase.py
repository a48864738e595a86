"""No phrase of four words stands in more than nine entries."""

from __future__ import annotations

import pytest

from safedata.checks.recurring_phrase import accepted
from safedata.source.findings import Severity
from support import TERM, Project, expect, expect_nothing

HINT = "Say it in the words of this entry, or leave it out. If it must recur, keep it with its reason in scripts/safedata/checks/recurring_phrase.yml."


def say(project: Project, *texts: str) -> None:
    """Add a term for each text, with the text as its example."""
    for i, text in enumerate(texts):
        name = f"glossary/word-{i}.md"
        project.copy(TERM, name)
        project.put(name, term=f"word {i}")
        project.body(name, f"## Example\n\n{text}\n")
        project.edit(TERM, "## Example\n", f"## Example\n\n[{i}](word-{i}.md)\n")


def told(project: Project) -> list[str]:
    return sorted({f.message for f in project.check().findings})


@pytest.fixture
def project(project: Project) -> Project:
    """The small library, in which what the copies of a term share is said in no words."""
    project.put(TERM, plain="'1 2 3 4 5 6 7 8 9 10'", who_says_it="'1 2 3'")
    project.body(TERM, "## Example\n\nNothing.\n")
    return project


def test_ten_entries_are_too_many(project: Project) -> None:
    say(project, *["*Seen* as a machine."] * 10)
    expect(
        project,
        "".join(
            f"""
        docs/glossary/word-{i}.md:14:1: warning: recurring-phrase: 'seen as a machine' stands in 10 entries
            {HINT}"""
            for i in range(10)
        ),
    )


def test_nine_entries_may_share_a_phrase(project: Project) -> None:
    say(project, *["Seen as a machine."] * 9)
    expect_nothing(project)


def test_three_words_may_be_shared(project: Project) -> None:
    say(project, *[f"Seen as a w{i}." for i in range(12)])
    expect_nothing(project)


def test_it_stops_no_build(project: Project) -> None:
    say(project, *["Seen as a machine."] * 10)
    report = project.check()
    assert {f.severity for f in report.findings} == {Severity.WARNING}
    assert not report.errors


@pytest.mark.parametrize(
    "text",
    ["seen, as a machine", "Seen as. A machine", "Seen as\n\na machine", "- Seen as\n- a machine"],
)
def test_words_that_marks_keep_apart_are_no_phrase(project: Project, text: str) -> None:
    say(project, *[text] * 10)
    expect_nothing(project)


@pytest.mark.parametrize(
    "text", ["SEEN as a machine", "well, seen as\na machine", "seen *as* a machine: x"]
)
def test_capitals_lines_and_emphasis_make_no_difference(project: Project, text: str) -> None:
    say(project, *["Seen as a machine."] * 9, text)
    assert told(project) == ["'seen as a machine' stands in 10 entries"]


@pytest.mark.parametrize("text", ["In the United States", "of the Red Cross", "from 2 to 3 hours"])
def test_names_and_numbers_may_recur(project: Project, text: str) -> None:
    say(project, *[f"{text} {i}" for i in range(12)])
    expect_nothing(project)


def test_a_capital_at_the_beginning_is_no_name(project: Project) -> None:
    say(project, *[f"x{i}. Seen as a machine" for i in range(10)])
    assert told(project) == ["'seen as a machine' stands in 10 entries"]


def test_words_of_the_vocabulary_and_terms_may_recur(project: Project) -> None:
    project.put("glossary/consent.md", also="[saying yes or no]")
    text = project.read("vocabulary.yml")
    project.write("vocabulary.yml", text.replace("label: Own staff", "label: Staff of our own"))
    say(project, *[f"w{i} saying yes or no v{i}; u{i} staff of our own t{i}" for i in range(12)])
    expect_nothing(project)


def test_what_the_kept_list_names_may_recur(project: Project) -> None:
    phrases = [phrase for group in accepted() for phrase in group.phrases]
    text = "; ".join(phrases)
    say(project, *[text] * 12)
    expect_nothing(project)


def test_a_longer_phrase_is_told_once_and_whole(project: Project) -> None:
    say(project, *["Seen as a machine, it fails. Seen as a machine of many parts."] * 10)
    assert told(project) == [
        "'seen as a machine of many parts' stands in 10 entries",
        "'seen as a machine' stands in 10 entries",
    ]
    say(project, *["Seen as a machine. Seen as a machine."] * 10)
    assert len(project.check().findings) == 10


def test_an_entry_counts_once(project: Project) -> None:
    say(project, *["Seen as a machine. " * 3] * 9)
    expect_nothing(project)


def test_a_draft_does_not_count_and_is_not_told(project: Project) -> None:
    say(project, *["Seen as a machine."] * 10)
    project.put("glossary/word-0.md", status="draft")
    assert "recurring-phrase" not in {f.rule for f in project.check().findings}


def test_pages_that_are_no_entries_do_not_count(project: Project) -> None:
    say(project, *["Seen as a machine."] * 9)
    project.write("us.md", "# Us\n\nSeen as a machine.\n")
    expect_nothing(project)


def test_phrases_of_the_front_matter_count(project: Project) -> None:
    say(project, *["Seen as a machine."] * 9)
    project.put(TERM, who_says_it="Seen as a *machine*, it works.")
    findings = project.check().findings
    assert len(findings) == 10
    assert ("docs/glossary/notice.md", 10) in {(f.path, f.line) for f in findings}
