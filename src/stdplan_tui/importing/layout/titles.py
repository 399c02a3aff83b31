"""Titles at the head of a page: a number glued to one, one printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import DATE
from stdplan_tui.language import N_
from stdplan_tui.text.variants import simplified

REPEATED = N_("title printed twice")
_YEAR = r"[1１2２][90９０][\d]{2}"
NUMBER = (
    r"[（(【\[]?[\u4e00-\u9fffA-Za-z]{1,14}\s*[〔\[（(﹝【［]\s*" + _YEAR + r"\s*年?\s*[〕\]）)﹞】］]"
    r"\s*字?\s*第?\s*(?:\d\s*){1,5}[号號][）)】\]]?|[\u4e00-\u9fff]{1,14}字第?\s*\d{1,5}\s*[号號]"
)
NUMBER = f"(?:{NUMBER})"
_NOTICES = "通知|意见|决定|公告|通告|批复|函|规定|办法|通报|方案|规划|纲要|计划|细则|政策|措施|要点|条例"
_GLUED = re.compile(rf"[^。]*(?:{_NOTICES})\s*(?P<number>{NUMBER})\s*(?P<to>[^。；《]{{2,200}}[：:])?\s*")
_SIGNED_ABOVE = re.compile(
    rf"\s*[^。，；：]{{2,40}}?\s*{DATE}\s+(?P<title>[^。；：]{{2,80}}(?:{_NOTICES})(?:[（(][^（）()]*[）)])?\s*)"
)
_ENDS = re.compile(rf"(?:{_NOTICES}|报告)$")
_TEXT = frozenset({Role.TEXT, Role.TITLE, Role.HEADING})
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_LONGEST = 400
_HEAD_LINES, _MOST_PARTS, _SHORTEST, _SHORTEST_END = 24, 4, 8, 5


def number_apart(sheet: Sheet) -> Sheet:
    """Lines split where a title, its document number and its recipients, or a date and the next title, ran together."""
    found: list[Line] = []
    for line in sheet.lines:
        found += _parts(line) if line.role in _TEXT and _may_run_together(line.raw) else (line,)
    return sheet.with_lines(found)


def _may_run_together(text: str) -> bool:
    return 8 < len(text) < _LONGEST and ("号" in text or "號" in text or "日" in text)


def _parts(line: Line) -> list[Line]:
    words = simplified(line.raw)
    if glued := _GLUED.fullmatch(words):
        cuts = [glued.start("number"), *([glued.start("to")] if glued["to"] else [])]
    elif signed := _SIGNED_ABOVE.fullmatch(words):
        cuts = [signed.start("title")]
    else:
        return [line]
    rest = [line.cut(start, end).as_role(Role.TEXT) for start, end in pairwise([*cuts, len(line.raw)])]
    return [line.cut(0, cuts[0]), *rest]


def printed_once(sheet: Sheet) -> Sheet:
    """The sheet without titles at the head that the next lines print again; the last print stays.

    Prints are compared by their Han characters alone: one of them may have lost its dash or its brackets. Where one
    print has more words before it (a province's name, who issued it) the longer stays.
    """
    sheet = sheet.without(_earlier_prints(sheet.lines), REPEATED)
    return sheet.without(_shorter_prints(sheet.lines), REPEATED)


def _shorter_prints(lines: Sequence[Line]) -> Iterable[int]:
    words = [(number, _HAN.sub("", lines[number].raw)) for number in _head(lines)]
    for (number, one), (after, two) in pairwise(words):
        if one.endswith(two) and len(two) >= _SHORTEST_END and len(one) >= _SHORTEST and _ENDS.search(simplified(two)):
            yield after
        elif two.endswith(one) and len(one) >= _SHORTEST and _ENDS.search(simplified(one)):
            yield number


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
        if "。" in line.raw or line.raw.rstrip().endswith(("：", ":")) or line.role in (Role.ROW, Role.NOTE):
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
