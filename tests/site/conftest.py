"""The built site on loopback, and a browser to read it with.

SAFEDATA_SITE names a site that is already built; without it, one is built for the whole run.
SAFEDATA_BROWSER names the browser, or is ``none`` to leave these tests out.
"""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bootstrap import Lock
from safedata.commands import browser as browsers
from safedata.commands import build
from site_pages import Options, Site, Visit
from support import ROOT

# Nothing here measures speed: a busy machine may take its time, a broken page will not mend itself.
PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=PATIENCE)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site as a host would: addresses that lead nowhere get its own 404 page."""

    def log_message(self, format: str, *args: object) -> None:  # the name is the base class's
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site: built once, also when several processes run the tests."""
    if named := os.environ.get("SAFEDATA_SITE"):
        return Path(named).resolve()
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site, done = shared / "site", shared / "site-built"
    with Lock(str(shared / "site-lock"), "Waiting for the site ..."):
        if not done.exists():
            status = build.mkdocs_build(ROOT, site)
            assert status == 0, "the site does not build"
            done.touch()
    return site


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[Site]:
    """The site, served on loopback."""
    handler = functools.partial(_Handler, directory=str(site_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(site_folder, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    if os.environ.get(browsers.VARIABLE) == "none":
        pytest.skip("SAFEDATA_BROWSER=none leaves out the tests that need a browser")
    program = browsers.obtain()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program, headless=True, args=browsers.arguments()
        )
        yield launched
        launched.close()


BROKEN = "breaks the policy:"
TELL = f"""addEventListener("securitypolicyviolation", (event) => console.error(
  "{BROKEN}", event.effectiveDirective, event.blockedURI, event.sample));"""


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """Open an address of the site in a fresh browser profile; options as for a new context.

    Afterwards, the test fails if a script failed, if a request left for another host, or if the
    page broke its own Content-Security-Policy. A test that puts styles of its own into a page asks
    for ``bypass_csp=True``.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
        page.on("console", lambda said: problems.append(said.text) if BROKEN in said.text else None)
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((site.base, "data:", "blob:"))
                else problems.append(f"asked another host: {request.url}")
            ),
        )

    def open_page(path: str = "", width: int = 1440, **options: Unpack[Options]) -> Page:
        height = 740 if width < 600 else 900
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.on("page", watch)
        context.add_init_script(TELL)
        page = context.new_page()
        page.goto(site.base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []
