"""Chinese numerals as integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.numerals import amount, numeral


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百", 100),
        ("一百零三", 103),
        ("一百一十", 110),
        ("一千二百六十", 1260),
        ("二〇一六", 2016),
        ("〇", 0),
        ("两", 2),
        ("12", 12),
        ("１２", 12),
    ],
)
def test_numerals(printed: str, number: int) -> None:
    assert numeral(printed) == number


@pytest.mark.parametrize("printed", ["", "甲", "十甲", "1.2", "-1", "①"])
def test_what_is_no_numeral(printed: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        numeral(printed)


def _printed(number: int) -> str:
    """A number below 10,000 as laws print it: 1260 → 一千二百六十."""
    said, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            said += ("零" if gap else "") + "零一二三四五六七八九"[digit] + unit
        gap = bool(said) and not digit
    return said


@given(st.integers(1, 9999))
def test_every_number_below_ten_thousand(number: int) -> None:
    assert numeral(_printed(number)) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [("一万", 10_000), ("三万五千", 35_000), ("十二亿零三百万", 1_203_000_000), ("一万二千亿", 1_200_000_000_000)],
)
def test_myriads(printed: str, number: int) -> None:
    assert numeral(printed) == amount(printed) == number


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "一二",
        "十四五",
        "三五",
        "二百五",
        "三万五",
        "千万",
        "百",
        "零五",
        "一百零",
        "两十",
        "亿亿",
        "一亿一亿",
        "甲",
        "一" * 99,
    ],
)
def test_what_is_spelled_out_in_part_is_no_amount(printed: str) -> None:
    assert amount(printed) is None


@pytest.mark.parametrize("printed", ["万", "亿" * 9999, "一" + "亿" * 9999, "一" + "万亿" * 9999])
def test_units_alone_are_no_numeral(printed: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        numeral(printed)


@given(st.integers(1, 9999))
def test_every_number_that_is_spelled_out_is_an_amount(number: int) -> None:
    assert amount(_printed(number)) == number
