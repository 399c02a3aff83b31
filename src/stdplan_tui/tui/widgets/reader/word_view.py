"""A document in which words of the current clause can be selected: characters of its string."""

from __future__ import annotations

from textual.selection import Selection

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.text.display import shown
from stdplan_tui.text.sentences import sentences
from stdplan_tui.tui.layout.steps import is_drawn, step
from stdplan_tui.tui.widgets.reader.coordinates import selection_of, words
from stdplan_tui.tui.widgets.reader.scrolled_view import ScrolledView


class WordView(ScrolledView):
    """Shows a document, with words of the current clause selected.

    The words are the screen's selection too: what ctrl+c copies, and what selecting elsewhere or a click puts out.
    """

    ALLOW_SELECT = False  # by Textual, which knows nothing of clauses

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
        return self._words_of(self.number, self._selected) if self._selected else ""

    @property
    def selected_count(self) -> int:
        """How many characters are selected; ends of lines and tabs are none."""
        words = self.clauses[self.number].string[self._selected.start : self._selected.end] if self._selected else ""
        return len(words) - words.count("\n") - words.count("\t")

    def select(self, span: Span | None, *, report: bool = True) -> None:
        """Select words of the current clause, or none, and tell of it as wanted."""
        kept = selection_of(self.number, span) if span else None
        if span == self._selected and (span is None or self.text_selection == kept):
            return
        self._selected = span
        others = {widget: selection for widget, selection in self.screen.selections.items() if widget is not self}
        self.screen.selections = others | ({self: kept} if kept else {})
        self.refresh_clause(self.number)
        if report:
            self.words_selected(span)

    def words_selected(self, span: Span | None) -> None:
        """Words of the current clause were selected, or are no longer: for subclasses to tell."""

    def sentence_after(self, way: int) -> tuple[int, Span] | None:
        """The next sentence (`way` 1) after the selection or before it (-1), and the clause that it is in."""
        number, selected = self.number, self._selected
        while True:
            spans = self.sentences_of(number)
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

    def sentences_of(self, number: int) -> list[Span]:
        """The sentences of a clause, in their order."""
        return [Span(start, end) for start, end in sentences(self.clauses[number].string)] if self.clauses else []

    def text_select_all(self) -> None:
        """Select the current clause whole."""
        if self.clauses and (length := len(self.clauses[self.number].string)):
            self.select(Span(0, length))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, to be copied."""
        found = words(selection, self.clauses)
        return (self._words_of(*found), "\n") if found else None

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 — may be older than the screen's
        """Let the words go where the screen has let its selection go."""
        if self.text_selection is None and self._selected is not None:
            self.select(None)

    def _words_of(self, number: int, span: Span) -> str:
        return shown(self.clauses[number].string[span.start : span.end])
