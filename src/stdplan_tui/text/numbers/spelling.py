"""How a number is written in the end: decimal digits between two marks."""

from __future__ import annotations

OPEN, CLOSE = "\x02", "\x03"
Number = tuple[int, int, str]  # where it starts and ends in the folded text, and how it is written in the end
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def spelled(whole: str, fraction: str = "") -> str:
    """The number between its marks, without leading zeros."""
    whole = whole.lstrip("0") or "0"
    return f"{OPEN}{whole}.{fraction}{CLOSE}" if fraction else f"{OPEN}{whole}{CLOSE}"


def power(scale: str) -> int:
    """The power of ten that units say together: 百万 → 6."""
    return sum(_POWERS[unit] for unit in scale)


def scaled(whole: str, fraction: str, by: int) -> tuple[str, str]:
    """A decimal number times a power of ten."""
    return whole + fraction[:by].ljust(by, "0"), fraction[by:].rstrip("0")
