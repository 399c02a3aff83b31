"""The reader: where it is in the document, and what it tells the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var

from stdplan_tui.corpus.model import Clause, ClauseId, Span
from stdplan_tui.tui.layout.steps import is_drawn, is_heading, step
from stdplan_tui.tui.layout.window import first_in, paged, settle_around, starts_in
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.widgets.gutter import chrome, sign
from stdplan_tui.tui.widgets.reader.painting import Dress
from stdplan_tui.tui.widgets.reader.reports import Reports
from stdplan_tui.tui.widgets.reader.word_view import WordView


class Reader(WordView, can_focus=True):
    """One document, set in rows by the rules of Chinese line breaking, with one clause current.

    `place` says what to show. The reader moves at once when a key or the mouse asks for it and reports where it got
    to; a place that only repeats what it reported does not move it back.
    """

    place: var[Place] = var(Place())
    marks: var[Mapping[ClauseId, Mark]] = var[Mapping[ClauseId, Mark]](dict)

    @dataclass
    class ClauseReached(Message):
        """The reader moved to another clause by itself: keys, paging or the mouse."""

        clause_id: ClauseId

        def can_replace(self, message: Message) -> bool:
            """Only the last clause reached matters where several queue up."""
            return isinstance(message, Reader.ClauseReached)

    @dataclass
    class WordsSelected(Message):
        """Words of a clause were selected: characters of its string; None where nothing is selected any more."""

        clause_id: ClauseId
        span: Span | None

        def can_replace(self, message: Message) -> bool:
            """Only the last selection matters where several queue up."""
            return isinstance(message, Reader.WordsSelected)

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 — Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._reports = Reports()
        self._lit: dict[ClauseId, tuple[Span, ...]] = {}

    @property
    def current(self) -> ClauseId | None:
        """The clause that is current; None without a document."""
        return self.clauses[self.number].id if self.clauses else None

    def next_clause(self, steps: int = 1) -> None:
        """Go `steps` clauses on, or back where that is negative."""
        self._step(steps, is_drawn)

    def next_heading(self, steps: int = 1) -> None:
        """Go `steps` headings on, or back where that is negative."""
        self._step(steps, is_heading, jump=True)

    def to_top(self) -> None:
        """Go to the first clause."""
        self._step(-len(self.clauses), is_drawn)
        self.scroll_to_row(0)

    def to_end(self) -> None:
        """Go to the last clause."""
        self._step(len(self.clauses), is_drawn)

    def next_sentence(self, steps: int = 1) -> None:
        """Select the sentence `steps` after the selected one, or before; else the clause's first or last."""
        for _ in range(abs(steps)):
            found = self.sentence_after(1 if steps > 0 else -1)
            if found is None:
                return
            number, span = found
            self._reach(number)
            self.select(span)
            self.reveal_character(number, span.end - 1)
            self.reveal_character(number, span.start)

    def page(self, pages: int = 1) -> None:
        """Go `pages` screens on, or back; at the ends of the document its outermost clause becomes current."""
        if (sheet := self.sheet) is None:
            return
        height, (kept, shift) = self.size.height, self.top_clause
        settle_around(sheet, kept, height * (1 + abs(pages)))
        first = sheet.top(kept) + shift
        target = paged(sheet, first, height, pages)
        if target == first:
            self._step(pages * len(self.clauses), is_drawn)
            return
        sheet.settle(target, height)
        self.scroll_to_row(target)
        if not starts_in(sheet, target, height, self.number):
            self._reach(first_in(sheet, target, height), reveal=False)

    def watch_place(self, old: Place, new: Place) -> None:
        """Show another document, clause or selection; what the reader reported itself is there already."""
        if old.lit != new.lit:
            self._light(new)
        if old.document is not new.document:
            self._reports.forget()
            self.select(None)
            self.open(new.document, self._number_in(new))
        elif new.clause == self.current:
            self._reports.agreed()
        elif self._reports.is_echo(new.clause):
            self.set_timer(self._reports.lasting, self._listen)
        else:
            self._reach(self._number_in(new), jump=True, report=False)
        if new.span is not None and new.span != old.span and not self._reports.is_echo(new.span):
            self.select(new.span)
            self.reveal_character(self.number, new.span.start)
        elif new.lit and new.lit != old.lit and (lit := self._lit.get(self.current or ClauseId(""))):
            self.reveal_character(self.number, lit[0].start)

    def watch_marks(self) -> None:
        """Draw the signs anew."""
        self.refresh()

    def dress(self, number: int) -> Dress:
        """What lies over a clause: its mark, lit words, and the selection where it is current."""
        clause_id = self.clauses[number].id
        mark = self.marks.get(clause_id)
        current = number == self.number
        return Dress(
            current=current,
            sign=sign(mark, chrome(self.ambiguous_width)),
            noted=mark.spans if mark else (),
            lit=self._lit.get(clause_id, ()),
            selected=self.selected if current else None,
        )

    def words_selected(self, span: Span | None) -> None:
        """Tell the screen which words of the current clause are selected."""
        if (clause_id := self.current) is not None:
            self._reports.add(clause_id, span)
            self.post_message(self.WordsSelected(clause_id, span).set_sender(self))

    def clause_touched(self, number: int) -> None:
        """Make the clause under the mouse current, where it stands."""
        self._reach(number, reveal=False)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Make the clause under the mouse current."""
        offset = event.get_content_offset(self)
        found = self.sheet.line(self.first_row + offset.y) if offset and self.sheet else None
        if found is not None and is_drawn(self.clauses[found[0]]):
            self.clause_touched(found[0])

    def on_click(self, event: events.Click) -> None:
        """Keep a third click from selecting what stands around the reader."""
        if event.chain > 2:
            event.prevent_default()
            self.text_select_all()

    def _step(self, steps: int, wanted: Callable[[Clause], bool], *, jump: bool = False) -> None:
        if self.clauses:
            self._reach(step(self.clauses, self.number, steps, wanted), jump=jump)

    def _reach(self, number: int, *, reveal: bool = True, jump: bool = False, report: bool = True) -> None:
        """Make clause `number` current, scroll to it and tell the screen, as wanted."""
        if number != self.number:
            before, self.number = self.number, number
            self.refresh_clause(before)
            self.refresh_clause(number)
            if report:
                clause_id = self.clauses[number].id
                self._reports.add(clause_id)
                self.post_message(self.ClauseReached(clause_id).set_sender(self))
            self.select(None)
        if reveal:
            self.reveal(number, jump=jump)

    def _listen(self) -> None:
        """Go where the screen wants, if what seemed an echo was its last word."""
        if self._reports.unanswered(self.place.clause) and self.place.clause != self.current:
            self._reach(self._number_in(self.place), jump=True, report=False)

    def _number_in(self, place: Place) -> int:
        """The number of a place's clause; of the first drawn one where it names none that there is."""
        if place.document is None:
            return 0
        wanted = place.clause
        flat = place.document.flat
        if wanted is not None and wanted in place.document.by_id:
            return next(number for number, clause in enumerate(flat) if clause.id == wanted)
        return next((number for number, clause in enumerate(flat) if is_drawn(clause)), 0)

    def _light(self, place: Place) -> None:
        lit: dict[ClauseId, tuple[Span, ...]] = {}
        for clause_id, span in place.lit:
            lit[clause_id] = (*lit.get(clause_id, ()), span)
        self._lit = lit
        self.refresh()
