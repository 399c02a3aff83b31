"""Other spellings of a piece of text that a reader takes for the same: what a person may type for it."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Callable
from functools import cache

from stdplan_tui.text.numerals import numeral

_DASHES = "-—–―－−‐─"
_QUOTES = '"“”「」『』〝〞＂'
_SPACES = (" ", "\u3000", "\u00a0", "\u200b", "  ")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = {wide: code for code, wide in _WIDE.items()}
_DIGIT = "[〇○零一二三四五六七八九]"
_NUMERAL = "[〇零一二三四五六七八九十百千]+"
_UNIT = "[条章节款项编批次]"
_SPELLED = "〇一二三四五六七八九"

Spell = Callable[[str, random.Random], str]


def wide(text: str, _: random.Random) -> str:
    """ASCII as full-width characters."""
    return text.translate(_WIDE)


def narrow(text: str, _: random.Random) -> str:
    """Full-width characters as ASCII."""
    return text.translate(_NARROW)


def case(text: str, _: random.Random) -> str:
    """Capitals small, and small letters large."""
    return text.swapcase()


def dashes(text: str, chance: random.Random) -> str:
    """Every dash another."""
    return "".join(chance.choice(_DASHES) if character in _DASHES else character for character in text)


def quotes(text: str, chance: random.Random) -> str:
    """Every double quotation mark another."""
    return "".join(chance.choice(_QUOTES) if character in _QUOTES else character for character in text)


def spaces(text: str, chance: random.Random) -> str:
    """White space between characters."""
    places = sorted(chance.sample(range(1, len(text)), min(2, len(text) - 1)), reverse=True) if len(text) > 1 else []
    for place in places:
        text = f"{text[:place]}{chance.choice(_SPACES)}{text[place:]}"
    return text


def traditional(text: str, _: random.Random) -> str:
    """In traditional characters; as it is where opencc is not installed.

    Where a word would be written with another word's character (家具 as 傢俱), its own stays.
    """
    there, back = _converter("s2t"), _converter("t2s")
    converted = there(text)
    if len(converted) != len(text):
        return text
    return "".join(new if back(new) == old else old for old, new in zip(text, converted, strict=True))


def numbers(text: str, _: random.Random) -> str:
    """Arabic numbers in Chinese and the other way round, where it is certain that they are numbers."""
    for pattern, swap in _SWAPS:
        if re.search(pattern, text):
            return re.sub(pattern, swap, text)
    return text


SPELLINGS: dict[str, Spell] = {
    "wide": wide,
    "narrow": narrow,
    "case": case,
    "dashes": dashes,
    "quotes": quotes,
    "spaces": spaces,
    "traditional": traditional,
    "numbers": numbers,
}


def cuts_a_number(before: str, text: str, after: str) -> bool:
    """Whether a piece of a string, with the characters around it, begins or ends within what may be a number."""
    begins, ends = re.match(_NUMBERLIKE, text), re.match(_NUMBERLIKE, text[::-1])
    return bool(
        (begins and re.match(_NUMBERLIKE, before[-1:])) or (ends and re.match(f"{_NUMBERLIKE}|{_TAIL}", after[:1]))
    )


_NUMBERLIKE = r"[\d０-９〇○零一二三四五六七八九十百千万亿两兩廿卅.．点,，%％第之分]"
_TAIL = r"[年月日条章节款项编批次个％%多余几]"


@cache
def _converter(which: str) -> Callable[[str], str]:
    try:
        made: Callable[[str], str] = importlib.import_module("opencc").OpenCC(which).convert
    except ImportError:
        return str
    return made


def _chinese(number: int) -> str:
    """0 to 9999 as 零, 十二, 一百零三."""
    if number == 0:
        return "零"
    digits = f"{number:04}"
    text = "".join(
        f"{_SPELLED[int(digit)]}{unit}" if digit != "0" else "零"
        for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True)
    )
    text = re.sub("零+", "零", text).strip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _digits(year: str) -> str:
    return "".join(str(numeral(character)) for character in year)


_SWAPS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?<![\d.])([12]\d{3})年", lambda found: "".join(_SPELLED[int(digit)] for digit in found[1]) + "年"),
    (rf"(?<!{_DIGIT})([一二]{_DIGIT}{{3}})年", lambda found: f"{_digits(found[1])}年"),
    (r"(?<![\d.])(\d{1,2})[%％]", lambda found: f"百分之{_chinese(int(found[1]))}"),
    (rf"百分之({_NUMERAL})(?![点分])", lambda found: f"{numeral(found[1])}%"),
    (rf"第(\d{{1,4}})({_UNIT})", lambda found: f"第{_chinese(int(found[1]))}{found[2]}"),
    (rf"第({_NUMERAL})({_UNIT})", lambda found: f"第{numeral(found[1])}{found[2]}"),
    (r"(?<![\d.])(\d{1,2})([月日])", lambda found: f"{_chinese(int(found[1]))}{found[2]}"),
)
