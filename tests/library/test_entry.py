"""An entry: how it is called, and where it lies."""

from __future__ import annotations

from safedata.library.entry import Entry
from safedata.library.model import EntryData, Term
from safedata.source.place import Position
from support import OTHER_TERM, STORY, Project


def entry(project: Project, name: str) -> Entry[EntryData]:
    found = project.check().library.find(name.removesuffix(".md"))
    assert found is not None
    return found


def term(project: Project) -> Term:
    data = entry(project, OTHER_TERM).data
    assert isinstance(data, Term)
    return data


def test_an_entry_is_known_by_its_folder_and_its_slug(project: Project) -> None:
    story = entry(project, STORY)
    assert story.slug == "a-list-went-astray"
    assert story.kind == "story"
    assert story.id == "stories/a-list-went-astray"
    assert story.url == "stories/a-list-went-astray/"
    assert story.document.path == "docs/stories/a-list-went-astray.md"
    assert story.document.src_uri == "stories/a-list-went-astray.md"


def test_an_entry_is_called_by_its_title(project: Project) -> None:
    story = entry(project, STORY)
    assert (story.name, story.title) == ("A list went astray", "A list went astray")
    assert story.data.gist == "A field office sent a distribution list to the wrong partner."


def test_a_term_is_called_by_itself_and_its_page_with_a_capital_letter(project: Project) -> None:
    project.put(OTHER_TERM, term="informed consent")
    consent = entry(project, OTHER_TERM)
    assert (consent.name, consent.title) == ("informed consent", "Informed consent")
    assert consent.data.gist.startswith("A yes that somebody was free to refuse")


def test_what_stands_in_the_front_matter_has_a_place(project: Project) -> None:
    consent = entry(project, OTHER_TERM)
    assert consent.at(("group",)) == Position(3, 8)
    assert consent.at(("group",), key=True) == Position(3, 1)


def test_equivalents_of_a_term_are_those_that_are_known(project: Project) -> None:
    assert term(project).translations.known == [
        ("fr", "consentement"),
        ("es", "consentimiento"),
        ("ar", "موافقة"),
    ]
    project.edit(OTHER_TERM, "es: consentimiento", "es: null")
    assert [code for code, _ in term(project).translations.known] == ["fr", "ar"]


def test_equivalents_come_from_one_source_but_for_those_that_name_another(
    project: Project,
) -> None:
    project.edit(OTHER_TERM, "source: official", "source: official, sources: {es: own}")
    translations = term(project).translations
    assert [translations.source_of(code) for code in ("fr", "es", "ar")] == [
        "official",
        "own",
        "official",
    ]
