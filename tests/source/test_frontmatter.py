"""Front matter: data, and the place of each part of it."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from safedata.source import frontmatter
from safedata.source.frontmatter import FrontMatterError
from safedata.source.place import Position


def test_split_parts_yaml_from_text_and_counts_lines() -> None:
    assert frontmatter.split("---\na: 1\nb: 2\n---\nText\n") == ("a: 1\nb: 2\n", "Text\n", 5)
    assert frontmatter.split("---\na: 1\n...\nText") == ("a: 1\n", "Text", 4)
    assert frontmatter.split("---\n---\n") == ("", "", 3)
    assert frontmatter.split("No block\n---\n") == (None, "No block\n---\n", 1)
    assert frontmatter.split("---\nnever closed\n") == (None, "---\nnever closed\n", 1)


def test_values_have_their_places() -> None:
    matter = frontmatter.parse("title: A\nlist:\n  - one\n  - key: two\nflow: {x: [1, 2]}\n")
    assert matter.data == {"title": "A", "list": ["one", {"key": "two"}], "flow": {"x": [1, 2]}}
    assert matter.at(("title",)) == Position(2, 8)
    assert matter.at(("title",), key=True) == Position(2, 1)
    assert matter.at(("list", 0)) == Position(4, 5)
    assert matter.at(("list", 1, "key")) == Position(5, 10)
    assert matter.at(("flow", "x", 1)) == Position(6, 15)
    assert matter.at(("list", 0), key=True) == Position(4, 5), "what has no key has a value"
    assert matter.at(("list", 7, "gone")) == Position(4, 3), "the nearest parent"
    assert matter.at(("list", 1, "gone")) == Position(5, 5)
    assert matter.at(("gone",)) == Position(1, 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("010", "010"),
        ("true", True),
        ("False", False),
        ("3", 3),
        ("3.5", "3.5"),
        ("0E0", "0E0"),
        ("-3", -3),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("TRUE", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("0", 0),
        ("-0", 0),
        ("007", "007"),
        ("+3", "+3"),
        ("", None),
        ("2018-04-05", dt.date(2018, 4, 5)),
        ("2018-04", "2018-04"),
        ("2021-02-30", "2021-02-30"),
        ('"3"', "3"),
        ("=", "="),
    ],
)
def test_scalars_mean_what_authors_expect(written: str, meant: object) -> None:
    assert frontmatter.parse(f"key: {written}\n").data == {"key": meant}


@pytest.mark.parametrize(
    ("source", "position", "message"),
    [
        ("a: [1\n", Position(3, 1), "not valid YAML"),
        ("a: b: c\n", Position(2, 5), "mapping values"),
        ("a: 1\na: 2\n", Position(3, 1), "'a' stands twice"),
        ("a: &x [1]\nb: *x\n", Position(2, 4), "anchors and aliases"),
        ("a: &x [*x]\n", Position(2, 4), "anchors and aliases"),
        ("- a\n", Position(2, 1), "not a list of keys and values"),
        ("? [a]\n: 1\n", Position(2, 3), "a key must be a word"),
        ("a: !!python/name:os.system\n", Position(2, 4), "the tag"),
        ("a: \x07\n", Position(2, 1), "a character that YAML does not allow"),
    ],
)
def test_what_cannot_be_read(source: str, position: Position, message: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        frontmatter.parse(source)
    assert message in caught.value.message == str(caught.value)
    assert caught.value.position == position


def test_where_there_is_nothing_to_hint_at_the_hint_is_empty() -> None:
    with pytest.raises(FrontMatterError) as caught:
        frontmatter.parse("? [a]\n: 1\n")
    assert caught.value.hint == ""


def test_nothing_between_the_fences() -> None:
    assert frontmatter.parse("").data == {}
    assert frontmatter.parse("# only a comment\n").data == {}
    assert frontmatter.parse("").at(("title",), key=True) == Position(1, 1)


keys = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
plain = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)
values = st.recursive(
    st.one_of(plain, st.integers(), st.booleans(), st.none(), st.dates()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, max_size=5), st.booleans())
def test_what_a_yaml_library_writes_is_read_back_with_a_place_for_each_value(
    data: dict[str, object], flow: bool
) -> None:
    source = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    matter = frontmatter.parse(source)
    assert matter.data == data
    lines = source.split("\n")
    for position in matter.values.values():
        assert 2 <= position.line <= len(lines) + 1
        assert position.column >= 1
    for path, position in matter.keys.items():
        line = lines[position.line - 2]
        assert line[position.column - 1 :].lstrip("\"'?").startswith(str(path[-1])[:1])


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail_otherwise(text: str) -> None:
    source, body, line = frontmatter.split(text)
    assert text.endswith(body)
    assert text.count("\n", 0, len(text) - len(body)) == line - 1
    try:
        frontmatter.parse(source if source is not None else text)
    except FrontMatterError as error:
        assert error.position.line >= 1
