"""What people left on a clause, as the reader and the outline show it."""

from __future__ import annotations

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen


@frozen
class Mark:
    """The annotations of one clause, counted: how many notes and tags, and which of its words they are about.

    `spans` count characters of the clause string. `open` says whether a note still waits for an answer, `doubtful`
    whether it is not certain that one belongs there, the text having changed since. `done` says that the person who
    reads has marked the clause as done, `done_before` that it has been reworded since; `new` how many annotations are
    new since they last saw the clause.
    """

    notes: int = 0
    tags: int = 0
    spans: tuple[Span, ...] = ()
    open: bool = False
    doubtful: bool = False
    done: bool = False
    done_before: bool = False
    new: int = 0
