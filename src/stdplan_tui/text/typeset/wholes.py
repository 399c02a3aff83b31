"""What is better not cut though no rule of 禁则 forbids it: dates, years, the numbers of documents, 第三条."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from stdplan_tui.text.typeset.prohibitions import NO_START

_HAN_DIGITS: Final = "〇零○一二三四五六七八九"
_UP_TO: Final = "[-‐—–~～－]{1,2}"
_MONTH: Final = r"\d\d? ?月(?: ?\d\d? ?日)?"
_HAN_MONTH: Final = f"[{_HAN_DIGITS}十]{{1,2}}月(?:[{_HAN_DIGITS}十]{{1,3}}日)?"
_WHOLE: Final = (
    rf"(?:\d{{4}} ?年? ?{_UP_TO} ?)?\d{{4}} ?年(?: ?{_MONTH})?|{_MONTH}"
    rf"|[〔\[（(]\d{{4}}[〕\]）)]第?\d{{1,5}}号"
    f"|[{_HAN_DIGITS}]{{4}}年(?:{_HAN_MONTH})?"
    f"|第[{_HAN_DIGITS}十百千0-9]{{1,6}}[编章节条款项]"
)
_INSIDE: Final = frozenset(f"{_HAN_DIGITS}十百千第年月日号编章节条款项〔[（(〕]）)-‐—–~～－ ")
_LONGEST: Final = 28


def whole_around(text: str, at: int) -> tuple[int, int] | None:
    """Where the date or number starts and ends that a row cuts which ends before character `at`; None for none.

    A year with 年 and a range of years are dates, with months and days or without, in either sort of digits.
    """
    if not (_may_be_inside(text[at]) and _may_be_inside(text[at - 1])):
        return None
    found = _pattern().finditer(text, max(0, at - _LONGEST), at + _LONGEST)
    return next((match.span() for match in found if match.start() < at < match.end()), None)


def with_marks_behind(text: str, at: int) -> int:
    """Where the marks end that no row starts with, from `at` on: they go where that goes which they stand behind."""
    while at < len(text) and text[at] in NO_START:
        at += 1
    return at


def _may_be_inside(character: str) -> bool:
    return character in _INSIDE or character.isdigit()


@cache
def _pattern() -> re.Pattern[str]:
    """What is whole: it takes two milliseconds to compile, and most screens need none of them."""
    return re.compile(_WHOLE)
