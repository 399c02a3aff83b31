"""Where two texts stand on the screen: beside each other where there is room, else one above the other."""

from __future__ import annotations

from typing import Final, NamedTuple

from stdplan_tui.tui.comparing.facing import Frames
from stdplan_tui.tui.comparing.parallel import Letter
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.widgets.reader.painting import Geometry, geometry

BESIDE: Final = 96
"""The columns from which the texts stand beside each other: then a line holds twenty characters and more."""

LEAD: Final = 3
"""The cells at the left of a row: the sign of its kind, that of a change where it was moved too, a text's letter."""

_DIVIDER: Final = 1


class Columns(NamedTuple):
    """The cells of either text; `stacked`: both take the whole width, B below A."""

    a: Geometry
    b: Geometry
    stacked: bool

    def frames(self, *, justified: bool) -> Frames:
        """The frames that the texts are set in."""
        a, b = (Frame(one.text, one.ambiguous_width, justified, one.right) for one in (self.a, self.b))
        return Frames(a, b, self.stacked)

    def letter_at(self, x: int) -> Letter | None:
        """The text in which a cell of a row lies; None where they stand above each other."""
        if self.stacked:
            return None
        return Letter.A if x < LEAD + self.a.width else Letter.B


def columns(width: int, measure: int, ambiguous_width: int) -> Columns:
    """The columns of a pane of `width` cells, the lines `measure` characters long at most."""
    room = width - LEAD
    if width < BESIDE:
        whole = geometry(room, measure, ambiguous_width)
        return Columns(whole, whole, stacked=True)
    left = (room - _DIVIDER) // 2
    right = room - _DIVIDER - left
    a, b = (geometry(one, measure, ambiguous_width) for one in (left, right))
    return Columns(a, b, stacked=False)
