"""The particulars of the current row: what became of it, where it stands in both texts, and what was noted there."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.comparing.naming import path_of
from stdplan_tui.tui.comparing.parallel import SIGNS, Letter, Parallel
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.became import told

Notes = Sequence[tuple[Letter, Noted]]
_MOST_SAID = 200
_ENOUGH = 3
"""The further clauses that are named; more are counted."""


class Particulars(Widget):
    """As many lines as it is high: the row, what corresponds to it besides, its notes."""

    DEFAULT_CSS = "Particulars { height: 3; padding: 0 1; background: $panel; }"
    ALLOW_SELECT = False

    parallel: reactive[Parallel | None] = reactive[Parallel | None](None, init=False)
    at: reactive[int] = reactive(0, init=False)
    notes: reactive[Notes] = reactive[Notes]((), init=False)
    ambiguous_width: reactive[int] = reactive(1, init=False)

    def render(self) -> Content:
        """The lines that there is room for."""
        parallel = self.parallel
        if parallel is None or not parallel.rows:
            return Content()
        also, notes = self._also(parallel), self._notes()
        below = [text for text in (notes, also) if text]
        match self.size.height:
            case 1:
                return self._line("   ".join([self._row(parallel), *below]))
            case 2:
                return Content("\n").join([self._row_styled(parallel), self._line("   ".join(below))])
        return Content("\n").join([self._row_styled(parallel), *map(self._line, below)])

    def _row_styled(self, parallel: Parallel) -> Content:
        row = parallel.rows[self.at]
        sign = f"{SIGNS[row.kind]} {told(parallel.comparison, row)}"
        return Content.assemble((sign, "bold"), self._line("   " + self._paths(parallel), room=len(sign) + 3))

    def _row(self, parallel: Parallel) -> str:
        row = parallel.rows[self.at]
        return f"{SIGNS[row.kind]} {told(parallel.comparison, row)}   {self._paths(parallel)}"

    def _paths(self, parallel: Parallel) -> str:
        """Where the row stands in either text; once where that is the same."""
        paths = {
            letter: path_of(parallel.document(letter), clause.id)
            for letter in Letter
            if (clause := parallel.clause(self.at, letter)) is not None
        }
        if len(paths) == len(Letter) and len(set(paths.values())) == 1:
            return f"A B {paths[Letter.A]}"
        return "   ".join(f"{letter} {path}" for letter, path in paths.items())

    def _also(self, parallel: Parallel) -> str:
        """The further clauses that correspond."""
        also = parallel.also(self.at)
        if not also:
            return ""
        named = [f"{letter} {path_of(parallel.document(letter), id_)}" for letter, id_ in also[:_ENOUGH]]
        more = len(also) - _ENOUGH
        if more > 0:
            named.append(ngettext("{count} more", "{count} more", more).format(count=more))
        return _("also corresponds: {clauses}").format(clauses="   ".join(named))

    def _notes(self) -> str:
        if not self.notes:
            return ""
        head = ngettext("{count} note", "{count} notes", len(self.notes)).format(count=len(self.notes))
        return f"{head}: " + "   ".join(_said(letter, note) for letter, note in self.notes)

    def _line(self, text: str, room: int = 0) -> Content:
        return Content(fitted(text, max(self.size.width - room, 0), self.ambiguous_width))


def _said(letter: Letter, note: Noted) -> str:
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return shown_line(" ".join(part for part in (str(letter), tags, plain_words(note.note.body)[:_MOST_SAID]) if part))
