"""The columns of a table: how wide each is, where it stands, and whether it stands at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

GAPS: Final = range(2, 5)
"""The cells between two columns: as many as there is room for."""

LEAST: Final = 12
"""No column is narrowed to fewer cells than these."""

_NUMBER: Final = r"[+\-±−－]?[\d,.，\s]*\d[\d,.，\s]*[%％‰]?|[—\-－/]+"
_WORTH: Final = 1.5


class Column(NamedTuple):
    """A column `width` cells wide, `left` cells from the table's edge; numbers end at its right side."""

    left: int
    width: int
    numbers: bool = False


def beside(needed: Sequence[Sequence[int]], numbers: Sequence[bool], width: int, label: int) -> tuple[Column, ...]:
    """The columns that stand side by side in `width` cells; () where they do not, or a line for each cell is better.

    `needed` has the cells of every cell of every row; a line for each would begin with a label of `label` cells.
    """
    natural = [max((row[at] for row in needed if at < len(row)), default=0) for at in range(len(numbers))]
    gaps = len(natural) - 1
    widths = _narrowed(natural, width - GAPS[0] * gaps)
    if widths is None or not _worth_it(needed, widths, max(LEAST, width - label)):
        return ()
    room = (width - sum(widths)) // gaps if gaps else 0
    gap = max(GAPS[0], min(GAPS[-1], room))
    lefts = [sum(widths[:at]) + gap * at for at in range(len(widths))]
    return tuple(map(Column, lefts, widths, numbers))


def are_numbers(texts: Sequence[str]) -> bool:
    """Whether a column holds numbers and nothing else; dashes and empty cells between them do not count."""
    filled = [text for text in texts if text.strip()]
    return any(any(map(str.isdigit, text)) for text in filled) and all(re.fullmatch(_NUMBER, text) for text in filled)


def _narrowed(natural: Sequence[int], room: int) -> list[int] | None:
    """The widths that fill `room` at most: wide columns in proportion to what they need, none below a readable one."""
    widths, narrow = list(natural), set(range(len(natural)))
    while sum(widths) > room:
        kept = sum(width for at, width in enumerate(widths) if at not in narrow)
        wanted = sum(natural[at] for at in narrow)
        if not narrow or room <= kept:
            return None
        shares = {at: natural[at] * (room - kept) // wanted // 2 * 2 for at in narrow}
        short = {at for at, share in shares.items() if share < min(LEAST, natural[at])}
        for at in narrow:
            widths[at] = min(LEAST, natural[at]) if at in short else shares[at]
        if not short:
            break
        narrow -= short
    return widths


def _worth_it(needed: Sequence[Sequence[int]], widths: Sequence[int], whole: int) -> bool:
    """Whether columns take not much more rows than a line for each cell would."""
    columns = sum(
        max((-(-cell // max(width, 1)) for cell, width in zip(row, widths, strict=False)), default=0) for row in needed
    )
    lines = sum(1 + sum(-(-cell // whole) for cell in row) for row in needed)
    return columns <= _WORTH * lines
