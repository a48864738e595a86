"""The explorer's filters, the numbers of the matrix, the places on the timeline, related words."""

from __future__ import annotations

import datetime as dt
import itertools
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.exports import explorer as export
from safedata.library.graph import Library
from safedata.library.model import Remediation, Resource, Role, Stage, Story, Term
from safedata.views import explorer, timeline
from safedata.views.matrix import Cell, matrix
from safedata.views.related_words import Companion, RelatedWords
from support import ROOT, Project

LIST = "stories/a-list-went-astray.md"
MAP = "stories/a-map-was-shared.md"
PRINTOUT = "stories/a-printout-was-left.md"
TODAY = dt.date(2026, 3, 1)


def library(project: Project) -> Library:
    report = project.check()
    assert report.errors == []
    return report.library


@pytest.fixture(scope="module")
def real() -> Library:
    """The library of this project, whatever is in it."""
    return Project(ROOT).check().library


def test_an_entry_bears_its_own_words_only(project: Project) -> None:
    project.edit(LIST, 'kind: news, url: "https', 'kind: news, language: fr, url: "https')
    lib = library(project)
    story = lib.get(Story, "a-list-went-astray")
    assert story
    assert lib.words_of(story) >= {("cause", "unsafe-procedure"), ("region", "global")}
    assert "language" not in {facet for facet, _ in lib.words_of(story)}, "its source is French"
    assert lib.tagged("language", "fr", Story) == []


def test_stages_and_roles_bear_their_own_word(real: Library) -> None:
    for stage in real.all(Stage):
        assert stage in real.tagged("lifecycle", stage.slug, Stage)
    for role in real.all(Role):
        assert role in real.tagged("role", role.slug, Role)
        assert {w for f, w in real.words_of(role) if f == "role"} == {role.slug}


def test_the_matrix_counts_each_story_in_all_its_cells(project: Project) -> None:
    project.edit(LIST, "lifecycle: [share]", "lifecycle: [share, collect]")
    project.edit(LIST, "causes: [unsafe-procedure]", "causes: [unsafe-procedure, fraud]")
    project.edit(MAP, "causes: [unsafe-procedure]", "causes: [misconfiguration]")
    made = matrix(library(project))
    stages = [stage.id for stage in made.stages]
    cells = {
        (row.cause.id, stage): (cell.stories, cell.remediations)
        for row in made.rows
        for stage, cell in zip(stages, row.cells, strict=True)
        if not cell.empty
    }
    assert cells == {
        ("unsafe-procedure", "share"): (2, 2),
        ("unsafe-procedure", "collect"): (1, 0),
        ("misconfiguration", "share"): (1, 0),
        ("fraud", "share"): (1, 0),
        ("fraud", "collect"): (1, 0),
    }
    assert made.size == len(made.rows) * len(stages)
    assert made.empty == made.size - len(cells)
    assert made.untold == made.size - 5
    assert {row.cause.id: row.total.stories for row in made.rows if row.total.stories} == {
        "unsafe-procedure": 2,
        "misconfiguration": 1,
        "fraud": 1,
    }
    totals = {s: c.stories for s, c in zip(stages, made.totals, strict=True) if c.stories}
    assert totals == {"share": 3, "collect": 1}


def test_each_cell_leads_to_what_it_counts(real: Library) -> None:
    for row in matrix(real).rows:
        for cell in (*row.cells, row.total):
            asked = parse_qs(urlsplit(cell.url).query)
            found = [
                entry
                for entry in explorer.entries(real)
                if all(
                    {(explorer.FACETS.get(key, key), id) for id in values[0].split(",")}
                    & export.words(entry, real)
                    for key, values in asked.items()
                )
            ]
            kinds = [entry.kind for entry in found]
            assert kinds.count("story") == cell.stories
            assert kinds.count("remediation") == cell.remediations
            assert len(kinds) == cell.stories + cell.remediations


@pytest.mark.parametrize(
    ("stories", "level"),
    [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (9, 3), (10, 4), (99, 4)],
)
def test_more_stories_are_darker(stories: int, level: int) -> None:
    assert Cell(stories, 0, "").level == level


def test_filters_offer_what_some_entry_bears(real: Library) -> None:
    filters = explorer.filters(real)
    assert [item.key for item in filters] == ["kind", *explorer.FACETS, "year"]
    entries = explorer.entries(real)
    for item in filters:
        for choice in item.choices:
            bearing = [e for e in entries if (item.facet, choice.id) in export.words(e, real)]
            assert len(bearing) == choice.count > 0, (item.key, choice.id)


def test_entries_come_newest_first_and_those_without_a_date_last(project: Project) -> None:
    project.edit(MAP, "disclosed: 2021-03-09", "disclosed: 2021-12")
    project.edit(PRINTOUT, "occurred: 2021-03\n", "occurred: 2020-01\n")
    project.edit(PRINTOUT, "disclosed: 2021-03-09", "disclosed: 2020-02")
    found = explorer.entries(library(project))
    dated = [entry.slug for entry in found if explorer.year_of(entry)]
    assert dated == [entry.slug for entry in found[: len(dated)]]
    stories = [slug for slug in dated if slug.startswith("a-")]
    assert stories == ["a-map-was-shared", "a-list-went-astray", "a-printout-was-left"]
    assert dated.index("list-handbook") > dated.index("a-printout-was-left"), "both are of 2020"
    assert {type(entry.data) for entry in found[len(dated) :]} >= {Remediation, Term}


def test_every_published_entry_is_in_the_data_with_its_words(real: Library) -> None:
    data = export.data(real)
    words = [(facet[0], word[0]) for facet in data["facets"] for word in facet[3]]
    entries = {f"{data['folders'][e[0]]}/{e[1]}": e for e in data["entries"]}
    assert sorted(entries) == [e.id for e in real.entries if e.data.status == "published"]
    for story in real.all(Story):
        shown = [words[number] for number in entries[story.id][5]]
        assert sorted(id for key, id in shown if key == "cause") == sorted(story.data.causes)
        assert ("year", str(story.data.disclosed.start.year)) in shown
    for resource in real.all(Resource):
        shown = [words[number] for number in entries[resource.id][5]]
        languages = [id for key, id in shown if key == "language"]
        assert sorted(languages) == sorted(set(resource.data.languages))


def test_the_timeline_shows_spans_moments_and_what_goes_on(project: Project) -> None:
    project.edit(LIST, "occurred: 2021-03\n", "occurred: 1942/1947\n")
    project.edit(MAP, "occurred: 2021-03\n", "occurred: 2014/..\n")
    lib = library(project)
    scale = timeline.scale(lib, TODAY)
    assert (scale.first, scale.last) == (1940, 2027)
    years = timeline.years(lib, TODAY)
    lines = {line.story.slug: line for year in years for line in year.lines}
    assert set(lines) == {story.slug for story in lib.all(Story)}
    past, open_, moment = (
        lines["a-list-went-astray"],
        lines["a-map-was-shared"],
        lines["a-printout-was-left"],
    )
    assert 0 < past.begin < past.end < scale.at(dt.date(2000, 1, 1)) < past.known
    assert open_.goes_on and open_.end == scale.at(TODAY)
    assert moment.begin < moment.known < moment.end < open_.end


@given(
    st.integers(1900, 2020),
    st.lists(st.dates(dt.date(1890, 1, 1), dt.date(2030, 1, 1)), min_size=2),
)
def test_later_never_stands_further_left(first: int, days: list[dt.date]) -> None:
    scale = timeline.Scale(first, 2027)
    places = [scale.at(day) for day in sorted(days)]
    assert all(0 <= a <= b <= 100 for a, b in itertools.pairwise(places))
    ticks = [place for _, place in scale.ticks]
    assert ticks == sorted(ticks)


def test_years_without_stories_are_not_left_out_of_the_chart(real: Library) -> None:
    numbers = timeline.stories_a_year(timeline.years(real, TODAY))
    assert sum(numbers.values()) == len(real.all(Story))
    late = [year for year in numbers if year >= 2000]
    assert late == list(range(late[0], late[-1] + 1))


def test_related_words_stand_together_more_often_than_elsewhere(project: Project) -> None:
    # Two of three stories: fraud and financial harm stand together, and nowhere apart.
    for name in (LIST, MAP):
        project.edit(name, "causes: [unsafe-procedure]", "causes: [fraud]")
        project.edit(name, "harms: [dignity]", "harms: [financial]")
    related = RelatedWords(library(project))
    assert related.of("cause", "fraud") == [Companion("harm", "financial", 2, 2)]
    assert related.of("harm", "financial") == [Companion("cause", "fraud", 2, 2)]
    assert related.of("harm", "dignity") == [], "one story says nothing"
    assert related.of("language", "en") == [], "a language relates nothing"
    assert related.of("cause", "surveillance") == []
