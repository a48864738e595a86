"""Ways that every page has, and places that authors may link to.

That each link leads somewhere, and that nothing is loaded from elsewhere, is seen in every build:
`safedata.site.inspection`.
"""

from __future__ import annotations

import pytest

from safedata.library.model import KINDS
from site_pages import Site

pytestmark = pytest.mark.site


def test_every_page_leads_to_help_and_home(site: Site) -> None:
    for path in site.paths:
        targets = {site.inside(path, link) for link in site.document(path).links}
        assert ("help-now/", "") in targets, path
        assert {("", ""), ("./", "")} & targets, path


def test_no_page_asks_to_be_remembered(site: Site) -> None:
    scripts = [
        file.read_text(encoding="utf-8") for file in (site.folder / "assets/sd").glob("*.js")
    ]
    assert scripts
    assert not any("document.cookie" in script for script in scripts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_anchors_that_authors_may_link_to_are_there(site: Site, kind: str) -> None:
    """Each on some page of its kind: a section that would be empty is left out."""
    pages = [site.document(path) for path in site.paths if site.document(path).kind == kind]
    assert pages
    assert KINDS[kind].ANCHORS - set().union(*(page.anchors for page in pages)) == set()
