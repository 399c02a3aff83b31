"""How fast search is, beside other engines: building, opening and refreshing an index, and answering.

    python benchmarks/search_latency.py [CORPUS.jsonl.gz] [--limit N] [--questions FILE] [--only NAME] [--json]

CORPUS has one JSON object a line with `law`, `art` and `content`; without it, the documents of this folder's `corpus/`
are searched. Every engine builds, opens and answers in processes of its own, and gives the best 100 and how many there
are; ours also gives their texts and highlights. Times are in milliseconds; `×loop` is the multiple of a fixed loop
timed in the same run. Targets are printed, and nothing fails by them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.articles import ROOT, clauses, holdings
from benchmarks.asking import asked
from benchmarks.calibration import calibration_ms
from benchmarks.peers import CONTESTANTS, OWN, PEERS, kind
from benchmarks.tables import KEYS, table
from benchmarks.timing import folder_bytes, percentile, timed

_STARTS = 3
_PART = 5

Figures = dict[str, float | None]


class Run:
    """One corpus and the queries over it; `measured` runs the stages of one engine."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self._folder = folder
        self._corpus: list[str] = ["--corpus", str(options.corpus.resolve())] if options.corpus else []
        self._limit: int | None = options.limit
        self.loops: list[float] = []

    def ask(self, questions: list[str]) -> int:
        """Make the queries; gives the number of clauses."""
        corpus = Path(self._corpus[1]) if self._corpus else None
        texts = [clause.text for _, clause in clauses(holdings(corpus, self._limit))]
        asked(texts, questions).write(self._folder / "asked.json")
        return len(texts)

    def measured(self, name: str) -> Figures:
        """All figures of one engine; None for each where it is not installed."""
        if not _installed(name):
            return dict.fromkeys(KEYS)
        built = self._stage("build", name, self._limit)
        index = folder_bytes(self._of(name))
        figures: Figures = dict.fromkeys(KEYS)
        figures |= {**built, "index_bytes": index, "index_of_text": index / built["text_bytes"]}
        figures |= self._started(name)
        figures |= self._stage("answer", name)
        if name == OWN:
            figures |= self._own(built["clauses"] // _PART)
        return figures

    def _started(self, name: str) -> Figures:
        """Medians of several starts, since each is one try."""
        starts = [self._stage("open", name) for _ in range(_STARTS)]
        return {
            "import_ms": statistics.median(start["import_ms"] for start in starts),
            "open_ms": statistics.median(start["open_ms"] for start in starts),
            "typing_cold_p95_ms": statistics.median(percentile(start["first_keys_ms"], 95) for start in starts),
        }

    def _own(self, part: int) -> Figures:
        """What is asked of our engine only."""
        figures: Figures = {**self._stage("own", OWN), **self._stage("refresh", OWN, self._limit)}
        if self._corpus and part:
            built = self._stage("build", OWN, part, folder="part")
            figures["build_part_clauses_per_s"] = built["build_clauses_per_s"]
        figures["first_start_ms"], _ = timed(lambda: self._stage("first", OWN, folder="first", loop=False))
        return figures

    def _of(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def _stage(
        self, stage: str, name: str, limit: int | None = None, *, folder: str | None = None, loop: bool = True
    ) -> dict[str, Any]:
        """What one process measured; before it, the loop is timed once more."""
        if loop:
            self.loops.append(calibration_ms())
        command = [sys.executable, "-m", "benchmarks.stages", stage, name, str(self._of(folder or name))]
        command += ["--asked", str(self._folder / "asked.json"), *self._corpus]
        command += ["--limit", str(limit)] if limit else []
        run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
        figures: dict[str, Any] = json.loads(run.stdout)
        return figures


def _installed(name: str) -> bool:
    try:
        kind(name)
    except ImportError:
        return False
    return True


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--questions", type=Path, help="a JSON list with `query` in each; else they are made up")
    parser.add_argument("--only", action="append", choices=CONTESTANTS, help="only this engine (may be repeated)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    questions = json.loads(options.questions.read_text("utf-8")) if options.questions else []
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), options)
        count = run.ask([str(question["query"]) for question in questions])
        wanted = options.only or CONTESTANTS
        figures = {name: run.measured(name) if name in wanted else dict.fromkeys(KEYS) for name in CONTESTANTS}
    loop = statistics.median(run.loops)
    if options.json:
        peers = {name: figures[name] for name in PEERS}
        loops = {"calibration_ms": loop, "calibration_max_ms": max(run.loops)}
        print(json.dumps({**loops, **figures[OWN], "clauses": count, "peers": peers}))
        return
    print(f"{count} clauses; calibration loop {loop:.2f} ms, between {min(run.loops):.2f} and {max(run.loops):.2f}")
    print("\n".join(table({name: figures[name] for name in CONTESTANTS if name in wanted}, loop)))
    for name in wanted:
        if not _installed(name):
            print(f"{name} is not installed")


if __name__ == "__main__":
    main()
