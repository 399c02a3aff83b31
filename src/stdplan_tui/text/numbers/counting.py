"""Whether a numeral counts something where it stands, or is part of a word."""

from __future__ import annotations

import re

from stdplan_tui.text.numbers.units import unit_after
from stdplan_tui.text.numerals import amount

_RANGE = re.compile("[-~至到]([〇零一二三四五六七八九十百千万亿两]++)")
_BEFORE_ONE = frozenset("统唯惟同每任某另何这那哪新再又单专逐之划如合归均不其末首初非纯周")
_SIDES = frozenset("上下前后")
_OF_OFFICE = frozenset("主连责担委")
_PLACES = frozenset("省市县区州乡镇村")
_BEFORE_ANY = frozenset("之周")
_AFTER_ANNEX = frozenset(',.;:、。()"《》[]-\n\t所的中规和及与或为至到以列第')


def counts(text: str, start: int, end: int) -> bool:
    """Whether the numeral `text[start:end]` counts the unit behind it."""
    unit = unit_after(text, start, end)
    if end - start > 1:
        return bool(unit)
    before = text[start - 1 : start]
    if text[end : end + 1] in ("元", "角", "分") and len(unit) < 2:
        return _is_money(text, before, end)
    if not unit or before in _BEFORE_ANY or text[start] in "零〇":
        return False
    end += len(unit)
    return text[start] != "一" or not (_is_word(text, start, end) or _is_phrase(text, before, end, unit))


def first_of_range(text: str, start: int, end: int) -> bool:
    """Whether the numeral is the first of two, and the second counts something: 三至五年."""
    found = _RANGE.match(text, end)
    if found is None or amount(found[1]) is None or text[start - 1 : start] in _BEFORE_ANY:
        return False
    return counts(text, found.start(1), found.end())


def is_annex(text: str, start: int, end: int) -> bool:
    """Whether the numeral after 附件 is its number: not in 附件一并, 附件三份."""
    return end - start > 1 or end == len(text) or text[end] in _AFTER_ANNEX


def _is_money(text: str, before: str, end: int) -> bool:
    """十元 二元以上 三元五角 五角二分; 二元结构, 三角 and 十分 are words."""
    if text[end] == "元":
        return text[end - 1] == "十" or text[end + 1 : end + 2] in ("整", "钱", "以") or text[end + 2 : end + 3] == "角"
    return before in ("元", "角")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether 一 belongs to what stands before it: 统一, 任一, 上一年 (but 主任一人, and 三个月以上一年以下)."""
    before, earlier = text[start - 1 : start], text[start - 2 : start - 1]
    if before in _SIDES:
        return not text.startswith(("以上", "以下", "以内", "内"), end)
    return before in _BEFORE_ONE and not (before == "任" and earlier in _OF_OFFICE)


def _is_phrase(text: str, before: str, end: int, unit: str) -> bool:
    """Whether 一 and its unit are words rather than one of them: 一件件, 一户一宅 (一月一日 is a date), 县一级."""
    after = text[end : end + 1]
    return after == unit or (after == "一" and unit not in "年月日") or (unit == "级" and before in _PLACES)
