"""The table."""

from __future__ import annotations

from benchmarks.search.measure import FEWER, SLOWER, Measured, Question, summary

_CLASSES = ("plain", "typo", "synonym", "language", "situation")


def report(  # noqa: PLR0917
    results: list[Measured],
    dialog: dict[str, dict[str, float]],
    asked: list[Question],
    held_out: list[Question],
    entries: set[str],
    many: int,
) -> str:
    """Everything as Markdown."""
    lines = [
        "# What the search finds, loads and takes",
        "",
        f"{len(entries)} entries; {len(asked)} questions of queries.yml and {len(held_out)} of "
        "queries-held-out.yml have an entry that can answer them. Made by "
        "`python benchmarks/search`.",
        "",
        "## Found",
        "",
        "Success at 1 / at 3, and the mean reciprocal rank among the first ten.",
        "",
        "| engine | all | "
        + " | ".join(_CLASSES)
        + f" | held out | one in {FEWER}, among {many:,} |",
        "|---|---|" + "---|" * (len(_CLASSES) + 2),
    ]
    for seen in results:
        cells = [_score(seen.ranks, asked)]
        for name in _CLASSES:
            cells.append(_score(seen.ranks, [q for q in asked if q.kind == name]))
        cells += [_score(seen.held_out, held_out), _score(seen.ranks_many, asked[::FEWER])]
        lines.append(f"| {seen.name} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "## Loaded and taken",
        "",
        "Kilobytes (1000 bytes, gzip) that the host sends until the first results of one question "
        f"are there. Milliseconds a keystroke, without drawing, with the CPU slowed {SLOWER} times:"
        " median / 95th percentile / longest.",
        "",
        f"| engine | kB | kB, {many:,} entries | ms | ms, {many:,} entries |",
        "|---|---|---|---|---|",
    ]
    for seen in results:
        sizes = ("today", "many")
        size = [f"{seen.bytes[s] / 1000:.0f}" if s in seen.bytes else "" for s in sizes]
        times = [_times(summary(seen.times[s])) if s in seen.times else "" for s in sizes]
        lines.append(f"| {seen.name} | " + " | ".join([*size, *times]) + " |")
    lines += [
        "",
        "The dialog itself, from a keystroke to the laid-out list, slowed as above: "
        f"{_times(dialog['today'])} ms"
        + (f"; with {many:,} entries {_times(dialog['many'])} ms." if "many" in dialog else "."),
        "",
        "## Not among the first three",
        "",
        "With summaries, which is what readers get:",
        "",
    ]
    best = next((seen for seen in results if seen.name == "Ours, with summaries"), results[-1])
    ranks = {**best.ranks, **best.held_out}
    for question in [*asked, *held_out]:
        rank = ranks[question.text]
        if not 1 <= rank <= 3:
            place = f"place {rank}" if rank else "not among ten"
            lines.append(f"- {question.kind}: “{question.text}” ({place})")
    return "\n".join(lines)


def _score(ranks: dict[str, int], asked: list[Question]) -> str:
    if not ranks:
        return ""
    found = [ranks[question.text] for question in asked]
    first = sum(rank == 1 for rank in found) / len(found)
    third = sum(1 <= rank <= 3 for rank in found) / len(found)
    mean = sum(1 / rank for rank in found if rank) / len(found)
    return f"{first:.2f} / **{third:.3f}** / {mean:.2f}"


def _times(values: dict[str, float]) -> str:
    return f"{values['median']:.1f} / {values['p95']:.1f} / {values['longest']:.0f}"
