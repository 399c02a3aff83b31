"""Days as people name them."""

from datetime import date

import pytest

from stdplan_tui.text.days import day_named

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        (" 2026/1/2 ", date(2026, 1, 2)),
        ("2026年11月21日", date(2026, 11, 21)),
        ("today", TODAY),
        ("今天", TODAY),
        ("Yesterday", date(2026, 3, 1)),
        ("1d", TODAY),
        ("7d", date(2026, 2, 24)),
        ("7 days", date(2026, 2, 24)),
        ("30天", date(2026, 2, 1)),
        ("2026-02-30", None),
        ("99999d", date(1752, 5, 19)),
        ("0000-01-01", None),
        ("soon", None),
        ("", None),
        ("-7d", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert day_named(text, TODAY) == day
