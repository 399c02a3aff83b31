"""What stands right around a main text: its headline, its number, its signature, and links to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import printed_date
from stdplan_tui.importing.sources.html.main_text import is_linked
from stdplan_tui.importing.sources.html.titles import in_one_line, last_print, printed_title, same
from stdplan_tui.text.spacing import bare

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[（(﹝【](?:19|20)\d\d[〕\]）)﹞】]第?\d{1,5}号")
_ELSEWHERE = re.compile("解读|图解|一图|上一[篇条]|下一[篇条]|相关|返回|打印|关闭|分享|更多|收藏|首页|点击|链接")
_HEAD, _REACH = 12, 8  # lines that open a text; lines beyond it that may be its number or its signature
_LONGEST_NAME = 40


def split(lines: Sequence[Line], leaving: Sequence[bool]) -> tuple[list[Line], list[Line]]:
    """The lines that stay and those that leave."""
    kept = [line for line, leaves in zip(lines, leaving, strict=True) if not leaves]
    return kept, [line for line, leaves in zip(lines, leaving, strict=True) if leaves]


def with_signature(lines: Sequence[Line], after: int) -> int:
    """The line after the signature, if one stands in the blocks right below the main text."""
    for number in range(after, min(after + _REACH, len(lines))):
        line = lines[number]
        if line.linked or line.role is not Role.TEXT or len(line.raw.strip()) > _LONGEST_NAME:
            break
        if not line.blank and printed_date(bare(line.raw)):
            return number + 1
    return after


def without_links(lines: list[Line], titles: Sequence[str]) -> tuple[list[Line], list[Line]]:
    """The lines without links to other pages before the first sentence and after the last, and those links."""
    filled = [number for number, line in enumerate(lines) if not line.blank]
    leaving = [False] * len(lines)
    for order in (filled, reversed(filled)):
        for number in order:
            line = lines[number]
            if line.role is Role.ROW or (not is_linked(line) and line.raw.rstrip().endswith(("。", "：", "；"))):
                break
            named = any(same(line, title) for title in titles)
            leaving[number] |= is_linked(line) and not named and _ELSEWHERE.search(line.raw) is not None
    return split(lines, leaving)


def headed(lines: list[Line], before: list[Line], titles: Sequence[str]) -> tuple[list[Line], list[Line]]:
    """The text with its title on one line, taken from the lines before it where the text goes without; the rest."""
    for title in titles:
        if place := printed_title(lines, title):
            return in_one_line(lines, *place), before
    shown = "".join(bare(line.raw) for line in lines[:_HEAD])
    for title in titles:
        if bare(title) in shown:
            return lines, before
        if place := last_print(before, title):
            return _taken(lines, before, *place)
    return lines, before


def _taken(lines: list[Line], before: list[Line], start: int, after: int) -> tuple[list[Line], list[Line]]:
    """The text under its headline, and under the document number that stands right below the headline."""
    below = range(after, min(after + _REACH, len(before)))
    number = [place for place in below if _NUMBER.fullmatch(bare(before[place].raw))][:1]
    head = [*in_one_line(before[start:after], 0, after - start), *(before[place] for place in number), Line()]
    return head + lines, [
        line for place, line in enumerate(before) if not start <= place < after and place not in number
    ]
