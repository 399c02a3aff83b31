"""Boxes (专栏): a cell, a text box or bordered paragraphs that open with the title of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, Role, joined
from stdplan_tui.importing.sources.docx.tables import heads
from stdplan_tui.text.labels import Form
from stdplan_tui.text.spacing import bare

_LONGEST_TITLE = 48
_STOPS = re.compile("[。；：！？，]")


def opens_box(lines: Sequence[Line]) -> bool:
    """Whether the first line that is not blank is the title of a box."""
    start = next((number for number, line in enumerate(lines) if not line.blank), len(lines))
    return _title(lines[start : start + 2]) > 0


def _title(lines: Sequence[Line]) -> int:
    """How many lines the title of a box takes: 专栏3 with its words on the line or on the next; 0 where none starts."""
    label = lines[0].label if lines and not lines[0].cells else None
    if label is None or label.form is not Form.BOX:
        return 0
    rest = bare(lines[0].raw[label.end :])
    if not rest:
        return 2 if len(lines) > 1 and _names(lines[1]) else 1
    return int(len(rest) <= _LONGEST_TITLE and "。" not in rest and rest[0] not in "、和及至，")


def _names(line: Line) -> bool:
    words = bare(line.raw)
    named = 0 < len(words) <= _LONGEST_TITLE and not _STOPS.search(words)
    return named and not line.cells and line.label is None


def boxed(lines: Sequence[Line]) -> list[Line]:
    """The lines as those of boxes, from the first title of one on; as they are where there is none."""
    found: list[Line] = []
    number, inside = 0, False
    while number < len(lines):
        if taken := _title(lines[number : number + 2]):
            found.append(joined(lines[number : number + taken]).as_role(Role.BOX))
            number, inside = number + taken, True
            continue
        line = lines[number]
        number += 1
        if not inside or line.cells:
            found.append(line)
        elif not line.blank:
            found.append(line.as_role(_role(line, lines[number : number + 1])))
    return found


def _role(line: Line, following: Sequence[Line]) -> Role:
    """Whether a line of a box is an entry's heading: short, without a stop, above a line of text that has one."""
    if line.role in (Role.BOX, Role.BOX_HEADING, Role.BOX_TEXT):
        return line.role
    if line.label is not None or not heads(bare(line.raw)):
        return Role.BOX_TEXT
    below = following[0] if following else None
    return Role.BOX_HEADING if below is not None and _STOPS.search(below.raw) else Role.BOX_TEXT
