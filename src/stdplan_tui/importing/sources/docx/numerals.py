"""Numbers as Word's automatic numbering prints them: the formats of ISO/IEC 29500-1, 17.18.59."""

from __future__ import annotations

from collections.abc import Callable

_LARGEST = 9_999  # beyond it every format prints digits
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def printed(number: int, form: str) -> str:
    """A number in one of Word's formats; in digits where the format is unknown or has no sign for it."""
    if form == "none":
        return ""
    if not 0 < number <= _LARGEST:
        return str(number)
    make = _FORMS.get(form)
    return make(number) if make else str(number)


def _counting(digits: str, units: tuple[str, ...]) -> Callable[[int], str]:
    """Counting with units: 一百零五, 二十, and 十 for 一十 at the start."""

    def make(number: int) -> str:
        text = ""
        gap = False
        for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
            if digit:
                text += (digits[0] if gap and text else "") + digits[digit] + units[place]
            gap = not digit
        return text

    return make


def _chinese(number: int) -> str:
    text = _counting("零一二三四五六七八九", ("", "十", "百", "千"))(number)
    return text[1:] if 10 <= number < 20 else text


def _chinese_short(number: int) -> str:
    """一 to 九十九 with 十, from a hundred on digit by digit."""
    return _chinese(number) if number < 100 else _by_digit("○一二三四五六七八九")(number)


def _japanese(number: int) -> str:
    """Without 一 before a unit and without a sign for the gap: 百一, 二百十."""
    signs = ((place, digit) for place, digit in zip(range(3, -1, -1), f"{number:04}", strict=True) if digit != "0")
    units = ("", "十", "百", "千")
    return "".join(("" if digit == "1" and place else _DIGITS[int(digit)]) + units[place] for place, digit in signs)


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _of(signs: str) -> Callable[[int], str]:
    """One sign for each number; digits where the signs end."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _run(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """A to Z, then AA, BB, CC."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _cycle(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


_CIRCLED = _run(0x2460, 20) + _run(0x3251, 15) + _run(0x32B1, 15)
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _chinese_short,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese_short,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _japanese,
    "ideographDigital": _by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _by_digit(_DIGITS),
    "taiwaneseDigital": _by_digit("○一二三四五六七八九"),
    "chineseLegalSimplified": _counting(_LEGAL, ("", "拾", "佰", "仟")),
    "ideographLegalTraditional": _counting(_LEGAL_TRADITIONAL, ("", "拾", "佰", "仟")),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _of(_run(0x3280, 10)),
    "decimalFullWidth": _by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _by_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedFullstop": _of(_run(0x2488, 20)),
    "decimalEnclosedParen": _of(_run(0x2474, 20)),
    "numberInDash": lambda number: f"- {number} -",
}
