"""The library: every backlink, list and count is derived from what entries say once."""

from __future__ import annotations

from typing import TypeVar

import pytest

from safedata.library.entry import Entry
from safedata.library.graph import Library
from safedata.library.model import (
    KINDS,
    EntryData,
    Pattern,
    Remediation,
    Resource,
    Role,
    Roundtable,
    Stage,
    Story,
    Term,
    mentions,
)
from support import (
    OTHER_STORY,
    OTHER_TERM,
    PATTERN,
    REMEDIATION,
    RESOURCE,
    ROLE,
    ROUNDTABLE,
    STAGE,
    STORY,
    TERM,
    THIRD_STORY,
    Project,
    another_story,
)

D = TypeVar("D", bound=EntryData)


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


def test_a_library_knows_the_words_that_its_entries_use(project: Project) -> None:
    assert library(project).vocabulary.has("lifecycle", "share")


def test_a_story_that_a_pattern_took_the_place_of_is_none_of_its_stories(project: Project) -> None:
    project.put(STORY, patterns="[]", superseded_by="patterns/the-open-list")
    lib = read(project)
    stories = lib.stories_of(the(lib, Pattern, "the-open-list"))
    assert slugs(stories) == ["a-map-was-shared", "a-printout-was-left"]


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


def test_a_withdrawn_entry_is_in_no_list_and_no_other_page_can_name_it(project: Project) -> None:
    project.edit(
        "stories/a-map-was-shared.md",
        "outcome: harm",
        "status: withdrawn\nwithdrawn_because: It was made up.\noutcome: harm",
    )
    report = project.check()
    lib = report.library
    assert "a-map-was-shared" not in [s.slug for s in lib.all(Story)]
    assert lib.find("stories/a-map-was-shared") is None
    assert lib.get(Story, "a-map-was-shared") is None
    assert lib.has_withdrawn("stories/a-map-was-shared")
    assert not lib.has_withdrawn("stories/a-list-went-astray")
    assert not lib.has_withdrawn("stories/never-was")
    remediation = lib.get(Remediation, "send-less")
    assert remediation
    assert len(lib.stories_for(remediation)) == 2
    assert report.errors == [], "taking down must not wait for the pattern that lost a story"
    assert [f.rule for f in report.findings] == ["patterns"]


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
                value = value[step]  # type: ignore[index]  # its own paths lead through it
            if isinstance(value, str) and value in slugs and path[0] != "term":
                assert value in marked, (entry.id, path)


def test_kinds_have_folders_of_their_own() -> None:
    assert len({model.FOLDER for model in KINDS.values()}) == len(KINDS)
    assert Term.FOLDER == "glossary"


def slugs(entries: list[Entry[D]]) -> list[str]:
    return [entry.slug for entry in entries]


def read(project: Project) -> Library:
    """The library as it is, whatever the rules say of it."""
    return project.check().library


def the(lib: Library, model: type[D], slug: str) -> Entry[D]:
    entry = lib.get(model, slug)
    assert entry is not None
    return entry


def test_all_entries_are_listed_by_id(project: Project) -> None:
    project.put(TERM, status="draft")
    assert [entry.id for entry in read(project).entries] == [
        "glossary/consent",
        "glossary/notice",
        "patterns/the-open-list",
        "remediations/check-twice",
        "remediations/send-less",
        "resources/list-handbook",
        "resources/sending-guide",
        "stories/a-list-went-astray",
        "stories/a-map-was-shared",
        "stories/a-printout-was-left",
    ]


def test_an_entry_that_does_not_exist_is_not_found(project: Project) -> None:
    lib = read(project)
    assert lib.find("stories/send-less") is None
    assert lib.get(Story, "send-less") is None
    assert lib.find("send-less") is None
    assert lib.all(Role) == []


def test_lists_are_sorted_by_name_whatever_its_capitals(project: Project) -> None:
    for slug, title in (
        ("a", "Zebra crossing"),
        ("b", "apple tree"),
        ("c", "Mango"),
        ("d", "mango"),
    ):
        project.copy(RESOURCE, f"resources/{slug}.md")
        project.put(f"resources/{slug}.md", title=title)
    assert slugs(read(project).all(Resource)) == [
        "b", "list-handbook", "c", "d", "sending-guide", "a",
    ]  # fmt: skip


def test_stories_are_sorted_by_the_day_they_became_known_then_by_slug(project: Project) -> None:
    project.put(STORY, disclosed="2021-03/..")
    project.put(OTHER_STORY, disclosed="2021-03-01")
    project.put(THIRD_STORY, disclosed="2021-03-02")
    assert slugs(read(project).all(Story)) == [
        "a-printout-was-left",
        "a-list-went-astray",
        "a-map-was-shared",
    ]


def test_roundtables_begin_with_the_latest(project: Project) -> None:
    for slug, date in (("a", "2020"), ("b", "2022-01-02"), ("c", "2021")):
        project.borrow(ROUNDTABLE)
        project.copy(ROUNDTABLE, f"roundtables/{slug}.md")
        project.put(f"roundtables/{slug}.md", date=date)
    project.remove(ROUNDTABLE)
    assert slugs(read(project).all(Roundtable)) == ["b", "c", "a"]


def test_stages_stand_in_their_order(project: Project) -> None:
    project.borrow(STAGE)
    for slug, order in (("plan", "3"), ("store", "2"), ("collect", "2"), ("share", "10")):
        if slug != "share":
            project.copy(STAGE, f"lifecycle/{slug}.md")
        project.put(f"lifecycle/{slug}.md", order=order)
    assert slugs(read(project).all(Stage)) == ["collect", "store", "plan", "share"]


def test_backlinks_tell_who_names_an_entry_and_where(project: Project) -> None:
    project.put(PATTERN, resources="[list-handbook]")
    project.put(STORY, resources="[sending-guide, list-handbook]")
    lib = read(project)
    links = lib.backlinks(the(lib, Resource, "list-handbook"))
    assert [(link.entry.id, link.path, link.relation) for link in links] == [
        ("stories/a-list-went-astray", ("resources", 1), "resources"),
        ("remediations/check-twice", ("guidance", 1, "resource"), "guidance"),
        ("remediations/send-less", ("guidance", 1, "resource"), "guidance"),
        ("patterns/the-open-list", ("resources", 0), "resources"),
    ]


def test_entries_of_any_kind_may_be_named_with_their_folder(project: Project) -> None:
    project.borrow(ROUNDTABLE)
    lib = read(project)
    links = lib.backlinks(the(lib, Story, "a-list-went-astray"))
    assert [(link.entry.id, link.relation) for link in links] == [
        ("roundtables/an-afternoon-on-lists", "key_points")
    ]
    assert slugs(lib.linking(the(lib, Remediation, "send-less"), Roundtable, "commitments")) == [
        "an-afternoon-on-lists"
    ]


def test_drafts_and_retired_entries_are_no_backlinks_but_may_have_some(project: Project) -> None:
    project.put(STORY, status="draft")
    project.put(OTHER_STORY, status="withdrawn", withdrawn_because="It was made up.")
    project.put(PATTERN, status="draft")
    lib = read(project)
    links = lib.backlinks(the(lib, Pattern, "the-open-list"))
    assert [link.entry.slug for link in links] == ["a-printout-was-left"]
    assert lib.backlinks(the(lib, Story, "a-printout-was-left")) == []


def test_entries_that_name_another_are_found_by_kind_and_relation(project: Project) -> None:
    project.put(REMEDIATION, resources="[list-handbook]")
    project.put(PATTERN, resources="[list-handbook]")
    lib = read(project)
    resource = the(lib, Resource, "list-handbook")
    assert slugs(lib.linking(resource, Remediation)) == ["check-twice", "send-less"], "each once"
    assert slugs(lib.linking(resource, Remediation, "resources")) == ["send-less"]
    assert slugs(lib.linking(resource, Remediation, "guidance")) == ["check-twice", "send-less"]
    assert slugs(lib.linking(resource, Pattern)) == ["the-open-list"]
    assert lib.linking(resource, Pattern, "guidance") == []
    assert lib.linking(resource, Story) == []


def test_pairs_begin_with_the_newest_story_and_keep_the_order_of_its_author(
    project: Project,
) -> None:
    project.put(OTHER_STORY, disclosed="2023")
    project.edit(STORY, "remediation: send-less", "remediation: zzz")
    project.put(THIRD_STORY, status="draft")
    lib = read(project)
    assert [(pair.story.slug, pair.remediation.slug) for pair in lib.pairs] == [
        ("a-map-was-shared", "send-less"),
        ("a-map-was-shared", "check-twice"),
        ("a-list-went-astray", "check-twice"),
    ]
    assert lib.pairs[1].how.startswith("Opening the link in a private window")
    assert [p.story.slug for p in lib.stories_for(the(lib, Remediation, "check-twice"))] == [
        "a-map-was-shared",
        "a-list-went-astray",
    ]


def test_a_draft_knows_what_would_have_helped(project: Project) -> None:
    project.put(THIRD_STORY, status="draft")
    project.edit(THIRD_STORY, "remediation: send-less", "remediation: zzz")
    lib = read(project)
    pairs = lib.remediations_for(the(lib, Story, "a-printout-was-left"))
    assert [(pair.story.slug, pair.remediation.slug) for pair in pairs] == [
        ("a-printout-was-left", "check-twice")
    ]
    assert pairs[0].how.startswith("Counting the pages")


def test_a_remediation_may_have_no_story(project: Project) -> None:
    project.copy(REMEDIATION, "remediations/new.md")
    lib = read(project)
    assert lib.stories_for(the(lib, Remediation, "new")) == []


@pytest.fixture
def unlike(project: Project) -> Project:
    """A project with three stories that have nothing in common."""
    for i, story in enumerate((STORY, OTHER_STORY, THIRD_STORY)):
        project.put(
            story,
            patterns=f"[p{i}, q{i}]",
            causes=f"[c{i}, d{i}]",
            data=f"[e{i}, f{i}, g{i}]",
            setting=f"s{i}",
        )
    return project


@pytest.mark.parametrize(
    "keys",
    [
        {"patterns": "[p1, p0]"},
        {"causes": "[c1, c0]", "setting": "s0"},
        {"causes": "[d0, c1]", "data": "[g0]"},
        {"causes": "[d0, c0]"},
        {"data": "[e0, f0]", "setting": "s0"},
        {"data": "[e0, f0, g0]"},
    ],
)
def test_stories_are_alike_that_share_enough(unlike: Project, keys: dict[str, str]) -> None:
    unlike.put(OTHER_STORY, **keys)
    lib = read(unlike)
    assert slugs(lib.stories_like(the(lib, Story, "a-list-went-astray"))) == ["a-map-was-shared"]
    assert slugs(lib.stories_like(the(lib, Story, "a-map-was-shared"))) == ["a-list-went-astray"]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"setting": "s0", "data": "[e0]"},
        {"causes": "[c0]"},
        {"data": "[e0, f0]"},
        {"harms": "[dignity]", "region": "global"},
    ],
)
def test_stories_that_share_less_are_not(unlike: Project, keys: dict[str, str]) -> None:
    unlike.put(OTHER_STORY, **keys)
    lib = read(unlike)
    assert lib.stories_like(the(lib, Story, "a-list-went-astray")) == []


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"patterns": "[p0]"}, {"causes": "[c0, d0]", "setting": "s0"}),
        ({"patterns": "[p0, q0]"}, {"patterns": "[p0]", "causes": "[c0, d0]", "setting": "s0"}),
        ({"causes": "[c0, d0]", "data": "[e0, f0]", "setting": "s0"}, {"patterns": "[p0]"}),
        ({"causes": "[c0, d0]"}, {"causes": "[c0]", "data": "[e0]"}),
        ({"causes": "[c0, d0]"}, {"data": "[e0, f0, g0]"}),
        ({"data": "[e0, f0, g0]", "setting": "s0"}, {"data": "[e0, f0, g0]"}),
    ],
)
def test_those_that_share_more_come_first(
    unlike: Project, more: dict[str, str], less: dict[str, str]
) -> None:
    unlike.put(OTHER_STORY, **less, disclosed="2023")
    unlike.put(THIRD_STORY, **more, disclosed="2020")
    lib = read(unlike)
    story = the(lib, Story, "a-list-went-astray")
    assert slugs(lib.stories_like(story)) == ["a-printout-was-left", "a-map-was-shared"]
    assert slugs(lib.stories_like(story, 1)) == ["a-printout-was-left"]


def test_of_stories_that_share_as_much_the_newest_comes_first(project: Project) -> None:
    project.put(THIRD_STORY, disclosed="2023")
    lib = read(project)
    assert slugs(lib.stories_like(the(lib, Story, "a-list-went-astray"))) == [
        "a-printout-was-left",
        "a-map-was-shared",
    ]


def test_drafts_are_like_no_story(project: Project) -> None:
    project.put(THIRD_STORY, status="draft")
    lib = read(project)
    assert slugs(lib.stories_like(the(lib, Story, "a-list-went-astray"))) == ["a-map-was-shared"]


def test_five_stories_are_enough(project: Project) -> None:
    for i in range(4):
        project.copy(STORY, f"stories/more-{i}.md")
    lib = read(project)
    assert len(lib.all(Story)) == 7
    assert len(lib.stories_like(the(lib, Story, "a-list-went-astray"))) == 5


def test_stories_of_a_pattern_are_those_that_name_it_as_theirs(project: Project) -> None:
    another_story(project, patterns="[]", disclosed="2024")
    project.put(OTHER_STORY, disclosed="2023")
    lib = read(project)
    assert slugs(lib.stories_of(the(lib, Pattern, "the-open-list"))) == [
        "a-map-was-shared",
        "a-list-went-astray",
        "a-printout-was-left",
    ]


def test_roles_lead_remediations_or_take_part(project: Project) -> None:
    project.borrow(ROLE)
    project.copy(ROLE, "roles/ict.md")
    project.put(REMEDIATION, owner="ict", with_="[programme]")
    lib = read(project)
    programme, ict = the(lib, Role, "programme"), the(lib, Role, "ict")
    assert slugs(lib.led_by(programme)) == ["check-twice"]
    assert slugs(lib.supported_by(programme)) == ["send-less"]
    assert slugs(lib.led_by(ict)) == ["send-less"]
    assert lib.supported_by(ict) == []


def test_entries_belong_to_stages(project: Project) -> None:
    project.borrow(STAGE)
    project.copy(STAGE, "lifecycle/store.md")
    project.put(REMEDIATION, lifecycle="[store]")
    lib = read(project)
    assert slugs(lib.at_stage(the(lib, Stage, "store"), Remediation)) == ["send-less"]
    assert slugs(lib.at_stage(the(lib, Stage, "share"), Remediation)) == ["check-twice"]
    assert lib.at_stage(the(lib, Stage, "store"), Story) == []


def test_a_resource_may_guide_a_remediation_in_two_places(project: Project) -> None:
    project.put(REMEDIATION, guidance="""
  - {resource: list-handbook, where: page 7}
  - {resource: sending-guide, where: chapter 1}
  - {resource: list-handbook, where: page 3}""")  # fmt: skip
    lib = read(project)
    assert [(r.slug, w) for r, w in lib.guided_by(the(lib, Resource, "list-handbook"))] == [
        ("check-twice", "page 4"),
        ("send-less", "page 7"),
        ("send-less", "page 3"),
    ]


def test_words_say_what_an_entry_is_about(project: Project) -> None:
    lib = read(project)
    assert lib.words_of(the(lib, Story, "a-list-went-astray")) == {
        ("outcome", "harm"),
        ("region", "global"),
        ("setting", "humanitarian"),
        ("data", "names-and-birth-dates"),
        ("data", "aid-records"),
        ("lifecycle", "share"),
        ("cause", "unsafe-procedure"),
        ("harm", "dignity"),
        ("sureness", "confirmed"),
        ("sureness", "potential"),
        ("found-by", "own-staff"),
        ("ended-by", "organisation"),
    }, "nothing about its sources"


def test_stages_and_roles_are_about_their_own_word_and_not_about_whom_they_ask(
    project: Project,
) -> None:
    project.borrow(ROLE, STAGE)
    project.put(TERM, heard_as="[{said_by: ict, heard_by: programme, hears: A, ask: B?}]")
    lib = read(project)
    assert lib.words_of(the(lib, Role, "programme")) == {("role", "programme")}
    assert lib.words_of(the(lib, Stage, "share")) == {("lifecycle", "share"), ("role", "programme")}
    assert lib.words_of(the(lib, Term, "notice")) == {
        ("term-group", "foundations"),
        ("translation-source", "official"),
    }


def test_published_entries_are_found_by_their_words(project: Project) -> None:
    project.put(OTHER_STORY, disclosed="2023", causes="[fraud, unsafe-procedure]")
    project.put(THIRD_STORY, status="draft")
    lib = read(project)
    assert slugs(lib.tagged("cause", "unsafe-procedure", Story)) == [
        "a-map-was-shared",
        "a-list-went-astray",
    ]
    assert slugs(lib.tagged("cause", "fraud", Story)) == ["a-map-was-shared"]
    assert lib.tagged("cause", "fraud", Remediation) == []
    assert lib.tagged("cause", "zzz", Story) == []
    assert lib.tagged("zzz", "fraud", Story) == []
    assert lib.count("cause", "unsafe-procedure") == {"story": 2, "remediation": 2}
    assert lib.count("cause", "fraud") == {"story": 1}
    assert lib.count("cause", "fraud")["remediation"] == 0
    assert lib.count("cause", "zzz") == {}


def test_terms_are_written_in_any_capitals_and_their_forms_counted_once(project: Project) -> None:
    project.put(OTHER_TERM, term="Consent", forms="[CONSENT, Agreed, agreed]")
    project.put(TERM, forms="[Notices]")
    forms = read(project).surface_forms
    assert {form: term.slug for form, term in forms.items()} == {
        "consent": "consent",
        "agreed": "consent",
        "notice": "notice",
        "notices": "notice",
    }


@pytest.mark.parametrize("keys", [{"status": "draft"}, {"explain_in_prose": "false"}])
def test_terms_that_are_not_explained_claim_no_form(project: Project, keys: dict[str, str]) -> None:
    project.put(OTHER_TERM, forms="[notice, shared]", **keys)
    project.put(TERM, forms="[shared, told]")
    forms = read(project).surface_forms
    assert {form: term.slug for form, term in forms.items()} == {
        "notice": "notice",
        "shared": "notice",
        "told": "notice",
    }
