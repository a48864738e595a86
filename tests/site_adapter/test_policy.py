"""Where the Content-Security-Policy stands besides the pages, and where it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from html_tree import parse
from safedata.site import adapter
from safedata.site.policy import CONTENT_SECURITY_POLICY, FRAME_ANCESTORS, HEADERS
from small_site import build, small_project
from support import ROOT


def policies(page: Path) -> list[str]:
    metas = parse(page.read_text("utf-8")).all("meta")
    return [m.attrs["content"] for m in metas if "http-equiv" in m.attrs]


def test_a_preview_has_none_because_its_script_changes(site: Path, tmp_path: Path) -> None:
    assert policies(site / "index.html") == [CONTENT_SECURITY_POLICY]
    adapter.state.good = None
    preview = build(small_project(tmp_path / "project"), strict=False, serving=True)
    assert policies(preview / "index.html") == []


def test_hosts_that_read_a_file_send_the_same(site: Path) -> None:
    lines = (site / "_headers").read_text("utf-8").splitlines()
    rules = [line for line in lines if not line.startswith("#")]
    assert rules[0] == "/*"
    sent = dict(line.strip().split(": ", 1) for line in rules[1:])
    assert sent == HEADERS
    assert sent["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert FRAME_ANCESTORS not in CONTENT_SECURITY_POLICY, "as an element it would do nothing"
    assert FRAME_ANCESTORS in (site / "_headers").read_text("utf-8")


@pytest.mark.parametrize("host", ["nginx", "Apache", "Caddy"])
def test_what_other_hosts_are_told_is_the_same(host: str) -> None:
    page = (ROOT / "docs" / "contribute" / "hosting.md").read_text("utf-8")
    section = page.partition(f"/// tab | {host}\n")[2].partition("\n///\n")[0]
    for value in HEADERS.values():
        assert f'"{value}"' in section
    assert FRAME_ANCESTORS in page
