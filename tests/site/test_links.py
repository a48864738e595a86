"""Every link within the site leads somewhere, to the anchor it names."""

from __future__ import annotations

import pytest

from safedata.library.places import ANCHORS
from site_pages import Site

pytestmark = pytest.mark.site


def test_every_link_within_the_site_resolves(site: Site) -> None:
    broken = []
    checked = 0
    for path in site.paths:
        for link in site.document(path).links:
            target = site.inside(path, link)
            if target is None:
                continue
            address, anchor = target
            checked += 1
            if not site.file(address).is_file():
                broken.append(f"{path}: {link}")
            elif (
                anchor
                and site.file(address).suffix == ".html"
                and anchor not in site.document(address).anchors
            ):
                broken.append(f"{path}: {link} (no such anchor)")
    assert broken == []
    assert checked > len(site.paths), "the crawl saw hardly any link"


def test_every_page_leads_to_help_and_home(site: Site) -> None:
    for path in site.paths:
        targets = {site.inside(path, link) for link in site.document(path).links}
        assert ("help-now/", "") in targets, path
        assert {("", ""), ("./", "")} & targets, path


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    """Links may lead away; styles, scripts and pictures may not."""
    for file in site.folder.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert "url(http" not in text and "@import" not in text, file.name
    for path in site.paths:
        html = site.file(path).read_text(encoding="utf-8")
        for mark in ('src="http', 'src="//', 'rel="stylesheet" href="http', "fonts.googleapis"):
            assert mark not in html, f"{path}: {mark}"


def test_no_page_asks_to_be_remembered(site: Site) -> None:
    scripts = [
        file.read_text(encoding="utf-8") for file in (site.folder / "assets/sd").glob("*.js")
    ]
    assert scripts
    assert not any("document.cookie" in script for script in scripts)


@pytest.mark.parametrize("kind", ANCHORS)
def test_the_anchors_that_authors_may_link_to_are_there(site: Site, kind: str) -> None:
    """Each on some page of its kind: a section that would be empty is left out."""
    pages = [site.document(path) for path in site.paths if site.document(path).kind == kind]
    assert pages
    assert ANCHORS[kind] - set().union(*(page.anchors for page in pages)) == set()
