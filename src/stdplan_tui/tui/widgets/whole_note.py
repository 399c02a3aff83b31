"""The annotation that a list is at, in full: its place, its discussion, and the clause that it is on."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.language import _
from stdplan_tui.tui.listing.roll import Roll
from stdplan_tui.tui.notes.note_rows import Manner, note_rows
from stdplan_tui.tui.notes.viewer import Viewer
from stdplan_tui.tui.terminal_cells import ambiguous_width
from stdplan_tui.tui.words import MUTED, fitted, plain, set_in_rows

_TITLE_ROWS = 2
_CLAUSE_ROWS = 40
_THREAD = 50


class WholeNote(VerticalScroll, can_focus=False):
    """Shows one annotation of a roll."""

    DEFAULT_CSS = """
    WholeNote { padding: 0 1; scrollbar-size-vertical: 1; background: $background; }
    WholeNote Static { height: auto; }
    """

    words = query_one(Static)

    def __init__(self) -> None:
        super().__init__()
        self._roll = Roll()
        self._note: Noted | None = None

    def compose(self) -> ComposeResult:
        """All of it in one."""
        yield Static(markup=False)

    def show(self, note: Noted | None, roll: Roll) -> None:
        """Show another annotation, from its beginning."""
        if note is self._note and roll is self._roll:
            return
        if note is None or self._note is None or note.note.id != self._note.note.id:
            self.scroll_to(y=0, animate=False, force=True)
        self._note, self._roll = note, roll
        self._set()

    def on_resize(self) -> None:
        """Break the rows anew."""
        self._set()

    def _set(self) -> None:
        width = self.size.width - self.scrollbar_size_vertical - 2
        if width <= 0 or not self.display:
            return
        self.words.update(Content("\n").join(self._rows(self._note, width)) if self._note else Content())

    def _rows(self, one: Noted, width: int) -> Iterator[Content]:
        wide = ambiguous_width()
        title, _left = set_in_rows(self._roll.title_of(one.note.document), width, _TITLE_ROWS, wide)
        yield from (plain(row, "bold $primary") for row in title)
        yield plain(fitted(self._roll.label_of(one), width, wide), "$secondary")
        tags = {tag.name: tag.color for tag in self._roll.vocabulary.tags if tag.color}
        manner = Manner(width, wide, self._roll.authors, Viewer(self._roll.me, tags))
        for other in self._roll.thread_of(one)[:_THREAD]:
            yield Content()
            yield from note_rows(other, manner).rows
        if (clause := one.anchor.clause) is not None:
            yield Content()
            yield Content.styled(_("The clause as it is now"), MUTED)
            rows, _more = set_in_rows(clause.string, width, _CLAUSE_ROWS, wide)
            yield from map(plain, rows)
