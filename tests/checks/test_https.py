"""Links leave over an encrypted connection."""

from __future__ import annotations

import pytest

from support import STORY, TERM, Project, expect, expect_nothing

HINT = "Try the same address with https://. If the publisher has none, cite title, publisher and date without a link."


def test_addresses_that_are_not_https(project: Project) -> None:
    project.edit(STORY, 'url: "https://example.org/list"', 'url: "http://example.org/list"')
    project.edit(STORY, "- Who would notice?", "- Who [would](http://example.org) notice?")
    expect(
        project,
        f"""
        docs/stories/a-list-went-astray.md:28:109: https: http://example.org/list is not https
            {HINT}
        docs/stories/a-list-went-astray.md:50:7: https: http://example.org is not https
            {HINT}
        """,
    )


def test_in_capitals(project: Project) -> None:
    project.put(TERM, also="[HTTP://example.org]")
    project.edit(TERM, "A person says yes", "A [person](HTTP://EXAMPLE.org) says yes")
    expect(
        project,
        f"""
        docs/glossary/notice.md:10:8: https: HTTP://example.org is not https
            {HINT}
        docs/glossary/notice.md:14:3: https: HTTP://EXAMPLE.org is not https
            {HINT}
        """,
    )


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("<http://example.org>", "http://example.org"),
        ("[x][1]\n\n[1]: http://example.org/x", "http://example.org/x"),
    ],
)
def test_however_it_is_written(project: Project, written: str, target: str) -> None:
    project.edit(TERM, "A person says yes, or no.", written)
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:1: https: {target} is not https
            {HINT}
        """,
    )


def test_in_a_page_that_is_no_entry(project: Project) -> None:
    project.write(
        "us.md", "---\nurl: http://example.org/a\n---\n# Us\n\n[x](http://example.org/b)\n"
    )
    expect(
        project,
        f"""
        docs/us.md:2:6: https: http://example.org/a is not https
            {HINT}
        docs/us.md:6:1: https: http://example.org/b is not https
            {HINT}
        """,
    )


@pytest.mark.parametrize(
    "text", ["[x](https://example.org)", "`http://`", "`[x](http://example.org)`", "[x](http.md)"]
)
def test_what_is_https_or_no_link(project: Project, text: str) -> None:
    project.write("glossary/http.md", project.read(TERM))
    project.put(TERM, also="[Whoever says http://example.org]")
    project.edit(TERM, "A person says yes, or no.", text)
    expect_nothing(project)


def test_in_a_page_without_front_matter(project: Project) -> None:
    project.write("us.md", "# Us\n\n[x](http://example.org/b)\n")
    assert [(f.line, f.rule) for f in project.check().findings] == [(3, "https")]


def test_in_a_phrase_of_the_front_matter(project: Project) -> None:
    project.put(TERM, who_says_it="Those who [work](http://example.org) with us.")
    expect(
        project,
        f"""
        docs/glossary/notice.md:10:14: https: http://example.org is not https
            {HINT}
        """,
    )
