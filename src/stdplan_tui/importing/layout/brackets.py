"""Brackets and book-title marks without a partner in their line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAIRS = {"）": "（", "〕": "〔", "]": "[", "】": "【", "》": "《", "〉": "〈"}
_OPENERS = frozenset(_PAIRS.values())
_SAME = dict(zip("()［］", "（）[]", strict=True))
_MARKS = re.compile(r"[（()）〔〕\[\]［］【】《》〈〉\n]")
_LISTED = re.compile(
    r"(?:^|[^\d一二三四五六七八九十a-zA-Z])[\d一二三四五六七八九十a-zA-Z]{1,3}$"
)  # before the ) of 1) and a)
_REACH = 8  # brackets inside one that are looked through for its partner
_LONGEST_TITLE = 80  # characters of a line of a title, whose brackets may close on the next


def without_partner(text: str) -> Iterator[tuple[int, int]]:
    """The places, in the text of several lines, of brackets that are not closed, or never opened, on their line.

    Those of a title over two lines have their partners on the other.
    """
    opened: list[tuple[str, int]] = []
    line = 0
    for match in _MARKS.finditer(text):
        at, mark = match.start(), _SAME.get(match[0], match[0])
        if mark == "\n":
            if opened:
                waiting = line if _is_title_line(text, line, at) else at
                yield from ((place, place + 1) for _mark, place in opened if place < waiting)
                opened = [each for each in opened if each[1] >= waiting]
            line = at + 1
        elif mark in _OPENERS:
            opened.append((mark, at))
        elif not _closes(opened, _PAIRS[mark]) and not (mark == "）" and _LISTED.search(text[max(at - 4, line) : at])):
            yield at, at + 1
    yield from ((place, place + 1) for _mark, place in opened)


def _is_title_line(text: str, start: int, end: int) -> bool:
    return end - start < _LONGEST_TITLE and text.find("。", start, end) < 0


def _closes(opened: list[tuple[str, int]], wanted: str) -> bool:
    """Take the last open `wanted` away, if it is among the last few."""
    for depth in range(len(opened) - 1, max(len(opened) - _REACH, 0) - 1, -1):
        if opened[depth][0] == wanted:
            del opened[depth]
            return True
    return False
