"""The places to be reviewed, one a row, under the documents that they are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.reactive import var

from stdplan_tui.language import _, ngettext
from stdplan_tui.text.width import cells
from stdplan_tui.tui.reviewing.rows import SIGNS, CaseRow, Ids, Row, Title
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.reviewing import Case
from stdplan_tui.workspace.telling import STANDINGS

_STANDING = 14
_NARROW = 44
"""Cells of a row under which the standing is its sign alone."""


_NONE = Ids()


class CaseRows(RowView, inherit_bindings=False):
    """Documents and places; only places can be gone to. `left` are the notes that somebody has left for now."""

    DEFAULT_CSS = """
    CaseRows { background: $background; }
    CaseRows > .case--title { color: $primary; text-style: bold; }
    CaseRows > .case--sign { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"case--title", "case--sign"}
    BINDINGS: ClassVar[list[BindingType]] = []

    left: var[Ids] = var(Ids(), init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    @property
    def current(self) -> CaseRow | None:
        """The place that is current."""
        row = self._rows[self.row] if self._rows else None
        return row if isinstance(row, CaseRow) else None

    @property
    def case(self) -> Case | None:
        """What is to be decided about the current row."""
        return self.current.case if self.current else None

    def show(self, rows: Sequence[Row], at: Ids = _NONE) -> None:
        """List other rows; at the first place with one of those notes, else where the list is already."""
        self._rows = rows
        self.have(len(rows))
        places = [(number, row) for number, row in enumerate(rows) if isinstance(row, CaseRow)]
        if places:
            found = (number for number, row in places if row.ids & at)
            self.be_at(next(found, self.halt(self.row)))

    def following(self, passed: Ids = _NONE) -> Ids:
        """The place after the current one, or else the nearest before it; not one whose notes are all `passed`."""
        here = self.current
        places = [row for row in self._rows if isinstance(row, CaseRow) and (here is None or row.inner == here.inner)]
        at = next((number for number, row in enumerate(places) if row is here), -1)
        order = (*places[at + 1 :], *places[: max(at, 0)][::-1])
        return next((row.ids for row in order if not row.ids <= passed), _NONE)

    def can_halt(self, row: int) -> bool:
        """Only places can be gone to."""
        return isinstance(self._rows[row], CaseRow)

    def redraw(self, before: int) -> None:
        """Draw the two places of which one is the current one now and the other was."""
        self.refresh_line(before)
        self.refresh_line(self.row)

    def watch_left(self) -> None:
        """Draw them otherwise."""
        self.refresh()

    def painted(self, row: int, width: int) -> list[Segment]:
        """A document and its counts; or a place: what became of it, where it was, who wrote there."""
        entry = self._rows[row]
        return self._title(entry, width) if isinstance(entry, Title) else self._place(entry, width)

    def _title(self, entry: Title, width: int) -> list[Segment]:
        counts = []
        if entry.open:
            counts.append(ngettext("{count} to decide", "{count} to decide", entry.open).format(count=entry.open))
        if entry.moved:
            counts.append(ngettext("{count} moved", "{count} moved", entry.moved).format(count=entry.moved))
        aside = "  " + ", ".join(counts)
        title = fitted(entry.title, max(width - cells(aside), width // 2), self.ambiguous_width)
        room = width - cells(title, self.ambiguous_width)
        return [
            Segment(title, self.look("case--title")),
            Segment(fitted(aside, room, self.ambiguous_width), self.look("row--quiet")),
        ]

    def _place(self, entry: CaseRow, width: int) -> list[Segment]:
        case, wide = entry.case, self.ambiguous_width
        quiet = entry.ids <= self.left or not case.mine
        sign = f"{'  ' * entry.inner}{SIGNS[case.anchor.standing]} "
        said = _("left for now") if entry.ids <= self.left else _(STANDINGS[case.anchor.standing])
        standing = self._column(said, _STANDING) if width >= _NARROW else ""
        author = fitted(self._authors_of(case), max(width // 4, 6), wide)
        room = width - cells(sign) - cells(standing, wide) - cells(author, wide) - 1
        label = fitted(_words(case), max(room, 0), wide)
        gap = " " * (max(room, 0) - cells(label, wide) + 1)
        return [
            Segment(sign, self.look("case--sign")),
            Segment(standing, self.look("row--quiet" if quiet else "row--text")),
            Segment(label + gap, self.look("row--quiet" if quiet else "row--text")),
            Segment(author, self.look("row--quiet")),
        ]

    def _authors_of(self, case: Case) -> str:
        names = ", ".join(self.authors.get(slug, slug) for slug in case.authors)
        return names if len(case.noted) == 1 else f"{names} ({len(case.noted)})"

    def _column(self, text: str, width: int) -> str:
        said = fitted(text, width - 1, self.ambiguous_width)
        return said + " " * (width - cells(said, self.ambiguous_width))


def _words(case: Case) -> str:
    """Where the place was, and what stood there first."""
    target = case.target
    return f"{target.label or target.clause}  {target.exact or target.quote_clause}"
