"""Reading entries: nothing that is written makes the loader fail, and nothing is lost."""

from __future__ import annotations

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from safedata.library import loader
from safedata.library.model import Story, Term
from safedata.source.findings import Finding
from support import Project


def test_entries_and_pages_are_told_apart(project: Project) -> None:
    project.write("glossary/index.md", "# Glossary\n")
    project.write("about/us.md", "# Us\n")
    loaded = loader.load(project.root)
    assert loaded.findings == []
    kinds = {document.path: document.kind for document in loaded.documents}
    assert kinds["docs/glossary/consent.md"] == "term"
    assert kinds["docs/stories/a-list-went-astray.md"] == "story"
    assert kinds["docs/glossary/index.md"] is None
    assert kinds["docs/about/us.md"] is None


def test_documents_know_their_folder_and_their_slug(project: Project) -> None:
    project.write("us.md", "# Us\n")
    project.write("about/deep/us.md", "# Us\n")
    found = {d.path: (d.folder, d.slug, d.src_uri) for d in loader.load(project.root).documents}
    assert found["docs/us.md"] == ("", "us", "us.md")
    assert found["docs/about/deep/us.md"] == ("about", "us", "about/deep/us.md")
    assert found["docs/glossary/notice.md"] == ("glossary", "notice", "glossary/notice.md")


def test_an_entry_knows_its_data_its_text_and_its_places(project: Project) -> None:
    loaded = loader.load(project.root)
    (story,) = [e for e in loaded.entries if e.slug == "a-list-went-astray"]
    assert isinstance(story.data, Story)
    assert story.data.occurred.prose == "March 2021"
    assert story.data.remediations[0].remediation == "send-less"
    assert story.id == "stories/a-list-went-astray"
    assert story.url == "stories/a-list-went-astray/"
    assert story.at(("remediations", 0, "remediation")).line == 21
    assert story.prose.headings[0].position.line == 31


def test_the_order_of_files_does_not_matter(project: Project) -> None:
    first = loader.load(project.root)
    again = loader.load(project.root)
    paths = [document.path for document in first.documents]
    assert paths == sorted(paths) == [document.path for document in again.documents]


@given(st.binary(max_size=300))
@example(b"---\n---\n")
@example(b"\xef\xbb\xbf---\r\nterm: x\r\n---\r\n")
@example(b"---\nterm: [\n---\n")
def test_any_bytes_become_a_document_or_findings(content: bytes) -> None:
    findings: list[Finding] = []
    document = loader.read("docs/glossary/any.md", content, findings)
    entry = loader.typed(document, findings)
    assert (document.path, document.folder, document.slug) == (
        "docs/glossary/any.md",
        "glossary",
        "any",
    )
    assert entry is not None or findings
    assert all(f.path == "docs/glossary/any.md" and f.line >= 1 and f.column >= 1 for f in findings)


TERM = {
    "term": "x y",
    "group": "foundations",
    "plain": "A thing.",
    "according_to": [{"source": "s", "says": "t"}],
    "translations": {"fr": None, "es": None, "ar": None, "source": "own"},
    "reviewed": "2026-01-15",
}
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8))
anything = st.recursive(
    scalars, lambda x: st.lists(x, max_size=2) | st.dictionaries(st.text(max_size=5), x, max_size=2)
)


@given(st.dictionaries(st.sampled_from([*Term.model_fields, "tirm"]), anything, max_size=6))
def test_any_values_under_any_keys_become_an_entry_or_findings_in_words(
    values: dict[str, object],
) -> None:
    source = yaml.safe_dump({**TERM, **values}, allow_unicode=True)
    findings: list[Finding] = []
    document = loader.read(
        "docs/glossary/any.md", f"---\n{source}---\n\n## Example\n\nOne.\n".encode(), findings
    )
    entry = loader.typed(document, findings)
    assert (entry is None) == bool(findings)
    for finding in findings:
        assert finding.rule in {
            "missing-key", "unknown-key", "type", "date", "value", "length", "yaml",
        }  # fmt: skip
        assert "pydantic" not in finding.message + finding.hint
