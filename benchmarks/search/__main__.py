"""How well the search finds, what it loads and how long it takes, beside two others.

    .venv/bin/python benchmarks/search [--site FOLDER] [--only NAME …] [--out FILE]

It builds the site with Material's own search added (or takes one built so, `--site`), puts a
Pagefind index beside it, asks every engine every question of queries.yml and queries-held-out.yml
in a browser, and prints the table of RESULTS.md. See benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT)]

from benchmarks.search.content import (  # noqa: E402 - found through the line above
    add_pagefind,
    build,
    enlarge,
    known_urls,
)
from benchmarks.search.measure import ENGINES, Bench, questions  # noqa: E402
from benchmarks.search.report import report  # noqa: E402

MANY = 5000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Raw)
    parser.add_argument("--site", type=Path, help="a site built with Material's search, reused")
    parser.add_argument("--only", nargs="*", choices=list(ENGINES), help="engines to measure")
    parser.add_argument("--out", type=Path, help="write the table here, too")
    parser.add_argument("--no-pagefind", action="store_true", help="leave Pagefind out")
    parser.add_argument("--today", action="store_true", help="leave out the invented entries")
    options = parser.parse_args()
    engines = options.only or list(ENGINES)
    if options.no_pagefind:
        engines = [name for name in engines if "Pagefind" not in name]
    with tempfile.TemporaryDirectory(prefix="search-bench-") as folder:
        today, many = Path(folder, "today"), Path(folder, "many")
        if options.site:
            shutil.copytree(options.site, today)
        else:
            build(ROOT, today)
        enlarge(ROOT, today, many, MANY)
        if any("Pagefind" in name for name in engines):
            add_pagefind(today, "article")
            if not options.today:
                add_pagefind(many, "article")
        asked = questions(HERE / "queries.yml", known_urls(today))
        held_out = questions(HERE / "queries-held-out.yml", known_urls(today))
        with Bench() as bench:
            sites = {"today": today} if options.today else {"today": today, "many": many}
            results = [bench.measure(name, sites, asked, held_out) for name in engines]
            dialog = {size: bench.dialog(site) for size, site in sites.items()}
        text = report(results, dialog, asked, held_out, known_urls(today, count=True), MANY)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


class _Raw(argparse.RawDescriptionHelpFormatter):
    pass


if __name__ == "__main__":
    main()
