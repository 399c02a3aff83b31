"""How long commands without a screen take, as whole processes, beside an empty Python in the same run.

    python benchmarks/commands.py [--runs N] [--json]

Each is run on the documents of this folder, again and again, the first run of each not counted: what it keeps between
runs is there. `loads` names what should not be imported, and is.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.articles import ROOT
from benchmarks.calibration import calibration_ms
from benchmarks.timing import timed

TARGETS = {"stdplan search 标准化 --json": "≤ 350"}
_HEAVY = {"stdplan --help": ("textual", "whoosh"), "stdplan list": ("textual", "whoosh")}
_ALWAYS_HEAVY = ("textual",)


def cases() -> dict[str, Sequence[str]]:
    """Each command, by what a person types."""
    stdplan = (str(Path(sys.executable).with_name("stdplan")), "-C", str(ROOT))
    return {
        "python -c pass": (sys.executable, "-c", "pass"),
        "stdplan --help": (*stdplan, "--help"),
        "stdplan list": (*stdplan, "list"),
        "stdplan search 标准化 --json": (*stdplan, "search", "标准化", "--json"),
        "stdplan search 标准化 --count": (*stdplan, "search", "标准化", "--count"),
    }


def measured(runs: int) -> dict[str, list[float]]:
    """The milliseconds of `runs` of every case, in turn."""
    found: dict[str, list[float]] = {name: [] for name in cases()}
    for run in range(runs + 1):
        for name, command in cases().items():
            taken, _ = timed(lambda command=command: _run(command))  # type: ignore[misc]
            if run:
                found[name].append(taken)
    return found


def loaded(name: str, command: Sequence[str]) -> list[str]:
    """Packages that this command should do without, and imports."""
    if Path(command[0]).name != "stdplan":
        return []
    told = _run((sys.executable, "-X", "importtime", *command), stderr=subprocess.PIPE).stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    return [package for package in _HEAVY.get(name, _ALWAYS_HEAVY) if package in imported]


def _run(command: Sequence[str], stderr: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[str]:
    environment: Mapping[str, str] = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=stderr, env=environment, encoding="utf-8", check=True
    )


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    loop = calibration_ms()
    times = measured(options.runs)
    heavy = {name: loaded(name, command) for name, command in cases().items()}
    if options.json:
        rows = {
            name: {"median_ms": statistics.median(taken), "best_ms": min(taken), "loads": heavy[name]}
            for name, taken in times.items()
        }
        print(json.dumps({"calibration_ms": loop, "cases": rows}, ensure_ascii=False))
        return
    print(f"calibration loop {loop:.2f} ms, {options.runs} runs of each")
    print(f"{'':32}{'target':>8}{'median ms':>11}{'best':>8}{'×loop':>8}  loads")
    for name, taken in times.items():
        median, target = statistics.median(taken), TARGETS.get(name, "")
        shown = f"{median:11.1f}{min(taken):8.1f}{median / loop:8.1f}"
        print(f"{name:32}{target:>8}{shown}  {' '.join(heavy[name])}")


if __name__ == "__main__":
    main()
