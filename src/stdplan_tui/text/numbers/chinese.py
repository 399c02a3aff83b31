"""Numbers in Chinese numerals, where the characters around them leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdplan_tui.text.numbers.counting import counts, first_of_range, is_annex
from stdplan_tui.text.numbers.spelling import Number, power, scaled, spelled
from stdplan_tui.text.numbers.units import FIRST, THOUSANDS, unit_after
from stdplan_tui.text.numerals import amount, numeral

DIGIT = "〇零一二三四五六七八九"
CHARACTERS = f"{DIGIT}十百千万亿两"
_H = f"[{CHARACTERS}]"
NUMERALS = rf"""
    (?<=第)(?P<ordinal>{_H}++)
    | (?<=[附专])[件表录图栏](?P<labelled>{_H}++)
    | (?<={_H})(?<![第几数{CHARACTERS}].)(?:
        (?<=[一二])(?P<year>(?<=一)九[{DIGIT}]{{2}}(?!{_H})|(?<=二)[〇零][{DIGIT}]{{2}}(?!{_H})|[{DIGIT}]{{3}}(?=年))
      | (?P<counted>{_H}*+(?=[{FIRST}分角]|点[{DIGIT}]|[-~至到]{_H})))
"""
_SHARE = re.compile(rf"({_H}++)分之(?:({_H}++)(?:点([{DIGIT}]++))?|([0-9]++(?:[.][0-9]++)?))")
_SIGNS = {"百": "%", "千": "‰", "万": "‱"}
_POINT = re.compile(rf"点([{DIGIT}]++)([十百千万亿]*+)")
_LIST = re.compile(rf"(?:(?:[、或和及与至到~-]|或者|以及){_H}++)++(?=[条款项章节编篇目类种批期级届季年名个部产])")
_EACH = re.compile(f"{_H}+")
_INSERTED = re.compile(rf"条之({_H}++)(?![{FIRST}])")


def ordinal(match: re.Match[str]) -> Iterator[Number]:
    """What follows 第: 第三条, 第一、二项, 第二十七条之一."""
    text, (start, end) = match.string, match.span("ordinal")
    if (value := _value(match["ordinal"])) is None:
        return
    yield start, end, spelled(str(value))
    if more := _LIST.match(text, end):
        for each in _EACH.finditer(text, end, more.end()):
            if (value := _value(each[0])) is not None:
                yield *each.span(), spelled(str(value))
    elif (inserted := _INSERTED.match(text, end)) and (value := amount(inserted[1])) is not None:
        yield *inserted.span(1), spelled(str(value))


def labelled(match: re.Match[str]) -> Iterator[Number]:
    """The number of an annex or a box: 附件一."""
    start, end = match.span("labelled")
    value = amount(match["labelled"])
    if value is not None and is_annex(match.string, start, end):
        yield start, end, spelled(str(value))


def year(match: re.Match[str]) -> Iterator[Number]:
    """二〇二〇, 一九四九."""
    yield *match.span(), spelled(str(numeral(match[0])))


def counted(match: re.Match[str]) -> Iterator[Number]:
    """A share, or what stands before a unit, a decimal point or the end of a range."""
    text, (start, end) = match.string, match.span()
    if text.startswith("分之", end):
        yield from _share(text, start)
        return
    of_unit = text[end - 1] == "千" and text[end] in THOUSANDS
    end -= of_unit
    value = _value(text[start:end])
    if value is None:
        return
    if text.startswith("点", end):
        yield from _with_point(text, start, end, value)
    elif of_unit or counts(text, start, end) or first_of_range(text, start, end):
        yield start, end, spelled(str(value))


def _value(printed: str) -> int | None:
    """An amount, or digits with a 〇 among them: 一〇三."""
    if 1 < len(printed) <= 8 and "〇" in printed[1:] and all(c in DIGIT for c in printed) and printed[0] not in "〇零":
        return numeral(printed)
    return amount(printed)


def _share(text: str, start: int) -> Iterator[Number]:
    """百分之五, 千分之三点五, 三分之二."""
    found = _SHARE.match(text, start)
    if found is None:
        return
    over, said, decimals, digits = found.groups()
    value = amount(said) if said and said != "百" else 100
    below = amount(over)
    sign = _SIGNS.get(over) or (f"/{spelled(str(below))}" if below and not decimals and not digits else "")
    if not sign or value is None:
        return
    whole, _, fraction = digits.partition(".") if digits else (str(value), "", _digits(decimals or ""))
    yield *found.span(), spelled(whole, fraction.rstrip("0")) + sign


def _with_point(text: str, start: int, end: int, value: int) -> Iterator[Number]:
    """三点五倍, 一点二亿元."""
    if (found := _POINT.match(text, end)) and unit_after(text, start, found.end()):
        yield start, found.end(), spelled(*scaled(str(value), _digits(found[1]), power(found[2])))


def _digits(printed: str) -> str:
    return "".join(str(numeral(c)) for c in printed)
