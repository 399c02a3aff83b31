"""Page marks that a tool put between the pages when it took a text out of a file: ===PAGE 3===, [第3页]."""

from __future__ import annotations

import re
from bisect import bisect_left

from stdplan_tui.importing.layout.measure import ended
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.language import N_

PAGE_MARK = N_("page mark")
_PROSE = re.compile("[，。；,;]")
_LONGEST = 60  # characters
_FRAMES = r"[=\-—_*#~<\[{(【《（|\s]"
_CLOSING = r"[=\-—_*#~>\]})】》）|:：\s]"
_NUMBER = r"[Nn]?[Oo]?\.?\s{0,3}\d{1,5}(?:\s{0,3}(?:/|of|OF|共)\s{0,3}\d{1,5})?"
_MARK = re.compile(
    rf"{_FRAMES}{{2,30}}(?:PAGE|Page|page|页|第)\s{{0,3}}{_NUMBER}\s{{0,3}}页?{_CLOSING}{{2,30}}"
    r"|[\[【<{（(]\s{0,3}(?:(?:PAGE|Page|page|页码?)\s{0,3}[:：]?\s{0,3}\d{1,5}|第\s{0,3}\d{1,5}\s{0,3}页)\s{0,3}[\]】>}）)]"
    r"|[=*#]{3,30}\s{0,3}\d{1,5}\s{0,3}[=*#]{3,30}"
)


def removed(sheet: Sheet) -> Sheet:
    """The sheet without lines that are nothing but such a mark: a number in a frame that says it is a page's."""
    return sheet.without(
        [
            number
            for number, line in enumerate(sheet.lines)
            if line.role is Role.TEXT and len(line.raw) <= _LONGEST and _MARK.fullmatch(line.raw.strip())
        ],
        PAGE_MARK,
    )


def closed_up(sheet: Sheet) -> Sheet:
    """The sheet without the blank lines that stand, in mid-sentence, where something between two pages was dropped."""
    gone = sorted(drop.start for drop in sheet.dropped if drop.reason != MARKUP)
    if not gone:
        return sheet
    found: list[Line] = []
    blanks: list[Line] = []
    for line in sheet.lines:
        if line.blank:
            blanks.append(line)
            continue
        if not (blanks and found and _goes_over(found[-1], line, gone)):
            found += blanks
        blanks = []
        found.append(line)
    return sheet.with_lines(found + blanks)


def _goes_over(before: Line, after: Line, gone: list[int]) -> bool:
    """Whether a page ends between the two lines and a sentence of running text does not."""
    if before.role is not Role.TEXT or after.role is not Role.TEXT or ended(before.raw):
        return False
    if not _PROSE.search(before.raw):
        return False
    place = bisect_left(gone, before.start)
    return place < len(gone) and gone[place] < after.start
