"""The gutter left of the text: the mark of the current clause and the signs of what people left there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.tui.marks import Mark

GUTTER_WIDTH: Final = 3
_MOST_COUNTED = 9


@frozen
class Chrome:
    """The characters that the reader draws around the text, each one cell wide."""

    current: str
    rule: str
    note: str
    settled: str
    tag: str = "#"
    many: str = "+"


UNICODE: Final = Chrome(current="▌", rule="┃", note="•", settled="·")
ASCII: Final = Chrome(current=">", rule="|", note="*", settled=".")


def chrome(ambiguous_width: int) -> Chrome:
    """The characters for a terminal: ASCII where ambiguous ones take two cells."""
    return UNICODE if ambiguous_width == 1 else ASCII


def sign(mark: Mark | None, characters: Chrome) -> str:
    """One character for the annotations of a clause: the count of its notes from two on, # where it has only tags."""
    if mark is None:
        return " "
    if mark.notes > _MOST_COUNTED:
        return characters.many
    if mark.notes > 1:
        return str(mark.notes)
    if mark.notes == 1:
        return characters.note if mark.open else characters.settled
    return characters.tag if mark.tags else " "
