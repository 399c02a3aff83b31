"""What is told while a workspace is shared: one step after the other, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from stdplan_tui.frozen import frozen


class Kind(StrEnum):
    """What a step is about, in the order in which they come; fetching to pushing may come again."""

    READY = "ready"
    """What has to be so before anything is done."""
    BRANCH = "branch"
    CHANGES = "changes"
    COMMIT = "commit"
    FETCH = "fetch"
    JOIN = "join"
    """Bringing what others have pushed together with what is here."""
    PUSH = "push"
    END = "end"


class Outcome(StrEnum):
    """What came of a step."""

    DONE = "done"
    NOTHING = "nothing"
    """There was nothing to do."""
    WARNED = "warned"
    """Nothing was done, and somebody should look at it."""
    PLANNED = "planned"
    """It would be done, were this not a rehearsal."""
    AGAIN = "again"
    """Others were quicker; it is tried again."""
    STOPPED = "stopped"


@frozen
class Step:
    """A step and what came of it: one line that says it, lines with the particulars, and the commit it led to.

    Nothing in it is fit to be shown yet: it has names and messages that other people wrote.
    """

    kind: Kind
    outcome: Outcome
    said: str
    lines: tuple[str, ...] = ()
    commit: str = ""


class Stopped(Exception):
    """Sharing cannot go on: why, in one line, and the particulars. Nothing is left half done."""

    def __init__(self, said: str, lines: Sequence[str] = ()) -> None:
        super().__init__(said)
        self.said = said
        self.lines = tuple(lines)
