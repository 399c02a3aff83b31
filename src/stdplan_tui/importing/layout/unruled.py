"""Tables without rules on a printed page: lines in columns, which stay lines, and are doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stdplan_tui.importing.layout.sheet import Cause, Doubtful, Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.language import _

_GAP = re.compile(r"(?<=\S)\u3000{2,}(?=\S)")
_FEWEST_GAPS, _FEWEST_LINES = 2, 3
_QUOTED = 12  # characters of the first line in the message


def kept_apart(sheet: Sheet) -> Sheet:
    """The same sheet, the lines of a page that are set in three columns or more never taken for a full line of text."""
    runs = list(_runs(sheet.lines))
    if not runs:
        return sheet
    inside = {number for run in runs for number in run}
    lines = tuple(replace(line, full=False) if number in inside else line for number, line in enumerate(sheet.lines))
    message = _("lines in columns, perhaps a table: “{words}”")
    doubts = (
        Doubtful(first.start, message.format(words=first.text[:_QUOTED]), Cause.TABLE)
        for first in (sheet.lines[run[0]] for run in runs)
    )
    return replace(sheet, lines=lines, doubts=(*sheet.doubts, *doubts))


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The lines in columns that follow each other, blank ones passed over."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if line.blank:
            continue
        if line.page and line.role is Role.TEXT and len(_GAP.findall(line.raw)) >= _FEWEST_GAPS:
            run.append(number)
            continue
        if len(run) >= _FEWEST_LINES:
            yield run
        run = []
    if len(run) >= _FEWEST_LINES:
        yield run
