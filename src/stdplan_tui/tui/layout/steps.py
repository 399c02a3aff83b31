"""From clause to clause, from heading to heading: which one is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from stdplan_tui.corpus.model import CONTAINERS, Clause, Level

_HEADINGS: Final = frozenset(
    {
        Level.TITLE,
        Level.DOC,
        Level.ANNEX,
        Level.BOOK,
        Level.SUBBOOK,
        Level.CHAPTER,
        Level.DIVISION,
        Level.PART,
        Level.SECTION,
        Level.ITEM,
        Level.SUBITEM,
        Level.HEADING,
        Level.BOX,
        Level.TABLE,
    }
)


def is_drawn(clause: Clause) -> bool:
    """Whether the reader can stop at the clause: containers have no words of their own."""
    return clause.level not in CONTAINERS


def is_heading(clause: Clause) -> bool:
    """Whether the clause opens a part of the document under a heading of its own."""
    return clause.level in _HEADINGS and bool(clause.heading)


def step(clauses: Sequence[Clause], number: int, steps: int, wanted: Callable[[Clause], bool]) -> int:
    """The number of the clause that is `steps` wanted ones after clause `number` (before it, where negative).

    The last one that there is where there are fewer; `number` itself where there is none.
    """
    way = 1 if steps > 0 else -1
    found, at = number, number + way
    while steps and 0 <= at < len(clauses):
        if wanted(clauses[at]):
            found = at
            steps -= way
        at += way
    return found
