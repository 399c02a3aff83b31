"""The main text of a page without blocks, as programs save it to Markdown: the densest run of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.html.main_text import is_linked
from stdplan_tui.text.labels import Form, label_at_start

_SENTENCE = re.compile("[，。；！？]")
_LABELLED, _LONGEST, _LINKED, _SHORT = 40, 200, -40, -8  # what a line weighs
_AROUND = re.compile(
    r"相关(?:附件|新闻|链接|阅读|文章|解读|信息|报道)|扫一扫|打印|关闭|分享|版权|主办|承办|网站地图|联系我们|责任编辑|来源[：:]|上一[篇条]|下一[篇条]|返回"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[（(﹝【](?:19|20)\d\d[〕\]）)﹞】]第?\d{1,5}号")
_MOST_BEFORE, _MOST_AFTER = 4, 8  # lines without a sentence that may belong to the run


def densest(lines: Sequence[Line]) -> tuple[int, int]:
    """The first line of the main text and the line after its last.

    Prose, rows and labels weigh for a run of lines, links and short lines against it; the heaviest run is the text,
    with the address before it and the short lines after it.
    """
    start, after = _heaviest([_weight(line) for line in lines])
    return _first(lines, start), _after(lines, after)


def _weight(line: Line) -> int:
    if line.blank:
        return 0
    if line.role is Role.ROW:
        return sum(min(len(cell.raw), _LONGEST) for cell in line.cells if not cell.linked)
    text = line.raw.strip()
    if is_linked(line):
        return _LINKED
    label = label_at_start(text)
    labelled = _LABELLED if label is not None and label.form < Form.BULLET else 0
    return labelled + (min(len(text), _LONGEST) if _SENTENCE.search(text) else _SHORT)


def _heaviest(weights: Sequence[int]) -> tuple[int, int]:
    best, found = 0, (0, len(weights))
    total, start = 0, 0
    for number, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, number
        total += weight
        if total > best:
            best, found = total, (start, number + 1)
    return found


def _first(lines: Sequence[Line], start: int) -> int:
    first, seen = start, 0
    for number in range(start - 1, -1, -1):
        text = lines[number].raw.strip()
        if not text:
            continue
        seen += 1
        if seen > _MOST_BEFORE or is_linked(lines[number]) or not (_NUMBER.fullmatch(text) or text[-1] in "：:"):
            break
        first = number
    return first


def _after(lines: Sequence[Line], after: int) -> int:
    last, seen = after, 0
    for number in range(after, len(lines)):
        line = lines[number]
        if line.blank:
            continue
        seen += 1
        if seen > _MOST_AFTER or line.role is not Role.TEXT or is_linked(line) or _AROUND.search(line.raw):
            break
        last = number + 1
    return last
