"""Links within the site lead to a page and an anchor that exist."""

from __future__ import annotations

import pytest

from support import ROLE, STAGE, STORY, TERM, Project, expect, expect_nothing


def say(project: Project, text: str) -> None:
    """Let line 13 of the term `notice` be `text`."""
    project.edit(TERM, "A person says yes, or no.", text)


def test_a_link_to_nowhere(project: Project) -> None:
    project.edit(STORY, "../remediations/send-less.md#do-it", "../remediations/send-les.md#do-it")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:45:43: link: the link ../remediations/send-les.md#do-it leads nowhere
            Did you mean '../remediations/send-less.md'?
        """,
    )


@pytest.mark.parametrize("target", ["../zzz.md", "../zzz/", "../../README.md", "x.png"])
def test_a_link_to_nowhere_that_resembles_nothing(project: Project, target: str) -> None:
    say(project, f"See [there]({target}).")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:5: link: the link {target} leads nowhere
            Write the way from this file to the other, as ../remediations/name.md.
        """,
    )


@pytest.mark.parametrize(
    ("page", "target", "meant"),
    [
        ("glossary/index.md", "consents.md", "consent.md"),
        ("us.md", "glossary/consents.md", "glossary/consent.md"),
        ("a/b/c.md", "../../glossary/consents.md", "../../glossary/consent.md"),
        ("a/b/c.md", "../../tags/cause/frauds.md", "../../tags/cause/fraud.md"),
    ],
)
def test_what_was_meant_is_told_as_it_must_be_written(
    project: Project, page: str, target: str, meant: str
) -> None:
    project.write(page, f"# Us\n\n[it]({target})\n")
    expect(
        project,
        f"""
        docs/{page}:3:1: link: the link {target} leads nowhere
            Did you mean '{meant}'?
        """,
    )


def test_pictures_are_not_proposed(project: Project) -> None:
    project.write("assets/notices.png", b"")
    say(project, "![A notice](../assets/notice.png)")
    expect(
        project,
        """
        docs/glossary/notice.md:13:1: link: the link ../assets/notice.png leads nowhere
            Write the way from this file to the other, as ../remediations/name.md.
        """,
    )


@pytest.mark.parametrize(
    "target",
    [
        "consent.md",
        "./consent.md",
        "../glossary/consent.md",
        "con%73ent.md",
        "../index.md",
        "../assets/a%20b.png",
        "../tags/cause/fraud.md",
        "../tags/cause/fraud.md#stories",
        "by-group.md",
        "same-word/ict.md",
        "../resources/start-here.md",
        "../contribute/rules.md",
        "https://example.org/zzz.md#zzz",
    ],
)
def test_links_that_lead_somewhere(project: Project, target: str) -> None:
    project.write("index.md", "# Home\n")
    project.write("assets/a b.png", b"")
    say(project, f"See [there]({target}).")
    expect_nothing(project)


@pytest.mark.parametrize(
    "target", ["../tags/sureness/confirmed.md", "../tags/cause/zzz.md", "same-word/zzz.md"]
)
def test_pages_are_made_only_for_words_that_have_them(project: Project, target: str) -> None:
    say(project, f"See [there]({target}).")
    assert [f.message for f in project.check().findings] == [f"the link {target} leads nowhere"]


def test_a_folder_is_no_page(project: Project) -> None:
    say(project, "See [there](../stories).")
    assert [f.message for f in project.check().findings] == ["the link ../stories leads nowhere"]


@pytest.mark.parametrize(
    "target",
    [
        "mailto:x",
        "MAILTO:x",
        "tel:112",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:example.org",
        "https://somebody@example.org",
    ],
)
def test_links_of_other_kinds(project: Project, target: str) -> None:
    say(project, f"Write [here](<{target}>).")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:7: link: the link {target} is of a kind that is not used
            Link to a file of this site, or to a page with https:// and nothing before the name of its host.
        """,
    )


def test_a_picture_on_another_host(project: Project) -> None:
    say(project, "See ![it](https://example.org/x.png).")
    expect(
        project,
        """
        docs/glossary/notice.md:13:5: link: the picture https://example.org/x.png lies on another host
            Readers' browsers would ask that host for it. Put a copy that may be used into docs/assets/, or describe it.
        """,
    )


def test_a_picture_of_the_site(project: Project) -> None:
    project.write("assets/x.png", b"")
    say(project, "See ![it](../assets/x.png) and [another](https://example.org/x.png).")
    expect_nothing(project)


def test_links_in_phrases_of_the_front_matter(project: Project) -> None:
    project.put(TERM, who_says_it='"See [a](mailto:a), [b](/b), [c](zzz.md), [d](consent.md#zzz)."')
    assert [(f.line, f.column, f.message) for f in project.check().findings] == [
        (10, 14, "glossary/consent.md has no heading with the anchor #zzz"),
        (10, 14, "the link /b starts from the root of a site"),
        (10, 14, "the link mailto:a is of a kind that is not used"),
        (10, 14, "the link zzz.md leads nowhere"),
    ]
    project.put(TERM, who_says_it='"See [a](consent.md#example) and [b](https://example.org)."')
    expect_nothing(project)


@pytest.mark.parametrize("target", ["/glossary/consent/", "//example.org/x", "//example.org"])
def test_links_from_the_root_of_a_site(project: Project, target: str) -> None:
    say(project, f"See [there]({target}).")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:5: link: the link {target} starts from the root of a site
            Write the way from this file, as ../remediations/data-minimisation.md.
        """,
    )


def test_every_link_of_a_text_is_followed(project: Project) -> None:
    say(
        project,
        "[a](https://a.example) ![a](https://a.example)\n"
        "[a](mailto:a) [b](/b) [c](zzz.md) [d](#zzz) [e](zzz.md)",
    )
    assert [(f.line, f.column, f.message) for f in project.check().findings] == [
        (13, 24, "the picture https://a.example lies on another host"),
        (14, 1, "the link mailto:a is of a kind that is not used"),
        (14, 15, "the link /b starts from the root of a site"),
        (14, 23, "the link zzz.md leads nowhere"),
        (14, 35, "glossary/notice.md has no heading with the anchor #zzz"),
        (14, 45, "the link zzz.md leads nowhere"),
    ]


def test_an_anchor_to_nowhere(project: Project) -> None:
    project.edit(STORY, "#do-it", "#do-its")
    expect(
        project,
        """
        docs/stories/a-list-went-astray.md:45:43: link: remediations/send-less.md has no heading with the anchor #do-its
            Did you mean 'do-it'?
        """,
    )


@pytest.mark.parametrize("target", ["#zzz", "notice.md#zzz", "consent.md#zzz"])
def test_an_anchor_to_nowhere_that_resembles_none(project: Project, target: str) -> None:
    say(project, f"See [there]({target}).")
    page = "consent" if "consent" in target else "notice"
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:5: link: glossary/{page}.md has no heading with the anchor #zzz
            Anchors are the headings in lower case with hyphens.
        """,
    )


@pytest.mark.parametrize(
    "target",
    ["#example", "consent.md#example", "consent.md#ex%61mple", "#translations", "consent.md#"],
)
def test_anchors_that_exist(project: Project, target: str) -> None:
    """Headings have them, and so have the sections that the build adds."""
    say(project, f"See [there]({target}).")
    expect_nothing(project)


def test_sections_are_added_to_the_pages_of_their_kind_only(project: Project) -> None:
    say(project, f"[a](../{STORY}#what-to-do) [b](../{STORY}#translations)")
    assert [f.message for f in project.check().findings] == [
        f"{STORY} has no heading with the anchor #translations"
    ]


def test_anchors_of_pages_that_are_no_entries_are_not_looked_up(project: Project) -> None:
    project.write("glossary/index.md", "# Words\n")
    say(project, "[a](index.md#letter-c) and [b](by-group.md#roles)")
    expect_nothing(project)


@pytest.mark.parametrize("name", [ROLE, STAGE])
def test_links_from_roles_and_stages(project: Project, name: str) -> None:
    project.borrow(name)
    project.body(name, "See [there](zzz.md) and [here](#asks), [here](#questions).\n")
    found = [f.message for f in project.check().findings if f.rule == "link"]
    wrong = "questions" if name == ROLE else "asks"
    assert found == [
        "the link zzz.md leads nowhere",
        f"{name} has no heading with the anchor #{wrong}",
    ]


def test_links_in_a_page_whose_front_matter_cannot_be_read(project: Project) -> None:
    project.write("us.md", "---\na: [\n---\n[x](zzz.md)\n")
    assert [(f.line, f.rule) for f in project.check().findings] == [(3, "yaml"), (4, "link")]


def test_code_holds_no_links(project: Project) -> None:
    say(project, "`[x](zzz.md)`\n\n```\n[x](zzz.md)\n```")
    expect_nothing(project)
