"""A box and its entries, numbered or with headings of their own, as clauses."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.nesting import Nesting
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.outline import headings
from stdplan_tui.text.labels import Form
from stdplan_tui.text.spacing import squeezed

_INSIDE = frozenset({Role.BOX_HEADING, Role.BOX_TEXT})


def box(nesting: Nesting, lines: Sequence[Line], number: int) -> int:
    """Add the box whose title stands on that line; gives the index of the first line after it."""
    opened = nesting.add(_title(lines[number]))
    place = number + 1
    with nesting.inside(opened):
        while place < len(lines) and (lines[place].role in _INSIDE or lines[place].blank):
            line = lines[place]
            place += 1
            if line.role is Role.BOX_HEADING:
                place += _entry(nesting, line, lines[place : place + 1])
            elif not line.blank:
                _text(nesting, line)
    return place


def _title(line: Line) -> Draft:
    label = line.label
    printed, end = (label.printed, label.end) if label else ("", 0)
    return Draft(Level.BOX, label=squeezed(printed), heading=squeezed(line.raw[end:]))


def _entry(nesting: Nesting, line: Line, following: Sequence[Line]) -> int:
    """Add an entry with its heading, and the text that follows as its own; gives how many lines the text took."""
    runs_on = bool(following) and following[0].role is Role.BOX_TEXT and following[0].label is None
    text = following[0].text if runs_on else ""
    nesting.add(Draft(Level.BOX_ENTRY, heading=line.text, text=text))
    return int(runs_on)


def _text(nesting: Nesting, line: Line) -> None:
    label = line.label
    if label is None or label.form >= Form.BOX:
        nesting.add(Draft(Level.PARAGRAPH, text=line.text))
        return
    words = squeezed(line.raw[label.end :]).strip(" ")
    if label.form is Form.BULLET:
        heading, text = headings.cut(words, Level.BULLET)
        holder = nesting.holder(Level.BULLET)
        nesting.add(Draft(Level.BULLET, squeezed(label.printed), heading, text), holder)
        nesting.close_down_to(holder)
        return
    heading, text = headings.cut(words, Level.BOX_ENTRY)
    nesting.add(Draft(Level.BOX_ENTRY, squeezed(label.printed), heading, text))
