"""The printed labels of official documents: 第三章, 一、, （一）, 1., （1）, ①, 专栏2, ——.

Traditional characters (第十條, 專欄) and the single characters of word processors (㈠ ⑴ ⒈) are read alike.
The orders of numbering are those of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) and of the Legislation Law,
article 65 (编 章 节 条 款 项 目).
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from unicodedata import numeric

from stdplan_tui.frozen import frozen
from stdplan_tui.text.numerals import CHINESE_DIGIT, CHINESE_NUMERAL, DIGITS, UNITS, numeral
from stdplan_tui.text.spacing import bare


class Form(IntEnum):
    """The shape of a label; among the numbered shapes of running text a smaller value ranks higher."""

    BOOK = 1  # 第一编 第一篇
    SUBBOOK = 2  # 第一分编
    CHAPTER = 3  # 第一章
    DIVISION = 4  # 第一节
    ARTICLE = 5  # 第一条 第二十七条之一
    PART = 6  # 一、
    DECIMAL = 7  # 1 总则
    SECTION = 8  # （一）
    DECIMAL_2 = 9  # 1.1
    DECIMAL_3 = 10  # 1.1.1
    DECIMAL_4 = 11  # 1.1.1.1
    ITEM = 12  # 1. 1． 1﹒ 1、 ⒈
    PAREN = 13  # （1） ⑴
    HALF_PAREN = 14  # 1）
    CIRCLE = 15  # ①
    BULLET = 16  # —— --
    BOX = 20  # 专栏2
    TABLE = 21  # 表1
    ANNEX = 22  # 附件1 附表2 附录


@frozen
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


_S = r"[\s\u200b\ufeff]*"
_HAN = rf"(?:{CHINESE_DIGIT}{_S}){{1,12}}"  # a scan may have set its characters apart: 第 二 十 条
_N = rf"(?:(?:\d{_S}){{1,4}}|{_HAN})"
_DOTTED = rf"(?:\d{{1,3}}(?:[-－—.．]\d{{1,3}})*(?!\d)|{CHINESE_NUMERAL})"
_UNSEEN = frozenset("\u200b\ufeff")
_DOTS = "[-－—.．]"
_START = rf"{_S}(?P<first>[^\s\u200b\ufeff])"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_BRACKETED_HAN, _BRACKETED, _DOTTED_DIGITS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_OPEN, _CLOSE = "[（(〈]", "[）)〕〉]"  # a scan reads （一） as 〈一〕
_SHAPES = {
    Form.SUBBOOK: rf"第{_S}(?P<n>{_N})分{_S}[编編]",
    Form.BOOK: rf"第{_S}(?P<n>{_N})[编編篇]",
    Form.CHAPTER: rf"第{_S}(?P<n>{_N})章",
    Form.DIVISION: rf"第{_S}(?P<n>{_N})[节節]",
    Form.ARTICLE: rf"第{_S}(?P<n>{_N})[条條](?:{_S}之{_S}(?P<m>{CHINESE_NUMERAL}))?",
    Form.PART: rf"(?P<n>{CHINESE_NUMERAL}){_S}[、．.﹒]",
    Form.SECTION: rf"(?:{_OPEN}{_S}(?P<n>{_HAN}){_CLOSE}|(?P<c>[{_BRACKETED_HAN}]))、?",
    Form.ITEM: rf"(?:(?P<n>\d{{1,3}}){_S}(?:[.．﹒](?!\d)|、|·(?!{_S}\d))|(?P<c>[{_DOTTED_DIGITS}]))",
    Form.PAREN: rf"(?:[（(]{_S}(?P<n>\d{{1,3}}){_S}[）)]|(?P<c>[{_BRACKETED}]))、?",
    Form.HALF_PAREN: r"(?P<n>\d{1,3})[）)]、?",
    Form.CIRCLE: rf"(?P<c>[{_CIRCLES}])",
    Form.BULLET: r"(?:-(?:[ \u3000]?-)+|[—―─－–](?:[ \u3000]?[—―─－–])?|一{2,3}(?![一、对列比]))",
    Form.BOX: rf"[专專]{_S}[栏欄]{_S}(?P<n>{_DOTTED})[:：]?",
    Form.TABLE: rf"表{_S}(?P<n>{_DOTTED})[:：]?",
    Form.ANNEX: rf"附{_S}(?:[件表录錄]{_S}(?P<n>{_DOTTED})?(?:[:：]|[.．﹒](?=\s|$))?|[:：])",
}
_FIRST_OF_EACH: dict[str, tuple[Form, ...]] = {
    "第": (Form.SUBBOOK, Form.BOOK, Form.CHAPTER, Form.DIVISION, Form.ARTICLE),
    "（": (Form.SECTION, Form.PAREN),
    "(": (Form.SECTION, Form.PAREN),
    "〈": (Form.SECTION,),
    "专": (Form.BOX,),
    "專": (Form.BOX,),
    "表": (Form.TABLE,),
    "附": (Form.ANNEX,),
    **dict.fromkeys((*DIGITS, *UNITS), (Form.PART,)),
    "一": (Form.PART, Form.BULLET),  # a scan reads —— as 一一
    **dict.fromkeys(_BRACKETED_HAN, (Form.SECTION,)),
    **dict.fromkeys(_DOTTED_DIGITS, (Form.ITEM,)),
    **dict.fromkeys(_BRACKETED, (Form.PAREN,)),
    **dict.fromkeys(_CIRCLES, (Form.CIRCLE,)),
    **dict.fromkeys("-—―─－–", (Form.BULLET,)),
}


# \ue000 masks what a backslash protects in ID.md.
_DECIMAL_LABEL = (
    rf"{_S}(?P<label>(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{0,3}}))(?![\d.．]){_S}(?=[\u4e00-\u9fff“《（A-Z\ue000]|$)"
)
_DECIMAL_FORMS = (Form.DECIMAL, Form.DECIMAL_2, Form.DECIMAL_3, Form.DECIMAL_4)


def decimal_at_start(line: str) -> Label | None:
    """The decimal label (1.2.3) that `line` may start with; None where it starts with none.

    Only a text that is numbered so throughout has such labels: elsewhere 1.5 is a quantity. `number` is its last
    part, as the others are those of the clauses above it.
    """
    match = _decimal_label().match(line) if line[:1].isdecimal() or line[:1].isspace() else None
    if match is None:
        return None
    parts = decimal_parts(match["n"])
    return Label(_DECIMAL_FORMS[len(parts) - 1], match["label"], parts[-1:], match.end())


def decimal_parts(printed: str) -> tuple[int, ...]:
    """The numbers of a decimal label: 1.2.3 → (1, 2, 3)."""
    return tuple(int(part) for part in re.split("[.．]", printed))


def decimal_successors(last: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that may come after a decimal label: the next at any level of it, and the first below these or it."""
    following = {(*last[:place], last[place] + 1) for place in range(len(last))}
    return following | {(*each, 1) for each in (*following, last) if len(each) < len(_DECIMAL_FORMS)}


def label_at_start(line: str) -> Label | None:
    """The label that `line` starts with, white space before it passed over; None where it starts with none."""
    first = line[:1]
    if first.isspace() or first in _UNSEEN:
        start = re.match(_START, line)
        first = start["first"] if start else ""
    for form in _FIRST_OF_EACH.get(first, (Form.ITEM, Form.HALF_PAREN) if first.isdecimal() else ()):
        if match := _pattern(form).match(line):
            return Label(form, match["label"].strip(), _number(match), match.end())
    return None


@cache
def _decimal_label() -> re.Pattern[str]:
    return re.compile(_DECIMAL_LABEL)


@cache
def _pattern(form: Form) -> re.Pattern[str]:
    """The pattern of a shape, compiled when a line first begins as it does."""
    return re.compile(rf"{_S}(?P<label>{_SHAPES[form]}){_S}")


def _number(match: re.Match[str]) -> tuple[int, ...]:
    groups = match.groupdict("")
    return _counted(groups.get("c", ""), groups.get("n", ""), groups.get("m", ""))


@lru_cache(maxsize=4096)
def _counted(character: str, printed: str, inserted: str) -> tuple[int, ...]:
    """The number of a label: of its one character, or as printed, with that of an inserted article."""
    if character:
        return (int(numeric(character)),)
    if not (printed := bare(printed)):
        return ()
    parts = [numeral(part) for part in re.split(_DOTS, printed)]
    return (*parts, numeral(inserted)) if inserted else tuple(parts)
