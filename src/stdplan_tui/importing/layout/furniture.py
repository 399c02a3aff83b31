"""What a page prints around a document: dates of the web, sources, buttons, editors, code boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stdplan_tui.importing.layout.furniture_lines import is_above, is_below, is_place, is_value
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import web_date
from stdplan_tui.importing.sources.html.inline import FURNITURE
from stdplan_tui.importing.sources.html.particulars import completed, particular_tables, particulars
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import bare

_HEAD_LINES, _TAIL_LINES = 40, 40
_SHORTEST_AGAIN = 8  # characters that a line must repeat to be one that the page says twice
_LONGEST_DAY = 10
_MOST_AGAIN = 3  # such lines, below what is furniture by its words


def removed(sheet: Sheet) -> Sheet:
    """The sheet without page furniture before its first text and after its last.

    Before: lines such as 发布日期:2015-12-30 among the first lines, as long as no sentence has begun, and the rows of
    a table of particulars (索引号 | 0001). After: the last lines, as long as each is one of editors, code boxes, links,
    or says the document's beginning again. What the particulars say of the document is kept as facts.
    """
    head = [*_head(sheet.lines)]
    facts = completed(sheet.facts, particulars((sheet.lines[number] for number in head), above=True))
    return replace(sheet.without([*head, *_tail(sheet.lines)], FURNITURE), facts=facts)


def _head(lines: Sequence[Line]) -> Iterable[int]:
    tables = particular_tables(lines[:_HEAD_LINES])
    filled = [number for number, line in enumerate(lines[:_HEAD_LINES]) if not line.blank]
    texts = [lines[number].text for number in filled]
    announced = ""
    places: set[str] = set()
    for place, number in enumerate(filled):
        line, text = lines[number], texts[place]
        if is_value(text, announced):
            announced = ""
            yield number
            continue
        if _begins(line, text):
            return
        in_path = not line.cells and (text in places or is_place(texts, place))
        places |= {text} if in_path else set()
        if in_path or (line.cells and line.table in tables) or is_above(text):
            announced = text
            yield number


def _begins(line: Line, text: str) -> bool:
    if line.role is not Role.TEXT or is_above(text):
        return False
    label = label_at_start(text)
    return text.endswith(("。", "：", ":")) or (label is not None and label.form < Form.BULLET)


def _tail(lines: Sequence[Line]) -> Iterable[int]:
    filled = [number for number, line in enumerate(lines[-_TAIL_LINES:], max(len(lines) - _TAIL_LINES, 0))]
    filled = [number for number in filled if number and not lines[number].blank]
    beginning = bare("".join(line.raw for line in lines[: min(_HEAD_LINES, len(lines) // 2)]))
    again: list[int] = []
    for place in range(len(filled) - 1, -1, -1):
        line, above = lines[filled[place]], lines[filled[place - 1]] if place else None
        words = bare(line.raw)
        if is_below(line) or (above is not None and is_below(above) and is_value(line.text, above.text)):
            yield from (*again, filled[place])
            again = []
        elif len(again) < _MOST_AGAIN and ((len(words) >= _SHORTEST_AGAIN and words in beginning) or _is_day(words)):
            again.append(filled[place])
        else:
            return


def _is_day(words: str) -> bool:
    """Whether a line is a date as the web writes it: 2023-12-14."""
    return "-" in words and len(words) <= _LONGEST_DAY and bool(web_date(words))
