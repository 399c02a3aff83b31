"""Chinese numerals as integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.numerals import numeral


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
