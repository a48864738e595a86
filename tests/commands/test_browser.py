"""Where a browser is looked for, and what is said when there is none."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from safedata.commands import browser
from safedata.commands import test as testing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pretended browsers are shell scripts")


def program(folder: Path, name: str, text: str = "#!/bin/sh\n") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without any browser; returns the only folder on its search path."""
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_usual_places", lambda: iter(()))
    monkeypatch.setattr(browser, "_from_playwright", lambda: iter(()))
    return tmp_path


def test_the_named_one_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    named = program(bare, "my-browser")
    monkeypatch.setenv(browser.VARIABLE, str(named))
    assert browser.find() == named


def test_a_named_one_that_is_missing_is_not_passed_over(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare, "chromium")
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chrome")
    with pytest.raises(browser.NoBrowserError, match="/nowhere/chrome"):
        browser.find()


def test_one_on_the_search_path_is_found(bare: Path) -> None:
    chrome = program(bare, "google-chrome")
    assert browser.find() == chrome


def test_a_stub_that_only_wants_a_snap_is_passed_over(bare: Path) -> None:
    program(bare, "chromium-browser", '#!/bin/sh\necho "run: snap install chromium"\n')
    assert browser.find() is None


def test_packages_come_before_downloads(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def package() -> None:
        tried.append("package")
        program(bare, "chromium")

    monkeypatch.setattr(browser, "_install_package", package)
    monkeypatch.setattr(browser, "_install_playwright", lambda: tried.append("download"))
    assert browser.obtain() == bare / "chromium"
    assert tried == ["package"]


def test_the_message_says_what_was_tried(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_install_playwright", lambda: "no such host")
    with pytest.raises(browser.NoBrowserError) as caught:
        browser.obtain()
    message = str(caught.value)
    assert "no apt-get here" in message
    assert "no such host" in message
    assert "SAFEDATA_BROWSER=none" in message


def test_a_package_that_is_not_there_is_not_installed(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare, "apt-get", '#!/bin/sh\n[ "$1" = update ]\n')
    program(bare, "apt-cache", "#!/bin/sh\necho '  Candidate: 2:1snap1-0ubuntu2'\n")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert browser._install_package() == "this distribution has no such package"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo fine", None),
        ("echo 'Error: no such host'; echo '    at a place'; exit 1", "Error: no such host"),
        ("echo one; echo two; exit 1", "two"),
        ("exit 4", "exit status 4"),
    ],
)
def test_the_reason_is_one_line(script: str, reason: str | None) -> None:
    assert browser._run(["/bin/sh", "-c", script]) == reason


def test_without_rights_no_package_is_installed(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare, "apt-get")
    program(bare, "sudo", "#!/bin/sh\necho 'a password is required' >&2\nexit 1\n")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert browser._install_package() == "not root, and sudo wants a password"


@pytest.mark.parametrize(("user", "expected"), [(0, True), (1000, False)])
def test_only_root_goes_without_the_sandbox(
    user: int, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--no-sandbox" in browser.arguments()) is expected


def test_leaving_the_browser_out_is_a_choice() -> None:
    assert testing.choose_browser({"SAFEDATA_BROWSER": "none"}) == ({}, True)


def test_no_browser_is_a_failure_and_not_a_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise browser.NoBrowserError("none")

    monkeypatch.setattr(browser, "obtain", none)
    assert testing.choose_browser({}) == ({}, False)


@pytest.mark.browser
def test_the_browser_starts_and_draws() -> None:
    path = browser.find()
    assert path is not None, "no browser: run ./scripts/test once, which gets one"
    # In a thread of its own: the browser of the site's tests may be running in this one.
    with ThreadPoolExecutor(1) as thread:
        heading, picture = thread.submit(_draw, path).result()
    assert heading == "Hello"
    assert picture.startswith(b"\x89PNG")


def _draw(path: Path) -> tuple[str, bytes]:
    """What a page shows in the browser at `path`, and a picture of it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browser.arguments())
        page = chromium.new_page()
        page.set_content("<h1>Hello</h1>")
        drawn = page.inner_text("h1"), page.screenshot()
        chromium.close()
        return drawn
