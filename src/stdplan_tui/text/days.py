"""A day as people name it on a command line and in a field, and moments on the clock of this place."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_BACK = re.compile(r"(\d{1,5})\s*(?:d|days?|天|日)", re.IGNORECASE)
_NAMED = {"today": 0, "今天": 0, "yesterday": 1, "昨天": 1}
_WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def day_named(text: str, today: date) -> date | None:
    """The day that a text means, seen from `today`; None where it means none.

    2026-11-21, 2026/11/21 and 2026年11月21日, today and yesterday, and `7d`: the first of the last seven days.
    """
    text = text.strip().casefold()
    if text in _NAMED:
        return today - timedelta(days=_NAMED[text])
    try:
        if back := _BACK.fullmatch(text):
            return today - timedelta(days=max(0, int(back[1]) - 1))
        if written := _WRITTEN.fullmatch(text):
            return date(*map(int, written.groups()))
    except (ValueError, OverflowError):
        return None
    return None


def on_own_clock(stamp: str) -> datetime | None:
    """The moment of a time stamp (ISO 8601) on the clock of this place; None for what no calendar has."""
    try:
        return datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
