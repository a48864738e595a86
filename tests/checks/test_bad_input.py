"""What a contributor is told for each kind of bad input: the exact words, at the exact place."""

from __future__ import annotations

import textwrap

import pytest

from support import Project

STORY = "stories/a-list-went-astray.md"
SEND_LESS = "  - remediation: send-less\n"
HOW = (
    "    how: The sheet of 300 families needed only a count; sending the count would have exposed "
    "nobody.\n"
)
OTHER_PAIR = (
    "  - remediation: check-twice\n    how: A colleague reading the address line before Tuesday "
    "noon would have seen the wrong partner.\n"
)


def expect(project: Project, text: str) -> None:
    assert project.findings() == textwrap.dedent(text).strip()


def test_the_small_library_has_no_fault(project: Project) -> None:
    report = project.check()
    assert report.findings == []
    assert len(report.library.entries) == 10


def test_story_without_remediations(project: Project) -> None:
    project.edit(STORY, "remediations:\n" + SEND_LESS + HOW + OTHER_PAIR, "")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:1:1: pairing: the story names no remediation
            Add at least two under `remediations:`, each with `remediation:` (its slug) and `how:` it would have helped here.
        """,  # noqa: E501
    )


def test_story_with_one_remediation(project: Project) -> None:
    project.edit(STORY, OTHER_PAIR, "")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:20:1: pairing: the story names only one remediation
            Most harm has more than one remedy: add at least one more.
        """,
    )


def test_remediation_that_does_not_exist(project: Project) -> None:
    project.edit(STORY, "remediation: send-less", "remediation: send-les")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:21:18: reference: there is no remediation 'send-les'
            Did you mean 'send-less'?
        """,
    )


def test_remediation_listed_without_how(project: Project) -> None:
    project.edit(STORY, HOW, "")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:21:5: missing-key: the key 'remediations.how' is missing
            How this remediation would have helped here: about this story, not in general.
        """,
    )


def test_unknown_word(project: Project) -> None:
    project.edit(STORY, "causes: [unsafe-procedure]", "causes: [unsafe-procedures, human error]")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:14:10: vocabulary: 'unsafe-procedures' is not a word of the facet 'cause'
            Did you mean 'unsafe-procedure'?
        docs/stories/a-list-went-astray.md:14:29: vocabulary: 'human error' is not a word of the facet 'cause'
            Did you mean 'unsafe-procedure'?
        """,  # noqa: E501
    )


def test_unknown_word_that_resembles_none(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: zzz")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:4:10: vocabulary: 'zzz' is not a word of the facet 'outcome'
            Words of this facet: harm, near-miss, averted.
        """,  # noqa: E501
    )


def test_missing_and_misspelt_key(project: Project) -> None:
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


def test_wrong_type(project: Project) -> None:
    project.edit(STORY, "title: A list went astray\nsummary", "title: 2021\nsummary")
    project.edit(STORY, "number: 300", "number: many")
    project.edit(STORY, "causes: [unsafe-procedure]", "causes: unsafe-procedure")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:2:8: type: 'title' must be text, but is a number
            Put it between quotation marks: "2021".
        docs/stories/a-list-went-astray.md:11:20: type: 'affected.number' must be a whole number, but is text
            Write a whole number.
        docs/stories/a-list-went-astray.md:14:9: type: 'causes' must be a list (one `- item` a line), but is text
            Write a list (one `- item` a line).
        """,  # noqa: E501
    )


@pytest.mark.parametrize("value", ["2021-02-30", "last spring", "2021/2019", "2021-13"])
def test_date_that_is_none(project: Project, value: str) -> None:
    project.edit(STORY, "occurred: 2021-03\n", f"occurred: {value}\n")
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:5:11: date: '{value}' in 'occurred' is not a date
            Write a date as 2018-04-05, 2018-04 or 2018, or a span as 2017/2019-06 or 2014/...
        """,
    )


def test_day_of_review_that_is_none(project: Project) -> None:
    project.edit(STORY, "reviewed: 2026-01-15", "reviewed: January")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:29:11: date: 'January' in 'reviewed' is not a date
            Write year, month and day, without quotation marks: 2018-04-05.
        """,
    )


def test_disclosed_before_it_occurred(project: Project) -> None:
    project.edit(STORY, "disclosed: 2021-03-09", "disclosed: 2020-03-09")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:6:12: date: disclosed (2020-03-09) before it occurred (2021-03)
            Check both dates against the sources; they may be swapped.
        """,  # noqa: E501
    )


def test_duplicate_slug(project: Project) -> None:
    project.write("remediations/old/send-less.md", project.read("remediations/send-less.md"))
    expect(
        project,
        """
        docs/remediations/old/send-less.md:1:1: slug: entries do not lie in folders within their kind's folder
            Move the file to docs/remediations/send-less.md
        docs/remediations/send-less.md:1:1: slug: the slug 'send-less' is taken by docs/remediations/old/send-less.md
            Choose another file name, or merge the two entries.
        """,  # noqa: E501
    )


def test_bad_slug(project: Project) -> None:
    project.write("glossary/Free_Will.md", project.read("glossary/notice.md"))
    expect(
        project,
        """
        docs/glossary/Free_Will.md:1:1: slug: the file name 'Free_Will.md' cannot become an address
            File names are lower case letters, digits and single hyphens, at most 64 characters: free-will.md
        """,  # noqa: E501
    )


def test_no_sources(project: Project) -> None:
    text = project.read(STORY).replace("[^s1]", "").replace("[^s2]", "")
    start, end = text.index("\nsources:") + 1, text.index("reviewed:")
    project.write(STORY, text[:start] + text[end:])
    assert project.findings().splitlines()[:2] == [
        "docs/stories/a-list-went-astray.md:1:1: sources: the story names no source",
        "    Add at least two independent sources, the primary one first.",
    ]


def test_sources_of_one_publisher(project: Project) -> None:
    project.edit(STORY, "publisher: The Invented Herald", "publisher: A made-up relief agency")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:26:1: sources: all sources are from one publisher, A made-up relief agency
            Add a source that does not depend on it.
        """,  # noqa: E501
    )


def test_footnote_without_source_and_source_never_cited(project: Project) -> None:
    text = project.read(STORY).replace("[^s2]", "[^s3]")
    project.write(STORY, text)
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:28:11: citations: the source 's2' is never cited
            Cite it in the text as [^s2] where it carries a claim, or remove it.
        docs/stories/a-list-went-astray.md:33:102: citations: [^s3] has no source
            Add it under `sources:`. Sources here: s1, s2.
        docs/stories/a-list-went-astray.md:41:63: citations: [^s3] has no source
            Add it under `sources:`. Sources here: s1, s2.
        """,
    )


def test_paragraph_without_citation(project: Project) -> None:
    project.edit(
        STORY, "no part in the work.", "no part in the work.\n\nNobody noticed for a week."
    )
    # The marks stay with the second paragraph.
    assert "docs/stories/a-list-went-astray.md:33:1: citations: a paragraph of 'What happened'" in (
        project.findings()
    )


def test_link_to_nowhere(project: Project) -> None:
    project.edit(STORY, "../remediations/send-less.md#do-it", "../remediations/send-les.md#do-it")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:45:43: link: the link ../remediations/send-les.md#do-it leads nowhere
            Did you mean '../remediations/send-less.md'?
        """,  # noqa: E501
    )


def test_anchor_to_nowhere(project: Project) -> None:
    project.edit(STORY, "#do-it", "#do-its")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:45:43: link: remediations/send-less.md has no heading with the anchor #do-its
            Did you mean 'do-it'?
        """,  # noqa: E501
    )


def test_invalid_yaml(project: Project) -> None:
    project.edit(STORY, "title: A list went astray\nsummary", "title: A list: went astray\nsummary")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:2:14: yaml: the front matter is not valid YAML: mapping values are not allowed in this context
            Text that holds a colon followed by a space, or starts with a quotation mark or a bracket, goes between quotation marks; indentation is by spaces.
        """,  # noqa: E501
    )


def test_key_written_twice(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: harm\noutcome: averted")
    assert (
        "docs/stories/a-list-went-astray.md:5:1: yaml: the key 'outcome' stands twice"
        in project.findings()
    )


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("Only text.\n", "front-matter: the file has no front matter"),
        ("---\nterm: x\n", "front-matter: the front matter is not closed"),
        ("", "empty: the file is empty"),
        ("\ufeff\n \n", "empty: the file is empty"),
    ],
)
def test_no_front_matter(project: Project, content: str, finding: str) -> None:
    project.write("glossary/nothing.md", content)
    first = project.findings().splitlines()[0]
    assert first == f"docs/glossary/nothing.md:1:1: {finding}"


def test_not_utf_8(project: Project) -> None:
    project.write("glossary/notice.md", project.read("glossary/notice.md").encode("utf-16"))
    project.write(
        "remediations/send-less.md",
        project.read("remediations/send-less.md")
        .replace("Time.", "Zeit f\xfcr alle.")
        .encode("latin-1"),
    )
    findings = project.findings()
    assert (
        "docs/remediations/send-less.md:39:7: encoding: the file is not UTF-8 text\n"
        "    Save it again with the encoding UTF-8 (in most editors: Save as, Encoding)."
    ) in findings
    assert "docs/glossary/notice.md:1:1: encoding: the file is not UTF-8 text" in findings


@pytest.mark.parametrize("name", [STORY, "glossary/consent.md", "remediations/send-less.md"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_windows_line_ends_and_byte_order_mark_are_fine(
    project: Project, name: str, mark: bytes, line_end: bytes
) -> None:
    content = project.read(name).encode()
    project.write(name, mark + content.replace(b"\n", line_end))
    assert project.findings() == ""


def test_places_are_right_in_a_file_with_windows_line_ends(project: Project) -> None:
    project.edit(STORY, "remediation: send-less", "remediation: send-les")
    project.write(STORY, b"\xef\xbb\xbf" + project.read(STORY).encode().replace(b"\n", b"\r\n"))
    assert project.findings().startswith("docs/stories/a-list-went-astray.md:21:18: reference:")


def test_raw_html_and_script(project: Project) -> None:
    project.edit(
        STORY,
        "- Who would notice?\n",
        "- Who <b>would</b> notice?\n\n<script>alert(1)</script>\n\n<!-- a note -->\n",
    )
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:50:7: raw-html: raw HTML in an entry: <b>
            Write it in Markdown; to show a < as such, write \\<.
        docs/stories/a-list-went-astray.md:50:15: raw-html: raw HTML in an entry: </b>
            Write it in Markdown; to show a < as such, write \\<.
        docs/stories/a-list-went-astray.md:52:1: raw-html: raw HTML in an entry: <script>alert(1)</script>
            Write it in Markdown; to show a < as such, write \\<.
        docs/stories/a-list-went-astray.md:54:1: raw-html: raw HTML in an entry: <!-- a note -->
            Write it in Markdown; to show a < as such, write \\<.
        """,  # noqa: E501
    )


def test_code_is_no_html(project: Project) -> None:
    project.edit(STORY, "- Who would notice?", "- Who would notice `<b>`?")
    assert project.findings() == ""


def test_http_link(project: Project) -> None:
    project.edit(STORY, 'url: "https://example.org/list"', 'url: "http://example.org/list"')
    project.edit(STORY, "- Who would notice?", "- Who [would](http://example.org) notice?")
    hint = (
        "    Try the same address with https://. If the publisher has none, cite title, publisher "
        "and date without a link."
    )
    assert project.findings().splitlines() == [
        "docs/stories/a-list-went-astray.md:28:109: https: http://example.org/list is not https",
        hint,
        "docs/stories/a-list-went-astray.md:50:7: https: http://example.org is not https",
        hint,
    ]


def test_script_link(project: Project) -> None:
    project.edit(STORY, "- Who would notice?", "- Who [would](mailto:x) notice?")
    assert "the link mailto:x is of a kind that is not used" in project.findings()


def test_definition_over_its_length(project: Project) -> None:
    project.edit("glossary/notice.md", "without asking.", "without asking. " + "word " * 40)
    expect(
        project,
        """
        docs/glossary/notice.md:4:8: definition-length: the definition has 50 words
            At most 45: it is read in a small box in the middle of a sentence. Move the rest to the example.
        """,  # noqa: E501
    )


def test_term_confused_with_itself(project: Project) -> None:
    project.edit("glossary/consent.md", "confused_with: [notice]", "confused_with: [consent]")
    expect(
        project,
        """
        docs/glossary/consent.md:7:17: reference: 'consent' names itself under 'confused_with'
            Remove it, or name the entry that was meant.
        """,
    )


def test_all_findings_of_a_run_come_together(project: Project) -> None:
    project.edit(STORY, "outcome: harm", "outcome: ham")
    project.edit(STORY, "- Who would notice?", "- Who <b>would notice?")
    project.edit("glossary/consent.md", "[notice]", "[consent]")
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
