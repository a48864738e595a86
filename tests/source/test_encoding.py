"""Entries are text in UTF-8, however their lines end."""

from __future__ import annotations

import pytest

from support import OTHER_TERM, REMEDIATION, STORY, TERM, Project, expect, expect_nothing

HINT = "Save it again with the encoding UTF-8 (in most editors: Save as, Encoding)."


def test_a_file_in_another_encoding(project: Project) -> None:
    text = project.read("remediations/check-twice.md").replace("Time.", "Zeit für alle.")
    project.write("remediations/check-twice.md", text.encode("latin-1"))
    expect(
        project,
        f"""
        docs/remediations/check-twice.md:39:7: encoding: the file is not UTF-8 text
            {HINT}
        """,
    )


def test_a_file_in_utf_16(project: Project) -> None:
    project.write(TERM, project.read(TERM).encode("utf-16"))
    expect(
        project,
        f"""
        docs/glossary/notice.md:1:1: encoding: the file is not UTF-8 text
            {HINT}
        """,
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", "1:1"),
        (b"ab\xff", "1:3"),
        (b"ab\n\xff", "2:1"),
        (b"ab\r\ncd\r\ne\xff", "3:2"),
        ("éé\xff".encode() + b"\xff", "1:4"),
        (b"\xc3", "1:1"),
    ],
)
def test_the_place_of_what_is_no_text(project: Project, content: bytes, place: str) -> None:
    project.write("about/us.md", content)
    expect(
        project,
        f"""
        docs/about/us.md:{place}: encoding: the file is not UTF-8 text
            {HINT}
        """,
    )


def test_a_file_that_is_no_text_can_be_named_by_others(project: Project) -> None:
    """Nobody is blamed for it besides, and nothing is missed in it."""
    project.write(OTHER_TERM, b"\xff")
    assert [f.rule for f in project.check().findings] == ["encoding"]


def test_a_heading_of_a_file_that_is_no_text_can_be_linked_to(project: Project) -> None:
    assert "send-less.md#do-it" in project.read(STORY)
    project.write(REMEDIATION, project.read(REMEDIATION).encode("utf-16"))
    assert [f.rule for f in project.check().findings] == ["encoding"]


@pytest.mark.parametrize("name", [STORY, OTHER_TERM, REMEDIATION])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_windows_line_ends_and_byte_order_mark_are_fine(
    project: Project, name: str, mark: bytes, line_end: bytes
) -> None:
    content = project.read(name).encode()
    project.write(name, mark + content.replace(b"\n", line_end))
    expect_nothing(project)


def test_places_are_right_in_a_file_with_windows_line_ends(project: Project) -> None:
    project.edit(STORY, "remediation: send-less", "remediation: send-les")
    project.write(STORY, b"\xef\xbb\xbf" + project.read(STORY).encode().replace(b"\n", b"\r\n"))
    assert project.findings().startswith("docs/stories/a-list-went-astray.md:21:18: reference:")
