"""Every number of a folded text in one spelling, with offsets that lead back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stdplan_tui.text.fold import Folded, Piece
from stdplan_tui.text.numbers.chinese import CHARACTERS, NUMERALS, counted, labelled, ordinal, year
from stdplan_tui.text.numbers.digits import DIGITS, decimal, part
from stdplan_tui.text.numbers.spelling import Number

_READERS = {
    "digits": decimal,
    "part": part,
    "ordinal": ordinal,
    "labelled": labelled,
    "year": year,
    "counted": counted,
}


def numbers_folded(folded_text: str) -> str:
    """`folded_text` with every number between OPEN and CLOSE, in decimal digits: 5万元 and 五万元 → 50000元.

    Without leading zeros and thousands separators; 85% and 百分之八十五 → 85 and %, 三分之二 → 2 / 3. The same string
    where it has no number.
    """
    words: list[str] = []
    done = 0
    for start, end, written in numbers(folded_text):
        words += folded_text[done:start], written
        done = end
    return "".join((*words, folded_text[done:])) if words else folded_text


def numbered(folded: Folded) -> Folded:
    """`numbers_folded(folded.text)`, with offsets that lead from any part of a number to all of its original."""
    text, kept = folded.text, list(folded.pieces)
    pieces: list[Piece] = []
    words: list[str] = []
    done = place = shift = 0
    for start, end, written in numbers(text):
        words += text[done:start], written
        while place < len(kept) and (kept[place][0] < start or kept[place][1] <= start):
            pieces.append(_moved(kept[place], shift, start))
            if kept[place][1] > start:
                break
            place += 1
        while place < len(kept) and kept[place][0] < end and kept[place][1] <= end:
            place += 1
        if place < len(kept) and kept[place][0] < end:
            kept[place] = (end, *kept[place][1:])
        pieces.append((start + shift, start + shift + len(written), *folded.original(start, end)))
        shift += len(written) - (end - start)
        done = end
    if not words:
        return folded
    pieces += (_moved(piece, shift, piece[1]) for piece in kept[place:])
    return Folded("".join((*words, text[done:])), tuple(pieces))


def _moved(piece: Piece, shift: int, before: int) -> Piece:
    """The part of a piece before an offset, where it stands in the end."""
    start, end, first, last = piece
    return start + shift, min(end, before) + shift, first, last


@cache
def _candidate() -> re.Pattern[str]:
    """Finds what may be a number; compiled for the first text."""
    return re.compile(f"[0-9第附专{CHARACTERS}](?: (?<=[0-9])(?:{DIGITS}) | {NUMERALS} )", re.VERBOSE | re.DOTALL)


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a folded text, in order and apart."""
    done = 0
    for match in _candidate().finditer(text):
        if match.start() >= done:
            for number in _READERS[match.lastgroup or ""](match):
                done = number[1]
                yield number
