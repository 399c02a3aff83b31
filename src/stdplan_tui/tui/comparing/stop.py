"""A comparison that was left for the reader: what it takes to show it again, where it was."""

from __future__ import annotations

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.comparing.naming import Named
from stdplan_tui.tui.comparing.parallel import EVERYTHING, Letter


@frozen
class Stop:
    """Two texts: `names` as `workspace.comparing.compare` takes them, `named` as they are called.

    Somebody was in the text `letter`, at the clause `clause` of it, and saw the rows that are of these `kinds`.
    """

    names: tuple[str, str]
    named: tuple[Named, Named]
    letter: Letter = Letter.B
    clause: ClauseId | None = None
    kinds: frozenset[Kind] = EVERYTHING
