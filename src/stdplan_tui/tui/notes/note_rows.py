"""One annotation set in rows: its head, what it is about, its words, its tags."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from typing import Final

from textual.content import Content

from stdplan_tui.annotations.model import AnnotationId, Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.notes import heads
from stdplan_tui.tui.notes.body import Body, body_rows
from stdplan_tui.tui.notes.viewer import Viewer
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import MUTED, fitted, plain

ROWS: Final = 30
"""The rows of a text that is not unfolded."""


@frozen(eq=False)
class Manner:
    """How notes are set: the cells of a row, the names of authors, who looks, the key of the review, what is new.

    `past`: they are notes as they were once, to which nothing can be done.
    """

    width: int
    ambiguous_width: int
    names: Mapping[str, str] = field(default_factory=dict)
    viewer: Viewer = Viewer()
    review: str = ""
    new: Collection[AnnotationId] = ()
    past: bool = False

    def author(self, *every: Noted) -> Content:
        """Who wrote an annotation, or several that are shown as one; and that one of them is new to who looks."""
        author = heads.said_by(heads.name_of(every[0], self.names), own=self.viewer.wrote(every[0]))
        return self.newness(*every) + author

    def newness(self, *every: Noted) -> Content:
        """What stands before annotations of which one is new: a sign and the word."""
        if not any(one.note.id in self.new for one in every):
            return Content()
        said = _("{sign} new").format(sign=chrome(self.ambiguous_width).new)
        return plain(f"{said} ", "bold $warning")

    def chips(self, one: Noted) -> tuple[Content, ...]:
        """The tags of an annotation."""
        return tuple(heads.chips(one.tags, self.viewer.colours, self.width, self.ambiguous_width))

    def narrowed(self, cells: int) -> Manner:
        """The same, for rows that are so many cells shorter."""
        return replace(self, width=max(self.width - cells, 1))


@frozen
class NoteRows:
    """The rows of an annotation; `is_cut`: its text goes on."""

    rows: tuple[Content, ...]
    is_cut: bool


def note_rows(one: Noted, manner: Manner, limit: int = ROWS, *, answered: str = "") -> NoteRows:
    """An annotation in rows, at most `limit` of them for its text; `answered` names whom it answers."""
    width, wide = manner.width, manner.ambiguous_width
    body = body_rows(one.note.body, width, limit, wide)
    author = manner.author(one)
    if answered:
        author = author + plain(f" > {answered}", MUTED)
    chips = manner.chips(one)
    tags_first = one.note.motivation is Motivation.TAGGING
    lost = lost_of(one, manner, limit)
    rows = (
        *(chips if tags_first else ()),
        *heads.head(author, one, width, wide),
        *heads.about(one, width, wide, manner.review),
        *body.rows,
        *rest(body, width, wide),
        *(() if tags_first else chips),
        *lost.rows,
    )
    return NoteRows(rows, body.left > 0 or lost.is_cut)


def lost_of(one: Noted, manner: Manner, limit: int = ROWS) -> NoteRows:
    """What lost in merges of an annotation and is kept in it, in rows."""
    if not one.note.conflicts:
        return NoteRows((), is_cut=False)
    from stdplan_tui.tui.notes.lost import lost_rows

    return lost_rows(one, manner, limit, in_full=limit > ROWS)


def rest(body: Body, width: int, ambiguous_width: int) -> tuple[Content, ...]:
    """The row that says how much of a text is left out, if any."""
    if body.left <= 0:
        return ()
    more = ngettext("... {count} more character", "... {count} more characters", body.left).format(count=body.left)
    return (plain(fitted(more, width, ambiguous_width), MUTED),)
