"""What is written looks alike on this site, in GitHub's preview and in an editor."""

from __future__ import annotations

import pytest

from support import TERM, Project, expect, expect_nothing

STRUCK = (
    "~~ is shown as written here, and strikes text out on GitHub",
    "Say in words what no longer holds.",
)
ADDRESS = (
    "an address stands in the text by itself",
    "Give it words to be read: [what it leads to](address).",
)
BOX = (
    "a box such as [!NOTE] is shown as written here",
    "Write a sentence that says how important it is.",
)
BRACES = (
    "braces with a class or an anchor are shown as written",
    "Leave them out: headings get their anchors from their words.",
)
OTHER_BOX = ("a box of another dialect is shown as written", "Write a heading or a paragraph.")
CALL = (
    "an @ before a name calls that person on GitHub",
    "Leave the @ out, and the name, if it is a person's.",
)
PICTURE = ("a name between colons is a picture on GitHub and text here", "Say it in words.")
PILE = (
    "a letter carries a pile of marks",
    "Leave them out: they cover the lines above and below.",
)
FORMULA = ("$$ begins a formula on GitHub and is text here", "Write the figures in words or in a table.")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("~~Gone~~", STRUCK),
        ("https://example.org", ADDRESS),
        ("HTTP://example.org", ADDRESS),
        ("www.example.org", ADDRESS),
        ("WWW.example.org", ADDRESS),
        ("[!NOTE]", BOX),
        ("{#own}", BRACES),
        ("{: .wide }", BRACES),
        ("{ .wide", BRACES),
        ("!!! note", OTHER_BOX),
        ("??? note", OTHER_BOX),
        ("???+ note", OTHER_BOX),
        ("/// note", OTHER_BOX),
        ("@somebody", CALL),
        ("(@a)", CALL),
        (":smile:", PICTURE),
        (":e-mail_1+:", PICTURE),
        ("$$x$$", FORMULA),
        ("e" + "\u0301" * 5, PILE),
        ("e\u0483\u1ab0\u1dc0\u20d0\ufe20", PILE),
    ],
)
def test_what_some_program_takes_for_more_than_text(
    project: Project, text: str, told: tuple[str, str]
) -> None:
    project.body(TERM, f"## Example\n\n{text}\n")
    message, hint = told
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:1: plain-markdown: {message}
            {hint}
        """,
    )


@pytest.mark.parametrize(
    "text",
    [
        "~10 and ~20",
        "http: and https: are schemes",
        "https:// is a scheme",
        "the www. and awww.ful",
        "[NOTE] and [!] and [ !NOTE ]",
        "{own} and { own: }",
        "Note: !!! and ??? or ///",
        "!!!note",
        "a @ b and x/@y and @@y and @-",
        "12:30:15 and a:b:c and :a b: and ::a:: and :A:",
        "$5 and $ $",
        "e" + "\u0301" * 4,
        "الْعَرَبِيَّة",
        "`~~ https://example.org [!NOTE] {#own} @a :a: $$`",
        "<https://example.org/@a>",
        "[a page](https://example.org/@a)",
    ],
)
def test_what_everybody_takes_for_text(project: Project, text: str) -> None:
    project.body(TERM, f"## Example\n\nText: {text}\n")
    expect_nothing(project)


def test_each_is_found_where_it_stands(project: Project) -> None:
    project.body(TERM, "## Example\n\nAn *early* and :late: :night:.\n\n- One\n- Two, @a and $$\n")
    assert [(f.line, f.column, f.message) for f in project.check().findings] == [
        (13, 11, PICTURE[0]),
        (16, 3, FORMULA[0]),
        (16, 3, CALL[0]),
    ]


def test_in_a_heading(project: Project) -> None:
    project.body(TERM, "## Example\n\nOne.\n\n### Then :smile:\n\nTwo.\n")
    assert [(f.line, f.column, f.message) for f in project.check().findings] == [
        (15, 5, PICTURE[0])
    ]


def test_in_a_phrase_of_the_front_matter(project: Project) -> None:
    project.put(TERM, who_says_it='"Those who *write* :smile:."')
    expect(
        project,
        f"""
        docs/glossary/notice.md:10:14: plain-markdown: {PICTURE[0]}
            {PICTURE[1]}
        """,
    )


def test_text_of_the_front_matter_that_is_shown_letter_by_letter(project: Project) -> None:
    project.put(TERM, also='["@notice", ":notice:", "$$"]')
    expect_nothing(project)


def test_pages_that_are_no_entries_are_made_for_the_site_alone(project: Project) -> None:
    project.write("us.md", "# Us\n\n!!! note\n\n    :smile: https://example.org ~~x~~ {#own}\n")
    project.write("glossary/index.md", "# Words {#own}\n")
    expect_nothing(project)
