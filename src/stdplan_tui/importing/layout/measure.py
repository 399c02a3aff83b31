"""The measure of hard-wrapped text: the width at which its lines were broken, found from their widths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import label_at_start
from stdplan_tui.text.width import cells

_NARROWEST, _WIDEST = 20, 200  # of a measure
_BAND = 3  # how far below the measure a full line may end
NEARLY = 9  # room that a long word, or letters narrower than cells, may leave at the end of a full line
SLACK = 5  # how far above it, where letters are narrower than cells
_FEWEST, _ROUNDS = 4, 3  # full lines in a text, measures in one document
_LONGEST = 150  # lines of a paragraph
_COUNTED = re.compile(r"\s*\d+[\s.、,，]")  # a row of a table
_STOPS = re.compile("[，。；,;]")
ENDS = frozenset("。．·！？；：!?;:")  # a line that ends so may end its paragraph
CLOSERS = '”’）)〕】》」』"'
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%/+-]*[，。；：！？、”’）)〕】》%％]*|.[，。；：！？、”’）)〕】》%％]*")
TOKEN_REACH = 40  # characters in which the first word of a line is looked for

Unit = Callable[[str], int]


def _wide(text: str) -> int:
    return cells(text, 2)


def _narrow(text: str) -> int:
    return cells(text, 1)


_UNITS: tuple[Unit, ...] = (_wide, _narrow, len)


@frozen
class Measure:
    """A measure: the `width` at which lines were broken, and the `unit` (cells or characters) in which it is even.

    `exact` says that no line ends beyond it, as where a program broke the lines.
    """

    width: int
    unit: Unit
    exact: bool

    def room(self, line: str) -> int:
        """How much of the measure the line leaves free; below 0 where it ends beyond it."""
        return self.width - self.unit(line)

    def fills(self, room: int, following: str) -> bool:
        """Whether there was no room left for the first word of the line that follows."""
        least = 0 if self.exact else 2
        return room - 2 < least or room - self.unit(first_word(following)) < least

    @property
    def cells(self) -> int:
        """The measure in cells, as reports give it."""
        return self.width * 2 if self.unit is len else self.width


def first_word(text: str) -> str:
    """The first word of a line, with the marks that cannot be parted from it."""
    match = _TOKEN.match(text.lstrip()[:TOKEN_REACH])
    return match[0] if match else ""


def ended(text: str) -> bool:
    """Whether a sentence, or a clause that stands for one, ends with the text."""
    bare = text.rstrip().rstrip(CLOSERS)
    return bare[-1:] in ENDS


def measures(lines: Sequence[Line]) -> list[Measure | None]:
    """The measure of each line; None where the text around it is not hard-wrapped."""
    found: list[Measure | None] = [None] * len(lines)
    texts = [_running(line) for line in lines]
    breaks_off = [not ended(text) for text in texts]
    broken = sum(breaks and 2 * len(text) >= _NARROWEST for text, breaks in zip(texts, breaks_off, strict=True))
    if broken < _FEWEST // 2:  # most lines that were broken at a measure break off in a sentence
        return found
    widths = [[unit(text) if text else 0 for text in texts] for unit in _UNITS]
    for _round in range(_ROUNDS):
        best = _best(widths, found, breaks_off)
        if best is None or not _assign(found, lines, texts, widths[_UNITS.index(best.unit)], best):
            break
    return found


def _running(line: Line) -> str:
    """The text of a line that may be one of a paragraph; "" of any other."""
    if line.role is not Role.TEXT or line.cells or line.full is not None or len(line.raw) > 2 * _WIDEST:
        return ""
    return line.raw.rstrip()


def _best(
    widths: Sequence[Sequence[int]], found: Sequence[Measure | None], breaks_off: Sequence[bool]
) -> Measure | None:
    """The measure at which most of the lines without one end."""
    best: tuple[int, Measure] | None = None
    for unit, of_lines in zip(_UNITS, widths, strict=True):
        least = _NARROWEST // 2 if unit is len else _NARROWEST
        counted = Counter(
            width
            for width, measure, breaks in zip(of_lines, found, breaks_off, strict=True)
            if breaks and measure is None and least <= width <= _WIDEST
        )
        for width, count in counted.most_common(3):
            score = 4 * count + sum(counted[width - below] for below in range(1, _BAND + 1))
            score = score * 4 // 5 if unit is len else score  # Han text is as even in characters as in cells
            if best is None or score > best[0]:
                over = sum(counted[width + above] for above in range(1, SLACK + 1))
                best = score, Measure(_upper(counted, width), unit, exact=over * 20 < count)
    return best[1] if best else None


def _upper(counted: Counter[int], width: int) -> int:
    """The widest of the widths next to the commonest that is about as common: 60 where lines end at 59 or 60."""
    return max(w for w in (width, width + 1) if counted[w] * 4 >= counted[width])


def _assign(
    found: list[Measure | None],
    lines: Sequence[Line],
    texts: Sequence[str],
    widths: Sequence[int],
    measure: Measure,
) -> bool:
    """Give the measure to the stretches of text that are wrapped at it; whether there was any."""
    stretches = list(_stretches(found, widths, measure.width + SLACK))
    full = [[n for n in stretch if measure.width - _BAND <= widths[n]] for stretch in stretches]
    if not _is_wrapped([n for numbers in full for n in numbers], lines, texts, stretches):
        return False
    for stretch, numbers in zip(stretches, full, strict=True):
        if numbers and _is_running(numbers, texts):
            for number in stretch:
                found[number] = measure
    return True


def _stretches(found: Sequence[Measure | None], widths: Sequence[int], widest: int) -> Iterator[range]:
    """The runs of lines none of which is wider or has a measure."""
    at = 0
    for fits, run in groupby(zip(widths, found, strict=True), lambda each: each[1] is None and each[0] <= widest):
        length = sum(1 for _line in run)
        if fits:
            yield range(at, at + length)
        at += length


def _is_wrapped(full: Sequence[int], lines: Sequence[Line], texts: Sequence[str], stretches: Sequence[range]) -> bool:
    """Whether lines that end at one width do so because they were broken there.

    Most of them break off in a sentence, hold sentences, and have a line below them that may go on with theirs; and
    of the lines that break off in a sentence, a good part is among them.
    """
    if len(full) < _FEWEST or not _is_running(full, texts):
        return False
    inside = {number for stretch in stretches for number in stretch}
    broken = sum(not ended(texts[number]) and _has_more(number, lines, texts, inside) for number in full)
    loose = sum(_prose(texts[number]) and not ended(texts[number]) for number in inside)
    if sum(ended(texts[number]) for number in inside) * _LONGEST < len(full):
        return False
    return broken >= _FEWEST and broken * 2 >= len(full) and broken * 3 >= loose


def _has_more(number: int, lines: Sequence[Line], texts: Sequence[str], inside: set[int]) -> bool:
    """Whether a line of the same stretch stands below, at most one blank line between, and opens with no label."""
    below = number + 2 if number + 2 < len(lines) and lines[number + 1].blank else number + 1
    if below not in inside or not texts[below]:
        return False
    return label_at_start(texts[below]) is None and _COUNTED.match(texts[below]) is None


def _is_running(full: Sequence[int], texts: Sequence[str]) -> bool:
    breaking = sum(not ended(texts[number]) for number in full)
    prose = sum(_prose(texts[number]) for number in full)
    return breaking * 2 >= len(full) and prose * 10 >= 3 * len(full)


def _prose(text: str) -> bool:
    return _STOPS.search(text) is not None
