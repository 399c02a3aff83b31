"""Topics in rows: keys, name and what it does side by side; where there is little room, the last below the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.typeset import Row, rows
from stdplan_tui.tui.help.finding import Matched, Page
from stdplan_tui.tui.lettering import Ink, lettered, taken
from stdplan_tui.tui.words import fitted

_INDENT: Final = 2
_KEYS: Final = 16
_NAME: Final = 26
_EXAMPLE: Final = 29
_ROOMY: Final = 72
"""Cells from which what a topic says stands beside its name."""
_MOST: Final = 9


@frozen
class HelpRow:
    """A row: its segments, and the number of the topic that it belongs to; None for a title, a note or a blank row."""

    topic: int | None
    segments: tuple[Segment, ...]


@frozen
class Setting:
    """How topics are set: in so many cells, with ambiguous characters of that width, with the styles of that name."""

    width: int
    ambiguous_width: int
    look: Callable[[str], Style]

    def rows(self, page: Page, notes: Sequence[str]) -> Iterator[HelpRow]:
        """All rows of a page; `notes` stand at its end."""
        number = 0
        for title, topics in page:
            if number:
                yield HelpRow(None, ())
            yield HelpRow(None, (Segment(fitted(title, self.width, self.ambiguous_width), self.look("help--title")),))
            for topic in topics:
                yield from (HelpRow(number, tuple(line)) for line in self._topic(topic))
                number += 1
        if page and notes:
            yield HelpRow(None, ())
        for note in notes:
            quiet = self.look("row--quiet")
            broken = _broken(note, self.width, self.ambiguous_width)
            yield from (HelpRow(None, (Segment(note[row.start : row.end], quiet),)) for row in broken)

    def _topic(self, found: Matched) -> Iterator[list[Segment]]:
        """A topic; quiet where it cannot be done here."""
        topic, roomy = found.topic, self.width >= _ROOMY
        keys = self._keys(found)
        if not topic.name:
            yield from self._beside([*keys, self._gap(keys, _EXAMPLE)], found, _EXAMPLE, apart=not roomy)
            return
        beside = roomy and bool(topic.says)
        name_room = _NAME - 1 if beside else self.width - max(taken(keys, self.ambiguous_width) + 1, _KEYS // 2)
        ink = self._ink("row--text" if topic.does else "row--quiet")
        name = lettered(topic.name, found.name, name_room, ink)
        first = [*keys, self._gap(keys, _KEYS if roomy else _KEYS // 2), *name]
        if roomy:
            first.append(self._gap(first, _KEYS + _NAME))
        yield from self._beside(first, found, _KEYS + _NAME, apart=not roomy)

    def _keys(self, found: Matched) -> list[Segment]:
        room = _EXAMPLE - 1 if not found.topic.name else _KEYS - 1
        ink = self._ink("help--keys")
        return [Segment(" " * _INDENT), *lettered(found.topic.keys, found.keys, room - _INDENT, ink)]

    def _beside(self, first: list[Segment], found: Matched, column: int, *, apart: bool) -> Iterator[list[Segment]]:
        """The first row of a topic and what it says: from `column` on, or in rows of its own."""
        says = shown_line(found.topic.says)
        left = 2 * _INDENT if apart else column
        broken = _broken(says, self.width - left, self.ambiguous_width) if says else []
        ink = self._ink("row--quiet")
        lines = [lettered(says[row.start : row.end], _within(found.says, row.start), self.width, ink) for row in broken]
        if not apart:
            yield [*first, *(lines.pop(0) if lines else ())]
        else:
            yield first
        for line in lines:
            yield [Segment(" " * left), *line]

    def _gap(self, before: Sequence[Segment], column: int) -> Segment:
        return Segment(" " * max(1, column - taken(before, self.ambiguous_width)))

    def _ink(self, name: str) -> Ink:
        return Ink(self.look(name), self.look("help--fitting"), self.ambiguous_width)


def _within(spans: Sequence[Span], start: int) -> list[Span]:
    """Spans as a row has them that begins at character `start`."""
    return [Span(max(0, span.start - start), span.end - start) for span in spans if span.end > start]


@lru_cache(maxsize=1024)
def _broken(text: str, width: int, ambiguous_width: int) -> list[Row]:
    return list(rows(text, max(width, 4), ambiguous_width=ambiguous_width, hang=0))[:_MOST]
