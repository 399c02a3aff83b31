"""Notes below a table (注：1.… 2.…): text, whatever their numbers look like."""

from __future__ import annotations

import re

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import Form, label_at_start

_NOTE = re.compile(r"\s*(?:表?注|附注|备注|说明)\s*[：:]\s*(?P<rest>.*)", re.DOTALL)
_LISTED = frozenset({Form.ITEM, Form.PAREN, Form.CIRCLE})


def under_tables(sheet: Sheet) -> Sheet:
    """The sheet with the notes right below a table known as such: the line 注：… and those that count on from it."""
    found: list[Line] = []
    below = noted = False
    last = 0
    for line in sheet.lines:
        if line.blank or line.role is not Role.TEXT:
            below, noted = line.role is Role.ROW or (below and line.blank), noted and line.blank
            found.append(line)
            continue
        match = _NOTE.match(line.raw) if below else None
        label = label_at_start(match["rest"]) if match else line.label
        counted = label.number[0] if label is not None and label.form in _LISTED and label.number else 0
        noted = match is not None or (noted and counted == last + 1)
        last = counted if noted else 0
        below = False
        found.append(line.as_role(Role.NOTE) if noted else line)
    return sheet.with_lines(found)
