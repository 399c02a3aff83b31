"""White space that stands for a line break: long runs around signatures and dates, two U+3000 between paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role, Side
from stdplan_tui.text.labels import Form, label_at_start

FAR_APART = re.compile(r"\u3000[ \u3000\xa0]{9,}|[ \xa0\u3000]{24,}")
GAP = re.compile(r"(?<=\S)[ \xa0]*\u3000\u3000\u3000?[ \xa0]*(?=\S)")
SENTENCE_ENDS = frozenset("。！？；：")
CLOSING_MARKS = frozenset("”’）)〕】》]］」』")


def signatures_apart(sheet: Sheet) -> Sheet:
    """Lines split at runs of ten ideographic spaces (or 24 spaces) and more; the parts stand on the right.

    Two ideographic spaces in such a line split it as well: 2015年12月17日　　（此件公开发布）.
    """
    found: list[Line] = []
    for line in sheet.lines:
        if line.role is not Role.TEXT or not _is_spaced(line.raw) or not FAR_APART.search(line.raw.strip()):
            found.append(line)
            continue
        for part in split(line, FAR_APART):
            found += [replace(short, side=Side.RIGHT) for short in split(part, GAP)]
    return sheet.with_lines(found)


def labels_apart(sheet: Sheet) -> Sheet:
    """Lines split where two ideographic spaces stand before the label of a heading, an article or a box."""
    found: list[Line] = []
    for line in sheet.lines:
        start = 0
        for gap in GAP.finditer(line.raw) if line.role is Role.TEXT and "\u3000\u3000" in line.raw else ():
            label = label_at_start(line.raw[gap.end() : gap.end() + 24])
            if (
                label
                and (label.form <= Form.SECTION or label.form is Form.BOX)
                and _ended(line.raw[start : gap.start()])
            ):
                found.append(line.cut(start, gap.start()))
                start = gap.end()
        found.append(line.cut(start) if start else line)
    return sheet.with_lines(found)


def paragraphs_apart(sheet: Sheet) -> Sheet:
    """Lines of text split where two ideographic spaces separate paragraphs.

    They do after the end of a sentence and after a heading with its label. Elsewhere they are a gap between names,
    or between a label and its title, and stay. Boxes have a rule of their own (layout.boxes).
    """
    found: list[Line] = []
    for line in sheet.lines:
        start = 0
        for gap in GAP.finditer(line.raw) if line.role is Role.TEXT and "\u3000\u3000" in line.raw else ():
            if _ended(line.raw[start : gap.start()]):
                found.append(line.cut(start, gap.start()))
                start = gap.end()
        found.append(line.cut(start) if start else line)
    return sheet.with_lines(found)


def _is_spaced(text: str) -> bool:
    return "\u3000" in text or "  " in text or "\xa0" in text


def _ended(text: str) -> bool:
    """Whether a paragraph may end here: after a sentence, a bracket, or a whole heading (一、总体要求)."""
    if text[-1:] in SENTENCE_ENDS or text[-1:] in CLOSING_MARKS:
        return True
    label = label_at_start(text)
    return label is not None and label.form < Form.BOX and len(text[label.end :].strip()) > 1


def split(line: Line, gap: re.Pattern[str]) -> list[Line]:
    """The parts of the line between the gaps, without empty ones."""
    found: list[Line] = []
    start = 0
    for match in gap.finditer(line.raw):
        found.append(line.cut(start, match.start()))
        start = match.end()
    found.append(line.cut(start))
    return [part for part in found if not part.blank]
