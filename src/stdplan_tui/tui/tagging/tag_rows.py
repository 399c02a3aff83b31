"""The rows of tags: headings and levels that are passed over, tags with their colour, title and quick key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events

from stdplan_tui.annotations.vocabulary import COLORS
from stdplan_tui.language import active_language
from stdplan_tui.text.width import cells
from stdplan_tui.tui.lettering import Ink, lettered, taken
from stdplan_tui.tui.tagging.tree import Row
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted

_INDENT: Final = 2
_SWATCH: Final = 1
_ROOMY: Final = 34
"""Cells from which a title stands beside a name."""


def _nothing(_row: Row) -> str:
    return ""


class TagRows(RowView):
    """Shows rows of tags; `mark` says what stands before each, `note` what at its right end."""

    DEFAULT_CSS = """
    TagRows { height: 1fr; background: $surface; }
    TagRows > .tag--dimension { color: $primary; text-style: bold; }
    TagRows > .tag--level { color: $secondary; text-style: bold; }
    TagRows > .tag--fitting { color: $accent; text-style: bold underline; }
    TagRows > .tag--key { color: $accent; text-style: bold; }
    TagRows > .tag--marked { color: $success; text-style: bold; }
    TagRows > .tag--retired { color: $quiet; text-style: strike; }
    """ + "".join(f"TagRows > .tag--{name} {{ background: $tag-{name}; }}\n" for name in COLORS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("tag--dimension", "tag--level", "tag--fitting", "tag--key", "tag--marked", "tag--retired"),
        *(f"tag--{name}" for name in COLORS),
    }

    chosen_at_once = True

    def __init__(
        self,
        mark: Callable[[Row], str] = _nothing,
        note: Callable[[Row], str] = _nothing,
        *,
        id: str | None = None,  # noqa: A002 — Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self._mark = mark
        self._note = note

    @property
    def at(self) -> Row | None:
        """The row at hand; None where there is none that one can be at."""
        row = self.rows[self.row] if self.row < len(self.rows) else None
        return row if row is not None and self.can_be_at(row) else None

    def can_be_at(self, row: Row) -> bool:
        """Whether a row can be gone to."""
        return bool(row.name)

    def show(self, rows: Sequence[Row], *, at: str = "", stay: bool = False) -> None:
        """Show other rows: be at what is named `at`, or `stay` on the same row; else on the first to be chosen."""
        self.rows = rows
        self.have(len(rows))
        first = next((number for number, row in enumerate(rows) if self.can_be_at(row)), 0)
        named = (number for number, row in enumerate(rows) if at and at == (row.name or row.level or row.dimension))
        wanted = self.row if stay else next(named, first)
        if rows:
            self.be_at(self.halt(wanted))
            if self.row == first:
                self._scroll(0)  # the headings above it too

    def can_halt(self, row: int) -> bool:
        """Only what can be chosen can be gone to."""
        return self.can_be_at(self.rows[row])

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked, where that takes one click."""
        if not self.chosen_at_once:
            return
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        event.stop()
        event.prevent_default()
        if row < self.count and self.can_be_at(self.rows[row]):
            self._go(row)
            self.action_choose()

    def painted(self, row: int, width: int) -> list[Segment]:
        """A heading and what it asks; or mark, colour, words, title, and at the right end the key."""
        shown, wide = self.rows[row], self.ambiguous_width
        indent = Segment(" " * (_INDENT * max(shown.depth - 1, 0)) if shown.name or shown.level else "")
        room = width - len(indent.text)
        if not shown.name:
            return [indent, *self._heading(shown, room)]
        mark = self._mark(shown)
        marked = self.look("tag--marked" if mark.strip("[ ]") else "row--quiet")
        key = shown.tag.key if shown.tag and not shown.tag.retired else ""
        note, right = f"{self._note(shown)}  ", f"{key or ' '} "
        head = [Segment(f"{mark} " if mark else "", marked), *self._swatch(shown)]
        left = room - taken(head, wide) - cells(note + right, wide)
        words = self._words(shown, left)
        gap = Segment(" " * max(0, left - taken(words, wide)))
        aside = Segment(note, self.look("row--quiet"))
        return [indent, *head, *words, gap, aside, Segment(right, self.look("tag--key"))]

    def _heading(self, row: Row, width: int) -> list[Segment]:
        wide = self.ambiguous_width
        words = fitted(row.words, width, wide)
        aside = fitted(f"  {row.aside}", width - cells(words, wide), wide) if row.aside else ""
        look = self.look("tag--level" if row.level else "tag--dimension")
        return [Segment(words, look), Segment(aside, self.look("row--quiet"))]

    def _swatch(self, row: Row) -> list[Segment]:
        """A patch of the tag's colour; where it has none, a `#`; nothing for what the vocabulary does not have."""
        if row.tag is None:
            return []
        if row.tag.color not in COLORS:
            return [Segment("#", self.look("row--quiet")), Segment(" ")]
        style = self.look(f"tag--{row.tag.color}")
        return [Segment(" " * _SWATCH, Style(bgcolor=style.bgcolor)), Segment(" ")]

    def _words(self, row: Row, width: int) -> list[Segment]:
        wide = self.ambiguous_width
        text = self.look("tag--retired" if row.tag and row.tag.retired else "row--text")
        words = lettered(row.words, row.spans, max(width, 0), Ink(text, self.look("tag--fitting"), wide))
        said = row.tag.title.in_language(active_language()) if row.tag else row.aside
        if not said or said == row.words or (row.tag and said in row.tag.name) or width < _ROOMY:
            return words
        title = fitted(f"  {said}", width - taken(words, wide) - 1, wide)
        return [*words, Segment(title, self.look("row--quiet"))]


class VocabularyRows(TagRows):
    """The rows of a vocabulary: one can be at its dimensions and levels, too, and a second click chooses."""

    chosen_at_once = False

    def can_be_at(self, row: Row) -> bool:  # noqa: ARG002 — all
        """Every row can be gone to."""
        return True
