"""YAML front matter that remembers where every key and value stands."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from safedata.source.place import KeyPath, Position

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)

_TAG = "tag:yaml.org,2002:"


class _Loader(yaml.CSafeLoader):
    """Composes nodes with the scalars that authors expect: a part of YAML 1.2's core schema.

    YAML 1.1, PyYAML's default, reads ``no`` (Norwegian, or an answer) as false and ``1:30`` as a
    number. Fractions are text, because no entry counts in them and an edition is called 2.0.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _name, _pattern, _first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", "tTfF"),
    ("int", r"-?(?:0|[1-9][0-9]*)\Z", "-0123456789"),
    ("timestamp", r"\d{4}-\d{2}-\d{2}\Z", "0123456789"),
    ("null", r"(?:~|null|Null|NULL|)\Z", ["~", "n", "N", ""]),
):
    _Loader.add_implicit_resolver(_TAG + _name, re.compile(_pattern), list(_first))


class FrontMatterError(Exception):
    """The front matter cannot be read. `rule` is the check that it breaks."""

    def __init__(self, rule: str, message: str, hint: str, position: Position) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.position = rule, message, hint, position


@dataclass(frozen=True)
class FrontMatter:
    """The data of a front matter block, and where each part of it stands."""

    data: dict[str, Any]
    values: dict[KeyPath, Position] = field(repr=False)
    keys: dict[KeyPath, Position] = field(repr=False)

    def at(self, path: KeyPath, *, key: bool = False) -> Position:
        """Where the value (or the key) at `path` stands; the nearest parent's place if nowhere."""
        while path:
            found = (self.keys if key else self.values).get(path) or self.values.get(path)
            if found is not None:
                return found
            path = path[:-1]
        return Position(1, 1)


def split(text: str) -> tuple[str | None, str, int]:
    """Part `text` (newlines already ``\\n``) into front matter and body.

    Returns the YAML without its fences (None if there is no closed block at the top), the body,
    and the line on which the body starts, counted from 1.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return None, text, 1
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return None, text, 1
    return (
        text[opening.end() : closing.start()],
        text[closing.end() :],
        text.count("\n", 0, closing.end()) + 1,
    )


def compose(source: str) -> yaml.Node | None:
    """The YAML `source` as a tree of nodes, each of which knows where it stands.

    None if there is nothing in it. Raises yaml.YAMLError if it is not YAML.
    """
    loader = _Loader(source)
    try:
        root: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return root


def parse(source: str, first_line: int = 2) -> FrontMatter:
    """Read the YAML `source`, whose first line is line `first_line` of its file.

    Raises FrontMatterError with the place of what is wrong.
    """
    try:
        root = compose(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Position(first_line + mark.line, mark.column + 1) if mark else Position(1, 1)
        raise FrontMatterError(
            "yaml",
            f"the front matter is not valid YAML: {error.problem or error.context}",
            "Text that holds a colon followed by a space, or starts with a quotation mark or a "
            "bracket, goes between quotation marks; indentation is by spaces.",
            where,
        ) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(
            "yaml",
            "the front matter holds a character that YAML does not allow",
            "Delete control characters, often left by copying from another program.",
            Position(first_line, 1),
        ) from error
    if root is None:
        return FrontMatter({}, {}, {})
    reader = _Reader(first_line)
    data = reader.read(root, ())
    if not isinstance(data, dict):
        raise FrontMatterError(
            "yaml",
            "the front matter is not a list of keys and values",
            "Write one `key: value` a line.",
            Position(first_line, 1),
        )
    return FrontMatter(data, reader.values, reader.keys)


class _Reader:
    """Turns YAML nodes into plain data and notes where each stood."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.values: dict[KeyPath, Position] = {}
        self.keys: dict[KeyPath, Position] = {}
        self._seen: set[int] = set()

    def _position(self, node: yaml.Node) -> Position:
        mark = node.start_mark
        return Position(self.first_line + mark.line, mark.column + 1)

    def read(self, node: yaml.Node, path: KeyPath) -> Any:
        self.values[path] = self._position(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            raise FrontMatterError(
                "yaml",
                "anchors and aliases (& and *) are not used in entries",
                "Write the value out where it is needed.",
                self._position(node),
            )
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            where = self._position(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise FrontMatterError("yaml", "a key must be a word", "", where)
            key = str(key_node.value)
            if key in result:
                raise FrontMatterError(
                    "yaml", f"the key '{key}' stands twice", "Keep one of the two.", where
                )
            self.keys[(*path, key)] = where
            result[key] = self.read(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        match node.tag.removeprefix(_TAG):
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "timestamp":
                try:
                    return dt.date.fromisoformat(text)
                except ValueError:
                    return text  # no real day: the model says so, with the place
            case "str":
                return text
            case other:
                raise FrontMatterError(
                    "yaml",
                    f"the tag '{other}' is not used in entries",
                    "Write the plain value.",
                    self._position(node),
                )
