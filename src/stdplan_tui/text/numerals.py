"""Chinese numerals as integers, as the labels of official documents print them."""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE_DIGIT = "[〇○零一二三四五六七八九十百千两兩]"
CHINESE_NUMERAL = f"{CHINESE_DIGIT}+"


def numeral(printed: str) -> int:
    """The integer that `printed` says: 二十一 → 21, 一百零三 → 103, 二〇一六 → 2016, １２ → 12.

    Raises ValueError where it is no numeral.
    """
    if printed.isdecimal():
        return int(printed)
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
