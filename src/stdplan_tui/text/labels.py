"""The printed labels of official documents: 第三章, 一、, （一）, 1., （1）, ①, 专栏2, ——.

The orders of numbering are those of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) and of the Legislation Law,
article 65 (编 章 节 条 款 项 目).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from stdplan_tui.text.numerals import CHINESE_NUMERAL, DIGITS, UNITS, numeral


class Form(IntEnum):
    """The shape of a label; among the numbered shapes of running text a smaller value ranks higher."""

    BOOK = 1  # 第一编 第一篇
    SUBBOOK = 2  # 第一分编
    CHAPTER = 3  # 第一章
    DIVISION = 4  # 第一节
    ARTICLE = 5  # 第一条 第二十七条之一
    PART = 6  # 一、
    SECTION = 7  # （一）
    ITEM = 8  # 1. 1． 1﹒ 1、
    PAREN = 9  # （1）
    HALF_PAREN = 10  # 1）
    CIRCLE = 11  # ①
    BULLET = 12  # —— --
    BOX = 20  # 专栏2
    TABLE = 21  # 表1
    ANNEX = 22  # 附件1 附表2 附录


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    `printed` is the label as printed (the separator 、 or . included, white space around it not); `number` what it
    counts, outermost first: (27, 1) for 第二十七条之一, (2, 1) for 专栏2.1, () where nothing is printed; `end` the
    offset in the line, in characters, at which what follows the label and its white space starts.
    """

    form: Form
    printed: str
    number: tuple[int, ...]
    end: int


_N = rf"(?:\d{{1,4}}|{CHINESE_NUMERAL})"
_DOTTED = rf"(?:\d{{1,3}}(?:[-－—.．]\d{{1,3}})*(?!\d)|{CHINESE_NUMERAL})"
_S = r"[\s\u200b\ufeff]*"
_START = re.compile(rf"{_S}(?P<first>[^\s\u200b\ufeff])")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_SHAPES = {
    Form.SUBBOOK: rf"第{_S}(?P<n>{_N}){_S}分{_S}编",
    Form.BOOK: rf"第{_S}(?P<n>{_N}){_S}[编篇]",
    Form.CHAPTER: rf"第{_S}(?P<n>{_N}){_S}章",
    Form.DIVISION: rf"第{_S}(?P<n>{_N}){_S}节",
    Form.ARTICLE: rf"第{_S}(?P<n>{_N}){_S}条(?:{_S}之{_S}(?P<m>{CHINESE_NUMERAL}))?",
    Form.PART: rf"(?P<n>{CHINESE_NUMERAL}){_S}[、．.﹒]",
    Form.SECTION: rf"[（(]{_S}(?P<n>{CHINESE_NUMERAL}){_S}[）)]、?",
    Form.ITEM: r"(?P<n>\d{1,3})(?:[.．﹒](?!\d)|、)",
    Form.PAREN: rf"[（(]{_S}(?P<n>\d{{1,3}}){_S}[）)]、?",
    Form.HALF_PAREN: r"(?P<n>\d{1,3})[）)]、?",
    Form.CIRCLE: rf"(?P<n>[{_CIRCLES}])",
    Form.BULLET: r"(?:-{2,}|[—―─－–]{1,2})",
    Form.BOX: rf"专{_S}栏{_S}(?P<n>{_DOTTED})[:：]?",
    Form.TABLE: rf"表{_S}(?P<n>{_DOTTED})[:：]?",
    Form.ANNEX: rf"附{_S}[件表录]{_S}(?P<n>{_DOTTED})?[:：]?",
}
_FIRST_OF_EACH: dict[str, tuple[Form, ...]] = {
    "第": (Form.SUBBOOK, Form.BOOK, Form.CHAPTER, Form.DIVISION, Form.ARTICLE),
    "（": (Form.SECTION, Form.PAREN),
    "(": (Form.SECTION, Form.PAREN),
    "专": (Form.BOX,),
    "表": (Form.TABLE,),
    "附": (Form.ANNEX,),
    **dict.fromkeys((*DIGITS, *UNITS), (Form.PART,)),
    **dict.fromkeys(_CIRCLES, (Form.CIRCLE,)),
    **dict.fromkeys("-—―─－–", (Form.BULLET,)),
}


def label_at_start(line: str) -> Label | None:
    """The label that `line` starts with, white space before it passed over; None where it starts with none."""
    start = _START.match(line)
    first = start["first"] if start else ""
    for form in _FIRST_OF_EACH.get(first, (Form.ITEM, Form.HALF_PAREN) if first.isdecimal() else ()):
        if match := _pattern(form).match(line):
            return Label(form, match["label"].strip(), _number(form, match), match.end())
    return None


@cache
def _pattern(form: Form) -> re.Pattern[str]:
    """The pattern of a shape, compiled when a line first begins as it does."""
    return re.compile(rf"{_S}(?P<label>{_SHAPES[form]}){_S}")


def _number(form: Form, match: re.Match[str]) -> tuple[int, ...]:
    groups = match.groupdict()
    printed = groups.get("n")
    if not printed:
        return ()
    if form is Form.CIRCLE:
        return (_CIRCLES.index(printed) + 1,)
    parts = [numeral(part) for part in re.split(r"[-－—.．]", printed)]
    if groups.get("m"):
        parts.append(numeral(groups["m"]))
    return tuple(parts)
