"""Tables that lost their grid: one cell a line below a caption (表1 …) or the title of an annex.

The cells become rows, so that no number among them is read as a label: whole rows where they are sure, else rows of
one cell each. The notes below become notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stdplan_tui.importing.layout.cell_rows import rows
from stdplan_tui.importing.layout.sheet import Cause, Doubtful, Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.language import _
from stdplan_tui.text.labels import Form, Label
from stdplan_tui.text.spacing import bare

_LONGEST_CAPTION, _LONGEST_CELL = 60, 40
_FEWEST_CELLS = 8
_PROSE = 50  # characters from which on a line with a full stop is no cell
_NOTE = re.compile(r"\s*(?:注|备注|说明|资料来源)\s*[：:]")


@dataclass(slots=True)
class _Reader:
    lines: Sequence[Line]
    found: list[Line] = field(default_factory=list)
    doubts: list[Doubtful] = field(default_factory=list)
    counted: dict[Form, int] = field(default_factory=dict)

    def read(self) -> None:
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            self.found.append(line)
            number += 1
            if line.blank:
                continue
            caption = _caption(line)
            if caption is None:
                self._count(line)
            elif _cells_follow(self.lines, number):
                after = self._cells(number, in_annex=caption.form is Form.ANNEX)
                self._table(line, bare(caption.printed), number, after)
                number = self._notes(after)

    def _cells(self, number: int, *, in_annex: bool) -> int:
        """The index of the line after the cells that start on that line."""
        while number < len(self.lines) and not self._ends(self.lines[number], in_annex=in_annex):
            number += 1
        return number

    def _table(self, caption: Line, printed: str, start: int, end: int) -> None:
        """Add the cells from `start` to `end` as rows: whole ones where they are sure, else one a cell."""
        cells = [line for line in self.lines[start:end] if not line.blank]
        sure = rows(cells)
        if sure is None:
            message = _("{table} has lost its columns: each cell is a row")
        else:
            message = _("{table} had one cell a line: its columns follow from the numbers of its rows")
        self.doubts.append(Doubtful(caption.start, message.format(table=printed), Cause.TABLE))
        self.found += [Line(role=Role.ROW, cells=row, table=-start) for row in sure or [(cell,) for cell in cells]]

    def _ends(self, line: Line, *, in_annex: bool) -> bool:
        if line.blank:
            return False
        if line.role is not Role.TEXT or _caption(line) or _NOTE.match(line.raw):
            return True
        if in_annex:
            return False
        label = line.label
        goes_on = label is not None and label.form <= Form.SECTION and self._next(label)
        return goes_on or ("。" in line.raw and len(line.raw) >= _PROSE)

    def _next(self, label: Label) -> bool:
        return bool(label.number) and label.number[0] == self.counted.get(label.form, 0) + 1

    def _notes(self, number: int) -> int:
        """Read the notes from that line on: 注：1. … and the numbered ones after it."""
        expected = 0
        while number < len(self.lines):
            line = self.lines[number]
            label = line.label
            if _NOTE.match(line.raw):
                expected = 2
            elif expected and label and label.form is Form.ITEM and label.number == (expected,):
                expected += 1
            elif not line.blank:
                break
            self.found.append(replace(line, role=Role.NOTE) if not line.blank else line)
            number += 1
        return number

    def _count(self, line: Line) -> None:
        label = line.label if line.role is Role.TEXT else None
        if label is None or label.form > Form.SECTION or not label.number:
            return
        for form in [form for form in self.counted if form > label.form]:
            del self.counted[form]
        self.counted[label.form] = label.number[0]


def marked(sheet: Sheet) -> Sheet:
    """The sheet with the cells of flattened tables as rows, and their notes as notes."""
    reader = _Reader(sheet.lines)
    reader.read()
    return replace(sheet, lines=tuple(reader.found), doubts=sheet.doubts + tuple(reader.doubts))


def _caption(line: Line) -> Label | None:
    """The label of a table's caption or an annex that has its title on the line."""
    label = line.label if line.role is Role.TEXT else None
    if label is None or label.form not in (Form.TABLE, Form.ANNEX):
        return None
    rest = bare(line.raw[label.end :])
    fits = (
        0 < len(rest) <= _LONGEST_CAPTION
        and not re.search("[。；，]", rest)
        and not label.printed.endswith(("：", ":"))
    )
    return label if fits and rest[0] not in "、.．﹒和及的至所中" else None


def _cells_follow(lines: Sequence[Line], number: int) -> bool:
    """Whether the next lines are cells: short, of plain text, and most without any stop."""
    following = [line for line in lines[number : number + 4 * _FEWEST_CELLS] if not line.blank][:_FEWEST_CELLS]
    short = [line for line in following if line.role is Role.TEXT and len(bare(line.raw)) <= _LONGEST_CELL]
    stopless = [line for line in short if not re.search("[。；，]", line.raw)]
    return len(short) == _FEWEST_CELLS and len(stopless) >= _FEWEST_CELLS - 2
