"""What a person looks at to decide on a place: the words then and now, and the clauses that may be meant."""

from __future__ import annotations

from stdplan_tui.annotations.anchoring import Suggestion
from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import similarity
from stdplan_tui.text.spacing import bare
from stdplan_tui.workspace.excerpts import Excerpt, excerpts
from stdplan_tui.workspace.reviewing import Case, suggestions

_AROUND = 30
_SPARING = 8
_ROOMY = 300
"""The characters that there is room for from which more than a few are shown around each difference."""


@frozen(eq=False)
class Details:
    """A place, what it said and says, how much of that is the same (0.0 to 1.0), and what else it may be.

    `new` is None where the place is lost. `quoted` are the characters of either text that the note is about, where it
    is about words.
    """

    case: Case
    old: Excerpt
    new: Excerpt | None
    alike: float
    suggestions: tuple[Suggestion, ...]
    quoted: tuple[Span | None, Span | None] = (None, None)


def details_of(case: Case, room: int | None = None) -> Details:
    """The details of a place, with both texts as far as `room` characters allow; None for all words of both."""
    target, clause = case.target, case.anchor.clause
    said = target.quote_clause
    quoted = target.span, case.anchor.span
    if clause is None:
        old = Excerpt(said, (Span(0, len(said)),))
        return Details(case, old, None, 0.0, suggestions(case), quoted)
    old, new = excerpts(said, clause.string, _around(len(said) + len(clause.string), room), quoted)
    return Details(case, old, new, _alike(said, clause), _others(case, clause), quoted)


def _around(length: int, room: int | None) -> int | None:
    """How many characters are shown around a difference; None for all there are."""
    if room is None or length <= room // 2:
        return None
    return _AROUND if room >= _ROOMY else _SPARING


def _alike(said: str, clause: Clause) -> float:
    return similarity(bare(said), bare(clause.string))


def _others(case: Case, clause: Clause) -> tuple[Suggestion, ...]:
    """The suggestions, without the clause that it is put on anyway."""
    return tuple(each for each in suggestions(case) if each.clause.id != clause.id)
