"""How fast search is: building, opening, refreshing an index, and answering queries. It informs and never gates.

    python -m benchmarks.search_latency [CORPUS.jsonl.gz] [--limit N] [--json]

CORPUS has one JSON object a line with `law`, `art` and `content`; without it, the documents of this folder's `corpus/`.
Times are in milliseconds; `calibration_ms` is the time of a fixed loop in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.calibration import calibration_ms
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.search.whoosh_index import WhooshEngine

T = TypeVar("T")
_QUERIES = 300
_SHOWN = 100


def laws(corpus: Path, limit: int | None) -> tuple[Document, ...]:
    """One document a law, one clause an article."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, limit)]
    return tuple(
        Document(
            Metadata(DocumentId(f"law-{number}"), law),
            tuple(
                Clause(ClauseId(f"art{place}"), Level.ARTICLE, label=article["art"], text=article["content"])
                for place, article in enumerate(of_law, 1)
            ),
        )
        for number, (law, of_law) in enumerate(groupby(articles, key=lambda article: str(article["law"])))
    )


def own() -> tuple[Document, ...]:
    """The documents of this folder."""
    library = Library(Path(__file__).parents[1] / "corpus")
    return tuple(library.document(name) for name in library.ids())


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds, and what `work` gave."""
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def p95(engine: WhooshEngine, queries: Iterable[str]) -> float:
    """The time that 95 of 100 queries stay under."""
    times = sorted(timed(lambda query=query: engine.search(query, _SHOWN))[0] for query in queries)  # type: ignore[misc]
    return times[int(len(times) * 0.95)]


def substrings(documents: Iterable[Document], least: int, most: int, seed: int) -> Iterator[str]:
    """Pieces of clause strings, by chance."""
    chance = random.Random(seed)
    texts = [clause.text for document in documents for clause in document.flat if len(clause.text) > most]
    while True:
        text, length = chance.choice(texts), chance.randint(least, most)
        start = chance.randrange(len(text) - length)
        yield text[start : start + length]


def typed(words: Iterable[str]) -> list[str]:
    """What the input holds after each key."""
    return [word[:end] for word in words for end in range(1, len(word) + 1)]


def queried(engine: WhooshEngine, documents: tuple[Document, ...]) -> dict[str, float]:
    """The figures of an engine that has answered nothing yet."""
    keys = typed(islice(substrings(documents, 4, 4, 1), _QUERIES // 4))
    words = substrings(documents, 2, 2, 3)
    return {
        "typing_cold_p95_ms": p95(engine, keys[:40]),
        "typing_p95_ms": p95(engine, keys),
        "phrase_p95_ms": p95(engine, islice(substrings(documents, 4, 12, 2), _QUERIES)),
        "boolean_p95_ms": p95(engine, (f"{next(words)} {next(words)} -{next(words)}" for _ in range(_QUERIES))),
    }


def measure(documents: tuple[Document, ...], cache: Path) -> dict[str, float]:
    """Every figure of one corpus."""
    strings = [clause.string for document in documents for clause in document.flat]
    last = documents[-1]
    changed = replace(last, clauses=(*last.clauses, Clause(ClauseId("closing"), Level.CLOSING, text="各地区可依据。")))
    with closing(WhooshEngine(cache)) as engine:
        build, _ = timed(lambda: engine.refresh(documents, ()))
    with closing(WhooshEngine(cache)) as engine:
        opened, _ = timed(lambda: engine.search("\u3000"))
        unchanged, _ = timed(lambda: engine.refresh(documents, ()))
        figures = queried(engine, documents) | {
            "open_ms": opened,
            "refresh_unchanged_ms": unchanged,
            "refresh_one_ms": timed(lambda: engine.refresh((*documents[:-1], changed), ()))[0],
        }
    return figures | {
        "build_s": build / 1000,
        "build_clauses_per_s": len(strings) / build * 1000,
        "clauses": len(strings),
        "index_bytes": sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()),
        "text_bytes": sum(len(string.encode()) for string in strings),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    documents = laws(options.corpus, options.limit) if options.corpus else own()
    with tempfile.TemporaryDirectory() as cache:
        figures = {"calibration_ms": calibration_ms()} | measure(documents, Path(cache))
    if options.json:
        print(json.dumps(figures))
        return
    for key, value in figures.items():
        print(f"{key:24}{value:14,.1f}")


if __name__ == "__main__":
    main()
