"""Numbers in digits: fractions, thousands separators, and the Chinese units that they are multiplied by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdplan_tui.text.numbers.spelling import Number, power, scaled, spelled
from stdplan_tui.text.numbers.units import FIRST, THOUSANDS

# A fraction, unless the point is one of several (2015.12.17) or ends a label before a year (1.2016年).
DIGITS = r"""
    (?<![0-9][.].)
    (?P<digits>(?:(?<![0-9],.)[0-9]{0,2}(?:,[0-9]{3})++(?![0-9])|[0-9]*+)
      (?:[.](?!(?:19|20)[0-9]{2}年)[0-9]++(?![.][0-9]))?)
    | (?P<part>[0-9]*+)
"""
_SCALE = re.compile(f"[十百千]?(?:万亿|[万亿])|百(?![强佳姓货科分])|千(?![{THOUSANDS}])")
_MORE = re.compile("([0-9]{1,4})(?=[百千万亿])")
_QUANTITY = frozenset(f"%‰‱{FIRST}")
_NAMING = frozenset("abcdefghijklmnopqrstuvwxyz/-.")
_LONGEST = 24  # digits that are added up; no amount has more


def decimal(match: re.Match[str]) -> Iterator[Number]:
    """Digits, their fraction, and what they are multiplied by: 1,000 2.50% 1.5万亿 1亿5000万."""
    text, (start, end) = match.string, match.span()
    whole, _, fraction = text[start:end].replace(",", "").partition(".")
    if scale := _scale(text, end, whole):
        end, by = scale.end(), power(scale[0])
        whole, fraction = scaled(whole, fraction, by)
        if not fraction:
            whole, end = _summed(text, end, whole, by)
    elif fraction and text[end : end + 1] in _QUANTITY and text[start - 1 : start] not in _NAMING:
        fraction = fraction.rstrip("0")  # 20001.10 is another standard than 20001.1; 85.0% is 85%
    yield start, end, spelled(whole, fraction)


def part(match: re.Match[str]) -> Iterator[Number]:
    """One of three or more numbers with points between them: a date, a version, a label."""
    yield *match.span(), spelled(match[0])


def _scale(text: str, end: int, whole: str) -> re.Match[str] | None:
    found = _SCALE.match(text, end)
    return None if found is None or (len(whole) > 2 and found[0] in ("百", "千")) else found  # 2020百强 are a hundred


def _summed(text: str, end: int, whole: str, by: int) -> tuple[str, int]:
    """With what follows in smaller units: after 1亿 comes 5000万."""
    while len(whole) <= _LONGEST and (more := _MORE.match(text, end)) and (scale := _SCALE.match(text, more.end())):
        smaller = power(scale[0])
        if smaller + len(more[1].lstrip("0")) > by:
            break
        whole, end, by = str(int(whole) + int(more[1]) * 10**smaller), scale.end(), smaller
    return whole, end
