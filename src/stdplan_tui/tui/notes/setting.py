"""Blocks set in rows: every line of them broken by the rules of 禁则, and set in as deep as it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import Final

from textual.content import Content

from stdplan_tui.frozen import frozen
from stdplan_tui.text.typeset import rows
from stdplan_tui.text.width import cells
from stdplan_tui.tui.notes.blocks import Block, Code, Listed, Paragraph, Part, Quote, Rule, Table
from stdplan_tui.tui.notes.inline import CODE
from stdplan_tui.tui.notes.tables import table_rows
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import MUTED

_LEAST: Final = 8
"""Cells that a row keeps for words, however deep it lies."""
_HEADING: Final = "bold $primary"
_RULE: Final = 12


@frozen
class Margin:
    """What stands left of words: on the first row, and on all others."""

    first: Content = Content()
    others: Content = Content()

    def within(self, first: Content, others: Content) -> Margin:
        """The margin of what lies one level deeper."""
        return Margin(self.first + first, self.others + others)

    @property
    def next(self) -> Margin:
        """The margin of what stands below the first row."""
        return Margin(self.others, self.others)


def set_parts(parts: Iterable[Part], width: int, ambiguous_width: int) -> Iterator[Content]:
    """The rows of blocks, one after another, of at most `width` cells."""
    return _Setter(width, ambiguous_width).parts(parts, Margin())


def set_words(words: Content, width: int, ambiguous_width: int, margin: Margin | None = None) -> Iterator[Content]:
    """The rows of words, with what stands left of them; a margin that leaves no room is cut."""
    margin = margin or Margin()
    room = max(width - cells(margin.others.plain, ambiguous_width), min(width, _LEAST))
    before = chain([margin.first], repeat(margin.others))
    text = words.plain
    for row, left in zip(rows(text, room, ambiguous_width=ambiguous_width, hang=0), before, strict=False):
        end = row.end - (row.end > row.start and text[row.end - 1].isspace())
        yield _cut(left, width - room, ambiguous_width) + words[row.start : end]


def _cut(margin: Content, width: int, ambiguous_width: int) -> Content:
    while cells(margin.plain, ambiguous_width) > width:
        margin = margin[:-1]
    return margin


class _Setter:
    """Sets blocks for a width."""

    def __init__(self, width: int, ambiguous_width: int) -> None:
        self._width = width
        self._wide = ambiguous_width

    def parts(self, parts: Iterable[Part], margin: Margin) -> Iterator[Content]:
        """The rows of blocks; a blank one where a blank line was written."""
        for number, part in enumerate(parts):
            if number and part.apart:
                yield margin.others
            yield from self._block(part.block, margin)
            margin = margin.next

    def _block(self, block: Block, margin: Margin) -> Iterator[Content]:
        match block:
            case Paragraph(words, heading):
                yield from self._words(words.stylize(_HEADING) if heading else words, margin)
            case Code(text):
                yield from self._words(Content.styled(text, CODE), margin.within(Content("  "), Content("  ")))
            case Rule():
                yield margin.first + Content.styled(("─" if self._wide == 1 else "-") * _RULE, MUTED)
            case Quote(parts):
                mark = Content.styled(f"{chrome(self._wide).rule} ", MUTED)
                yield from self.parts(parts, margin.within(mark, mark))
            case Listed():
                yield from self._listed(block, margin)
            case Table(cells_of_rows):
                room = self._width - cells(margin.others.plain, self._wide)
                for row in table_rows(cells_of_rows, room, self._wide):
                    yield from self._words(row, margin)
                    margin = margin.next

    def _listed(self, listed: Listed, margin: Margin) -> Iterator[Content]:
        for number, (entry, apart) in enumerate(listed.entries):
            if number and apart:
                yield margin.others
            mark = Content.styled(entry.mark, "bold")
            inner = margin.within(mark, Content(" " * cells(entry.mark)))
            yield from self.parts(entry.parts, inner) if entry.parts else [inner.first]
            margin = margin.next

    def _words(self, words: Content, margin: Margin) -> Iterator[Content]:
        return set_words(words, self._width, self._wide, margin)
