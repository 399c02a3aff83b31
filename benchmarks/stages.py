"""The parts of a benchmark of search that want a process to themselves; each prints its figures as JSON.

    python -m benchmarks.stages STAGE NAME FOLDER [--asked FILE] [--corpus FILE] [--limit N]

NAME is an engine of `benchmarks.peers`, FOLDER where its index is.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import peak_mb, percentile, timed, times

if TYPE_CHECKING:
    from benchmarks.peers import Contestant
    from stdplan_tui.search.model import Holding

Figures = dict[str, float | list[float]]

_CHANGES = 6
_NOWHERE = "\ue000"


def build(options: argparse.Namespace) -> Figures:
    """An index from nothing."""
    from benchmarks.articles import clauses, holdings
    from benchmarks.peers import kind

    held = holdings(options.corpus, options.limit)
    sizes = [len(clause.string.encode()) for _, clause in clauses(held)]
    with closing(kind(options.name)(options.folder)) as engine:
        before = peak_mb()
        taken, _ = timed(lambda: engine.build(held))
    return {
        "build_s": taken / 1000,
        "build_clauses_per_s": len(sizes) / taken * 1000,
        "clauses": len(sizes),
        "text_bytes": sum(sizes),
        "peak_mb": peak_mb(),
        "before_build_mb": before,
    }


def opened(options: argparse.Namespace) -> Figures:
    """A first answer, and the first keys: of a string that nothing has, so that it costs no more than opening."""
    from benchmarks.asking import Asked
    from benchmarks.peers import kind

    asked = Asked.read(options.asked)
    imported, made = timed(lambda: kind(options.name))
    taken, engine = timed(lambda: _answering(made(options.folder)))
    with closing(engine):
        first_keys = times(engine.words, asked.first_keys)
        if not engine.words(asked.first_keys[0])[1]:
            raise RuntimeError(f"{options.name} does not find what is there: it has no index")
    return {"import_ms": imported, "open_ms": taken, "first_keys_ms": first_keys}


def answers(options: argparse.Namespace) -> Figures:
    """Every kind of query, in a process that has answered before."""
    from benchmarks.asking import Asked
    from benchmarks.peers import kind

    asked, figures = Asked.read(options.asked), Figures()
    with closing(kind(options.name)(options.folder)) as engine:
        engine.open()
        times(engine.words, asked.warming)
        for what, taken in (
            ("typing", times(engine.words, asked.keys)),
            ("phrase", times(engine.words, asked.phrases)),
            ("boolean", times(engine.boolean, asked.booleans)),
            ("question", times(engine.question, asked.questions)),
        ):
            figures |= {f"{what}_p50_ms": percentile(taken, 50), f"{what}_p95_ms": percentile(taken, 95)}
        figures["typing_found"] = sum(engine.words(typed)[1] for typed in asked.keys)
        figures["phrase_found"] = sum(engine.words(phrase)[1] for phrase in asked.phrases)
        figures["boolean_found"] = sum(engine.boolean(boolean)[1] for boolean in asked.booleans)
    return figures


def own_answers(options: argparse.Namespace) -> Figures:
    """What only our engine does: completion and facets, as one would ask for them."""
    from benchmarks.asking import Asked
    from benchmarks.peers.stdplan import Stdplan

    asked = Asked.read(options.asked)
    with closing(Stdplan(options.folder)) as own:
        times(own.words, asked.warming)
        times(own.engine.suggest, asked.beginnings[:40])
        suggesting, faceting = times(own.engine.suggest, asked.beginnings), times(own.engine.facets, asked.words)
    return {"suggest_p95_ms": percentile(suggesting, 95), "facets_p95_ms": percentile(faceting, 95)}


def refreshed(options: argparse.Namespace) -> Figures:
    """A refresh with nothing changed, and with one clause more in one document of middling length, several times.

    The first of a process, which loads what only writing needs, is told apart.
    """
    from benchmarks.articles import holdings
    from benchmarks.peers.stdplan import Stdplan

    held = holdings(options.corpus, options.limit)
    changed = sorted(range(len(held)), key=lambda number: len(held[number].load()[0].flat))[len(held) // 2]
    with closing(Stdplan(options.folder)) as own:
        _answering(own)
        unchanged, _ = timed(lambda: own.engine.refresh(held))
        taken = []
        for time in range(_CHANGES):
            new = (*held[:changed], _longer(held[changed], f"本规划第{time}次修改。"), *held[changed + 1 :])
            one, report = timed(lambda new=new: own.engine.refresh(new))  # type: ignore[misc]
            taken.append(one)
            if report.documents != 1:
                raise RuntimeError(f"one document changed, and the refresh says: {report}")
    return {
        "refresh_unchanged_ms": unchanged,
        "refresh_first_ms": taken[0],
        "refresh_one_ms": statistics.median(taken[1:]),
        "refresh_one_clauses": len(new[changed].load()[0].flat),
    }


def _longer(held: Holding, text: str) -> Holding:
    """The document with one clause more."""
    from stdplan_tui.corpus.model import Clause, ClauseId, Level

    document, notes = held.load()
    longer = replace(document, clauses=(*document.clauses, Clause(ClauseId("end"), Level.CLOSING, text=text)))
    return replace(held, digest=text, load=lambda: (longer, notes))


def first(options: argparse.Namespace) -> Figures:
    """A first start on the documents of this folder; the parent times the process."""
    from benchmarks.articles import of_this_folder
    from benchmarks.peers.stdplan import Stdplan

    with closing(Stdplan(options.folder)) as own:
        own.build(of_this_folder())
        return {"found": own.words("标准化")[1]}


def _answering(engine: Contestant) -> Contestant:
    """The engine, opened, after a first answer."""
    engine.open()
    engine.words(_NOWHERE)
    return engine


STAGES: dict[str, Callable[[argparse.Namespace], Figures]] = {
    "build": build,
    "open": opened,
    "answer": answers,
    "own": own_answers,
    "refresh": refreshed,
    "first": first,
}


def main() -> None:
    """Measure one stage, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--asked", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    print(json.dumps(STAGES[options.stage](options)))


if __name__ == "__main__":
    main()
