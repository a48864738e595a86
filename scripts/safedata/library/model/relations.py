"""What an entry says of words, of other entries and in phrases, found by the marks of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from safedata.library.model.fields import Outward, Ref, Word
from safedata.source.place import KeyPath
from safedata.source.prose import Phrase

M = TypeVar("M")


@dataclass(frozen=True)
class Mention:
    """A word of the vocabulary or another entry, named in the front matter.

    Exactly one of `facet` and `kind` is set. For `kind` ANY the value is ``folder/slug``.
    """

    path: KeyPath
    value: str
    facet: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Marked:
    """A field that bears a mark: its name in Python, its key in YAML, the mark, and its facet.

    `facet` is that of the words it takes; None if it takes none.
    """

    name: str
    key: str
    facet: str | None


def mentions(part: BaseModel, path: KeyPath = ()) -> Iterator[Mention]:
    """Yield every word and every entry that `part` names, with where it stands."""
    for name, key, marks in _related_fields(type(part)):
        yield from _mentions_in(getattr(part, name), (*path, key), marks)


def parts(part: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, BaseModel]]:
    """Yield `part` and every group of keys within it, with where it stands."""
    yield path, part
    for name, field in type(part).model_fields.items():
        yield from _parts_in(getattr(part, name), (*path, field.alias or name))


def _parts_in(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, BaseModel]]:
    if isinstance(value, BaseModel):
        yield from parts(value, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _parts_in(item, (*path, position))


def addresses(part: BaseModel) -> Iterator[tuple[KeyPath, str]]:
    """Yield every address on a host of others that `part` holds in a field, with where it stands.

    Links within phrases are not among them: see `phrases`.
    """
    for path, group in parts(part):
        for field in marked(type(group), Outward):
            value = getattr(group, field.name)
            if value is not None:
                yield (*path, field.key), value


def phrases(part: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Phrase]]:
    """Yield every phrase in `part`, with where it stands."""
    for name, field in type(part).model_fields.items():
        yield from _phrases_in(getattr(part, name), (*path, field.alias or name))


def _phrases_in(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Phrase]]:
    if isinstance(value, Phrase):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from phrases(value, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _phrases_in(item, (*path, position))


@cache
def marked(model: type[BaseModel], mark: type) -> tuple[Marked, ...]:
    """The fields of `model` that bear a mark of the class `mark`, in order."""
    return tuple(
        Marked(name, field.alias or name, _facet(field.metadata, field.annotation))
        for name, field in model.model_fields.items()
        if any(isinstance(found, mark) for found in _marks(field.metadata, field.annotation))
    )


def values(part: BaseModel, mark: type) -> Iterator[tuple[Any, str | None]]:
    """Every value of a field of `part`, or of a part of it, that bears a mark of the class `mark`.

    Lists are taken apart and what is empty is left out. With each comes the facet of its word.
    """
    for name in type(part).model_fields:
        value = getattr(part, name)
        found = next((f for f in marked(type(part), mark) if f.name == name), None)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, BaseModel):
                yield from values(item, mark)
            elif found is not None and item is not None:
                yield item, found.facet


def _facet(metadata: list[Any], annotation: Any) -> str | None:
    words = [mark for mark in _marks(metadata, annotation) if isinstance(mark, Word)]
    return words[0].facet if words else None


@cache
def _related_fields(model: type[BaseModel]) -> list[tuple[str, str, list[Word | Ref]]]:
    """The fields of `model` in which mentions may be: attribute, key in YAML, marks."""
    fields = []
    for name, field in model.model_fields.items():
        found = _marks(field.metadata, field.annotation)
        marks = [mark for mark in found if isinstance(mark, Word | Ref)]
        if marks or _holds_parts(field.annotation):
            fields.append((name, field.alias or name, marks))
    return fields


def _holds_parts(annotation: Any) -> bool:
    """Whether values of this type are, or hold, groups of keys."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_parts(inner) for inner in getattr(annotation, "__args__", ()))


def _mentions_in(value: Any, path: KeyPath, marks: list[Word | Ref]) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from mentions(value, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _mentions_in(item, (*path, position), marks)
    elif isinstance(value, str):
        for mark in marks:
            if isinstance(mark, Word):
                yield Mention(path, value, facet=mark.facet)
            else:
                yield Mention(path, value, kind=mark.kind)


def _marks(metadata: list[Any], annotation: Any) -> list[Any]:
    """The marks of a field, also those inside ``list[Annotated[str, mark]]`` and the like."""
    return [*metadata, *_marks_within(annotation)]


def _marks_within(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        if not isinstance(inner, type) or not issubclass(inner, BaseModel):
            yield from _marks_within(inner)
