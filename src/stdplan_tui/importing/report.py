"""What import says it did: what it recognised, every range that it left out or read otherwise, every doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.confidence import AT_BEST, Sign
from stdplan_tui.importing.layout.sheet import Cause, Doubtful
from stdplan_tui.importing.lines import Line, Piece
from stdplan_tui.importing.recognised import Recognised
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.page import Drop
from stdplan_tui.language import _
from stdplan_tui.text.spacing import bare


@frozen
class Dropped:
    """A range of the decoded source, `start` to `end` (excluded) in characters, that is not in the document."""

    start: int
    end: int
    text: str
    reason: str


@frozen
class Repeated:
    """A range of the decoded source that the document says again, as `text`, where `at` is in the source."""

    start: int
    end: int
    text: str
    at: int


@frozen
class Reading:
    """A range of the decoded source that is read as `text`: `&ldquo;` as “."""

    start: int
    end: int
    text: str


@frozen
class Doubt:
    """Something that a person should look at, on a line of the source counted from 1, met `times` times from there."""

    message: str
    line: int
    cause: Cause
    times: int = 1


@frozen
class Report:
    """What import recognised; all that it left out, repeated, read otherwise or doubted, in the order of the source.

    `confidence` is between 0 and 1 (importing.confidence), `signs` what lowers it, the gravest first.
    """

    recognised: Recognised = field(default_factory=Recognised)
    confidence: float = AT_BEST
    signs: tuple[Sign, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    readings: tuple[Reading, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def outermost(edits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Ranges of the source, each with what is read in its place, in order and without those inside another."""
    at = 0
    for start, end, text in sorted(edits, key=lambda edit: (edit[0], edit[1] > edit[0], -edit[1])):
        if start >= at:
            yield start, end, text
            at = end


def report(
    source: str, drops: Iterable[Drop], readings: Iterable[Piece], doubts: Sequence[Doubtful], lines: Iterable[Line]
) -> Report:
    """The report on a source and the `lines` kept: ranges joined, reasons translated, doubts with their lines."""
    return Report(
        dropped=tuple(
            Dropped(drop.start, drop.end, source[drop.start : drop.end], _(drop.reason))
            for drop in _merged(source, drops)
        ),
        repeated=tuple(
            Repeated(*piece.again, piece.text, piece.start)
            for line in lines
            for piece in line.parts()
            if piece.again is not None
        ),
        readings=tuple(Reading(piece.start, piece.end, piece.text) for piece in readings),
        doubts=_with_lines(source, sorted(doubts, key=lambda doubt: doubt.start)),
    )


def _merged(source: str, drops: Iterable[Drop]) -> list[Drop]:
    """The ranges in order, neighbours of one reason joined, and with them the markup and white space between them."""
    found: list[Drop] = []
    for drop in sorted(drops, key=lambda drop: (drop.start, drop.end)):
        if not bare(source[drop.start : drop.end]):
            continue
        start = drop.start
        if len(found) > 1 and found[-1].reason == MARKUP and _touch(source, found[-2], found[-1], drop):
            del found[-1]
            start = found.pop().start
        elif found and _touch(source, found[-1], drop):
            start = found.pop().start
        found.append(Drop(start, drop.end, drop.reason))
    return found


def _touch(source: str, *drops: Drop) -> bool:
    """Whether the ranges follow each other with nothing but white space between, the first and last for one reason."""
    gaps = (source[one.end : two.start] for one, two in pairwise(drops))
    return drops[0].reason == drops[-1].reason and not any(map(bare, gaps))


def _with_lines(source: str, doubts: Sequence[Doubtful]) -> tuple[Doubt, ...]:
    found: list[Doubt] = []
    line, at = 1, 0
    for doubt in doubts:
        line, at = line + source.count("\n", at, doubt.start), max(at, doubt.start)
        found.append(Doubt(doubt.message, line, doubt.cause, doubt.times))
    return tuple(found)
