"""A note as it stands in a list: author and time, the words it is about, what it says, its tags."""

from __future__ import annotations

from textual.content import Content

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.language import _
from stdplan_tui.tui.notes.note_rows import Manner, note_rows
from stdplan_tui.tui.terminal_cells import ambiguous_width as drawn_width
from stdplan_tui.tui.words import MUTED


def note_text(one: Noted, author: str, width: int, ambiguous_width: int | None = None) -> Content:
    """The note in rows of at most `width` cells; a very long one is cut, and says by how much."""
    wide = ambiguous_width or drawn_width()
    rows = note_rows(one, Manner(width, wide, {one.note.author: author})).rows
    whole = (Content.styled(_("on the whole document"), MUTED),) if one.note.target.document else ()
    return Content("\n").join([*rows[:1], *whole, *rows[1:]])
