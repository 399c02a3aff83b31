"""A page on its way to an outline: the lines that are kept, the ranges that are not, and what was doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line
from stdplan_tui.importing.sources.page import NO_FACTS, Drop, Facts, Page


class Cause(StrEnum):
    """Why something is doubtful."""

    NUMBERING = "numbering"  # a gap or a repetition in the labels
    BREAK = "break"  # a line or a word that may have been broken, or not
    BRACKET = "bracket"  # one that is not closed, or never opened
    TABLE = "table"  # cells whose rows and columns are lost
    DAMAGE = "damage"  # characters lost, or strewn into the text
    STRUCTURE = "structure"  # an outline that may be another


@frozen
class Doubtful:
    """Something that a person should look at, at an offset of the source; the message is translated.

    `times` says how often it is met, where the message speaks of many places.
    """

    start: int
    message: str
    cause: Cause
    times: int = 1


@frozen
class Sheet:
    """What a step of the layout takes and gives.

    `announcement` is the news that announced the full text, for the names of the issuers; `furniture` the lines
    dropped from around the text, for its dates.
    """

    lines: tuple[Line, ...]
    dropped: tuple[Drop, ...] = ()
    facts: Facts = NO_FACTS
    doubts: tuple[Doubtful, ...] = ()
    announcement: str = ""
    furniture: tuple[str, ...] = ()

    @classmethod
    def of(cls, page: Page) -> Sheet:
        """The page as its source read it."""
        return cls(page.lines, page.dropped, page.facts)

    def with_lines(self, lines: Iterable[Line]) -> Sheet:
        """The same sheet with these lines."""
        return replace(self, lines=tuple(lines))

    def without(self, numbers: Iterable[int], reason: str) -> Sheet:
        """The sheet without the lines of those indexes, their ranges reported as dropped for `reason`."""
        leaving = set(numbers)
        gone = [line for number, line in enumerate(self.lines) if number in leaving]
        return replace(
            self,
            lines=tuple(line for number, line in enumerate(self.lines) if number not in leaving),
            dropped=self.dropped + drops(gone, reason),
            furniture=self.furniture + tuple(line.text for line in gone if not line.blank),
        )


def drops(lines: Iterable[Line], reason: str) -> tuple[Drop, ...]:
    """The ranges of the source that these lines take."""
    return tuple(Drop(piece.start, piece.end, reason) for line in lines for piece in line.parts())
