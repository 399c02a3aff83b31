"""The notes and tags of the current clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.visual import Visual

from stdplan_tui.language import _
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import MUTED

if TYPE_CHECKING:
    from stdplan_tui.annotations.model import Annotation


class AnnotationPanel(RowView):
    """The notes of one clause, some rows for each: arrows and mouse choose one, Enter edits it."""

    place: var[Place] = var(Place())
    notes: var[tuple[Annotation, ...]] = var(())
    authors: var[Mapping[str, str]] = var(dict)
    letters: Mapping[int | str, str] = MappingProxyType({})
    """What is typed to jump to a note, by its place among the notes, while that is asked for."""

    @dataclass
    class Picked(Message):
        """A note was chosen, to be edited."""

        note: Annotation

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self._number = 0
        self._strips: list[Strip] = []
        self._tops: list[int] = [0]
        self._of_row: list[int] = []
        self._width = 0

    @property
    def note(self) -> Annotation | None:
        """The note that is marked in the list."""
        return self.notes[self._number] if self._number < len(self.notes) else None

    def mark(self, number: int) -> None:
        """Mark a note, by its place among the notes."""
        if self.notes:
            self._go(self._tops[min(number, len(self.notes) - 1)])

    def note_on(self, y: int) -> int | None:
        """The place among the notes of the one that row `y` of the window shows."""
        row = self.scroll_offset.y + y
        return self._of_row[row] if self.notes and 0 <= row < len(self._of_row) else None

    def parts(self) -> Iterable[int]:
        """The notes in sight, to be jumped to."""
        seen = (self.note_on(y) for y in range(self.size.height))
        return [number for number in dict.fromkeys(seen) if number is not None]

    def covers(self, row: int) -> bool:
        """Whether a row is one of the note that is marked: none is while the keyboard is elsewhere."""
        return self.has_focus and bool(self.notes) and self._of_row[row] == self._number

    def halt(self, row: int) -> int:
        """The first row of the note at `row`, which is the one that is marked from now on."""
        self._number = self._of_row[max(0, min(row, self.count - 1))]
        return self._tops[self._number]

    def painted(self, row: int, width: int) -> list[Segment]:
        """A row of a note."""
        return list(self._strips[row].crop(0, width))

    def render_line(self, y: int) -> Strip:
        """A row of the window, with the letters of the note that begins there."""
        strip = super().render_line(y)
        number = self.note_on(y) if self.letters else None
        if number is None or (y and self.note_on(y - 1) == number):
            return strip
        from stdplan_tui.tui.jumping.drawing import before_words

        return before_words(strip, self.letters.get(number, ""), self.rich_style)

    def watch_notes(self) -> None:
        """List the notes anew."""
        self._list()

    def watch_authors(self) -> None:
        """Show the authors by their names."""
        self._list()

    def relabel(self) -> None:
        """Say everything again, in the language that is in use."""
        self._list()

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self._list()

    def on_resize(self) -> None:
        """Break the notes into rows of the new width."""
        if self.size.width != self._width:
            self._list()

    def on_click(self, event: events.Click) -> None:
        """Choose the note that was clicked."""
        if (number := self.note_on(event.get_content_offset_capture(self).y)) is not None:
            event.stop()
            self.mark(number)
            self.action_choose()

    def action_move(self, rows: int) -> None:
        """Go to the next note, or to the one before."""
        self.mark(max(0, self._number + (1 if rows > 0 else -1)))

    def action_page(self, pages: int) -> None:
        """Read on, or back: a note may be longer than the panel."""
        self._scroll(self.scroll_offset.y + pages * self.size.height)

    def action_choose(self) -> None:
        """Say which note was chosen."""
        if note := self.note:
            self.post_message(self.Picked(note))

    def _list(self) -> None:
        self._width = self.size.width
        width = self.room - 1
        if width <= 0:
            return
        told = [self._text(note, width) for note in self.notes] or [Content.styled(self._hint(), MUTED)]
        drawn = [Visual.to_strips(self, text, width, None, self.visual_style) for text in told]
        self._strips = [strip for strips in drawn for strip in strips]
        self._tops = list(accumulate(map(len, drawn), initial=0))
        self._of_row = [number for number, strips in enumerate(drawn) for _ in strips]
        self._number = max(0, min(self._number, len(self.notes) - 1))
        self.have(len(self._strips))
        self.be_at(self._tops[self._number])

    def _hint(self) -> str:
        keys = ["a", "t"]
        if isinstance(self.screen, Keyed):
            keys = [self.screen.key_of(id_) for id_ in ("annotate", "tag")]
        return _("No notes here. {note} writes one, {tag} tags.").format(note=keys[0], tag=keys[1])

    def _text(self, note: Annotation, width: int) -> Content:
        from stdplan_tui.tui.widgets.note_text import note_text

        author = self.authors.get(note.author, note.author)
        return Content.assemble(note_text(note, author, width, self.ambiguous_width, here=self.place.clause), "\n")
