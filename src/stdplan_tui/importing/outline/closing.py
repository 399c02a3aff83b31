"""The tail of a document: the paragraphs after its last clause that speak of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.outline import marks
from stdplan_tui.text.labels import Form
from stdplan_tui.text.variants import simplified

_OF_THE_WHOLE = (
    r"以上|特此|此复|专此|附件?[：:]"
    r"|本(?:规划|纲要|计划|行动计划|方案|意见|政策|通知|措施|办法|文件|若干政策)(?:自|由|从|有效期|涉及|未尽)"
)
_TO_ALL = r"各(?:地区|地|省|市|县|区|级|州|有关|部门|单位|乡镇|相关|成员)|(?:国务院|省|市)(?:各|有关)部门|请各|此前"
_FAREWELL = r"各位(?:代表|委员)[！!，,：:](?=.{0,400}让我们)"
_CLOSES = re.compile(f"{_OF_THE_WHOLE}|{_FAREWELL}")
_CLOSES_OR_ADDRESSES = re.compile(f"{_CLOSES.pattern}|{_TO_ALL}")
_ADDRESS = re.compile(r"各位(?:代表|委员)[！!，,：:]")


def closing_start(lines: Sequence[Line]) -> int:
    """The index of the first paragraph of the closing; the number of lines where there is none.

    It stands after the last label and opens as closings do (各地区、各部门可依据…), or bids farewell (各位代表！…).
    Below a heading without text such a paragraph is that text, unless it speaks of the document itself (本政策自…).
    A document of articles has none: its unnumbered paragraphs are 款. Notes at the end (名词解释) come after it.
    """
    end = next((number for number, line in enumerate(lines) if marks.opens_glossary(line.text)), len(lines))
    last = _last_label(lines[:end])
    if last is None:
        return len(lines)
    runs_on = lines[last].role is Role.TEXT and "。" in lines[last].raw.rstrip()[:-1]
    opens = _CLOSES_OR_ADDRESSES if runs_on else _CLOSES
    for number in range(last + 1, end):
        line = lines[number]
        if line.role is Role.TEXT and not line.blank and _opens(opens, lines, number):
            return number
    return len(lines)


def _opens(opens: re.Pattern[str], lines: Sequence[Line], number: int) -> bool:
    text = simplified(lines[number].text)
    if opens.match(text):
        return True
    following = next((line for line in lines[number + 1 : number + 3] if not line.blank), None)
    return bool(_ADDRESS.fullmatch(text)) and following is not None and "让我们" in simplified(following.text)


def _last_label(lines: Sequence[Line]) -> int | None:
    """The index of the last line with a label, or in a box or table; None where there is none, or articles."""
    found: int | None = None
    for number, line in enumerate(lines):
        label = line.label
        if label and label.form is Form.ARTICLE:
            return None
        if found is not None and marks.lists_annexes(line.text):
            break
        if line.role is not Role.TEXT or (label and label.form < Form.BULLET):
            found = number
    return found
