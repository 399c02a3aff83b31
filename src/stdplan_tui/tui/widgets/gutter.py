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
    done: str
    new: str
    tag: str = "#"
    many: str = "+"
    doubtful: str = "~"


UNICODE: Final = Chrome(current="▌", rule="┃", note="•", settled="·", done="✓", new="◆")
ASCII: Final = Chrome(current=">", rule="|", note="*", settled=".", done="v", new="n")


def chrome(ambiguous_width: int) -> Chrome:
    """The characters for a terminal: ASCII where ambiguous ones take two cells."""
    return UNICODE if ambiguous_width == 1 else ASCII


def sign(mark: Mark | None, characters: Chrome) -> str:
    """One character for what people left on a clause: that a place is doubtful, notes, that it is done, or tags.

    Of notes the count from two on.
    """
    if mark is None:
        return " "
    if mark.doubtful:
        return characters.doubtful
    if mark.notes > _MOST_COUNTED:
        return characters.many
    if mark.notes > 1:
        return str(mark.notes)
    if mark.notes == 1:
        return characters.note if mark.open else characters.settled
    return characters.done if mark.done else characters.tag if mark.tags else " "


def sign_behind(mark: Mark | None, characters: Chrome) -> str:
    """One character behind the sign: that something is new; else, where that says more, that the clause is done."""
    if mark is None:
        return " "
    if mark.new:
        return characters.new
    return characters.done if mark.done and (mark.notes or mark.doubtful) else " "
