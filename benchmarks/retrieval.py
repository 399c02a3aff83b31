"""Ranking: what is found for questions whose answers are known.

    python benchmarks/retrieval.py CORPUS.jsonl.gz QUERIES.json [RUN.jsonl] [--limit N] [--json]

CORPUS has one JSON object a line with `id`, `law`, `art` and `content`; QUERIES is a list of `qid`, `query` and, where
it is known, `relevant`: the ids of the articles that answer it. RUN gets a line a question, {"qid", "ids"}, best first.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.articles import ids, laws, of_laws
from benchmarks.calibration import calibration_ms
from benchmarks.timing import percentile, timed
from stdplan_tui.search.model import Hit
from stdplan_tui.search.whoosh_index import WhooshEngine

TOP = 100
TARGETS = {"R@10": 0.45, "R@100": 0.67, "MRR@10": 0.38, "nDCG@10": None}


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the ids of the articles that answer it (empty: not known)."""

    qid: object
    query: str
    relevant: frozenset[int]


def questions(queries: Path) -> tuple[Question, ...]:
    """Those of a file."""
    rows = json.loads(queries.read_text("utf-8"))
    return tuple(Question(row["qid"], row["query"], frozenset(row.get("relevant", ()))) for row in rows)


def scores(found: Sequence[int], relevant: Collection[int]) -> dict[str, float]:
    """What one ranked list is worth: recall, reciprocal rank of the first answer, and gain by rank."""
    gains = [rank for rank, article in enumerate(found[:10], 1) if article in relevant]
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(10, len(relevant)) + 1))
    return {
        "R@10": len(gains) / len(relevant),
        "R@100": len(set(found[:TOP]).intersection(relevant)) / len(relevant),
        "MRR@10": 1 / gains[0] if gains else 0.0,
        "nDCG@10": sum(1 / math.log2(rank + 1) for rank in gains) / ideal,
    }


def means(scored: Iterable[dict[str, float]]) -> dict[str, float]:
    """The mean of each score; nothing where nothing was scored."""
    rows = list(scored)
    return {name: sum(row[name] for row in rows) / len(rows) for name in TARGETS} if rows else {}


def answered(hits: Iterable[Hit], articles: dict[tuple[str, str], int]) -> list[int]:
    """The ids of the articles that hits stand for, best first, each once."""
    found = (articles[hit.document, hit.clause] for hit in hits if hit.annotation is None and hit.clause is not None)
    return list(dict.fromkeys(found))


def main() -> None:
    """Build, ask, write the run, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("run", nargs="?", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gathered, asked = laws(options.corpus, options.limit), questions(options.queries)
    articles = ids(gathered)
    with tempfile.TemporaryDirectory() as cache, closing(WhooshEngine(Path(cache))) as engine:
        built, _ = timed(lambda: engine.refresh(of_laws(gathered)))
        answers = [timed(lambda text=one.query: engine.search(text, TOP)) for one in asked]  # type: ignore[misc]
    found = [answered(results.hits, articles) for _, results in answers]
    if options.run:
        lines = (json.dumps({"qid": one.qid, "ids": each}) for one, each in zip(asked, found, strict=True))
        options.run.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    taken = [each for each, _ in answers]
    figures = {
        "calibration_ms": calibration_ms(),
        "articles": len(articles),
        "questions": len(asked),
        "build_s": built / 1000,
        "question_p50_ms": percentile(taken, 50),
        "question_p95_ms": percentile(taken, 95),
    } | means(scores(each, one.relevant) for one, each in zip(asked, found, strict=True) if one.relevant)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        target = f"   ≥ {TARGETS[name]}" if TARGETS.get(name) else ""
        print(f"{name:20}{value:12,.4g}{target}")


if __name__ == "__main__":
    main()
