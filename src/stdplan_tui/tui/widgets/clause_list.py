"""The outline that an import makes: every clause a row, with its level and how many are under it."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment

from stdplan_tui.corpus.level_names import level_name
from stdplan_tui.corpus.model import Level
from stdplan_tui.text.width import cells
from stdplan_tui.tui.preview.preview import Branch
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

_STEP: Final = 2
_BEGINNING: Final = 120
"""Characters of a clause that one row could show."""
_ROOMY: Final = 44
"""Cells from which a row also says the level."""
_FEWEST: Final = 10


class ClauseList(RowView):
    """The clauses in reading order, indented by their nesting."""

    DEFAULT_CSS = """
    ClauseList > .clause--heading { color: $primary; text-style: bold; }
    ClauseList > .clause--label { color: $secondary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"clause--heading", "clause--label"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self._branches: tuple[Branch, ...] = ()

    @property
    def branch(self) -> Branch | None:
        """The clause that the list is at."""
        return self._branches[self.row] if self._branches else None

    def open(self, branches: tuple[Branch, ...]) -> None:
        """List these clauses."""
        self._branches = branches
        self.have(len(branches))
        self.be_at(self.row)

    def painted(self, row: int, width: int) -> list[Segment]:
        """Indentation, words, and at the right the level and the count."""
        branch = self._branches[row]
        right = _right(branch) if width >= _ROOMY else ""
        indent = min(branch.depth * _STEP, max(width // 3, 0))
        room = max(width - indent - cells(right, self.ambiguous_width) - 1, min(_FEWEST, width))
        pieces = self._words(branch, room)
        taken = indent + sum(cells(piece.text, self.ambiguous_width) for piece in pieces)
        gap = " " * max(1, width - taken - cells(right, self.ambiguous_width))
        return [Segment(" " * indent), *pieces, Segment(gap), Segment(right, self.look("row--quiet"))]

    def _words(self, branch: Branch, room: int) -> list[Segment]:
        clause, wide = branch.clause, self.ambiguous_width
        if not clause.takes_notes:
            return [Segment(fitted(f"({level_name(clause.level)})", room, wide), self.look("row--quiet"))]
        if clause.level is Level.TITLE or clause.heading:
            style = "clause--heading" if branch.within or clause.level is Level.TITLE else "clause--label"
            return [Segment(fitted(clause.caption or clause.text[:_BEGINNING], room, wide), self.look(style))]
        label = fitted(clause.label, room, wide)
        left = room - cells(label, wide) - 1
        words = fitted(clause.text[:_BEGINNING], left, wide) if left > 1 else ""
        gap = " " if label and words else ""
        return [Segment(label, self.look("clause--label")), Segment(gap + words, self.look("row--quiet"))]


def _right(branch: Branch) -> str:
    count = str(branch.within) if branch.within else ""
    return f" {level_name(branch.clause.level)} {count:>4} "
