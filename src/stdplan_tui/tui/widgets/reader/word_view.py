"""A document in which words can be selected, by mouse or by call; selections are characters of one clause string."""

from __future__ import annotations

from textual.selection import Selection

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.text.display import shown
from stdplan_tui.text.sentences import sentences
from stdplan_tui.tui.layout.steps import is_drawn, step
from stdplan_tui.tui.widgets.reader.coordinates import selection_of, words
from stdplan_tui.tui.widgets.reader.sheet_view import SheetView


class WordView(SheetView):
    """Shows a document, with words of the current clause selected.

    Textual's selection of the screen is what is drawn by the mouse and copied by ctrl+c; this keeps it and the
    selected words the same.
    """

    _selected: Span | None = None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the document, as they are numbered here."""
        return self.document.flat if self.document else ()

    @property
    def selected(self) -> Span | None:
        """The words of the current clause that are selected."""
        return self._selected

    @property
    def selected_text(self) -> str:
        """The selected words, without control characters; "" where there are none."""
        return self._words_of(self._selected) if self._selected else ""

    def select(self, span: Span | None) -> None:
        """Select words of the current clause, or none."""
        if span == self._selected:
            return
        self._selected = span
        others = {widget: selection for widget, selection in self.screen.selections.items() if widget is not self}
        self.screen.selections = others | ({self: selection_of(self.number, span)} if span else {})
        self.refresh_clause(self.number)
        self.words_selected(span)

    def words_selected(self, span: Span | None) -> None:
        """Words of the current clause were selected, or are no longer: for subclasses to tell."""

    def clause_touched(self, number: int) -> None:
        """The mouse chose a clause: for subclasses to make it current."""

    def sentence_after(self, way: int) -> tuple[int, Span] | None:
        """The next sentence (`way` 1) after the selection or before it (-1), and the clause that it is in."""
        number, selected = self.number, self._selected
        while True:
            spans = [Span(start, end) for start, end in sentences(self.clauses[number].string)] if self.clauses else []
            if selected is not None:
                spans = [
                    span for span in spans if (span.start >= selected.end if way > 0 else span.end <= selected.start)
                ]
            if spans:
                return number, spans[0 if way > 0 else -1]
            found = step(self.clauses, number, way, is_drawn)
            if found == number:
                return None
            number, selected = found, None

    def text_select_all(self) -> None:
        """Select the current clause whole: what a double click asks for."""
        if self.clauses and (length := len(self.clauses[self.number].string)):
            self.select(Span(0, length))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, to be copied."""
        found = words(selection, self.clauses)
        if found is None:
            return None
        number, span = found
        return shown(self.clauses[number].string[span.start : span.end]), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 — may be older than the screen's
        """Take over what the mouse selected."""
        latest = self.text_selection
        found = words(latest, self.clauses) if latest is not None else None
        if found is not None and found[0] != self.number:
            self.clause_touched(found[0])
        span = found[1] if found else None
        if span != self._selected:
            self._selected = span
            self.refresh_clause(self.number)
            self.words_selected(span)

    def _words_of(self, span: Span) -> str:
        return shown(self.clauses[self.number].string[span.start : span.end])
