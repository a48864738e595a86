"""Pages with an authored introduction, below which the views add what is made."""

from __future__ import annotations

from markupsafe import Markup

from safedata.library.entry import Document
from safedata.views.page import Page
from safedata.views.view import View


def authored(
    document: Document, body: Markup, view: View, template: str = "", *, kind: str = "index"
) -> Page:
    """The page of `document` with the `body` that was rendered with `view` below its text.

    Its title, heading and description are those of its front matter.
    """
    data = document.matter.data if document.matter else {}
    title = str(data.get("title") or document.folder.capitalize())
    return Page(
        path=document.src_uri,
        title=title,
        body=body,
        kind=kind,
        contents=tuple(view.contents),
        heading=str(data.get("heading") or ""),
        intro=document.body,
        description=str(data.get("description", "")),
        source=document.src_uri,
        listed=True,
        template=template,
        # The explorer's pages use the whole width; the list of words has its facets in place.
        wide=bool(template) or document.folder == "tags",
    )
