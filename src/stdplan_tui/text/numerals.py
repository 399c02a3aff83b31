"""Chinese numerals as integers: as the labels of official documents print them, and as amounts are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE_DIGIT = "[〇○零一二三四五六七八九十百千两兩]"
CHINESE_NUMERAL = f"{CHINESE_DIGIT}+"
_MYRIADS = (("亿", 10**8), ("万", 10**4))
_LONGEST = 24  # 九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九 has a few more, and nobody writes it


def numeral(printed: str) -> int:
    """The integer that `printed` says: 二十一 → 21, 一百零三 → 103, 二〇一六 → 2016, 三万五千 → 35000, １２ → 12.

    Raises ValueError where it is no numeral.
    """
    if printed.isdecimal():
        return int(printed)
    for myriad, size in _MYRIADS:
        high, _, low = printed.rpartition(myriad)
        if high and myriad not in high:
            return numeral(high) * size + (numeral(low) if low else 0)
    if not printed or not all(c in DIGITS or c in UNITS for c in printed):
        raise ValueError(f"not a numeral: {printed!r}")
    if not any(c in UNITS for c in printed):
        return int("".join(str(DIGITS[c]) for c in printed))
    total = pending = 0
    for c in printed:
        if c in DIGITS:
            pending = DIGITS[c]
        else:
            total += (pending or 1) * UNITS[c]
            pending = 0
    return total + pending


@lru_cache(maxsize=4096)
def amount(printed: str) -> int | None:
    """The integer that `printed` says where it is spelled out in full: 两万零五十 → 20050, 十二亿 → 1200000000.

    None for what only looks like one: 一二, 十四五, 二百五, 千万, 三五; a single digit is one, 零 alone too.
    """
    if len(printed) > _LONGEST:
        return None
    if printed in ("零", "〇", "两"):
        return DIGITS[printed]
    if not printed or printed[0] in "零〇百千万亿":
        return None
    rest, total = printed, 0
    for myriad, size in _MYRIADS:
        high, found, rest = rest.rpartition(myriad)
        if found:
            part = amount(_without_gap(high) if total else high)
            if part is None or (myriad == "万" and part >= size):
                return None
            total += part * size
    if not rest:
        return total
    return total + numeral(rest) if _ends(rest, total) else None


def _ends(rest: str, total: int) -> bool:
    """Whether `rest` is the thousands and less of a numeral, after a myriad if there is a `total`."""
    said = _without_gap(rest) if total else rest
    lone = bool(total) and len(rest) == 1  # 三万五 is 35,000 to some and 30,005 to others
    return bool(said) and not lone and _thousands().fullmatch(said) is not None


def _without_gap(said: str) -> str:
    return said[1:] if said[0] in "零〇" else said


@cache
def _thousands() -> re.Pattern[str]:
    return re.compile(
        """
        (?:[一二三四五六七八九两]千 (?:[零〇](?!$))?)?
        (?:[一二三四五六七八九两]百 (?:[零〇](?=[一二三四五六七八九]$))?)?
        (?:[一二三四五六七八九]?十 [一二三四五六七八九]? | (?<![百千])[一二三四五六七八九])?
        """,
        re.VERBOSE,
    )
