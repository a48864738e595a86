"""The outcome of a story is told no more surely than the harm is known."""

from __future__ import annotations

import datetime as dt

import pytest

from safedata.library.model import Story
from safedata.views.view import Settings, View
from support import Project

STORY = "stories/a-list-went-astray.md"


@pytest.mark.parametrize(
    ("outcome", "sure", "told"),
    [
        ("harm", "confirmed", "Harm done"),
        ("harm", "reported", "Harm reported"),
        ("harm", "potential", "People exposed"),
        ("harm", "disputed", "Harm disputed"),
        ("near-miss", "disputed", "Near miss"),
        ("averted", "confirmed", "Harm averted"),
    ],
)
def test_the_outcome_says_no_more_than_is_known(
    project: Project, outcome: str, sure: str, told: str
) -> None:
    project.edit(STORY, "outcome: harm", f"outcome: {outcome}")
    project.edit(STORY, "harm: potential", f"harm: {sure}")
    library = project.check().library
    story = library.get(Story, "a-list-went-astray")
    assert story is not None
    view = View(library, Settings(dt.date(2026, 1, 15)), STORY)
    assert view.outcome(story.data) == told
    assert view.outcome_link(story.data) == f'<a href="../../tags/outcome/{outcome}/">{told}</a>'
