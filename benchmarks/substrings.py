"""Whether search misses nothing: random pieces of the texts, as they are and in other spellings, against a plain scan.

    python benchmarks/substrings.py [CORPUS.jsonl.gz] [--count 10000] [--articles 2000] [--seed N] [--json]

Pieces of 1 to 12 characters are drawn from the documents of `corpus/` and from random articles of CORPUS, half of them
from each; a fifth as many again around numbers, dashes and quotation marks. A literal search must find every clause
that has a piece and no other, and light it exactly; a search by the query language must find those clauses too; another
spelling of the piece must find what the piece finds. Exits 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.articles import clauses, laws, of_laws, of_this_folder
from benchmarks.calibration import calibration_ms
from benchmarks.checking import AS_IT_IS, OVER_LINES, Piece, Tally, check, pieces, pieces_with_marks
from benchmarks.oracle import Oracle
from benchmarks.timing import timed
from stdplan_tui.search.model import Holding
from stdplan_tui.search.whoosh_index import WhooshEngine


def sample(corpus: Path, count: int, seed: int) -> tuple[Holding, ...]:
    """So many random articles, by their laws."""
    gathered = laws(corpus)
    every = [(law.document, place) for law in gathered for place in range(len(law.articles))]
    chosen = set(random.Random(seed).sample(every, min(count, len(every))))
    some = (
        replace(law, articles=tuple(a for place, a in enumerate(law.articles) if (law.document, place) in chosen))
        for law in gathered
    )
    return of_laws(law for law in some if law.articles)


def drawn(sets: Sequence[Sequence[Holding]], count: int, seed: int) -> Iterator[Piece]:
    """`count` pieces from each set of documents in turn, and a fifth as many around numbers, dashes and quotes."""
    strings = [[(address, clause.string) for address, clause in clauses(held)] for held in sets]
    by_chance = [pieces(each, seed + number) for number, each in enumerate(strings)]
    marked = [pieces_with_marks(each, seed + number) for number, each in enumerate(strings)]
    for number in range(count):
        yield next(by_chance[number % len(sets)])
        if number % 5 == 0:
            yield from islice(marked[number // 5 % len(sets)], 1)


def main() -> None:
    """Search, compare, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sets = [of_this_folder()]
    if options.corpus:
        sets.append(sample(options.corpus, options.articles, options.seed))
    held = [holding for each in sets for holding in each]
    oracle = Oracle(clauses(held))
    with tempfile.TemporaryDirectory() as cache, closing(WhooshEngine(Path(cache))) as engine:
        engine.refresh(held)
        tried = drawn(sets, options.count, options.seed)
        taken, tally = timed(lambda: check(engine, oracle, tried, options.seed))
    figures = {
        "calibration_ms": calibration_ms(),
        "clauses": len(oracle.strings),
        "pieces": tally.tried[AS_IT_IS] + tally.tried[OVER_LINES],
        "searches": tally.searches,
        "hits": tally.hits,
        "searches_per_s": tally.searches / taken * 1000,
        "tried": dict(tally.tried),
        "wrong": {f"{spelling}: {fault}": count for (spelling, fault), count in sorted(tally.wrong.items())},
    }
    if options.json:
        print(json.dumps(figures | {"examples": {": ".join(key): each for key, each in tally.examples.items()}}))
    else:
        print("\n".join(_lines(figures, tally)))
    sys.exit(bool(tally.wrong))


def _lines(figures: dict[str, object], tally: Tally) -> Iterator[str]:
    for name, value in figures.items():
        if not isinstance(value, dict):
            yield f"{name:20}{value:12,.1f}" if isinstance(value, float) else f"{name:20}{value:12,}"
    for spelling, count in tally.tried.items():
        wrong = sum(each for (name, _), each in tally.wrong.items() if name == spelling)
        yield f"  {spelling:18}{count:12,} tried {wrong:8,} wrong"
    for (spelling, fault), count in sorted(tally.wrong.items()):
        yield f"{spelling}: {fault}: {count:,}"
        yield from (f"    {example}" for example in tally.examples[spelling, fault])


if __name__ == "__main__":
    main()
