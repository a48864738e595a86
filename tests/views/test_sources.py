"""What the reference list says of a source."""

from __future__ import annotations

import datetime as dt

import pytest

from safedata.library.model import Story
from safedata.views.entries import page
from safedata.views.explain import Explainer
from safedata.views.view import Settings
from support import STORY, Project

SOURCE = 'kind: news, url: "https://example.org/list"'
TOLD = (
    '<a href="https://example.org/list">A list went astray</a>. The Invented Herald. '
    "10 March 2021. "
)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "News. <span"),
        (", read: full", "News. Read by us in full. <span"),
        (", read: part, note: The opening.", "News. Read by us in part. The opening. <span"),
        (", read: through-another", "News. Known to us through another text. <span"),
        (', archived: "https://e.org/x", read: part, language: fr',
         'News, in French. Read by us in part. <a href="https://e.org/x">Archived copy</a>. <span'),
    ],
)  # fmt: skip
def test_how_far_it_was_read(project: Project, more: str, told: str) -> None:
    project.edit(STORY, SOURCE, f"{SOURCE}{more}")
    library = project.check().library
    story = library.get(Story, "a-list-went-astray")
    assert story is not None
    shown = page(story, library, Settings(dt.date(2026, 1, 15)), Explainer(library))
    expected = TOLD.replace('list">', 'list" hreflang="fr">') if "fr" in more else TOLD
    assert expected + told in str(shown.body)


def test_a_way_of_reading_that_is_none(project: Project) -> None:
    project.edit(STORY, SOURCE, f"{SOURCE}, read: opening")
    assert "'opening' is not a word of the facet 'read'" in project.findings()
    assert "Did you mean 'part'?" in project.findings()
