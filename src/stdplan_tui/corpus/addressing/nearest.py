"""What comes nearest to an address that means nothing in a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from stdplan_tui.corpus.addressing.resolving import by_steps
from stdplan_tui.corpus.addressing.saying import steps
from stdplan_tui.corpus.addressing.steps import Numbered, Step, Worded, said_words
from stdplan_tui.corpus.model import Clause, Document
from stdplan_tui.corpus.ranks import parsed


def nearest(document: Document, said: str, limit: int = 3) -> tuple[Clause, ...]:
    """The clauses that may have been meant: those with the numbers beside it, or headings like it."""
    asked = steps(said)
    if not asked:
        return ()
    last = asked[-1]
    if isinstance(last, Worded):
        return tuple(islice(_like(document.flat, last.words), limit))
    if not isinstance(last, Numbered):
        return ()
    for within in _within(document, asked[:-1]):
        if beside := _beside(within, last, limit):
            return beside
    return ()


def _within(document: Document, above: Sequence[Step]) -> Iterable[Sequence[Clause]]:
    """The clauses to look among: those under what the steps before the last mean, then all."""
    if above:
        for match in sorted(by_steps(document, above), key=lambda match: match.cost):
            yield match.clause.children
    yield document.flat


def _beside(clauses: Sequence[Clause], asked: Numbered, limit: int) -> tuple[Clause, ...]:
    """Those whose labels are of the form that was said, the nearest numbers first."""
    found: list[tuple[int, int, Clause]] = []
    for clause in clauses:
        known = parsed(clause.label) if clause.label else None
        if known and known.number and known.form in asked.forms:
            far = sum(abs(one - other) for one, other in zip(known.number, asked.number, strict=False))
            found.append((asked.forms[known.form], far, clause))
    return tuple(clause for _cost, _far, clause in sorted(found, key=lambda each: each[:2])[:limit])


def _like(clauses: Sequence[Clause], words: str) -> Iterable[Clause]:
    from difflib import get_close_matches

    by_words: dict[str, Clause] = {}
    for clause in clauses:
        if clause.heading:
            by_words.setdefault(said_words(clause.heading), clause)
    return (by_words[near] for near in get_close_matches(words, by_words))
