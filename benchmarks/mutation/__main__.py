"""How many small faults in the code of model, library, prose and checks the fast tests notice.

    .venv/bin/python benchmarks/mutation [--only NAME ...] [--again] [--report]

Each target (see `targets`) is mutated by mutmut in a copy of the project below .cache/mutation. An
outcome is kept until the target or its tests change, so a run that was ended goes on where it was.
RESULTS.md is written after every target; survivors.yml says why a survivor may live.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.mutation import report, workspace
from benchmarks.mutation.targets import ROOT, Target, targets

CACHE = ROOT / ".cache" / "mutation"


def main() -> None:
    """Run what is not known yet, and write the results."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", help="targets, as RESULTS.md has them")
    parser.add_argument("--again", action="store_true", help="also those with a kept outcome")
    parser.add_argument("--report", action="store_true", help="run nothing, write RESULTS.md")
    options = parser.parse_args()
    CACHE.mkdir(parents=True, exist_ok=True)
    for target in targets():
        chosen = options.only is None or target.name in options.only
        if chosen and not options.report and (options.again or not _kept(target).exists()):
            print(f"{target.name} …", end=" ", flush=True)
            print(_run(target), flush=True)
            _write()
    _write()


def _kept(target: Target) -> Path:
    return CACHE / f"{_name(target)}.{workspace.fingerprint(target)}.json"


def _name(target: Target) -> str:
    return target.name.replace("/", "-")


def _run(target: Target) -> str:
    """Run a target, keep its outcome, and say in a line what came of it."""
    folder, kept = CACHE / _name(target), _kept(target)
    workspace.make(folder, target)
    outcome = workspace.run(folder, target)
    for old in CACHE.glob(f"{_name(target)}.*.json"):
        old.unlink()
    workspace.save(outcome, kept)
    lived = len(report.survivors([outcome]))
    return f"{len(outcome.mutants)} mutants, {lived} survived, {outcome.seconds:.0f} s"


def _write() -> None:
    known = {t: workspace.load(_kept(t)) for t in targets() if _kept(t).exists()}
    report.write(known, [target for target in targets() if target not in known])


if __name__ == "__main__":
    main()
