"""Text that was hard-wrapped at a measure (PDF, e-mail, OCR), its lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from stdplan_tui.importing.layout.labelling import Labelling, kind
from stdplan_tui.importing.layout.measure import NEARLY, Measure, ended, measures
from stdplan_tui.importing.layout.setting import Setting, indentation, setting
from stdplan_tui.importing.layout.sheet import Cause, Doubtful, Sheet
from stdplan_tui.importing.layout.titles import NUMBER
from stdplan_tui.importing.lines import Line, Piece, Role, Side
from stdplan_tui.importing.sources.dates import printed_date
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import is_space

_NUMBER = re.compile(NUMBER)
_STOPS = re.compile("[，。；,;]")
_HEADINGS = frozenset(
    {Form.BOOK, Form.SUBBOOK, Form.CHAPTER, Form.DIVISION, Form.PART, Form.SECTION, Form.ITEM, Form.BOX, Form.ANNEX}
)
_SUBSCRIPTS = re.compile(r"[\d.\s]{1,20}")  # those that a PDF tool puts on a line of their own
_BRACKETS = ("）", ")", "〕", "】", "]")
_ADDRESSES = re.compile("各(?:[省市县区州地级部有直设自乡镇单委局厅处院盟旗街高]|[^，。；]{0,30}[：:]$)")
_CENTRED = frozenset({Form.BOOK, Form.SUBBOOK, Form.CHAPTER, Form.DIVISION, Form.BOX, Form.TABLE, Form.ANNEX})
_LONGEST_MARK = 60  # characters of a number, a date or an address
_LONGEST_NAME = 24  # characters of a name in a signature


def unwrapped(sheet: Sheet) -> Sheet:
    """The sheet with hard-wrapped lines joined to paragraphs, and one doubt that says at which measure.

    A line goes on in the next if it fills its measure, unless the next is indented, comes after a blank line, or
    opens with a label, a date or a number.
    """
    wide = measures(sheet.lines)
    if not any(wide) and all(line.full is None for line in sheet.lines):
        return sheet
    joiner = _Joiner(sheet.lines, wide, setting(sheet.lines, wide))
    joiner.join()
    return replace(sheet, lines=tuple(joiner.found), doubts=(*sheet.doubts, *joiner.doubts()))


@dataclass(slots=True)
class _Joiner:
    """Joins line after line; `group` is the paragraph being read.

    `prose` says whether it has a stop or a comma so far, `sentence` whether it has a full stop.
    """

    lines: Sequence[Line]
    wide: Sequence[Measure | None]
    setting: Setting
    found: list[Line] = field(default_factory=list)
    group: list[Line] = field(default_factory=list)
    prose: bool = False
    sentence: bool = False
    labels: Labelling = field(default_factory=Labelling)
    joins: dict[Measure, list[int]] = field(default_factory=dict)
    unsure: list[int] = field(default_factory=list)

    def join(self) -> None:
        """Read all lines."""
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            self._start(line)
            while (following := self._next(number)) is not None and self._goes_on(number, following):
                self._add(self.wide[number], self.lines[following])
                number = following
            self.found.append(_joined(self.group))
            number += 1

    def doubts(self) -> list[Doubtful]:
        """One doubt for every measure, and one for all places where the end of a paragraph cannot be seen."""
        found = []
        for measure, starts in self.joins.items():
            text = _("lines hard-wrapped at {width} cells were joined to paragraphs, {count} of them")
            found.append(Doubtful(starts[0], text.format(width=measure.cells, count=len(starts)), Cause.BREAK))
        if self.unsure:
            more = len(self.unsure) - 1
            text = _("a full line ends a sentence: its paragraph may end there as well")
            if more:
                text = ngettext(
                    "full lines end sentences here and in {more} more place: paragraphs may end there as well",
                    "full lines end sentences here and in {more} more places: paragraphs may end there as well",
                    more,
                )
            found.append(Doubtful(self.unsure[0], text.format(more=more), Cause.BREAK))
        return found

    def _start(self, line: Line) -> None:
        self.group, self.prose, self.sentence = [], False, False
        self.labels.count(line)
        self._take(line)

    def _add(self, measure: Measure | None, line: Line) -> None:
        if measure is not None:
            self.joins.setdefault(measure, []).append(line.start)
        self._take(line)

    def _take(self, line: Line) -> None:
        self.group.append(line)
        self.prose = self.prose or _STOPS.search(line.raw) is not None
        self.sentence = self.sentence or "。" in line.raw

    def _next(self, number: int) -> int | None:
        """The line that might go on with that one: the next, or the next but one where every other one is blank."""
        after = number + 1
        if self.setting.doubled and after < len(self.lines) and self.lines[after].blank:
            after += 1
        return after if after < len(self.lines) and not self.lines[after].blank else None

    def _goes_on(self, number: int, following: int) -> bool:
        line, after = self.lines[number], self.lines[following]
        if not _is_text(line) or not _is_text(after) or not self._may_be_full(number, following):
            return False
        if indentation(after.raw) > self.setting.margin or self._sets_apart(following):
            return False
        text = line.raw.rstrip()
        if self.labels.starts(after, follows_end=ended(text), heads=self._heads() or text.endswith(_BRACKETS)):
            return False
        if not ended(text):
            known = self.setting.indented or self.setting.parted
            return known or not self._is_heading() or self._ends_heading(following)
        return self._runs_on(number, following)

    def _is_heading(self) -> bool:
        """Whether the paragraph so far has a label that stands on headings of their own in this text."""
        return not self.sentence and kind(self.group[0].raw) in self.setting.headings

    def _ends_heading(self, number: int) -> bool:
        """Whether that line may be the rest of a heading: short, and no sentence."""
        measure, text = self.wide[number], self.lines[number].raw.rstrip()
        return _STOPS.search(text) is None and (measure is None or measure.room(text) >= NEARLY)

    def _may_be_full(self, number: int, following: int) -> bool:
        """Whether the line fills its measure, or nearly does in mid-sentence."""
        line, measure = self.lines[number], self.wide[number]
        if line.full is not None:
            return line.full
        if measure is None or self.wide[following] is None:
            return False
        if len(self.group) > 1 and _SUBSCRIPTS.fullmatch(line.raw):
            return True
        text = line.raw.rstrip()
        room = measure.room(text)
        if room < NEARLY and not ended(text) and self._runs():
            return True
        return measure.fills(room - self._spare(), self.lines[following].raw)

    def _runs(self) -> bool:
        """Whether the paragraph so far is running text, not a heading or a title."""
        if len(self.group) == 1 and not self.sentence and label_at_start(self.group[0].raw) is not None:
            return False
        return self.prose

    def _spare(self) -> int:
        """How many cells of indentation the line has lost: none if it is not a first line, or a centred one."""
        if not self.setting.lost or len(self.group) > 1:
            return 0
        label = label_at_start(self.group[0].raw)
        return 0 if label and label.form in _CENTRED else self.setting.lost

    def _heads(self) -> bool:
        """Whether the paragraph so far is a heading with its label."""
        label = label_at_start(self.group[0].raw)
        return label is not None and label.form in _HEADINGS and not self.prose

    def _sets_apart(self, number: int) -> bool:
        """Whether a number, a date, a name over a date, or the address after a title stands on that line."""
        text = self.lines[number].raw.strip()
        if len(text) > _LONGEST_MARK:
            return False
        if _NUMBER.fullmatch(text) or _is_date(text):
            return True
        if not self.prose and _ADDRESSES.match(text):
            return label_at_start(self.group[0].raw) is None
        below = self.lines[number + 1].raw.strip() if number + 1 < len(self.lines) else ""
        return _is_date(below) and 2 < len(text) <= _LONGEST_NAME and not _STOPS.search(text)

    def _runs_on(self, number: int, following: int) -> bool:
        """Whether a full line that ends a sentence is followed by another of its paragraph."""
        if self.setting.indented or self.setting.parted:
            return True
        measure, text = self.wide[following], self.lines[following].raw.rstrip()
        if self.setting.lost and measure is not None and not ended(text) and (room := measure.room(text)) < NEARLY:
            return room < self.setting.lost - 1
        if self.lines[number].full is None:
            self.unsure.append(self.lines[number].start)
        return True


def _is_date(text: str) -> bool:
    return text.endswith("日") and printed_date(text) is not None


def _is_text(line: Line) -> bool:
    return line.role is Role.TEXT and not line.cells and line.side is Side.LEFT and not line.blank


def _joined(group: Sequence[Line]) -> Line:
    """The lines as one: white space at the breaks left out, a space between words of letters put back."""
    if len(group) == 1:
        return group[0]
    pieces: list[Piece] = [*group[0].cut(0, len(group[0].raw.rstrip())).pieces]
    for before, after in pairwise(group):
        if _parted_words(before.raw, after.raw) and pieces:
            pieces.append(Piece(" ", pieces[-1].end, pieces[-1].end))
        pieces += (after if after.raw == after.raw.strip() else after.trimmed()).pieces
    return replace(group[0], pieces=tuple(pieces), full=group[-1].full)


def _parted_words(before: str, after: str) -> bool:
    """Whether the break stood for a space: between letters, or where a space was left before it."""
    last, first = before.rstrip()[-1:], after.lstrip()[:1]
    if not (last.isascii() and first.isascii() and last.isalnum() and first.isalnum()):
        return False
    return not (last.isdigit() and first.isdigit()) or is_space(before[-1])
