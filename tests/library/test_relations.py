"""What an entry says of words and other entries, and its phrases, each with where it stands."""

from __future__ import annotations

from pydantic import Field

from safedata.library.model import Mention, Part, addresses, mentions, parts, phrases
from safedata.library.model.fields import Chip, Fact, Heading, Named, OfOthers, Telling
from safedata.library.model.relations import Marked, marked, values
from safedata.library.model.roundtable import KeyPoint
from support import OTHER_TERM, REMEDIATION, RESOURCE, ROUNDTABLE, STORY, Project


def data(project: Project, name: str) -> Part:
    entry = project.check().library.find(name.removesuffix(".md"))
    assert entry is not None
    return entry.data


def test_mentions_stand_in_lists_in_groups_and_under_keys_of_another_name(
    project: Project,
) -> None:
    project.put(
        REMEDIATION,
        in_tension_with="[{remediation: check-twice, settle: By rank.}]",
        related="[check-twice]",
        status="superseded",
        superseded_by="remediations/check-twice",
    )
    assert list(mentions(data(project, REMEDIATION))) == [
        Mention(("superseded_by",), "remediations/check-twice", kind="any"),
        Mention(("lifecycle", 0), "share", facet="lifecycle"),
        Mention(("causes", 0), "unsafe-procedure", facet="cause"),
        Mention(("owner",), "programme", facet="role"),
        Mention(("with", 0), "field-staff-and-partners", facet="role"),
        Mention(("guidance", 0, "resource"), "sending-guide", kind="resource"),
        Mention(("guidance", 1, "resource"), "list-handbook", kind="resource"),
        Mention(("in_tension_with", 0, "remediation"), "check-twice", kind="remediation"),
        Mention(("terms", 0), "consent", kind="term"),
        Mention(("related", 0), "check-twice", kind="remediation"),
    ]


def test_mentions_stand_in_lists_within_groups_of_lists(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    found = [m for m in mentions(data(project, ROUNDTABLE)) if m.kind]
    assert found == [
        Mention(("key_points", 0, "entries", 0), "remediations/send-less", kind="any"),
        Mention(("key_points", 0, "entries", 1), "stories/a-list-went-astray", kind="any"),
        Mention(("commitments", 0, "entries", 0), "remediations/send-less", kind="any"),
    ]


def test_mentions_stand_under_keys_that_may_be_left_out(project: Project) -> None:
    assert "requested_by" not in {m.path[0] for m in mentions(data(project, STORY))}
    project.put(STORY, requested_by="donor")
    assert Mention(("requested_by",), "donor", facet="requested-by") in list(
        mentions(data(project, STORY))
    )


def test_phrases_are_texts_that_may_hold_marks(project: Project) -> None:
    assert [(path, str(phrase)) for path, phrase in phrases(data(project, REMEDIATION))] == [
        (("summary",), "Only what the recipient needs leaves the office."),
        (("first_step",), "Take the sheet sent most often and strike out what nobody asked for."),
        (("effort", "small"), "an afternoon"),
        (("effort", "full"), "a week"),
        (("done_for", "compliance"), "A line in a policy."),
        (("done_for", "people"), "Fewer lists with fewer names."),
        (("guidance", 0, "where"), "chapter 2"),
        (("guidance", 1, "where"), "page 4"),
    ]


def test_phrases_know_the_folder_of_their_file(project: Project) -> None:
    assert {phrase.folder for _, phrase in phrases(data(project, REMEDIATION))} == {"remediations"}


def test_phrases_of_no_file_have_no_folder() -> None:
    point = KeyPoint.model_validate({"point": "Ask.", "entries": ["stories/x"]})
    assert point.point.folder == ""


def test_parts_are_the_groups_of_keys_alone_and_in_lists(project: Project) -> None:
    project.put(REMEDIATION, in_tension_with="[{remediation: check-twice, settle: By rank.}]")
    remediation = data(project, REMEDIATION)
    found = list(parts(remediation))
    assert [path for path, _ in found] == [
        (),
        ("effort",),
        ("done_for",),
        ("guidance", 0),
        ("guidance", 1),
        ("in_tension_with", 0),
    ]
    assert found[0][1] is remediation
    assert {type(part).__name__ for _, part in found[3:5]} == {"Guidance"}


def test_parts_stand_under_the_keys_of_the_file() -> None:
    class Inner(Part):
        pass

    class Outer(Part):
        with_: Inner = Field(alias="with")

    assert [path for path, _ in parts(Outer.model_validate({"with": {}}))] == [(), ("with",)]


def test_addresses_stand_in_the_entry_and_in_its_groups(project: Project) -> None:
    project.put(RESOURCE, archived="https://example.org/archived")
    assert list(addresses(data(project, RESOURCE))) == [
        (("url",), "https://example.org/handbook"),
        (("archived",), "https://example.org/archived"),
    ]
    assert list(addresses(data(project, STORY))) == [
        (("sources", 1, "url"), "https://example.org/list")
    ]


def test_fields_are_found_by_their_marks(project: Project) -> None:
    kind = type(data(project, REMEDIATION))
    assert marked(kind, Chip) == (
        Marked("lifecycle", "lifecycle", "lifecycle"),
        Marked("causes", "causes", "cause"),
    )
    assert marked(kind, Heading) == (Marked("lifecycle", "lifecycle", "lifecycle"),)
    assert marked(kind, Fact) == (Marked("owner", "owner", "role"),)
    assert marked(kind, Telling) == (Marked("first_step", "first_step", None),)
    assert marked(kind, OfOthers) == (
        Marked("read_by", "read_by", "role"),
        Marked("corrections", "corrections", None),
    )
    assert Marked("heard_as", "heard_as", None) in marked(type(data(project, OTHER_TERM)), OfOthers)


def test_values_of_marked_fields_are_found_in_lists_and_groups(project: Project) -> None:
    project.put(OTHER_TERM, also="[assent, accord]", forms="[consents]")
    project.edit(OTHER_TERM, "es: consentimiento", "es: null")
    assert list(values(data(project, OTHER_TERM), Named)) == [
        ("assent", None),
        ("accord", None),
        ("consentement", None),
        ("موافقة", None),
        ("consents", None),
    ]
    assert list(values(data(project, REMEDIATION), Chip)) == [
        ("share", "lifecycle"),
        ("unsafe-procedure", "cause"),
    ]
