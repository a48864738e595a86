"""Entries are Markdown, without HTML or scripts."""

from __future__ import annotations

import pytest

from support import STORY, TERM, Project, expect, expect_nothing


def test_html_and_script(project: Project) -> None:
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
        """,
    )


@pytest.mark.parametrize(
    "text",
    ["`<b>`", "\\<b>", "a < b > c", "<https://example.org/>", "&lt;b&gt;", "*b*"],
)
def test_what_is_no_html(project: Project, text: str) -> None:
    project.edit(STORY, "- Who would notice?\n", f"- Who would notice?\n\nText: {text}\n")
    expect_nothing(project)


@pytest.mark.parametrize("block", ["```\n<b>\n```\n", "### Code\n\n    <b>\n"])
def test_code_in_a_block_is_no_html(project: Project, block: str) -> None:
    project.edit(STORY, "- Who would notice?\n", f"- Who would notice?\n\n{block}")
    expect_nothing(project)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        (f'<a id="{"x" * 31}">', f'<a id="{"x" * 31}">'),
        (f'<a id="{"x" * 32}">', f'<a id="{"x" * 32}…'),
    ],
    ids=["40 characters", "41 characters"],
)
def test_a_long_tag_is_shown_in_part(project: Project, tag: str, shown: str) -> None:
    project.edit(TERM, "A person says yes", f"A {tag}person says yes")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:3: raw-html: raw HTML in an entry: {shown}
            Write it in Markdown; to show a < as such, write \\<.
        """,
    )


def test_html_where_the_data_does_not_fit(project: Project) -> None:
    project.put(TERM, term="[]")
    project.edit(TERM, "A person says yes", "A <b>person says yes")
    assert [f.rule for f in project.check().findings] == ["type", "raw-html"]


def test_pages_that_are_no_entries_may_hold_html(project: Project) -> None:
    project.write("glossary/index.md", "# Words\n\n<div>One.</div>\n")
    project.write("about/us.md", "# Us\n\n<div>One.</div>\n")
    expect_nothing(project)


def test_html_in_a_phrase_of_the_front_matter(project: Project) -> None:
    project.put(TERM, who_says_it="Those who <b>write</b> it.")
    expect(
        project,
        """
        docs/glossary/notice.md:10:14: raw-html: raw HTML in an entry: </b>
            Write it in Markdown; to show a < as such, write \\<.
        docs/glossary/notice.md:10:14: raw-html: raw HTML in an entry: <b>
            Write it in Markdown; to show a < as such, write \\<.
        """,
    )


def test_text_that_is_shown_letter_by_letter_may_hold_angle_brackets(project: Project) -> None:
    project.put(TERM, also="[<b>notice</b>]")
    expect_nothing(project)
