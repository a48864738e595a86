"""All rules are held against all entries in one run, and what they find is told in order."""

from __future__ import annotations

from pathlib import Path

from safedata import checks
from support import OTHER_TERM, STORY, TERM, Project


def test_the_small_library_has_no_fault(project: Project) -> None:
    report = project.check()
    assert report.findings == []
    assert len(report.library.entries) == 10


def test_all_findings_of_a_run_come_together(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: ham")
    project.edit(STORY, "- Who would notice?", "- Who <b>would notice?")
    project.edit(OTHER_TERM, "[notice]", "[consent]")
    project.write("resources/empty.md", "")
    project.write("patterns/Odd.md", b"\xff\xfe")
    rules = [(f.path, f.rule) for f in project.check().findings]
    assert rules == [
        ("docs/glossary/consent.md", "reference"),
        ("docs/patterns/Odd.md", "encoding"),
        ("docs/patterns/Odd.md", "slug"),
        ("docs/resources/empty.md", "empty"),
        ("docs/stories/a-list-went-astray.md", "vocabulary"),
        ("docs/stories/a-list-went-astray.md", "raw-html"),
    ]


def test_lines_are_told_in_the_order_of_the_file(project: Project) -> None:
    project.body(TERM, "## Example\n\n[a](zzz.md)\n\nx <b>\n\n[a](zzz.md)\n\n- <b> [a](zzz.md)\n")
    assert [(f.line, f.rule) for f in project.check().findings] == [
        (13, "link"),
        (15, "raw-html"),
        (17, "link"),
        (19, "raw-html"),
        (19, "link"),
    ]


def test_what_is_found_are_errors(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: ham")
    report = project.check()
    assert report.errors == report.findings != []


def test_the_report_holds_what_was_read(project: Project) -> None:
    project.write("us.md", "# Us\n")
    project.drop(TERM, "plain")
    report = project.check()
    assert [d.path for d in report.documents if d.folder in ("", "glossary")] == [
        "docs/glossary/consent.md",
        "docs/glossary/notice.md",
        "docs/us.md",
    ]
    assert report.library.find("glossary/consent") is not None
    assert report.library.find("glossary/notice") is None, "its data does not fit"


def test_each_rule_has_a_name_of_its_own_and_explains_itself() -> None:
    names = [rule.name for rule in checks.RULES]
    assert len(set(names)) == len(names)
    for rule in checks.RULES:
        assert rule.title and rule.why.endswith(".") and rule.mend


def test_each_rule_has_a_file_of_tests_that_is_called_like_it() -> None:
    files = {file.stem for file in Path(__file__).parent.glob("test_*.py")}
    assert {f"test_{rule.name.replace('-', '_')}" for rule in checks.RULES} <= files
