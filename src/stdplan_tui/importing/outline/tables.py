"""Tables: a caption, a line under it such as 单位：亿元, and rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import spaced_names, squeezed

_UNIT = re.compile(r"[（(]?(?:计量|数量|金额)?单位[：:].{1,20}[）)]?")


def table(lines: Sequence[Line], number: int) -> tuple[Draft, int] | None:
    """The table that starts on that line and the index of the first line after it; None where none does."""
    places = [place for place in range(number, min(number + 6, len(lines))) if not lines[place].blank][:3]
    rows = next((place for place in places if lines[place].role is Role.ROW), None)
    if rows is None:
        return None
    above = [lines[place] for place in places if place < rows]
    if not _captions(above):
        return None
    draft = _captioned(above)
    after = rows
    while after < len(lines) and lines[after].role is Role.ROW and lines[after].table == lines[rows].table:
        after += 1
    headless = all(len(line.cells) == 1 for line in lines[rows:after])
    draft.children = [Draft(Level.ROW)] * headless + [_row(line) for line in lines[rows:after]]
    return draft, after


def _captions(above: Sequence[Line]) -> bool:
    """Whether the lines above the rows are a caption, one with a unit, or none at all."""
    if not above:
        return True
    label = above[0].label
    if label is None or label.form is not Form.TABLE or "。" in above[0].raw:
        return False
    return len(above) == 1 or _UNIT.fullmatch(above[1].text) is not None


def _captioned(above: Sequence[Line]) -> Draft:
    if not above:
        return Draft(Level.TABLE)
    raw = above[0].raw
    label = label_at_start(raw)
    printed, end = (label.printed, label.end) if label else ("", 0)
    text = above[1].text if len(above) > 1 else ""
    return Draft(Level.TABLE, label=squeezed(printed), heading=squeezed(raw[end:]), text=text)


def _row(line: Line) -> Draft:
    return Draft(Level.ROW, text="\t".join(spaced_names(cell.raw) for cell in line.cells))
