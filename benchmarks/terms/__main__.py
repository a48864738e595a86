"""How many terms the pages explain in place: enough for a newcomer, too few to litter the page.

    .venv/bin/python benchmarks/terms [--site FOLDER] [--seed N]

It builds the site (or takes one that is built, `--site`) and prints the tables of RESULTS.md: per
kind of page, and for ten stories drawn at random, which the seed repeats.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from safedata.commands.build import mkdocs_build  # noqa: E402 - found through the line above

STORIES_DRAWN = 10

_KIND = re.compile(r'data-sd-kind="([^"]+)"')
_TERM = re.compile(r'<a class="sd-term"[^>]* data-term="([^"]+)"')
_TITLE = re.compile(r"<h1[^>]*>(.*?)<a class=\"headerlink", re.DOTALL)
_ARTICLE = re.compile(r"<article[^>]*sd-page.*?</main>", re.DOTALL)
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Explained:
    """A page: its title, how long it is, and the terms that it explains, in their order."""

    title: str
    words: int
    terms: list[str]


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a site that is built")
    parser.add_argument("--seed", type=int, default=2018, help="of the draw of ten stories")
    options = parser.parse_args()
    if options.site:
        kinds = read(options.site)
    else:
        with tempfile.TemporaryDirectory(prefix="terms-bench-") as folder:
            if mkdocs_build(ROOT, Path(folder, "site")):
                sys.exit("The site does not build; ./scripts/check says why.")
            kinds = read(Path(folder, "site"))
    print(report(kinds, options.seed))


def read(site: Path) -> dict[str, list[Explained]]:
    """The pages of entries in the folder of a built site, by kind."""
    kinds = defaultdict(list)
    for file in sorted(site.rglob("index.html")):
        html = file.read_text("utf-8")
        kind = _KIND.search(html)
        title = _TITLE.search(html)
        if kind and title and kind[1] not in ("index", "tag", "cards"):
            article = _ARTICLE.search(html)
            words = len(_TAGS.sub(" ", article[0]).split()) if article else 0
            name = " ".join(_TAGS.sub("", title[1]).split())
            kinds[kind[1]].append(Explained(name, words, _TERM.findall(html)))
    return kinds


def report(kinds: dict[str, list[Explained]], seed: int) -> str:
    """The two tables, as Markdown."""
    lines = [
        "| Kind of page | Pages | Terms explained, least | Median | Most | "
        "Words of page to one term (median) | Explained twice on a page |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, pages in sorted(kinds.items()):
        counts = [len(page.terms) for page in pages]
        apart = [page.words // len(page.terms) for page in pages if page.terms]
        twice = sum(len(page.terms) - len(set(page.terms)) for page in pages)
        lines.append(
            f"| {kind} | {len(pages)} | {min(counts)} | {median(counts):g} | {max(counts)} | "
            f"{median(apart) if apart else '–'} | {twice} |"
        )
    stories = kinds["story"]
    drawn = random.Random(seed).sample(stories, min(STORIES_DRAWN, len(stories)))  # noqa: S311
    lines += ["", f"Ten stories, drawn with the seed {seed}:", ""]
    lines += ["| Story | Words | Terms | Which |", "| --- | ---: | ---: | --- |"]
    lines += [
        f"| {page.title} | {page.words} | {len(page.terms)} | {', '.join(page.terms)} |"
        for page in drawn
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
