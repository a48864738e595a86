"""What is listed below the introduction of the index of each kind of entry."""

from __future__ import annotations

from markupsafe import Markup

from safedata.library.model import FOLDERS, KINDS, Resource, Stage, Term
from safedata.views import glossary, tags
from safedata.views.groups import groups, listing
from safedata.views.template import render
from safedata.views.view import View

FOLDED_FROM = 12
"""Groups of resources with more entries are folded, so that the others can be reached on a phone.

Stories are not: their list is there to be read through.
"""


def index(folder: str, view: View) -> Markup:
    """The list of ``<folder>/index.md``, one of the folders of entries or ``tags``."""
    library = view.library
    match folder:
        case "tags":
            return tags.index(view)
        case Term.FOLDER:
            return glossary.index(view)
        case Stage.FOLDER:
            counts = {
                stage.slug: {
                    kind: len(library.at_stage(stage, model)) for kind, model in KINDS.items()
                }
                for stage in library.all(Stage)
            }
            return render("stages", view, stages=library.all(Stage), counts=counts)
        case _:
            folded_from = FOLDED_FROM if folder == Resource.FOLDER else None
            return listing(view, groups(library, KINDS[FOLDERS[folder]]), folded_from)
