"""The site as a network publishes it: with an address of its own, below a folder of its host."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from safedata.site import adapter
from small_site import build, small_project

pytestmark = [pytest.mark.browser]

PAGES = (
    *("", "help-now/", "stories/", "stories/a-list-went-astray/", "tags/cause/unsafe-procedure/"),
    *("remediations/send-less/", "resources/", "glossary/", "explore/", "no/such/page/"),
)


class _Host(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # the name is the base class's
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "psd", "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site, built for a folder ``psd`` of some host and served there."""
    adapter.state.good = None
    folder = tmp_path_factory.mktemp("published")
    project = small_project(folder / "project")
    built = build(project, strict=False, site_url="https://example.net/psd/")
    shutil.move(str(built), folder / "host" / "psd")
    handler = functools.partial(_Host, directory=str(folder / "host"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/psd/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_silent(base: str, browser: Browser, page: str) -> None:
    context = browser.new_context()
    opened = context.new_page()
    said: list[str] = []
    missing: list[str] = []
    opened.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    opened.on(
        "response",
        lambda answer: (
            missing.append(answer.url)
            if answer.status >= 400 and not answer.url.endswith(page)
            else None
        ),
    )
    opened.on("request", lambda asked: missing.append(asked.url) if base not in asked.url else None)
    try:
        opened.goto(base + page)
        opened.wait_for_load_state("networkidle")
        assert opened.locator("h1").count() == 1
        assert [text for text in said if "404" not in text] == []
        assert [url for url in missing if not url.startswith("data:")] == []
    finally:
        context.close()
