"""Edits of front matter that leave every other byte of the file as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import yaml

from safedata.source import frontmatter
from safedata.source.frontmatter import FrontMatterError
from safedata.source.place import KeyPath

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FIRST = 1
"""The line of a file, counted from 0, on which its front matter begins."""


class EditError(Exception):
    """The file cannot be changed as asked; the message says why."""


def add_key(text: str, path: KeyPath, key: str, value: str, after: Sequence[str]) -> str:
    """Return the file `text` with ``key: value`` added to the group of keys at `path`.

    The key is put behind whichever of the keys `after` stands last, in the style of the group: on
    a line of its own, or within braces. Byte order mark and line ends stay.

    Raises EditError if the key is there already, if none of `after` is, or if what would come out
    does not read as the same data with the one key more.
    """
    before = _data(text)
    expected = deepcopy(before)
    group = _at(expected, path)
    if not isinstance(group, dict):
        raise EditError("there is no group of keys at this place")
    if key in group:
        raise EditError(f"it has '{key}' already")
    group[key] = value
    node = _group(text, path)
    pairs = [pair for pair in node.value if pair[0].value in after]
    if not pairs:
        raise EditError(f"there is no key behind which '{key}' belongs")
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    alike = [pair[1].style for pair in pairs if str(pair[1].value)[:4] == value[:4]]
    for scalar in [quoted] if any(alike) else [value, quoted]:
        added = _put(text, node, pairs[-1], f"{key}: {scalar}")
        try:
            if _data(added) == expected:
                return added
        except EditError:
            continue
    raise EditError(f"'{key}' cannot be put there without changing something else")


def _put(text: str, group: yaml.MappingNode, pair: tuple[Any, Any], written: str) -> str:
    """`text` with `written` behind the `pair` of a key and a value."""
    lines = [line for line in _LINE.findall(text) if line]
    name, value = pair
    if group.flow_style:
        line, column = value.end_mark.line + _FIRST, value.end_mark.column
        lines[line] = f"{lines[line][:column]}, {written}{lines[line][column:]}"
        return "".join(lines)
    indent = name.start_mark.column
    last = line = name.start_mark.line + _FIRST
    while (line := line + 1) < len(lines):
        content = lines[line].strip()
        if not content:
            continue
        if len(lines[line]) - len(lines[line].lstrip(" ")) <= indent:
            break
        if content.startswith("#") and value.style not in ("|", ">"):
            break
        last = line
    end = lines[last][len(lines[last].rstrip("\r\n")) :]
    lines.insert(last + 1, f"{' ' * indent}{written}{end}")
    return "".join(lines)


def _source(text: str) -> str:
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source, _, _ = frontmatter.split(normal)
    if source is None:
        raise EditError("it has no front matter")
    return source


def _data(text: str) -> dict[str, Any]:
    try:
        return frontmatter.parse(_source(text)).data
    except FrontMatterError as error:
        raise EditError(error.message) from error


def _at(data: Any, path: KeyPath) -> Any:
    try:
        for step in path:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return None
    return data


def _group(text: str, path: KeyPath) -> yaml.MappingNode:
    """The node of the group of keys at `path`, which is known to be there."""
    node = frontmatter.compose(_source(text))
    for step in path:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next(value for name, value in node.value if name.value == step)
    assert isinstance(node, yaml.MappingNode)
    return node
