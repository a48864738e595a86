"""Nothing in an entry leads to a person; what only looks like it is left alone."""

from __future__ import annotations

import pytest

from support import Project

STORY = "stories/a-list-went-astray.md"


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
    assert project.findings() == ""
