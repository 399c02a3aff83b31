"""Boxes (专栏): their titles over one line or two, and their entries, run together or one a line.

In a box two ideographic spaces stand between heading and text, between text and the next heading, between two
paragraphs, and even inside a word; what they are follows from what stands on their left and right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stdplan_tui.importing.layout.separators import CLOSING_MARKS, GAP, SENTENCE_ENDS, split
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role, joined
from stdplan_tui.text.labels import Form, Label, label_at_start
from stdplan_tui.text.spacing import bare

_LONGEST_HEADING = 11  # characters of an entry's heading
_LONGEST_TITLE = 48
_STOPS = re.compile("[。；：！？，]")


@dataclass(slots=True)
class _Box:
    """A box being read: `tight` where its text follows its title without a blank line, so that one ends it."""

    tight: bool
    numbers: dict[Form, int] = field(default_factory=dict)
    groups: list[list[Line]] = field(default_factory=list)
    headed: bool = False

    @property
    def in_entries(self) -> bool:
        """Whether the box has entries, numbered or with headings."""
        return bool(self.numbers) or self.headed

    @property
    def lines(self) -> list[Line]:
        """The lines of the box, each put together from the parts it was broken into."""
        return [joined(group) for group in self.groups]

    def add(self, line: Line) -> None:
        """Read a line of the box, in as many parts as it has gaps."""
        for part in split(line, GAP):
            self._add_part(part.trimmed())

    def _add_part(self, part: Line) -> None:
        label = part.label
        if label:
            self.numbers[label.form] = label.number[0] if label.number else 0
        role = self._role(part, label)
        if role is None:
            self.groups[-1].append(part)
        else:
            self.groups.append([part.as_role(role)])
            self.headed = self.headed or role is Role.BOX_HEADING

    def _role(self, part: Line, label: Label | None) -> Role | None:
        """What the part starts; None where it goes on with what was broken off before it."""
        if label:
            return Role.BOX_TEXT
        heads = _is_heading(part)
        before = self.groups[-1][-1].raw[-1] if self.groups else "。"
        if before in SENTENCE_ENDS:
            return Role.BOX_HEADING if heads else Role.BOX_TEXT
        follows_heading = self.groups[-1][0].role is Role.BOX_HEADING
        return Role.BOX_TEXT if follows_heading or (before in CLOSING_MARKS and not heads) else None


def recognised(sheet: Sheet) -> Sheet:
    """The sheet with every line of a box known as its title, an entry's heading or its text."""
    found: list[Line] = []
    box: _Box | None = None
    counted: dict[Form, int] = {}
    lines = sheet.lines
    number = 0
    while number < len(lines):
        line = lines[number]
        if taken := _title(lines, number):
            found += box.lines if box else ()
            found.append(_title_line(lines[number : number + taken]))
            number += taken
            box = _Box(number < len(lines) and not lines[number].blank)
            continue
        if box and _ends(box, line, counted):
            found += box.lines
            box = None
        if box is None:
            _count(counted, line)
            found.append(line)
        elif not line.blank:
            box.add(line)
        number += 1
    return sheet.with_lines(found + (box.lines if box else []))


def _title(lines: Sequence[Line], number: int) -> int:
    """How many lines, from that one on, the title of a box takes; 0 where none starts."""
    line = lines[number]
    label = line.label if line.role in (Role.TEXT, Role.HEADING) else None
    if label is None or label.form is not Form.BOX:
        return 0
    rest = bare(line.raw[label.end :])
    if rest:
        return int(len(rest) <= _LONGEST_TITLE and "。" not in rest and rest[0] not in "、和及至，")
    following = lines[number + 1] if number + 1 < len(lines) else None
    takes = following is not None and _is_title(following.raw)
    return 2 if takes else 1


def _is_title(text: str) -> bool:
    return 0 < len(bare(text)) <= _LONGEST_TITLE and not _STOPS.search(text) and label_at_start(text) is None


def _title_line(lines: Sequence[Line]) -> Line:
    return joined(lines).as_role(Role.BOX)


def _is_heading(part: Line) -> bool:
    return len(bare(part.raw)) <= _LONGEST_HEADING and not _STOPS.search(part.raw)


def _ends(box: _Box, line: Line, counted: dict[Form, int]) -> bool:
    """Whether the box ended before this line."""
    if line.blank:
        return box.tight and bool(box.groups)
    if line.role not in (Role.TEXT, Role.HEADING):
        return True
    label = line.label
    if label is None:
        return not box.tight and bool(box.groups) and not box.in_entries
    return _leads_out(box, label, counted)


def _leads_out(box: _Box, label: Label, counted: dict[Form, int]) -> bool:
    """Whether a label goes on with the numbering around the box, rather than with the box's own."""
    if label.form is Form.BULLET:
        return False
    if label.form <= Form.SECTION or label.form in (Form.TABLE, Form.ANNEX):
        return True
    number, own = label.number[0], box.numbers.get(label.form, 0)
    if number == own + 1:
        return own == 0 and number > 1 and number == counted.get(label.form, 0) + 1
    return number == counted.get(label.form, 0) + 1 or number <= own


def _count(counted: dict[Form, int], line: Line) -> None:
    """Note the number of a label outside the boxes, and forget those that it ranks above."""
    label = line.label if line.role in (Role.TEXT, Role.HEADING) else None
    if label is None or label.form >= Form.BULLET or not label.number:
        return
    for form in [form for form in counted if form > label.form and form is not Form.ITEM]:
        del counted[form]
    counted[label.form] = label.number[0]
