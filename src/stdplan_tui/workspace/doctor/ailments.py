"""What can be wrong with a shared workspace, as values: one ailment, and how it is mended."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from stdplan_tui.corpus.body_checks import Severity
from stdplan_tui.frozen import frozen


class Kind(StrEnum):
    """What is wrong; the words are keys of the JSON that people's scripts read."""

    NO_GIT = "no-git"
    OLD_GIT = "old-git"
    DRIVER = "driver"
    ATTRIBUTES = "attributes"
    MERGE_ATTRIBUTE = "merge-attribute"
    AUTOCRLF = "autocrlf"
    LINE_ENDS = "line-ends"
    UNDER_WAY = "under-way"
    LOCKED = "locked"
    STOPPED_SHARE = "stopped-share"
    HALF_MOVED = "half-moved"
    LEFT_OVER = "left-over"
    UNMERGED = "unmerged"
    MARKERS = "conflict-markers"
    BROKEN = "broken"
    MISPLACED = "misplaced"
    DUPLICATE = "duplicate-id"
    UNKNOWN_TAG = "unknown-tag"
    LOOSE_END = "loose-end"
    MISSING_PLACE = "missing-place"
    REPEATED = "repeated"
    OTHER = "other"
    AHEAD = "time-ahead"
    REMOVED = "removed"
    FOREIGN_CHANGE = "foreign-change"
    DROPPED_SIDE = "dropped-side"
    TERMINAL = "terminal"


@frozen(eq=False)
class Ailment:
    """One thing that is wrong: what, where (`line` from 1), and what a person can do about it (`remedy`).

    `mend` does what is safe: it loses nothing and can be done again; None where a person has to decide. It raises
    StdplanError.
    """

    kind: Kind
    severity: Severity
    message: str
    remedy: str
    path: Path | None = None
    line: int | None = None
    mend: Callable[[], object] | None = None
