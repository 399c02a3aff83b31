"""Text that was damaged before it came here: flagged, never guessed at.

Pinyin strewn between characters (标biāo准), a year and a year without the dash between them (20162020年), boxes and
question marks for characters that were lost, strokes of a scan, labels without their number, brackets that never close.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.brackets import without_partner
from stdplan_tui.importing.layout.sheet import Cause, Doubtful, Sheet
from stdplan_tui.importing.lines import Line
from stdplan_tui.language import N_, _, ngettext

_HAN = r"\u3400-\u9fff"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_LOST = r"\ufffd\ue000-\uf8ff"
_STROKES = "丨|亅丿乀﹁﹂^~`"
_AROUND, _WORDS = 6, 24  # characters beside a place, and of it, that a message quotes
_MOST = 3  # places of one kind that are told one by one


@frozen
class _Kind:
    """One kind of damage: its message (with {words}), its cause, and what finds its places in the text.

    The text is all lines, a line feed between two; `in_tables` says whether it is damage in a cell as well, `marks`
    are characters of which a damaged text has one ("" where that cannot be said).
    """

    message: str
    cause: Cause
    places: Callable[[str], Iterable[tuple[int, int]]]
    in_tables: bool = True
    marks: str = ""


def _matches(pattern: str) -> Callable[[str], Iterator[tuple[int, int]]]:
    compiled = re.compile(pattern, re.MULTILINE)

    def places(text: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in compiled.finditer(text))

    return places


_KINDS = (
    _Kind(
        N_("pinyin strewn between the characters: “{words}”"),
        Cause.DAMAGE,
        _matches(rf"[{_TONES}](?<=[{_HAN}A-Za-z]\S)[a-z]{{0,4}}(?=[{_HAN}])"),
        marks=_TONES,
    ),
    _Kind(
        N_("two years without the dash between them: “{words}”"),
        Cause.DAMAGE,
        _matches(r"(?:19|20)(?<!\d\d\d)\d\d(?:19|20)\d\d(?=\s?年)"),
    ),
    _Kind(
        N_("digits as of a date that lost its marks: “{words}”"),
        Cause.DAMAGE,
        _matches(r"^[ \u3000\xa0]{0,99}(?:19|20)\d\d(?:1[0-2]|0?[1-9])[0-3]?\d\s{0,9}$"),
        in_tables=False,
    ),
    _Kind(
        N_("characters are lost: “{words}”"),
        Cause.DAMAGE,
        _matches(
            # All that each can begin with stands first: for that alone a pattern looks through a text fast.
            rf"[{_LOST}□■?PSNC](?:(?<=[{_LOST}])[{_LOST}]{{0,98}}|(?<=[{_HAN}，。；：、□■][□■])(?=[{_HAN}，。；：、□■])"
            rf"|(?<=[{_HAN}][?])[?]{{1,99}}(?=[{_HAN}])|(?:(?<=P)M|(?<=[SNC])O)(?<=[（(、，]..) (?=[）)、，]))"
        ),
    ),
    _Kind(
        N_("strokes of a scan between the characters: “{words}”"),
        Cause.DAMAGE,
        _matches(rf"[{_STROKES}](?<=[{_HAN}].)(?=[{_HAN}])"),
        marks=_STROKES,
    ),
    _Kind(
        N_("the line opens with a mark, as if its number were lost: “{words}”"),
        Cause.DAMAGE,
        _matches(rf"^[ \u3000\xa0]{{0,99}}、(?=[“《{_HAN}])"),
    ),
    _Kind(N_("a bracket has no partner: “{words}”"), Cause.BRACKET, without_partner),
)


@frozen
class _Text:
    """All lines as one text, and where in it each starts."""

    lines: Sequence[Line]
    cells: frozenset[int]
    string: str
    starts: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Text:
        """The lines, and the cells of rows, that are not blank."""
        kept = [part for line in lines for part in (line.cells or (line,)) if part.raw]
        starts = accumulate((len(line.raw) + 1 for line in kept), initial=0)
        cells = {id(cell) for line in lines for cell in line.cells}
        inside = frozenset(number for number, line in enumerate(kept) if id(line) in cells)
        return cls(kept, inside, "\n".join(line.raw for line in kept), list(starts)[:-1])

    def line(self, at: int) -> int:
        """The index of the line that holds the character `at`."""
        return bisect_right(self.starts, at) - 1

    def doubt(self, start: int, end: int) -> tuple[int, str]:
        """The offset in the source of a place, and the words around it."""
        number = self.line(start)
        line, at = self.lines[number], start - self.starts[number]
        words = line.raw[max(at - _AROUND, 0) : at + min(end - start, _WORDS) + _AROUND]
        return line.cut(at, at + 1).start, words.strip()


def flagged(sheet: Sheet) -> Sheet:
    """The same sheet with a doubt for each kind of damage and line; a kind found on many lines gives one doubt."""
    text = _Text.of(sheet.lines)
    found = [doubt for kind in _KINDS for doubt in _doubts(kind, text)]
    return replace(sheet, doubts=(*sheet.doubts, *found))


def _doubts(kind: _Kind, text: _Text) -> Iterator[Doubtful]:
    """The doubts of one kind: one a line, or one for all where there are more than a few."""
    places: dict[int, tuple[int, int]] = {}
    if kind.marks and not any(mark in text.string for mark in kind.marks):
        return
    for start, end in kind.places(text.string):
        line = text.line(start)
        if kind.in_tables or line not in text.cells:
            places.setdefault(line, (start, end))
    more = len(places) - 1
    for start, end in list(places.values())[: 1 if more >= _MOST else None]:
        at, words = text.doubt(start, end)
        message = _(kind.message).format(words=words)
        if more >= _MOST:
            message += ngettext(", and on {more} more line", ", and on {more} more lines", more).format(more=more)
        yield Doubtful(at, message, kind.cause, more + 1 if more >= _MOST else 1)
