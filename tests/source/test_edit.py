"""A key is put into front matter, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safedata.source import frontmatter
from safedata.source.edit import EditError, add_key

URL = "https://a.example/web/1/https://example.org/x"
AFTER = ("key", "title", "url", "kind")


def put(matter: str, path: tuple[str | int, ...] = ("sources", 0), value: str = URL) -> str:
    """The front matter with the key; the rest of the file is left as it is, or this fails."""
    body = "---\n\ntext: ---\r\n\u2028 end"
    text = f"---\n{matter}{body}"
    after = add_key(text, path, "archived", value, AFTER)
    assert after.startswith("---\n")
    assert after.endswith(body)
    return after[4 : -len(body)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a line of its own, behind whichever comes last of the keys that it follows
        ("url: https://e.org\nkind: a\nnote: n\n",
         "url: https://e.org\nkind: a\narchived: {}\nnote: n\n"),
        ("kind: a\nurl: https://e.org\nnote: n\n",
         "kind: a\nurl: https://e.org\narchived: {}\nnote: n\n"),
        ("url: https://e.org\nnote: n\n", "url: https://e.org\narchived: {}\nnote: n\n"),
        # quoted where its like is
        ("url: 'https://e.org'\n", "url: 'https://e.org'\narchived: \"{}\"\n"),
        ('title: "A: b"\nurl: https://e.org\n', 'title: "A: b"\nurl: https://e.org\narchived: {}\n'),
        # behind a text of several lines, and behind what is said of it
        ("title: >-\n  one\n\n  two\n\nnote: n\n",
         "title: >-\n  one\n\n  two\narchived: {}\n\nnote: n\n"),
        ("title: |\n  # one\n  two\n", "title: |\n  # one\n  two\narchived: {}\n"),
        ("title: one\n  two\n# a remark\nnote: n\n",
         "title: one\n  two\narchived: {}\n# a remark\nnote: n\n"),
        ("kind: a # a remark\nnote: n\n", "kind: a # a remark\narchived: {}\nnote: n\n"),
        ("title: x😀y\nnote: n\n", "title: x😀y\narchived: {}\nnote: n\n"),
    ],
)  # fmt: skip
def test_on_a_line_of_its_own(before: str, after: str) -> None:
    assert put(before, ()) == after.replace("{}", URL)


def test_in_a_list() -> None:
    before = "sources:\n- key: s1\n  kind: a\n  note: n\n- key: s2\n  kind: b\nlast: 1\n"
    assert put(before, ("sources", 1)) == before.replace(
        "kind: b\n", f"kind: b\n  archived: {URL}\n"
    )
    assert put(before) == before.replace("kind: a\n", f"kind: a\n  archived: {URL}\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{key: s1, kind: a}", "{key: s1, kind: a, archived: U}"),
        ('{url: "https://e.org"}', '{url: "https://e.org", archived: "U"}'),
        ("{key: s1, kind: a , note: n}", "{key: s1, kind: a, archived: U , note: n}"),
        ('{key: s1, title: "x, }", note: n}', '{key: s1, title: "x, }", archived: U, note: n}'),
        (
            "{key: s1,\n    kind: 😀,\n    note: n}",
            "{key: s1,\n    kind: 😀, archived: U,\n    note: n}",
        ),
        ("{key: 's1'}", "{key: 's1', archived: U}"),
    ],
)
def test_within_braces(before: str, after: str) -> None:
    assert put(f"sources:\n  - {before}\n") == f"sources:\n  - {after}\n".replace("U", URL)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end: str, mark: str) -> None:
    text = f"{mark}---{end}key: s1{end}note: n{end}---{end}Text{end}"
    assert add_key(text, (), "archived", URL, AFTER) == (
        f"{mark}---{end}key: s1{end}archived: {URL}{end}note: n{end}---{end}Text{end}"
    )


@pytest.mark.parametrize("value", ["x: y", "a #b", "- a", 'q"u\\o', "{a", "no", "2019", "*a", "@"])
def test_values_that_need_quotation_marks(value: str) -> None:
    assert frontmatter.parse(put("key: a\n", (), value)).data["archived"] == value


@pytest.mark.parametrize(
    ("text", "path", "why"),
    [
        ("---\nkey: s1\narchived: x\n---\n", (), "it has 'archived' already"),
        ("---\nkey: s1\narchived:\n---\n", (), "it has 'archived' already"),
        ("---\nnote: s1\n---\n", (), "there is no key behind which 'archived' belongs"),
        ("---\nkey: s1\n---\n", ("sources", 0), "there is no group of keys at this place"),
        ("---\nkey: s1\n---\n", ("key",), "there is no group of keys at this place"),
        ("---\nsources: []\n---\n", ("sources", 0), "there is no group of keys at this place"),
        ("key: s1\n", (), "it has no front matter"),
        ("---\nkey: [\n---\n", (), "the front matter is not valid YAML"),
    ],
)
def test_what_cannot_be_done_is_not_done(text: str, path: tuple[str | int, ...], why: str) -> None:
    with pytest.raises(EditError, match=f"^{why}"):
        add_key(text, path, "archived", URL, AFTER)


def test_a_place_that_was_mistaken_is_noticed() -> None:
    """YAML takes U+2028 for the end of a line, and editors do not, so lines are counted wrongly."""
    text = '---\nold: "a\u2028 b"\nsources:\n- key: s1\n- key: s2\n---\n'
    with pytest.raises(EditError, match="without changing something else"):
        add_key(text, ("sources", 0), "archived", URL, AFTER)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["key", "title", "kind", "note"]), words), max_size=4,
                unique_by=lambda pair: pair[0]), st.booleans())  # fmt: skip
def test_whatever_stands_there_it_is_right_or_refused(
    pairs: list[tuple[str, str]], braces: bool
) -> None:
    quoted = [(k, '"' + v.replace("\\", "\\\\").replace('"', '\\"') + '"') for k, v in pairs]
    if braces:
        matter = "sources:\n- {" + ", ".join(f"{k}: {v}" for k, v in quoted) + "}\n"
        path: tuple[str | int, ...] = ("sources", 0)
    else:
        matter, path = "".join(f"{k}: {v}\n" for k, v in quoted) or "x: 1\n", ()
    text = f"---\n{matter}---\n"
    try:
        after = add_key(text, path, "archived", URL, AFTER)
    except EditError:
        return
    old = frontmatter.parse(frontmatter.split(text)[0] or "").data
    new = frontmatter.parse(frontmatter.split(after)[0] or "").data
    group = new["sources"][0] if braces else new
    assert group.pop("archived") == URL
    assert new == old


def test_within_braces_what_has_a_comma_is_quoted() -> None:
    after = put("sources:\n  - {key: s1}\n", value="https://e.org/a,b")
    assert after == 'sources:\n  - {key: s1, archived: "https://e.org/a,b"}\n'
