"""Notes to be found again: on clauses, and on random words of them."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from stdplan_tui.annotations.model import Target
from stdplan_tui.annotations.target import clause_target, one_line
from stdplan_tui.corpus.model import Clause, Document, Span

_SHORTEST, _LONGEST = 4, 40  # characters of a span


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a clause of the older text."""

    clause: Clause
    target: Target


def notes_on(document: Document, clause: Clause, chance: Random, *, spans: int) -> Iterator[Note]:
    """A note on the whole clause, and `spans` on words of it, its label apart; none where it takes none."""
    if not clause.takes_notes:
        return
    yield Note(clause, clause_target(clause, label=clause.id, version=document.version))
    for _ in range(spans):
        span = random_span(clause, chance)
        if span is not None:
            yield Note(clause, clause_target(clause, label=clause.id, version=document.version, span=span))


def random_span(clause: Clause, chance: Random) -> Span | None:
    """Some words of a clause, from and to a character that is no blank; None where it is too short."""
    string, first = clause.string, len(clause.label)
    starts = [at for at in range(first, len(string) - _SHORTEST + 1) if not string[at].isspace()]
    if not starts:
        return None
    start = chance.choice(starts)
    span = one_line(clause, Span(start, min(len(string), start + chance.randint(_SHORTEST, _LONGEST))))
    end = start + len(string[start : span.end].rstrip())
    return Span(start, end) if end - start >= _SHORTEST else None


def reported(parser: ArgumentParser) -> ArgumentParser:
    """A parser that knows how `report` is asked for what it prints."""
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="tell each note that is not where it should be")
    return parser


def report(figures: Mapping[str, object], wrong: Sequence[str], options: Namespace) -> None:
    """Print figures; on standard error, where that is wanted, each note that is not where it should be."""
    if options.wrong:
        print("\n".join(wrong), file=sys.stderr)
    if options.json:
        print(json.dumps(figures))
        return
    for kind, found in figures.items():
        print(f"{kind:18}{found}")
