"""A full text among the news that announces it: everything up to the announcement goes, the title in it stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from stdplan_tui.importing.layout.sheet import Sheet, drops
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.language import N_
from stdplan_tui.text.labels import Form

NEWS = N_("news before the full text")
_ANNOUNCES = re.compile(
    r"^[（(【\[]\s*全文\s*[）)】\]]|(?:主要内容|全文|正文)(?:公布|刊登|发布)?如下\s*[：:。]?$|^(?:附|全文)[：:]?\s*全文$"
)
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_OPENERS = frozenset({Form.BOOK, Form.CHAPTER, Form.ARTICLE, Form.PART})
_REACH = 12  # lines after an announcement in which the text, or the next announcement, must begin


def after_announcement(sheet: Sheet) -> Sheet:
    """The sheet without the news before the full text, if the page announces one.

    The announcement that counts is the last before the text's first label. Where the text itself opens without a
    title, the title that the announcement quotes in 《》 stays, as the first line.
    """
    number = _announcement(sheet.lines)
    if number is None:
        return sheet
    before, after = sheet.lines[: number + 1], sheet.lines[number + 1 :]
    announced = "\n".join(line.text for line in before)
    title = None if _titled(after) else _quoted_title(before[-1])
    kept: list[Line] = []
    gone = list(before)
    if title is not None:
        gone[-1:] = [before[-1].cut(0, title[0]), before[-1].cut(title[1])]
        kept = [before[-1].cut(*title).as_role(Role.TITLE), Line()]
    return replace(
        sheet,
        lines=(*kept, *after),
        dropped=sheet.dropped + drops(gone, NEWS),
        announcement=announced,
        furniture=sheet.furniture + tuple(line.text for line in gone if not line.blank),
    )


def _announcement(lines: Sequence[Line]) -> int | None:
    """The index of the last announcement that the full text follows."""
    found: int | None = None
    opened, seen = False, 0
    for number, line in enumerate(lines):
        if line.role is not Role.TEXT or line.blank:
            continue
        if found is not None and number - found > _REACH and opened:
            break
        if ("如下" in line.raw or "全" in line.raw) and _announces(line.text):
            found, opened, seen = number, False, 0
        elif seen < 2 * _REACH:
            opened, seen = opened or _is_opener(line), seen + 1
    return found if found is not None and _opens(lines[found + 1 :]) else None


def _announces(text: str) -> bool:
    named = "如下" in text or "全文" in text
    return named and _ANNOUNCES.search(text) is not None and "通知如下" not in text


def _opens(lines: Sequence[Line]) -> bool:
    filled = (line for line in lines if not line.blank)
    return any(map(_is_opener, islice(filled, 2 * _REACH)))


def _is_opener(line: Line) -> bool:
    label = line.label
    return label is not None and label.form in _OPENERS


def _titled(lines: Sequence[Line]) -> bool:
    first = next((line for line in lines if not line.blank), None)
    return first is not None and len(first.text) <= 60 and not re.search("[。；：]", first.text)


def _quoted_title(line: Line) -> tuple[int, int] | None:
    found = [match.span(1) for match in _TITLE.finditer(line.raw)]
    return found[-1] if found else None
