"""The reader: where it is in the document, and what it tells the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from stdplan_tui.corpus.model import Clause, ClauseId, Span
from stdplan_tui.tui.layout.steps import is_drawn, is_heading, step
from stdplan_tui.tui.layout.window import first_in, paged, settle_around, starts_in
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.widgets.gutter import chrome, sign, sign_behind
from stdplan_tui.tui.widgets.reader.painting import Dress
from stdplan_tui.tui.widgets.reader.stretch_view import StretchView

if TYPE_CHECKING:
    from stdplan_tui.corpus.citations.resolving import Citations


class Reader(StretchView, can_focus=True):
    """One document, set in rows by the rules of Chinese line breaking, with one clause current.

    `place` says what to show. The reader moves at once when a key or the mouse asks for it, and then reports where it
    got to. A report may be old when it is heard: `current` and `selected` are what holds.
    """

    letters: Mapping[int | str, str] = MappingProxyType({})
    """What is typed to jump to a clause, by its number, while that is asked for."""

    place: var[Place] = var(Place())
    range_from: var[ClauseId | None] = var[ClauseId | None](None)
    marks: var[Mapping[ClauseId, Mark]] = var[Mapping[ClauseId, Mark]](dict)
    citations: var[Citations | None] = var(None)

    class DragCut(Message):
        """A drag of the mouse went on into another clause: what is selected ends with its own."""

    class Finished(Message):
        """Words are no longer being selected by keyboard."""

    @dataclass
    class ClauseReached(Message):
        """The reader moved to another clause by itself: keys, paging or the mouse."""

        reader: Reader
        clause_id: ClauseId

        def can_replace(self, message: Message) -> bool:
            """Only the last clause reached matters where several queue up."""
            return isinstance(message, Reader.ClauseReached)

    @dataclass
    class WordsSelected(Message):
        """Words of a clause were selected: characters of its string; None where nothing is selected any more."""

        reader: Reader
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
        self._lit: dict[ClauseId, tuple[Span, ...]] = {}
        self._range_start: int | None = None

    @property
    def current(self) -> ClauseId | None:
        """The clause that is current; None without a document."""
        return self.clauses[self.number].id if self.clauses else None

    def parts(self) -> Iterable[int]:
        """The clauses in sight, to be jumped to, by their numbers."""
        first_rows = (self._clause_first_seen(y) for y in range(self.size.height))
        return [number for number in first_rows if number is not None]

    def render_line(self, y: int) -> Strip:
        """A row of the window; over the gutter the letters of its clause, while there are any."""
        strip = super().render_line(y)
        number = self._clause_first_seen(y) if self.letters else None
        if number is not None and (letters := self.letters.get(number)):
            from stdplan_tui.tui.jumping.drawing import with_letters

            return with_letters(strip, self.margin_left, letters, self.get_component_rich_style("reader--current"))
        return strip

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
        """Show another document, clause or selection. Only what is new in a place counts: the rest may be old."""
        if old.lit != new.lit:
            self._light(new)
        moved = old.clause != new.clause
        if old.document is not new.document:
            self._show_document(old, new)
        elif moved and new.clause != self.current:
            self._reach(self._number_in(new), jump=True, report=False)
        changed = moved or (old.document, old.span) != (new.document, new.span)
        if changed:
            self._show_words(old.span, new.span)
        if new.lit != old.lit and not (changed and new.span):
            self._show_lit()

    def _show_document(self, old: Place, new: Place) -> None:
        """Show another document; of one that was read anew the same rows, with the words that are still selected."""
        again = old.document and new.document and old.document.id == new.document.id
        if not again or new.span is None or new.span != self.selected:
            self.select(None, report=False)
        self.open(new.document, self._number_in(new), self.current_row if again else None)
        self.watch_range_from()
        if self.selected is not None:
            self.select(new.span, report=False)

    def watch_range_from(self) -> None:
        """Mark the clauses that are taken."""
        numbers = (number for number, clause in enumerate(self.clauses) if clause.id == self.range_from)
        self._range_start = next(numbers, None) if self.range_from is not None else None
        self.refresh()

    def watch_marks(self, old: Mapping[ClauseId, Mark], new: Mapping[ClauseId, Mark]) -> None:
        """Draw the clauses in sight anew whose marks are others."""
        for number in self.parts():
            id_ = self.clauses[number].id
            if old.get(id_) != new.get(id_):
                self.refresh_clause(number)

    def watch_citations(self) -> None:
        """Draw what is cited as something that leads on."""
        self.refresh()

    def dress(self, number: int) -> Dress:
        """What lies over a clause: its mark, what it cites, lit words, and the selection where it is current."""
        clause_id = self.clauses[number].id
        mark = self.marks.get(clause_id)
        characters = chrome(self.ambiguous_width)
        start = self.number if self._range_start is None else self._range_start
        return Dress(
            current=min(start, self.number) <= number <= max(start, self.number),
            sign=sign(mark, characters),
            noted=mark.spans if mark else (),
            lit=self._lit.get(clause_id, ()),
            selected=self.selected if number == self.number else None,
            cited=self.citations.spans(self.clauses[number]) if self.citations else (),
            done=sign_behind(mark, characters),
        )

    def words_selected(self, span: Span | None) -> None:
        """Tell the screen which words of the current clause are selected."""
        if (clause_id := self.current) is not None:
            self._report(self.WordsSelected(self, clause_id, span))

    def clause_touched(self, number: int) -> None:
        """Make the clause under the mouse current, where it stands."""
        self._reach(number, reveal=False)

    def scrolled(self) -> None:
        """Make the first clause in sight current, where the one that was is out of sight; words being taken hold it."""
        sheet, first = self.seen
        if sheet is None or self.selecting or self.dragging:
            return
        block, top = sheet.block(self.number), sheet.top(self.number)
        if not first - block.height < top < first + self.size.height - block.above:
            self._reach(first_in(sheet, first, self.size.height), reveal=False)

    def drag_cut(self) -> None:
        """Tell the screen that a drag was cut."""
        self._report(self.DragCut())

    def finished(self) -> None:
        """Tell the screen that words are no longer being selected by keyboard."""
        self._report(self.Finished())

    def first_of_interest(self) -> int:
        """The first lit character of the current clause, where there is one."""
        lit = self._lit.get(self.current or ClauseId(""), ())
        return min((span.start for span in lit), default=0)

    def clause_at(self, y: int) -> int | None:
        """The clause on row `y` of the window; None on an empty row above one, and beyond the end."""
        sheet, first = self.seen
        found = sheet.line(first + y) if sheet else None
        return found[0] if found is not None and found[1] >= 0 else None

    def _clause_first_seen(self, y: int) -> int | None:
        """The clause of which row `y` of the window is the first that is seen."""
        sheet, first = self.seen
        found = sheet.line(first + y) if sheet else None
        if found is None or not (found[1] == 0 or (y == 0 and found[1] > 0)) or not is_drawn(self.clauses[found[0]]):
            return None
        return found[0]

    def _step(self, steps: int, wanted: Callable[[Clause], bool], *, jump: bool = False) -> None:
        if self.clauses:
            self._reach(step(self.clauses, self.number, steps, wanted), jump=jump)

    def _reach(self, number: int, *, reveal: bool = True, jump: bool = False, report: bool = True) -> None:
        """Make clause `number` current, scroll to it and tell the screen, as wanted."""
        if number != self.number:
            before, self.number = self.number, number
            if self._range_start is not None:
                self.refresh()
            self.refresh_clause(before)
            self.refresh_clause(number)
            if report:
                clause_id = self.clauses[number].id
                self._report(self.ClauseReached(self, clause_id))
            self.select(None, report=report)
        if reveal:
            self.reveal(number, jump=jump)

    def _show_words(self, old: Span | None, new: Span | None) -> None:
        """Select the words that are wanted now; those that were wanted before are let go."""
        if new is not None and new != self.selected:
            self.select(new, report=False)
            self.reveal_character(self.number, new.start)
        elif new is None and old is not None and old == self.selected:
            self.select(None, report=False)

    def _report(self, message: Message) -> None:
        """Tell the screen, also of what it is doing itself: Textual tells nobody what came from him."""
        self.post_message(message.set_sender(self))

    def _show_lit(self) -> None:
        """Scroll to the first lit words of the current clause."""
        if lit := self._lit.get(self.current or ClauseId("")):
            self.reveal_character(self.number, lit[0].start)

    def _number_in(self, place: Place) -> int:
        """The number of a place's clause; of the first drawn one where it names none that there is."""
        if place.document is None:
            return 0
        flat = place.document.flat
        if place.clause in place.document.by_id:
            return next(number for number, clause in enumerate(flat) if clause.id == place.clause)
        return next((number for number, clause in enumerate(flat) if is_drawn(clause)), 0)

    def _light(self, place: Place) -> None:
        lit: dict[ClauseId, tuple[Span, ...]] = {}
        for clause_id, span in place.lit:
            lit[clause_id] = (*lit.get(clause_id, ()), span)
        self._lit = lit
        self.refresh()
