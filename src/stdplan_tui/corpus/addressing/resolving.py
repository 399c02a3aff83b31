"""Finding the clauses that an address may mean, the likeliest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from stdplan_tui.corpus.addressing.saying import steps
from stdplan_tui.corpus.addressing.steps import Step
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Level
from stdplan_tui.corpus.ranks import LIST_LEVELS, NUMBERED_LEVELS
from stdplan_tui.frozen import frozen

_ID = re.compile(r"[a-z0-9~-]+(?:\.[a-z0-9~-]+)*")
_ABOVE_ARTICLES: Final = NUMBERED_LEVELS - LIST_LEVELS - {Level.ARTICLE} | {Level.HEADING}
"""What nobody names who names an article."""


@frozen
class Match:
    """A clause that may be meant, and how far it is from what was said; 0 is just so."""

    clause: Clause
    cost: int


def meant(document: Document, said: str) -> tuple[Clause, ...]:
    """The clauses of `document` that `said` means: one where it is clear, several where it is not, or none.

    `said` is an id (`3.1.box2`), or labels or words of headings from the outermost on; what is clear without them may
    be left out.
    """
    found = matches(document, said)
    return tuple(match.clause for match in found if match.cost == found[0].cost)


def matches(document: Document, said: str) -> tuple[Match, ...]:
    """All that `said` may mean, the nearest to it first, else in reading order."""
    named = _by_id(document, said)
    found = [Match(named, 0)] if named else []
    if asked := steps(said):
        others = (match for match in by_steps(document, asked) if match.clause is not named)
        found += sorted(others, key=lambda match: match.cost + bool(named))
    return tuple(found)


def _by_id(document: Document, said: str) -> Clause | None:
    id_ = unicodedata.normalize("NFKC", said).strip().casefold()
    return document.by_id.get(ClauseId(id_)) if _ID.fullmatch(id_) else None


def by_steps(document: Document, asked: Sequence[Step]) -> Iterator[Match]:
    """All that those steps may mean, in reading order."""
    last = asked[-1]
    for clause in document.flat:
        cost = last.cost(clause)
        if cost is not None and (above := _cost_above(document, clause, asked[:-1])) is not None:
            yield Match(clause, cost + above)


def _cost_above(document: Document, clause: Clause, asked: Sequence[Step]) -> int | None:
    """What the clauses above cost: those that were not named, and those that were, in another way."""
    line = document.ancestors(clause.id)
    in_article = Level.ARTICLE in {step.level for step in (*line, clause)}
    left, total = len(asked), 0
    for ancestor in reversed(line):
        cost = asked[left - 1].cost(ancestor) if left else None
        if cost is not None:
            left, total = left - 1, total + cost
        elif not (ancestor.id == "doc" or (in_article and ancestor.level in _ABOVE_ARTICLES)):
            total += 1
    return None if left else total
