"""The notes and tags of the current clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from stdplan_tui.language import _
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.messages import RunCommand
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import MUTED, set_in_rows

if TYPE_CHECKING:
    from stdplan_tui.annotations.model import AnnotationId
    from stdplan_tui.annotations.noted import Noted
    from stdplan_tui.tui.notes.entries import Entries, Entry
    from stdplan_tui.tui.notes.page import Page
    from stdplan_tui.tui.notes.viewer import Viewer

_HINT_ROWS = 6
_SOUGHT = 200
"""The first notes among which one that is new is marked at once: all above it have to be listed for that."""


class AnnotationPanel(RowView):
    """The discussions and tags of one clause: arrows and mouse mark a note or an answer, Enter unfolds or edits it."""

    place: var[Place] = var(Place())
    notes: var[tuple[Noted, ...]] = var(())
    authors: var[Mapping[str, str]] = var(dict)
    viewer: var[Viewer | None] = var(None)
    new: var[frozenset[AnnotationId]] = var[frozenset["AnnotationId"]](frozenset)
    letters: Mapping[int | str, str] = MappingProxyType({})
    """What is typed to jump to a note, by its place among the entries, while that is asked for."""

    @dataclass
    class Picked(Message):
        """A note was chosen, to be edited, or answered where it is somebody else's."""

        note: Noted

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self.unfolded: set[str] = set()
        self._page: Page | None = None
        self._hint: Sequence[Content] = ()
        self._number = 0
        self._drawn: dict[int, list[Segment]] = {}
        self._setting: Entries | None = None
        self._width = 0

    @property
    def entry(self) -> Entry | None:
        """What is marked in the list."""
        return self._page.entries[self._number] if self._page else None

    @property
    def note(self) -> Noted | None:
        """The note that is marked in the list."""
        return self.entry.note if self.entry else None

    def mark(self, number: int) -> None:
        """Mark a note, by its place among the entries."""
        if self._page is not None:
            self._list_all()
            self._go(self._page.tops[max(0, min(number, len(self._page.tops) - 1))])

    def note_on(self, y: int) -> int | None:
        """The place among the entries of the one that row `y` of the window shows."""
        row = self.scroll_offset.y + y
        return self._page.rows[row].entry if self._page and 0 <= row < len(self._page.rows) else None

    def parts(self) -> Iterable[int]:
        """The notes in sight, to be jumped to."""
        seen = (self.note_on(y) for y in range(self.size.height))
        return [number for number in dict.fromkeys(seen) if number is not None]

    def covers(self, row: int) -> bool:
        """Whether a row is one of the note that is marked: none is while the keyboard is elsewhere."""
        if self._page is None or not self.has_focus:
            return False
        shown = self._page.rows[row]
        return shown.lit and shown.entry == self._number

    def halt(self, row: int) -> int:
        """The first row of the note at `row`, which is the one that is marked from now on."""
        if self._page is None:
            return 0
        self._number = self._page.rows[max(0, min(row, len(self._page.rows) - 1))].entry
        return self._page.tops[self._number]

    def painted(self, row: int, width: int) -> list[Segment]:
        """A row of a note; below the discussion of the one that is marked, what can be done to that."""
        if self._page is None:
            return self._segments(self._hint[row], width)
        number, words, _lit = self._page.rows[row]
        if words is None:
            marked = self.has_focus and self._page.end_of(self._number) == number
            return self._segments(self._buttons(self._page.entries[self._number], width), width) if marked else []
        if row not in self._drawn:
            self._draw(self._page, number, width)
        return self._drawn.get(row) or self._drawn.setdefault(row, self._segments(words, width))

    def render_line(self, y: int) -> Strip:
        """A row of the window, with the letters of the note that begins there."""
        row = self.scroll_offset.y + y
        if row >= len(self._page.rows if self._page else self._hint):
            return Strip.blank(self.size.width, self.plain)
        strip = super().render_line(y)
        number = self.note_on(y) if self.letters else None
        if self._page is None or number is None or row != max(self._page.tops[number], self.scroll_offset.y):
            return strip
        from stdplan_tui.tui.jumping.drawing import before_words

        return before_words(strip, self.letters.get(number, ""), self.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Somebody looks at what was not listed yet."""
        self._list_all()
        super().watch_scroll_y(old_value, new_value)

    def watch_notes(self) -> None:
        """List the notes anew."""
        self._list()

    def watch_authors(self) -> None:
        """Show the authors by their names."""
        self._list_afresh()

    def watch_viewer(self) -> None:
        """Show tags in their colours, and which notes are one's own."""
        self._list_afresh()

    def watch_new(self, old: frozenset[AnnotationId], new: frozenset[AnnotationId]) -> None:
        """Show which notes are new to the person who reads, and which are no longer."""
        self._setting = None
        if any(one.note.id in old ^ new for one in self.notes):
            self._list()

    def relabel(self) -> None:
        """Say everything again, in the language that is in use."""
        self._list_afresh()

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def on_resize(self) -> None:
        """Break the notes into rows of the new width."""
        if self.size.width != self._width:
            self._list_afresh()

    def on_click(self, event: events.Click) -> None:
        """Run the command that was clicked, or mark the note; what is folded unfolds, a second click edits."""
        event.stop()
        event.prevent_default()
        if isinstance(action := event.style.meta.get("action"), str):
            self.post_message(RunCommand(action))
        elif (number := self.note_on(event.get_content_offset_capture(self).y)) is not None:
            self.mark(number)
            if event.chain > 1 or (self.entry and self.entry.unfolds):
                self.action_choose()

    def action_move(self, rows: int) -> None:
        """Go to the next note, or to the one before."""
        self.mark(self._number + (1 if rows > 0 else -1))

    def action_page(self, pages: int) -> None:
        """Read on, or back: a note may be longer than the panel."""
        self._scroll(self.scroll_offset.y + pages * self.size.height)

    def action_to_row(self, row: int) -> None:
        """Go to the first note, or to the last one."""
        self._list_all()
        super().action_to_row(row)

    def action_choose(self) -> None:
        """Unfold what is folded, or fold it again; else say which note was chosen."""
        if (entry := self.entry) is None:
            return
        if entry.unfolds:
            self.unfolded ^= {entry.unfolds}
            self._list()
        else:
            self.post_message(self.Picked(entry.note))

    def _list_afresh(self) -> None:
        self._setting = None
        self._list()

    def _list(self) -> None:
        """List what can be seen; how long the rest is can be guessed, so that no key waits for it."""
        self._width = self.size.width
        width = self.room - 1
        if width <= 0:
            return
        marked = self.note.note.id if self.note else None
        self._page = None
        if all(one.note.id != marked for one in self.notes):
            marked = next((one.note.id for one in self.notes[:_SOUGHT] if one.note.id in self.new), None)
            self._scroll(0)
        self._page = self._begun(width) if self.notes else None
        self._hint = () if self.notes else self._said(width)
        self._drawn.clear()
        self._number, top = 0, 0
        if self._page is not None:
            self._page.list_to(self.scroll_offset.y + self.size.height)
            self._number = self._page.number_of(marked)
            top = self._page.tops[self._number]
        self.have(self._page.count if self._page else len(self._hint))
        self.be_at(top)

    def _list_all(self) -> None:
        if self._page is not None:
            self._page.list_all()
            if self.count != len(self._page.rows):
                self.have(len(self._page.rows))

    def _begun(self, width: int) -> Page:
        from stdplan_tui.tui.notes.entries import Entries
        from stdplan_tui.tui.notes.note_rows import Manner
        from stdplan_tui.tui.notes.page import Page
        from stdplan_tui.tui.notes.viewer import Viewer

        if self._setting is None:
            viewer, review = self.viewer or Viewer(), self._key("review")
            manner = Manner(width, self.ambiguous_width, self.authors, viewer, review, self.new)
            self._setting = Entries(manner)
        return Page(self._setting.of(self.notes, self.unfolded), len(self.notes))

    def _said(self, width: int) -> Sequence[Content]:
        """What is said where there are no notes."""
        keys = {id_: self._key(id_) or key for id_, key in (("annotate", "a"), ("tag", "t"))}
        said = _("No notes here. {note} writes one, {tag} tags.").format(note=keys["annotate"], tag=keys["tag"])
        rows, _left = set_in_rows(said, width, _HINT_ROWS, self.ambiguous_width)
        return [Content.styled(row, MUTED) for row in rows]

    def _key(self, command: str) -> str:
        """The first key of a command; "" where there is no such command."""
        screen = self.screen
        if isinstance(screen, Keyed) and any(known.id == command for known in screen.own_commands):
            return screen.key_of(command)
        return ""

    def _buttons(self, entry: Entry, width: int) -> Content:
        from stdplan_tui.tui.notes.buttons import buttons
        from stdplan_tui.tui.notes.viewer import Viewer

        return buttons(entry, self.viewer or Viewer(), self._key, width)

    def _draw(self, page: Page, number: int, width: int) -> None:
        """Draw the rows of an entry, all at once: that is several times as quick as one by one."""
        rows = page.entries[number].rows
        strips = Visual.to_strips(self, Content("\n").join(rows), width, None, Style.null())
        if len(strips) == len(rows):  # none was too wide
            self._drawn |= {page.tops[number] + n: list(strip) for n, strip in enumerate(strips)}

    def _segments(self, words: Content, width: int) -> list[Segment]:
        strips = Visual.to_strips(self, words, width, 1, Style.null())  # what they stand on may be the mark
        return list(strips[0].crop(0, width)) if strips else []
