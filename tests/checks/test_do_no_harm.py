"""Nothing in an entry leads to a person; what only looks like it is left alone."""

from __future__ import annotations

import pytest

from support import STORY, TERM, Project, expect, expect_nothing

HINT = "Remove it, from the history of the contribution too if it is real; describe it in words. For a helpline, link to its page."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("write to somebody@example.org", "an e-mail address"),
        ("call +44 20 7946 0958", "a phone number"),
        ("call +1 (202) 555-0143", "a phone number"),
        ("call 0044 20 7946 0958", "a phone number"),
        ("at 35.93062, 36.63391", "coordinates"),
        ("at 35°55′ N", "coordinates"),
        ("pay GB33 BUKB 2020 1555 5555 55", "a bank account number"),
        ("number 078-05-1120", "an identity number"),
        ("number 2345 6789 0123", "an identity number"),
    ],
)
def test_what_leads_to_people_is_found_in_text_and_front_matter(
    project: Project, text: str, what: str
) -> None:
    project.edit(STORY, "- Who would notice?", f"- Who would {text}?")
    project.edit(STORY, "number: 300, who: families", f'number: 300, who: "{text}"')
    found = [f for f in project.check().findings if f.rule == "do-no-harm"]
    assert [(f.line, what in f.message) for f in found] == [(11, True), (50, True)]
    assert all(text not in f.message for f in found), "a finding does not repeat what it found"


@pytest.mark.parametrize(
    "text",
    [
        "between 2018-04-05 and 2019-06-07",
        "1,234,567 people in 2015-2016, 10 000 000 records",
        "ISO/IEC 27001:2022 and GDPR Article 4(11)",
        "S/2020/278, CVE-2021-40539, NIST SP 800-63-4",
        "[a page](https://example.org/@someone/35.93062,36.63391/+442079460958)",
        "version 3.14.1592 cost 12.50 to 13.75",
        "the @ sign and 5° more",
    ],
)
def test_what_only_looks_like_it_is_left_alone(project: Project, text: str) -> None:
    project.edit(STORY, "- Who would notice?", f"- Who would notice {text}?")
    expect_nothing(project)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a.b+c-d@sub.example-1.org", "an e-mail address: a.b"),
        ("x@y.z", "an e-mail address: x@y"),
        ("AB12 CD34 EF56 GH78", "a bank account number: AB1"),
        ("AB12CD34EF56GH78", "a bank account number: AB1"),
        (f"AB12{' CD34' * 7}", "a bank account number: AB1"),
        ("4111 1111 1111 1111", "an identity number: 411"),
        ("+123456789", "a phone number: +12"),
        ("00123456789", "a phone number: 001"),
        ("+12345678901234567890", "a phone number: +12"),
        ("+1-(202)-555.0143", "a phone number: +1-"),
        ("35.9306,36.6339", "coordinates: 35."),
        ("5.9306 36.6339", "coordinates: 5.9"),
        ("-35.93060;-136.63390", "coordinates: -35"),
        ("35.9306 / 36.6339", "coordinates: 35."),
        ("35°55'", "coordinates: 35°"),
        ("5° 5′", "coordinates: 5° "),
        ("078-05-1120", "an identity number: 078"),
        ("2345 6789 0123", "an identity number: 234"),
    ],
)
def test_what_leads_to_people_is_told_by_what_it_looks_like(
    project: Project, text: str, what: str
) -> None:
    project.edit(TERM, "A person says yes", f"A person at {text} says yes")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:13: do-no-harm: this looks like {what}…
            {HINT}
        """,
    )


@pytest.mark.parametrize(
    "text",
    [
        "somebody@example",
        "somebody@ example.org",
        "x @ example.org",
        "AB12 CD34 EF56",
        "AB12 CD34 EF56 GH7",
        f"AB12{'CD34' * 8}",
        "A12 CD34 EF56 GH78",
        "ab12 cd34 ef56 gh78",
        "+12345678",
        "0012345678",
        "+123456789012345678901",
        "x+123456789",
        "S/00123456789",
        "v.00123456789",
        "ISO-00123456789",
        "+123456789x",
        "0123456789",
        "35.930, 36.63391",
        "35.93062, 36.633",
        "35.93062 to 36.63391",
        "135.93062, 36.63391",
        "35.93062, 1036.63391",
        "x35.93062, 36.63391",
        "35.93062, 36.63391x",
        "35°55",
        "35° and 5'",
        "078-05-112",
        "078-05-11201",
        "1078-05-1120",
        "078-5-1120",
        "2345 6789 012",
        "2345 6789 01234",
        "12345 6789 0123",
    ],
)
def test_a_little_less_or_more_is_left_alone(project: Project, text: str) -> None:
    project.edit(TERM, "A person says yes", f"A person at {text} says yes")
    expect_nothing(project)


def test_one_thing_is_not_found_twice(project: Project) -> None:
    project.edit(TERM, "A person says yes", "A person at +1 078-05-1120 says yes")
    expect(
        project,
        f"""
        docs/glossary/notice.md:13:13: do-no-harm: this looks like a phone number: +1 …
            {HINT}
        """,
    )


def test_each_is_found_where_it_stands(project: Project) -> None:
    project.write(
        "us.md",
        "\na@example.org\n\nhttps://example.org/?a=b@example.org b@example.org, c@example.org\n"
        "at 35.9306, 36.6339",
    )
    found = [(f.line, f.column, f.message[16:]) for f in project.check().findings]
    assert found == [
        (2, 1, "an e-mail address: a@e…"),
        (4, 38, "an e-mail address: b@e…"),
        (4, 53, "an e-mail address: c@e…"),
        (5, 4, "coordinates: 35.…"),
    ]


@pytest.mark.parametrize("address", ["http://example.org/b@example.org", "https://b@example.org"])
def test_addresses_of_pages_are_left_alone(project: Project, address: str) -> None:
    project.write("us.md", f"# Us\n\n`{address}`\n")
    expect_nothing(project)


@pytest.mark.parametrize("name", ["us.md", "glossary/index.md", "glossary/broken.md"])
def test_every_text_is_looked_through(project: Project, name: str) -> None:
    project.write(name, "---\nterm: [\n---\na@example.org\n")
    assert [(f.line, f.rule) for f in project.check().findings] == [(3, "yaml"), (4, "do-no-harm")]
