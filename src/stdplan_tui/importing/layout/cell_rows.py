"""The rows of a table of which only the cells are left, one a line: known where the rows are numbered 1, 2, 3 ….

The header says how many columns there are; if every number then stands where its row must start, the rows are sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, joined

_UNIT = re.compile(r"[（(][^（）()]{1,12}[）)]")  # the second line of a header's cell: 总投资 （万元）
_TOTALS = frozenset({"合计", "总计", "小计", "总数"})
_FIRST = frozenset({"序号", "编号", "项次", "序"})  # what heads the column of the numbers
_FEWEST_ROWS, _MOST_COLUMNS = 3, 20


def rows(cells: Sequence[Line]) -> list[tuple[Line, ...]] | None:
    """The rows that the cells make, the header first; None where that is not sure.

    A cell that ends with a colon, before a numbered row, is a row of its own (“十二五”期间：).
    """
    start = next((place for place, cell in enumerate(cells[: 2 * _MOST_COLUMNS]) if cell.text == "1"), 0)
    if not start or cells[0].text not in _FIRST:
        return None
    at = start - cells[start - 1].text.endswith(("：", ":"))
    header = _header(cells[:at])
    found = [header]
    number = 0
    while at < len(cells):
        if _groups(cells, at, number + 1):
            found.append((cells[at],))
            at += 1
        elif cells[at].text == str(number + 1) or cells[at].text in _TOTALS:
            number += cells[at].text not in _TOTALS
            found.append(tuple(cells[at : at + len(header)]))
            at += len(header)
        else:
            return None
    return found if at == len(cells) and number >= _FEWEST_ROWS and len(header) > 1 else None


def _header(cells: Sequence[Line]) -> tuple[Line, ...]:
    """The cells of the header, a unit in brackets joined to what it stands under."""
    found: list[Line] = []
    for cell in cells:
        if found and _UNIT.fullmatch(cell.text):
            found[-1] = joined((found[-1], cell))
        else:
            found.append(cell)
    return tuple(found)


def _groups(cells: Sequence[Line], at: int, number: int) -> bool:
    """Whether that cell is the heading of the rows from that number on."""
    return cells[at].text.endswith(("：", ":")) and at + 1 < len(cells) and cells[at + 1].text == str(number)
