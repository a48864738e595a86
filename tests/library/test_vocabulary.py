"""The vocabulary: the words that entries classify themselves with."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from safedata.library.vocabulary import Vocabulary

FACET = """\
outcome:
  label: Outcome
  plural: Outcomes
  definition: How it ended.
  words:
    - {id: near-miss, label: Near miss, definition: It nearly was., synonyms: [close call, scare]}
    - {id: harm, label: Harm, definition: It was.}
"""


def load(folder: Path, text: str) -> Vocabulary:
    (folder / "vocabulary.yml").write_text(text, "utf-8")
    return Vocabulary.load(folder)


def test_words_are_found_by_facet_and_id(tmp_path: Path) -> None:
    words = load(tmp_path, FACET)
    assert list(words.facets) == ["outcome"]
    assert words.ids("outcome") == ["near-miss", "harm"], "in the order of the file"
    assert words.label("outcome", "near-miss") == "Near miss"
    assert words.word("outcome", "harm").definition == "It was."
    assert words.word("outcome", "harm").synonyms == []
    assert words.has("outcome", "harm")
    assert not words.has("outcome", "Harm")


def test_a_facet_that_does_not_exist_is_a_mistake_of_the_code(tmp_path: Path) -> None:
    words = load(tmp_path, FACET)
    for call in (words.ids, lambda facet: words.has(facet, "x"), lambda f: words.word(f, "x")):
        with pytest.raises(KeyError):
            call("zzz")
    with pytest.raises(KeyError):
        words.word("outcome", "zzz")


def test_people_write_words_in_several_ways(tmp_path: Path) -> None:
    assert list(load(tmp_path, FACET).spellings("outcome")) == [
        ("near-miss", "near-miss"),
        ("Near miss", "near-miss"),
        ("close call", "near-miss"),
        ("scare", "near-miss"),
        ("harm", "harm"),
        ("Harm", "harm"),
    ]


def test_a_facet_has_pages_only_if_it_says_so(tmp_path: Path) -> None:
    assert not load(tmp_path, FACET).facets["outcome"].pages
    assert (
        load(tmp_path, FACET.replace("  words:", "  pages: true\n  words:")).facets["outcome"].pages
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: harm", "id: Harm"),
        ("id: harm", "id: harm-"),
        ("id: harm", "id: a b"),
        ("  label: Outcome\n", ""),
        ("  plural: Outcomes\n", ""),
        ("  definition: How it ended.\n", ""),
        (", definition: It was.", ""),
        ("label: Harm, ", ""),
        ("  words:", "  colour: red\n  words:"),
        ("label: Harm,", "label: Harm, colour: red,"),
        ("outcome:", "- outcome:"),
    ],
)
def test_what_is_no_vocabulary(tmp_path: Path, old: str, new: str) -> None:
    assert FACET.count(old) == 1
    with pytest.raises((ValidationError, yaml.YAMLError)):
        load(tmp_path, FACET.replace(old, new))


def test_a_vocabulary_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"vocabulary\.yml"):
        Vocabulary.load(tmp_path)
    with pytest.raises(yaml.YAMLError):
        load(tmp_path, "outcome: [")
