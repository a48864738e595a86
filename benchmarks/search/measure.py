"""Asks the engines in a browser, and counts what their host sends."""

from __future__ import annotations

import gzip
import http.server
import statistics
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Page, sync_playwright

from safedata.commands import browser as browsers

ENGINES = {
    "Material (lunr)": "material",
    "Pagefind": "pagefind",
    "MiniSearch as it comes": "minisearch",
    "Hybrid: heads, then Pagefind": "hybrid",
    "Ours, heads only": "heads",
    "Ours, with summaries": "texts",
    "Ours, with full texts": "bodies",
}
"""The engines by the names in the table."""

SLOWER = 4
SAMPLE = 24
"""One in so many questions is typed letter by letter."""
FEWER = 8
"""One in so many questions is asked among the invented entries: some engines take seconds."""
_DRIVERS = Path(__file__).with_name("drivers.js")
_PACKED = {".html", ".js", ".json", ".css", ".svg", ".xml", ".txt"}
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
_TYPES |= {".json": "application/json", ".wasm": "application/wasm"}


@dataclass(frozen=True)
class Question:
    """What a reader types, and the pages that would do."""

    text: str
    kind: str
    wants: frozenset[str]


@dataclass
class Measured:
    """What was seen of one engine. `ranks` has a question's place among the results, 0 for none."""

    name: str
    ranks: dict[str, int] = field(default_factory=dict)
    held_out: dict[str, int] = field(default_factory=dict)
    ranks_many: dict[str, int] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)


def questions(file: Path, known: set[str]) -> list[Question]:
    """The questions in `file` that a page of `known` can answer."""
    asked = []
    for item in yaml.safe_load(file.read_text("utf-8")):
        wants = frozenset(item["wants"]) & known
        if wants:
            asked.append(Question(item["q"], item["class"], wants))
    return asked


class _Host:
    """Serves a folder as static hosts do, packed with gzip, and counts what it sends."""

    def __init__(self, folder: Path) -> None:
        self.sent: dict[str, int] = {}
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                if path == "/_drivers.js":
                    file = _DRIVERS
                elif path == "/_blank":
                    self._send(b"<!doctype html><title>Bench</title>", "text/html", False)
                    return
                else:
                    file = folder / path.lstrip("/")
                    file = file / "index.html" if file.is_dir() else file
                if not file.is_file():
                    self.send_error(404)
                    return
                data = file.read_bytes()
                packed = file.suffix in _PACKED
                if packed:
                    data = gzip.compress(data, 6)
                if not path.startswith("/_"):
                    host.sent[path] = len(data)
                kind = _TYPES.get(file.suffix, "application/octet-stream")
                self._send(data, kind, packed)

            def _send(self, data: bytes, kind: str, packed: bool) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                if packed:
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Bench:
    """A browser to ask engines in."""

    def __enter__(self) -> Bench:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=browsers.obtain(), args=browsers.arguments()
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def measure(
        self,
        name: str,
        sites: dict[str, Path],
        asked: list[Question],
        held_out: list[Question],
    ) -> Measured:
        """Ask the engine `name` everything at each of the sizes."""
        seen = Measured(name)
        print(f"{time.strftime('%H:%M:%S')} {name} ...", file=sys.stderr, flush=True)
        for size, site in sites.items():
            host = _Host(site)
            page = self._browser.new_context().new_page()
            page.set_default_timeout(180_000)
            page.goto(host.url + "_blank")
            worker = next(site.glob("assets/javascripts/workers/search.*.js"), None)
            extra = worker.relative_to(site).as_posix() if worker else None
            load = "([n, x]) => import('/_drivers.js').then(d => d.load(n, x))"
            page.evaluate(load, [ENGINES[name], extra])
            page.evaluate("q => globalThis.ask(q)", "consent")
            seen.bytes[size] = sum(host.sent.values())
            if size == "today":
                seen.ranks = _ranks(page, asked)
                seen.held_out = _ranks(page, held_out)
            else:
                seen.ranks_many = _ranks(page, asked[::FEWER])
            _slow_down(page)
            letters = SAMPLE if size == "today" else 2 * SAMPLE
            typed = _keystrokes(question.text for question in asked[::letters])
            seen.times[size] = page.evaluate(
                "q => import('/_drivers.js').then(d => d.time(q))", typed
            )
            page.context.close()
            host.close()
            took = summary(seen.times[size])
            print(f"  {size}: {seen.bytes[size]} bytes, {took}", file=sys.stderr, flush=True)
        return seen

    def dialog(self, site: Path) -> dict[str, float]:
        """Type into the dialog itself: milliseconds from a keystroke to the drawn list."""
        host = _Host(site)
        page = self._browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        page.set_default_timeout(60_000)
        page.goto(host.url)
        first = sum(host.sent.values())
        host.sent.clear()
        _slow_down(page)
        page.click(".sd-search-open")
        page.wait_for_selector(".sd-search__notice a", state="visible")
        page.evaluate(_TYPE, ["consent"])
        page.wait_for_function("document.querySelectorAll('.sd-search__item').length > 0")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(3000)  # the summaries are being added; readers type meanwhile
        asked = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
        typed = _keystrokes(item["q"] for item in asked[::SAMPLE])
        took = page.evaluate(_TYPE, typed)
        page.context.close()
        host.close()
        return {"first view": first, **summary(took)}


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


_TYPE = """(questions) => {
  const field = document.querySelector("#sd-search-field");
  return questions.map((question) => {
    const began = performance.now();
    field.value = question;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector(".sd-search").getBoundingClientRect();
    return performance.now() - began;
  });
}"""


def _keystrokes(texts: Iterable[str]) -> list[str]:
    return [text[:end] for text in texts for end in range(2, len(text) + 1)]


def _ranks(page: Page, asked: list[Question]) -> dict[str, int]:
    ranks = {}
    for question in asked:
        found = page.evaluate("q => globalThis.ask(q).then(r => r.slice(0, 10))", question.text)
        places = [place for place, url in enumerate(found, 1) if url in question.wants]
        ranks[question.text] = places[0] if places else 0
    return ranks


def summary(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and longest of `times`."""
    return {
        "median": statistics.median(times),
        "p95": statistics.quantiles(times, n=20)[-1],
        "longest": max(times),
    }
