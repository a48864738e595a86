"""Reads the folder of entries: bytes in, typed entries and findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from safedata.library.entry import Document, Entry
from safedata.library.model import FOLDERS, KINDS, EntryData
from safedata.library.model.fields import FOLDER
from safedata.source import frontmatter
from safedata.source.findings import Finding
from safedata.source.frontmatter import FrontMatter, FrontMatterError
from safedata.source.place import KeyPath
from safedata.source.suggest import did_you_mean

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_SLUG = 64


@dataclass
class Loaded:
    """What was read: all Markdown files, the entries among them that fit, and what does not."""

    documents: list[Document] = field(default_factory=list)
    entries: list[Entry[EntryData]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def load(root: Path) -> Loaded:
    """Read every Markdown file below ``docs/`` of the project at `root`, in order of path.

    Files of the folders in ``model.FOLDERS``, their ``index.md`` apart, are entries; the others
    are pages. Nothing is raised for what authors write: it becomes findings.
    """
    loaded = Loaded()
    docs = root / "docs"
    for file in sorted(docs.rglob("*.md")):
        path = "docs/" + file.relative_to(docs).as_posix()
        document = read(path, file.read_bytes(), loaded.findings)
        loaded.documents.append(document)
        if document.kind is None:
            continue
        loaded.findings.extend(_slug_findings(document))
        entry = typed(document, loaded.findings)
        if entry is not None:
            loaded.entries.append(entry)
    loaded.findings.extend(_duplicate_slugs(loaded.documents))
    return loaded


def read(path: str, content: bytes, findings: list[Finding]) -> Document:
    """Return the document that `content` of the file `path` holds.

    What is wrong is added to `findings`; a file that is no UTF-8 text gives an empty document, so
    that entries which name it are not blamed too. Windows line ends and a byte order mark are fine.
    """
    parts = PurePosixPath(path).parts[1:]
    folder = parts[0] if len(parts) > 1 else ""
    slug = PurePosixPath(path).stem
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace").replace("\r\n", "\n")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        findings.append(
            Finding(
                path,
                line,
                column,
                "encoding",
                "the file is not UTF-8 text",
                "Save it again with the encoding UTF-8 (in most editors: Save as, Encoding).",
            )
        )
        return Document(path, folder, slug, "", "", 1, None)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_entry = folder in FOLDERS and slug != "index"
    source, body, body_line = frontmatter.split(text)
    matter: FrontMatter | None = None
    if source is not None:
        try:
            matter = frontmatter.parse(source)
        except FrontMatterError as error:
            findings.append(
                Finding(
                    path,
                    error.position.line,
                    error.position.column,
                    error.rule,
                    error.message,
                    error.hint,
                )
            )
    elif is_entry:
        findings.append(_no_front_matter(path, text, FOLDERS[folder]))
    return Document(path, folder, slug, text, body, body_line, matter)


def _no_front_matter(path: str, text: str, kind: str) -> Finding:
    hint = f"Copy the block between the --- lines from another {kind} and fill it in."
    if not text.strip():
        return Finding(path, 1, 1, "empty", "the file is empty", hint)
    if text.startswith("---"):
        message = "the front matter is not closed"
        hint = "Put a line --- after the last key."
    else:
        message = "the file has no front matter"
    return Finding(path, 1, 1, "front-matter", message, hint)


def _slug_findings(document: Document) -> Iterator[Finding]:
    slug = document.slug
    if not SLUG.match(slug) or len(slug) > MAX_SLUG:
        better = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")[:MAX_SLUG].rstrip("-")
        yield Finding(
            document.path,
            1,
            1,
            "slug",
            f"the file name '{slug}.md' cannot become an address",
            "File names are lower case letters, digits and single hyphens, at most "
            f"{MAX_SLUG} characters: {better or 'a-short-name'}.md",
        )
    if document.path.count("/") > 2:
        yield Finding(
            document.path,
            1,
            1,
            "slug",
            "entries do not lie in folders within their kind's folder",
            f"Move the file to docs/{document.folder}/{slug}.md",
        )


def _duplicate_slugs(documents: list[Document]) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for document in documents:
        if document.kind is None:
            continue
        other = first.setdefault((document.folder, document.slug.casefold()), document.path)
        if other != document.path:
            yield Finding(
                document.path,
                1,
                1,
                "slug",
                f"the slug '{document.slug}' is taken by {other}",
                "Choose another file name, or merge the two entries.",
            )


def typed(document: Document, findings: list[Finding]) -> Entry[EntryData] | None:
    """Return `document` as an entry of its kind, or None and findings if its data does not fit."""
    if document.matter is None or document.kind is None:
        return None
    model = KINDS[document.kind]
    try:
        return Entry(
            document, model.model_validate(document.matter.data, context={FOLDER: document.folder})
        )
    except ValidationError as error:
        for details in error.errors(include_url=False):
            findings.append(_explain(document, document.matter, model, details))
        return None


def _explain(
    document: Document, matter: FrontMatter, model: type[BaseModel], error: ErrorDetails
) -> Finding:
    path: KeyPath = tuple(error["loc"])
    rule, message, hint = _in_words(model, path, error)
    where = matter.at(path, key=error["type"] == "extra_forbidden")
    return Finding(document.path, where.line, where.column, rule, message, hint)


_TYPE_NAMES = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date as 2018-04-05",
    "list_type": "a list (one `- item` a line)",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
}


def _in_words(model: type[BaseModel], path: KeyPath, error: ErrorDetails) -> tuple[str, str, str]:
    """Rule, message and hint for one error of pydantic."""
    key = ".".join(str(p) for p in path if not isinstance(p, int))
    context: dict[str, Any] = error.get("ctx") or {}
    part = _part_at(model, path[:-1])
    description = _description(part, path[-1])
    match error["type"]:
        case "missing":
            return "missing-key", f"the key '{key}' is missing", description
        case "extra_forbidden":
            known = [f.alias or name for name, f in part.model_fields.items()]
            return (
                "unknown-key",
                f"the key '{path[-1]}' is not known here",
                did_you_mean(str(path[-1]), known) or f"Known keys: {', '.join(known)}.",
            )
        case "when":
            shown, expected = context["shown"], context["expected"]
            return "date", f"'{shown}' in '{key}' is not a date", f"Write {expected}."
        case "date_type" | "date_from_datetime_parsing":
            hint = "Write year, month and day, without quotation marks: 2018-04-05."
            return "date", f"'{error['input']}' in '{key}' is not a date", hint
        case "literal_error":
            values = re.findall(r"'([^']+)'", context["expected"])
            hint = did_you_mean(str(error["input"]), values) or f"One of: {', '.join(values)}."
            return "value", f"'{error['input']}' is not a value of '{key}'", hint
        case "string_too_long":
            limit = context["max_length"]
            length = len(str(error["input"]))
            return "length", f"'{key}' has {length} characters", f"At most {limit} are allowed."
        case "string_too_short":
            return "length", f"'{key}' is too short", description or "Say it in full."
        case "too_short":
            least = context["min_length"]
            return (
                "length",
                f"'{key}' has too few items",
                f"At least {least}. {description}".strip(),
            )
        case "string_pattern_mismatch":
            return "value", f"'{error['input']}' is not a valid '{key}'", description
        case kind if kind in _TYPE_NAMES:
            found = _shown_type(error["input"])
            hint = f"Write {_TYPE_NAMES[kind]}."
            if kind == "string_type" and isinstance(error["input"], int | float):
                hint = f'Put it between quotation marks: "{error["input"]}".'
            return "type", f"'{key}' must be {_TYPE_NAMES[kind]}, but is {found}", hint
        case _:
            return "value", f"'{key}': {error['msg'][0].lower()}{error['msg'][1:]}", description


def _shown_type(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case dict():
            return "a group of keys"
        case _:
            return "a date"


def _part_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """The model of the group of keys at `path`."""
    for step in path:
        if isinstance(step, int):
            continue
        for name, info in model.model_fields.items():
            if step in (info.alias, name):
                model = _model_in(info.annotation) or model
                break
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def _description(part: type[BaseModel], key: str | int) -> str:
    for name, info in part.model_fields.items():
        if key in (info.alias, name):
            return info.description or ""
    return ""
