"""The labels of lines, told with their neighbours: 20.2026年 opens an item only after a 19."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import (
    Form,
    Label,
    decimal_at_start,
    decimal_parts,
    decimal_successors,
    label_at_start,
)
from stdplan_tui.text.spacing import bare, is_space

_BEFORE_DIGIT = re.compile(r"\s*(?P<label>(?P<n>\d{1,3})[.．﹒])(?=\d)")
_QUANTITY = re.compile(
    r"\d+(?:[.．]\d+)?\s*(?:[%％‰℃]|万|亿|千|百|个百分点|元|倍|公里|千米|米|吨|亩|公顷|平方|立方|微克|毫克|分贝|岁|—|-|～|~|[.．]\d)"
)
_REACH = 12  # lines below a first item in which the second must stand
_MEASURE = re.compile(r"(?:[万亿千百十倍元吨米里亩岁]|个百分点|[%％—–~～-]|以[上下内]|左右)")
_LABELLED = frozenset({Role.TEXT, Role.HEADING, Role.TITLE})
_ABOVE_DECIMALS = frozenset({Form.CHAPTER, Form.PART})
_FEWEST_DECIMALS, _LONGEST_HEADING = 3, 24
_ENDS = frozenset("。；：:;！？）)”》")


def labels_of(lines: Sequence[Line]) -> list[Label | None]:
    """The label that each line starts with; None where it starts with none, or is a note, a row or in a box."""
    found: list[Label | None] = []
    decimals = decimal_labels(lines)
    last = 0
    before = "。"
    for number, line in enumerate(lines):
        label = None
        if line.role in _LABELLED and not line.blank:
            label = line.label or decimals.get(number) or _before_digit(lines, number, last, before)
            before = line.text[-1:]
        if label is not None and label.form is Form.ITEM:
            last = label.number[0]
        found.append(label)
    return found


def decimal_labels(lines: Sequence[Line]) -> dict[int, Label]:
    """The decimal labels (1.2.3) by their lines, where a text is numbered so: each goes on from the one before it."""
    found: dict[int, Label] = {}
    last: tuple[int, ...] = ()
    below_parts = False
    for number, line in enumerate(lines):
        if line.role not in _LABELLED or line.blank:
            continue
        if (above := line.label) is not None:
            if above.form in _ABOVE_DECIMALS:
                last, below_parts = above.number[:1], True
            continue
        label = decimal_at_start(line.raw)
        parts = decimal_parts(label.printed) if label else ()
        if label is None or parts not in decimal_successors(last):
            continue
        if _MEASURE.match(line.raw, label.end) or (len(parts) == 1 and (below_parts or not _heads(line, label))):
            continue
        found[number] = label
        last = parts
    deep = sum(1 for label in found.values() if label.form is not Form.DECIMAL)
    return found if deep >= _FEWEST_DECIMALS else {}


def _heads(line: Line, label: Label) -> bool:
    return is_space(line.raw[label.end - 1]) and len(line.text) <= _LONGEST_HEADING and "。" not in line.text


def lists(text: str) -> bool:
    """Whether the line starts like an item of a list, a digit after its label or not: 1.2025年房源表."""
    label = label_at_start(text)
    return (label is not None and label.form is Form.ITEM) or _BEFORE_DIGIT.match(text) is not None


def _before_digit(lines: Sequence[Line], number: int, last: int, before: str) -> Label | None:
    """The label of an item whose text starts with a digit, if the items count up to it or on from it."""
    match = _BEFORE_DIGIT.match(lines[number].raw)
    if match is None or before not in _ENDS or _QUANTITY.match(lines[number].raw, match.end()):
        return None
    counted = int(match["n"])
    if not (_second_follows(lines, number) if counted == 1 else counted == last + 1):
        return None
    return Label(Form.ITEM, match["label"], (counted,), match.end())


def _second_follows(lines: Sequence[Line], number: int) -> bool:
    filled = [bare(line.raw[:16]) for line in lines[number + 1 : number + 1 + _REACH] if not line.blank]
    return any(re.match(r"2[.．﹒、]", text) for text in filled)
