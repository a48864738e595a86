"""The library: every backlink, list and count is derived from what entries say once."""

from __future__ import annotations

from safedata.library.graph import Library
from safedata.library.model import KINDS, Pattern, Remediation, Resource, Story, Term, mentions
from support import Project


def library(project: Project) -> Library:
    report = project.check()
    assert report.errors == []
    return report.library


def test_pairings_are_seen_from_both_ends(project: Project) -> None:
    lib = library(project)
    story = lib.get(Story, "a-map-was-shared")
    remediation = lib.get(Remediation, "send-less")
    assert story and remediation
    forward = lib.remediations_for(story)
    assert [p.remediation.slug for p in forward] == ["send-less", "check-twice"]
    backward = [p for p in lib.stories_for(remediation) if p.story is story]
    assert [p.how for p in backward] == [forward[0].how]
    assert forward[0].how.startswith("The contractor dug wells")


def test_every_relation_resolves_both_ways(project: Project) -> None:
    lib = library(project)
    for entry in lib.entries:
        for mention in lib.mentions_of(entry):
            target = lib.resolve(mention)
            if mention.kind is None:
                assert target is None
            else:
                assert target is not None
                assert (entry.id, mention.path) in [
                    (link.entry.id, link.path) for link in lib.backlinks(target)
                ]


def test_stories_are_newest_first(project: Project) -> None:
    project.edit("stories/a-map-was-shared.md", "disclosed: 2021-03-09", "disclosed: 2023")
    lib = library(project)
    pattern = lib.get(Pattern, "the-open-list")
    assert pattern
    assert lib.stories_of(pattern)[0].slug == "a-map-was-shared"
    assert next(s.slug for s in lib.all(Story)) == "a-map-was-shared"


def test_drafts_and_withdrawn_entries_are_in_no_list_but_can_be_found(project: Project) -> None:
    project.edit(
        "stories/a-map-was-shared.md",
        "outcome: harm",
        "status: withdrawn\nwithdrawn_because: It was made up.\noutcome: harm",
    )
    report = project.check()
    lib = report.library
    assert "a-map-was-shared" not in [s.slug for s in lib.all(Story)]
    assert lib.find("stories/a-map-was-shared") is not None
    remediation = lib.get(Remediation, "send-less")
    assert remediation
    assert len(lib.stories_for(remediation)) == 2
    assert [f.rule for f in report.findings] == ["patterns"], "the pattern has lost a story"


def test_words_gather_entries_of_all_kinds(project: Project) -> None:
    lib = library(project)
    assert [r.slug for r in lib.tagged("lifecycle", "share", Remediation)] == [
        "check-twice",
        "send-less",
    ]
    assert lib.count("lifecycle", "share") == {"story": 3, "remediation": 2, "resource": 2}
    assert lib.tagged("lifecycle", "plan", Story) == []


def test_stories_like_one_another_share_a_pattern(project: Project) -> None:
    lib = library(project)
    story = lib.get(Story, "a-map-was-shared")
    assert story
    assert {s.slug for s in lib.stories_like(story)} == {
        "a-list-went-astray",
        "a-printout-was-left",
    }
    assert len(lib.stories_like(story, most=1)) == 1


def test_guidance_is_seen_from_the_resource(project: Project) -> None:
    lib = library(project)
    resource = lib.get(Resource, "list-handbook")
    assert resource
    assert [(r.slug, where) for r, where in lib.guided_by(resource)] == [
        ("check-twice", "page 4"),
        ("send-less", "page 4"),
    ]


def test_terms_are_recognised_by_all_their_forms(project: Project) -> None:
    project.edit("glossary/consent.md", "group:", "forms: [Consents, consented]\ngroup:")
    project.edit("glossary/notice.md", "group:", "explain_in_prose: false\ngroup:")
    forms = library(project).surface_forms
    assert {form: term.slug for form, term in forms.items()} == {
        "consent": "consent",
        "consents": "consent",
        "consented": "consent",
    }


def test_a_form_that_two_terms_claim_belongs_to_neither(project: Project) -> None:
    project.edit("glossary/consent.md", "group:", "forms: [yes, notice]\ngroup:")
    project.edit("glossary/notice.md", "group:", "forms: [yes]\ngroup:")
    forms = library(project).surface_forms
    assert {form: term.slug for form, term in forms.items()} == {
        "consent": "consent",
        "notice": "notice",
    }


def test_every_reference_of_every_kind_is_declared_by_a_mark(project: Project) -> None:
    """A slug in the small library's front matter that no mark covers would be found nowhere."""
    lib = library(project)
    slugs = {entry.slug for entry in lib.entries}
    for entry in lib.entries:
        marked = {m.value for m in mentions(entry.data) if m.kind}
        matter = entry.document.matter
        assert matter is not None
        for path in matter.values:
            value: object = matter.data
            for step in path:
                value = value[step]  # type: ignore[index]
            if isinstance(value, str) and value in slugs and path[0] != "term":
                assert value in marked, (entry.id, path)


def test_kinds_have_folders_of_their_own() -> None:
    assert len({model.FOLDER for model in KINDS.values()}) == len(KINDS)
    assert Term.FOLDER == "glossary"
