"""Page numbers in a text that lost its pages: numbers on lines of their own, or glued to the next page's first line.

They rise by one, stand a page apart, and break sentences: that tells them from the numbers of a table's rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median

from stdplan_tui.importing.layout.folios import folio
from stdplan_tui.importing.layout.page_sequences import Place, sequences
from stdplan_tui.importing.layout.pages import PAGE_NUMBER, is_text, without
from stdplan_tui.importing.layout.sheet import Sheet, drops
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import label_at_start
from stdplan_tui.text.spacing import bare, is_space

_FEWEST, _FEWEST_GLUED = 3, 8  # numbers in a row
_BROKEN_SHARE = 0.25  # of the numbers of a sequence that must break a sentence
_EVEN_SHARE = 0.7  # of the glued ones that must stand about equally far apart
_NUMBERED = re.compile(r"[1-9]\d?[.．]\d")  # a heading's own number right after the page's: 79|10.1
_NO_TEXT = re.compile(r"[\d\s.．﹒、,，)）%％‰/年月日]")  # what follows a number that is a label or a quantity
_TRAILING = re.compile(r"\s{2}(\d{1,4})\s*$")
_UNFINISHED = re.compile(r"[^。！？；：:”’）)〕】》…\s]\s*$")
_SHORTEST = 15  # characters of a line that breaks off
_REACH = 6  # lines, blank ones counted, in which a neighbour is looked for
_LONGEST_HEAD, _HEAD_SHARE = 60, 0.4
_HEAD_LINES = 30  # lines of the first page in which the title stands, below a running head that has the same words


def removed(sheet: Sheet) -> Sheet:
    """The sheet without the page numbers that its text went over, and the heads that stand next to them."""
    if any(line.page for line in sheet.lines):
        return sheet
    return _glued_removed(_lone_removed(sheet))


def _lone_removed(sheet: Sheet) -> Sheet:
    lines = sheet.lines
    before = _before(lines)
    places = [
        Place(read.number, number, before[number], len(line.raw))
        for number, line in enumerate(lines)
        if line.role is Role.TEXT and len(line.raw) < 40 and (read := folio(line.raw)) and not read.roman
    ]
    chains = [chain for chain in sequences(places) if len(chain) >= _FEWEST and _breaks_sentences(lines, chain)]
    numbers = {place.line for chain in chains for place in chain}
    if not numbers:
        return sheet
    heads = set(_heads(lines, numbers))
    ends = {line: start for chain in chains for line, start in _trailing(lines, chain)}
    gone = [line.cut(ends[number]) for number, line in enumerate(lines) if number in ends]
    cut = sheet.with_lines(line.cut(0, ends[number]) if number in ends else line for number, line in enumerate(lines))
    found = without(cut, numbers, heads, set(_blanks(lines, numbers | heads)))
    return replace(found, dropped=found.dropped + drops(gone, PAGE_NUMBER))


def _trailing(lines: Sequence[Line], chain: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """The lines, each with an offset in it, that end with a number that the sequence lacks: pages on the left may."""
    for one, two in pairwise(chain):
        for number in range(one.line + 1, two.line) if two.number > one.number + 1 else ():
            match = _TRAILING.search(lines[number].raw[-12:])
            if match and one.number < int(match[1]) < two.number:
                yield number, max(len(lines[number].raw) - 12, 0) + match.start()


def _glued_removed(sheet: Sheet) -> Sheet:
    """The sheet without page numbers at the start of lines: 3微克 at the top of page 4."""
    lines = sheet.lines
    before = _before(lines)
    places = [
        Place(int(line.raw[:end]), number, before[number], end)
        for number, line in enumerate(lines)
        if line.role is Role.TEXT and line.raw[:1].isdecimal()
        for end in _glued_ends(line.raw)
    ]
    found = sequences(places)
    main = next((number for number, chain in enumerate(found) if _is_glued(lines, chain)), None)
    if main is None:
        return sheet
    leading = [chain for chain in found[:main] if found[main][0].number == 1 == chain[0].number][-1:]
    chains = leading + [chain for chain in found[main:] if _is_glued(lines, chain)]
    ends = {place.line: place.end for chain in chains for place in chain}
    gone = [line.cut(0, ends[number]) for number, line in enumerate(lines) if number in ends]
    kept = (
        line.cut(ends[number]) if number in ends else line
        for number, line in enumerate(lines)
        if ends.get(number) != len(line.raw)
    )
    return replace(sheet, lines=tuple(kept), dropped=sheet.dropped + drops(gone, PAGE_NUMBER))


def _glued_ends(text: str) -> Iterator[int]:
    """Where a page number may end that is glued to the start of a line; a number alone ends with the line."""
    digits = len(text[:8]) - len(text[:8].lstrip("0123456789"))
    for end in range(1, min(digits, 3) + 1):
        rest = text[end : end + 6]
        if not rest or (_NUMBERED.match(rest) if end < digits else not _NO_TEXT.match(rest)):
            yield end


def _before(lines: Sequence[Line]) -> list[int]:
    """How many characters stand before each line."""
    return list(accumulate((len(line.raw) for line in lines), initial=0))


def _breaks_sentences(lines: Sequence[Line], chain: Sequence[Place]) -> bool:
    """Whether enough numbers of the sequence stand where no number could: in a sentence."""
    broken = sum(_breaks_sentence(lines, place) for place in chain)
    return broken >= max(2, _BROKEN_SHARE * len(chain))


def _breaks_sentence(lines: Sequence[Line], place: Place) -> bool:
    above = next((line for line in reversed(lines[max(place.line - _REACH, 0) : place.line]) if not line.blank), None)
    if above is None or above.role is Role.ROW or len(above.raw) < _SHORTEST or not _UNFINISHED.search(above.raw[-8:]):
        return False
    rest = lines[place.line].raw[place.end :]
    below = (line.raw for line in lines[place.line + 1 : place.line + 1 + _REACH] if not line.blank)
    text = rest or next(below, "")
    return bool(text) and not is_space(text[0]) and label_at_start(text[:24]) is None


def _is_glued(lines: Sequence[Line], chain: Sequence[Place]) -> bool:
    return len(chain) >= _FEWEST_GLUED and _even(chain) and _breaks_sentences(lines, chain)


def _even(chain: Sequence[Place]) -> bool:
    """Whether the numbers stand about equally far apart."""
    distances = [(two.at - one.at) / (two.number - one.number) for one, two in pairwise(chain)]
    middle = median(distances)
    return sum(0.5 * middle < distance < 1.6 * middle for distance in distances) >= _EVEN_SHARE * len(distances)


def _heads(lines: Sequence[Line], numbers: set[int]) -> Iterator[int]:
    """The lines next to the page numbers that most of them stand beside: running heads and feet."""
    beside: list[tuple[int, str]] = []
    for number in numbers:
        for step in (-1, 1):
            near = range(number + step, number + step * (_REACH + 1), step)
            place = next((at for at in near if 0 <= at < len(lines) and not lines[at].blank), None)
            if place is not None and place not in numbers and not is_text(lines[place].raw):
                beside.append((place, bare(lines[place].raw)))
    counted = Counter(key for place, key in beside if lines[place].role is Role.TEXT and 1 < len(key) <= _LONGEST_HEAD)
    heads = {key for key, times in counted.items() if times >= max(_FEWEST, _HEAD_SHARE * len(numbers))}
    yield from (place for place, key in beside if key in heads)
    filled = [place for place, line in enumerate(lines[:_HEAD_LINES]) if not line.blank]
    first = bare(lines[filled[0]].raw) if filled else ""
    if first in heads and first in "".join(bare(lines[place].raw) for place in filled[1:]):
        yield filled[0]


def _blanks(lines: Sequence[Line], gone: set[int]) -> Iterator[int]:
    """The blank lines around what goes, where a sentence runs over it."""
    for number in gone:
        for step in (-1, 1):
            place = number + step
            while 0 <= place < len(lines) and lines[place].blank and abs(place - number) <= _REACH:
                place += step
            inside = range(min(place, number) + 1, max(place, number))
            if 0 <= place < len(lines) and (step > 0 or _UNFINISHED.search(lines[place].raw[-8:])):
                yield from inside
