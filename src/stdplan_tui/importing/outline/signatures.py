"""Signatures: names over a date, the date alone, and the notes in brackets below (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.outline import marks
from stdplan_tui.text.spacing import bare
from stdplan_tui.text.variants import simplified

_DIGITS = re.compile(r"(?:19|20)\d\d(?P<gap>[-./])\d{1,2}(?P=gap)\d{1,2}")
_BODY = re.compile("(?:政府|委员会|[厅部局委办院署会社组]|办公室|中心|公司)(?:[（(].{1,4}[）)])?$")
_MOST_BLANKS = 3  # blank lines between the lines of one signature


@frozen
class Signature:
    """The lines from `start` to `end` (excluded) are names and a date, those up to `after` notes in brackets."""

    start: int
    end: int
    after: int


def signatures(lines: Sequence[Line]) -> list[Signature]:
    """All signatures, in order. A date before the first sentence of the page is none."""
    found: list[Signature] = []
    begun = False
    for number, line in enumerate(lines):
        if line.role is not Role.TEXT or line.blank:
            continue
        if begun and (_dates(line) or _dates_in_digits(lines, number)):
            start = _first_name(lines, number, found[-1].after if found else 0)
            found.append(Signature(start, number + 1, _after_notes(lines, number + 1)))
        begun = begun or "。" in line.raw or bare(line.raw).endswith(("：", ":"))
    return found


def _dates(line: Line) -> bool:
    text = line.text
    return len(text) <= 48 and (marks.is_date(text) or marks.signed_date(line.raw.strip()) is not None)


def _dates_in_digits(lines: Sequence[Line], number: int) -> bool:
    """Whether the line is a date such as 2022.7.6 below the name of a body."""
    above = next((line for line in reversed(lines[max(number - 3, 0) : number]) if not line.blank), None)
    return (
        _DIGITS.fullmatch(lines[number].text) is not None
        and above is not None
        and marks.is_name(above.text)
        and _BODY.search(simplified(above.text)) is not None
    )


def _first_name(lines: Sequence[Line], date: int, earliest: int) -> int:
    """The index of the first line of names above the date; the date's own where no names stand above it."""
    first, blanks = date, 0
    for number in range(date - 1, earliest - 1, -1):
        line = lines[number]
        if line.blank:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
            continue
        text = line.text
        if line.role is not Role.TEXT or not marks.is_name(text) or marks.is_enclosed(text) or marks.is_number(text):
            break
        first, blanks = number, 0
    return first


def _after_notes(lines: Sequence[Line], number: int) -> int:
    after = number
    for place in range(number, min(number + 2 * _MOST_BLANKS, len(lines))):
        line = lines[place]
        if line.blank:
            continue
        if line.role is not Role.TEXT or not marks.is_enclosed(line.text) or marks.is_supplement(line.text):
            break
        after = place + 1
    return after
