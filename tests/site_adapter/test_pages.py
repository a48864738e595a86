"""What the pages of each kind of entry say, asked of the HTML that readers get."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from safedata.site import adapter
from small_site import build, page, small_project

STORY = "stories/a-list-went-astray"


def headings(site: Path, url: str) -> list[str]:
    article = page(site, url)
    return [h.text.removesuffix("#") for h in article if h.tag == "h2"]


def test_a_story_leads_from_what_happened_to_what_to_do(site: Path) -> None:
    assert headings(site, STORY) == [
        "What happened",
        "Who was put at risk",
        "What went wrong",
        "How it was handled",
        "What to do about it",
        "Talk about it",
        "The pattern behind it",
        "Stories like this one",
        "Sources",
    ]


def test_the_facts_of_a_story_are_in_words_that_lead_on(site: Path) -> None:
    facts = {fact.one("dt").text: fact.one("dd") for fact in page(site, STORY).all("div.sd-fact")}
    assert facts["When"].text == "March 2021"
    assert facts["Became known"].text == "9 March 2021"
    assert facts["Became known"].one("time").attrs["datetime"] == "2021-03-09"
    assert facts["People concerned"].text == "300: families on a distribution list"
    assert facts["How sure of the event"].text.startswith("Confirmed Found by a court")
    assert facts["Causes"].links() == {
        "Unsafe default or procedure": "../../tags/cause/unsafe-procedure/"
    }
    assert "Requested by" not in facts


def test_what_to_do_shows_each_pairing_with_how_and_first_step(site: Path) -> None:
    todo = page(site, STORY).one("section.sd-todo")
    remedies = todo.all("article.sd-remedy")
    assert [r.one("h3").text.removesuffix("#") for r in remedies] == ["Send less", "Check twice"]
    second = remedies[1]
    assert second.one("p.sd-remedy__how").text == (
        "A colleague reading the address line before Tuesday noon would have seen the wrong "
        "partner."
    )
    assert second.one("p.sd-remedy__step").text == (
        "First step, under two hours: Agree who reads the address line before a list is sent."
    )
    assert second.links()["All the steps: Check twice"] == "../../remediations/check-twice/#do-it"
    assert todo.one("ul.sd-entries").links() == {"Sending guide": "../../resources/sending-guide/"}
    assert [dt.text for dt in todo.one("dl.sd-terms").all("dt")] == ["Consent"]


def test_references_are_numbered_in_the_order_of_citation(site: Path) -> None:
    notes = page(site, STORY).one("div.footnote").all("li")
    assert [note.attrs["id"] for note in notes] == ["fn:s1", "fn:s2"]
    assert notes[0].text.startswith(
        "Notice to families. A made-up relief agency. 9 March 2021. Statement."
    )
    assert [a.attrs["href"] for a in notes[0].all("a.sd-backref")] == [
        "#fnref:s1",
        "#fnref2:s1",
        "#fnref3:s1",
    ]
    assert notes[1].links()["A list went astray"] == "https://example.org/list"


def test_a_source_without_an_address_is_cited_without_a_link(site: Path) -> None:
    first = page(site, STORY).one("div.footnote").all("li")[0]
    assert first.one("em").text == "Notice to families"
    assert "Notice to families" not in first.links()


def test_links_in_prose_are_resolved(site: Path) -> None:
    links = [a.attrs["href"] for a in page(site, STORY).all("a") if a.text == "Send less"]
    assert links == [
        "../../remediations/send-less/#do-it",  # in the prose
        "../../remediations/send-less/",  # in what to do about it
    ]


def test_a_remediation_begins_with_its_first_step_and_shows_why(site: Path) -> None:
    article = page(site, "remediations/check-twice")
    assert article.one("div.sd-first-step").text == (
        "First step, under two hours: Agree who reads the address line before a list is sent."
    )
    whys = article.all("li.sd-why")
    shown = {why.one("p.sd-entry__title").text: why.one("p.sd-why__how").text for why in whys}
    assert shown["A list went astray"].startswith("A colleague reading the address line")
    assert article.one("ul.sd-guidance").text.startswith("Sending guide")
    assert [p.text for p in article.one("div.sd-contrast").all("p")] == [
        "Done for the form",
        "A line in a policy.",
        "Done for people",
        "Fewer lists with fewer names.",
    ]
    assert article.all("input")[0].attrs["type"] == "checkbox"


def test_a_pattern_lists_its_stories_newest_first(site: Path) -> None:
    article = page(site, "patterns/the-open-list")
    dates = [facts.text for facts in article.all("p.sd-entry__facts")]
    years = [int(year) for text in dates for year in text.split(" · ") if year.isdigit()]
    assert years == sorted(years, reverse=True)
    assert len(article.one("ul.sd-signs").all("li")) >= 3
    assert article.all("article.sd-remedy")


def test_a_resource_says_where_to_find_it_and_what_uses_it(site: Path) -> None:
    article = page(site, "resources/list-handbook")
    assert article.one("a.sd-button--primary").attrs["href"] == "https://example.org/handbook"
    assert "../../remediations/check-twice/" in article.links().values()
    assert "page 4" in [where.text for where in article.all("span.sd-guidance__where")]
    assert article.one("#used-by").text.startswith("Where this site uses it")


def test_a_term_says_first_what_it_means(site: Path) -> None:
    article = page(site, "glossary/consent")
    assert article.one("h1").text.startswith("Consent")
    assert article.one("p.sd-definition").text == (
        "A yes that somebody was free to refuse, given with knowledge of what it is for."
    )
    assert article.one("ul.sd-authorities").links() == {
        "An invented authority": "https://example.org/consent"
    }
    words = {dd.attrs["lang"]: dd for dd in article.one("dl.sd-translations").all("dd")}
    assert words["fr"].text == "consentement"
    assert words["ar"].attrs["dir"] == "rtl"
    assert "dir" not in words["es"].attrs


def test_a_translation_says_where_it_comes_from_if_they_differ(tmp_path: Path) -> None:
    adapter.state.good = None
    project = small_project(tmp_path / "project")
    term = "glossary/consent.md"
    project.edit(term, "source: official}", "source: own, sources: {fr: official}}")
    article = page(build(project), "glossary/consent")
    rows = article.one("dl.sd-translations").all("div")
    assert [[dd.text for dd in row.all("dd")][1:] for row in rows] == [
        ["Official"],
        ["Our proposal"],
        ["Our proposal"],
    ]


def test_relations_between_terms_go_both_ways(site: Path) -> None:
    assert "../notice/" in page(site, "glossary/consent").links().values()
    assert "../consent/" in page(site, "glossary/notice").links().values()


def test_a_roundtable_links_each_point_to_what_answers_it(site: Path) -> None:
    article = page(site, "roundtables/an-afternoon-on-lists")
    assert article.one("li.sd-point").links() == {
        "Send less": "../../remediations/send-less/",
        "A list went astray": "../../stories/a-list-went-astray/",
    }
    assert article.one("strong.sd-status").text == "Open"
    assert len(article.one("div.footnote").all("li")) == 1


def test_a_role_has_what_it_leads_and_what_it_asks(site: Path) -> None:
    article = page(site, "roles/programme")
    assert [s.one("h3").text for s in article.all("section.sd-begin__period")] == [
        "First week",
        "First month",
        "First quarter",
    ]
    assert "../../remediations/check-twice/" in article.links().values()
    assert article.one("dl.sd-asks").one("dd").text == "Who can open the shared folder?"


def test_a_stage_asks_its_gate_question_first(site: Path) -> None:
    article = page(site, "lifecycle/share")
    assert article.one("div.sd-gate").text == (
        "May we go on? A named person has said who gets the list and why."
    )
    steps = article.one("nav.sd-steps")
    assert len(steps.all("li")) == 9
    assert [strong.attrs for strong in steps.all("strong")] == [{"aria-current": "step"}]
    assert "This stage is an addition of ours" in article.text


def test_index_pages_keep_their_introduction_and_list_everything(site: Path) -> None:
    stories = page(site, "stories")
    assert "An introduction to the stories." in stories.text
    assert {"a-list-went-astray/", "a-map-was-shared/", "a-printout-was-left/"} <= set(
        stories.links().values()
    )
    years = [h.text.removesuffix("#") for h in stories if h.tag == "h2"]
    assert years == sorted(years, reverse=True)


def test_the_glossary_can_be_read_in_place(site: Path) -> None:
    glossary = page(site, "glossary")
    assert glossary.one("nav.sd-letters").links() == {"C": "#letter-c", "N": "#letter-n"}
    entry = glossary.one("#consent")
    assert entry.one("dd").text.startswith("A yes that somebody")


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "consentement"), ("es", "aviso"), ("ar", "موافقة")]
)
def test_a_term_is_found_from_its_word_in_another_language(
    site: Path, language: str, word: str
) -> None:
    cells = [td for td in page(site, "glossary/by-language").all("td") if td.text == word]
    assert [cell.attrs["lang"] for cell in cells] == [language]


def test_every_word_of_the_vocabulary_has_its_page(site: Path) -> None:
    index = page(site, "tags")
    addresses = [url for url in index.links().values() if url.count("/") == 2]
    assert addresses
    missing = [url for url in addresses if not (site / "tags" / url / "index.html").exists()]
    assert not missing


def test_the_page_of_a_word_groups_and_counts(site: Path) -> None:
    article = page(site, "tags/cause/unsafe-procedure")
    assert article.one("p.sd-definition").text.startswith("The ordinary way of working")
    assert article.one("#story").text.startswith("Stories (")
    assert "../../../stories/a-list-went-astray/" in article.links().values()


def test_chips_lead_to_the_pages_of_their_words(site: Path) -> None:
    chips = page(site, STORY).one("nav.md-tags").links()
    assert chips["Unsafe default or procedure"] == "../../tags/cause/unsafe-procedure/"
    assert "Global" not in chips  # the facts say it, and link it


def test_terms_are_explained_in_prose_and_not_on_their_own_page(site: Path) -> None:
    about = page(site, "about").all("a.sd-term")
    assert [(a.text, a.attrs["href"]) for a in about] == [("consent", "../glossary/consent/")]
    assert about[0].attrs["data-definition"].startswith("A yes that somebody")
    assert not page(site, "glossary/consent").all("a.sd-term")


def test_rules_are_explained(site: Path) -> None:
    article = page(site, "contribute/rules")
    assert article.one("#pairing").text.startswith("A story is paired with what to do about it")
    names = [[code.text for code in names.all("code")] for names in article.all("dl.sd-rules")]
    assert ["yaml" in names[0], "built-link" in names[1]] == [True, True]


def test_a_source_cited_once_has_an_arrow_and_others_have_numbers(site: Path) -> None:
    first = page(site, STORY).one("div.footnote").all("li")[0]
    assert [a.text for a in first.all("a.sd-backref")] == ["1", "2", "3"]
    assert [a.attrs["aria-label"] for a in first.all("a.sd-backref")][1] == (
        "Back to citation 2 in the text"
    )
    only = page(site, "roundtables/an-afternoon-on-lists").one("a.sd-backref")
    assert (only.text, only.attrs["aria-label"]) == ("↩\ufe0e", "Back to the text")


def test_no_heading_is_passed_over_and_no_id_given_twice(site: Path) -> None:
    for file in site.rglob("index.html"):
        article = page(site, file.parent.relative_to(site).as_posix())
        levels = [int(n.tag[1]) for n in article if n.tag in {"h1", "h2", "h3", "h4", "h5"}]
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), file
        ids = [n.attrs["id"] for n in article if "id" in n.attrs]
        assert len(ids) == len(set(ids)), file
