"""What is wrong only for a moment is not told; what stays wrong is told once."""

from __future__ import annotations

from stdplan_tui.tui.doubts import MOMENT, Doubts

ONE, TWO = ValueError("one"), ValueError("two")


def waiting(doubts: Doubts) -> bool:
    return doubts.waits


def test_an_error_is_told_after_a_moment_and_only_once() -> None:
    doubts = Doubts()
    assert list(doubts.weighed([ONE], now=10)) == []
    assert waiting(doubts)
    assert list(doubts.weighed([ONE], now=10 + MOMENT / 2)) == []
    assert list(doubts.weighed([ONE], now=10 + MOMENT)) == [ONE]
    assert not waiting(doubts)
    assert list(doubts.weighed([ONE], now=20)) == []


def test_an_error_that_is_over_in_a_moment_is_never_told() -> None:
    doubts = Doubts()
    doubts.weighed([ONE], now=10)
    assert list(doubts.weighed([], now=10.1)) == []
    assert not waiting(doubts)
    assert list(doubts.weighed([ONE], now=11)) == []


def test_an_error_that_comes_later_waits_its_own_moment() -> None:
    doubts = Doubts()
    doubts.weighed([ONE], now=10)
    assert list(doubts.weighed([ONE, TWO], now=10 + MOMENT)) == [ONE]
    assert waiting(doubts)
    assert list(doubts.weighed([ONE, TWO], now=11 + MOMENT)) == [TWO]


def test_an_error_that_comes_again_is_told_again() -> None:
    doubts = Doubts()
    doubts.weighed([ONE], now=10)
    assert list(doubts.weighed([ONE], now=11)) == [ONE]
    doubts.weighed([], now=12)
    doubts.weighed([ONE], now=13)
    assert list(doubts.weighed([ONE], now=14)) == [ONE]
