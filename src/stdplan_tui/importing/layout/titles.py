"""Titles at the head of a page: a number glued to one, one printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.language import N_

REPEATED = N_("title printed twice")
NUMBER = (
    r"[（(【\[]?[\u4e00-\u9fffA-Za-z]{1,14}\s*[〔\[（(﹝【]\s*(?:19|20)\d\d\s*[〕\]）)﹞】]"
    r"\s*第?\s*\d{1,5}\s*号[）)】\]]?"
)
_GLUED = re.compile(rf"[^。]*(?:通知|意见|决定|公告|通告|批复|函|规定|办法|通报|方案|规划|纲要)(?P<number>{NUMBER})\s*")
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_LONGEST = 200
_HEAD_LINES, _MOST_PARTS, _SHORTEST = 24, 4, 8


def number_apart(sheet: Sheet) -> Sheet:
    """Lines split between a title and the document number that is glued to its end."""
    found: list[Line] = []
    for line in sheet.lines:
        glued = _GLUED.fullmatch(line.raw) if len(line.raw) < _LONGEST else None
        if glued and line.role in (Role.TEXT, Role.TITLE, Role.HEADING):
            found += [line.cut(0, glued.start("number")), line.cut(glued.start("number")).as_role(Role.TEXT)]
        else:
            found.append(line)
    return sheet.with_lines(found)


def printed_once(sheet: Sheet) -> Sheet:
    """The sheet without titles at the head that the next lines print again; the last print stays.

    Prints are compared by their Han characters alone: one of them may have lost its dash or its brackets.
    """
    return sheet.without(_earlier_prints(sheet.lines), REPEATED)


def _earlier_prints(lines: Sequence[Line]) -> Iterable[int]:
    head = _head(lines)
    words = [_HAN.sub("", lines[number].raw) for number in head]
    for place, number in enumerate(head):
        title = words[place]
        if len(title) >= _SHORTEST and any(_spells(words[later:], title) for later in range(place + 1, len(head))):
            yield number


def _head(lines: Sequence[Line]) -> list[int]:
    """The lines before the first sentence or the first address, blank ones left out."""
    found: list[int] = []
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if "。" in line.raw or line.raw.rstrip().endswith(("：", ":")) or line.role is Role.ROW:
            break
        if not line.blank:
            found.append(number)
    return found


def _spells(words: Sequence[str], title: str) -> bool:
    """Whether the first of the words, up to four, make up the title."""
    text = ""
    for word in words[:_MOST_PARTS]:
        text += word
        if not title.startswith(text):
            return False
        if text == title:
            return True
    return False
