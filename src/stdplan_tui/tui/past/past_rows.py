"""The changes of notes, one a row, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType

from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.past.found import Key, Past
from stdplan_tui.tui.past.telling import said, summary, when
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.past_telling import BECAME

_WHEN: Final = 18
_NARROW: Final = 48
"""Cells of a row under which the day is told without the time."""
_DAY: Final = 10


class PastRows(RowView, inherit_bindings=False):
    """Lists changes; `several`: of more than one note, so that each row says of which."""

    DEFAULT_CSS = """
    PastRows > .past--became { color: $accent; text-style: bold; }
    PastRows > .past--fresh { color: $warning; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"past--became", "past--fresh"}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self._changes: Sequence[Past] = ()
        self._authors: Mapping[str, str] = {}
        self._several = False

    @property
    def current(self) -> Past | None:
        """The change that is current."""
        return self._changes[self.row] if self._changes else None

    def show(self, found: Sequence[Past], authors: Mapping[str, str], at: Key | None = None) -> None:
        """List other changes; at that one, else near where the list is already."""
        self._changes, self._authors = found, authors
        self._several = len({one.step.named.id for one in found}) > 1
        self.have(len(found))
        if found:
            self.be_at(next((number for number, one in enumerate(found) if one.key == at), self.row))

    def redraw(self, before: int) -> None:
        """Draw the two changes of which one is the current one now and the other was."""
        self.refresh_line(before)
        self.refresh_line(self.row)

    def painted(self, row: int, width: int) -> list[Segment]:
        """When, who, what it did; to which note, where there are several; which keys, or the words."""
        one, wide = self._changes[row], self.ambiguous_width
        if one.commit is None:
            first = Segment(fitted(_("not yet committed"), width, wide) + "  ", self.look("past--fresh"))
        else:
            day = when(one.commit)[: _DAY if width < _NARROW else None]
            who = self._column(one.commit.author, max(width // 5, 6))
            first = Segment(f"{day}  {who}", self.look("row--quiet"))
        became = Segment(_(BECAME[one.step.became]) + "  ", self.look("past--became"))
        room = max(width - cells(first.text + became.text, wide), 0)
        return [first, became, Segment(fitted(self._words(one), room, wide), self.look("row--text"))]

    def _words(self, one: Past) -> str:
        words = summary(one)
        if not self._several:
            return words
        name = self._authors.get(one.step.named.author, one.step.named.author)
        says = said(one.step.annotation)
        return f"{name}: {says}" if words == says else f"{words}  {name}: {says}"

    def _column(self, text: str, width: int) -> str:
        said_ = fitted(text, width - 2, self.ambiguous_width)
        return said_ + " " * (width - cells(said_, self.ambiguous_width))
