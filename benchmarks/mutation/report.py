"""RESULTS.md, and the survivors that nobody has explained."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml
from benchmarks.mutation.targets import LEFT_OUT, Target
from benchmarks.mutation.workspace import Mutant, Outcome

HERE = Path(__file__).parent
EXPLAINED = HERE / "survivors.yml"
RESULTS = HERE / "RESULTS.md"

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Score:
    """How many mutants there were, and what became of them."""

    mutants: int
    killed: int
    survived: int
    timeouts: int

    @property
    def percent(self) -> str:
        """Of all mutants, how many the tests noticed: those killed, and those that never ended."""
        noticed = self.killed + self.timeouts
        return f"{100 * noticed / self.mutants:.1f} %" if self.mutants else "–"


def score(mutants: list[Mutant]) -> Score:
    """Count the fates of `mutants`. One that no test reaches has survived."""
    fates = Counter(mutant.fate for mutant in mutants)
    lived = fates["survived"] + fates["unreached"]
    return Score(len(mutants), fates["killed"], lived, fates["timeout"])


def survivors(outcomes: list[Outcome]) -> list[Mutant]:
    """The mutants that no test noticed."""
    return [
        mutant
        for outcome in outcomes
        for mutant in outcome.mutants
        if mutant.fate in ("survived", "unreached")
    ]


def _key(mutant: Mutant) -> Key:
    return mutant.module, mutant.function, mutant.was, mutant.now


def explanations() -> dict[Key, str]:
    """Why each survivor that is known may live.

    A mutant is known by its function and by the lines that it changes, not by their numbers.
    """
    entries = yaml.safe_load(EXPLAINED.read_text("utf-8")) or []
    return {
        (mutant["module"], mutant["function"], mutant["was"], mutant["now"]): entry["why"]
        for entry in entries
        for mutant in entry["mutants"]
    }


def write(outcomes: dict[Target, Outcome], missing: list[Target]) -> None:
    """Write RESULTS.md; `missing` are targets that have not been run yet."""
    why = explanations()
    lived = survivors(list(outcomes.values()))
    unexplained = [mutant for mutant in lived if _key(mutant) not in why]
    parts = [
        (HERE / "introduction.md").read_text("utf-8").rstrip(),
        "## Score",
        _table(outcomes),
        _tests(),
        "## Survivors",
        f"{len(lived)} mutants live; of {len(unexplained)} nobody has said why.",
    ]
    if missing:
        parts.insert(1, "**Not run yet:** " + ", ".join(target.name for target in missing) + ".")
    if unexplained:
        parts += ["### Unexplained", "\n".join(_shown(m) for m in unexplained)]
    by_reason: dict[str, list[Mutant]] = {}
    for mutant in lived:
        if _key(mutant) in why:
            by_reason.setdefault(why[_key(mutant)], []).append(mutant)
    for reason, mutants in by_reason.items():
        parts += [reason, "\n".join(_shown(mutant) for mutant in mutants)]
    parts += [(HERE / "faults.md").read_text("utf-8").rstrip()]
    RESULTS.write_text("\n\n".join(parts) + "\n", "utf-8")
    gone = set(why) - {_key(mutant) for mutant in lived}
    if not missing:
        for module, function, was, now in sorted(gone):
            print(f"survivors.yml explains what does not live: {module}, {function}: {was} → {now}")
    print(f"{len(lived)} survivors, {len(unexplained)} unexplained")


def _table(outcomes: dict[Target, Outcome]) -> str:
    lines = [
        "| module | mutants | killed | survived | timeouts | score |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    everything: list[Mutant] = []
    for target, outcome in outcomes.items():
        everything += outcome.mutants
        for module in target.modules:
            mutants = [mutant for mutant in outcome.mutants if mutant.module == module]
            if mutants:
                lines.append(_row(module, score(mutants)))
    lines.append(_row("**all**", score(everything)))
    return "\n".join(lines)


def _row(name: str, of: Score) -> str:
    return f"| {name} | {of.mutants} | {of.killed} | {of.survived} | {of.timeouts} | {of.percent} |"


def _tests() -> str:
    return "Not run against mutants:\n\n" + "\n".join(f"- `{test}`" for test in LEFT_OUT)


def _shown(mutant: Mutant) -> str:
    unreached = " (no test reaches it)" if mutant.fate == "unreached" else ""
    was, now = (f"`` {text} ``" if text else "nothing" for text in (mutant.was, mutant.now))
    return f"- {mutant.module}:{mutant.line} `{mutant.function}`{unreached}: {was} → {now}"
