"""Marks: places of any document, each under a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.language import _
from stdplan_tui.tui.actions.looking import ASKING
from stdplan_tui.tui.actions.remembering import Remembering
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.words import fitted

if TYPE_CHECKING:
    from textual.events import DescendantFocus

    from stdplan_tui.tui.widgets.letter_bar import LetterBar
    from stdplan_tui.tui.widgets.search_bar import Button
    from stdplan_tui.workspace.places import Places

IN_LETTERS: Final = frozenset({"letter_typed", "letter_back", "letter_leave"})
"""The actions of the bar that waits for a letter."""

_BUTTON: Final = 24
"""The cells of the place that a letter stands for."""


class Marking(Remembering):
    """The commands for marks, and the bar that waits for a letter."""

    _letters: LetterBar | None = None
    _going = False
    _marked: Mapping[tuple[DocumentId, ClauseId], str] = {}

    @property
    def writing(self) -> bool:
        """Whether keys go into a field, or a letter is waited for."""
        return super().writing or self.awaiting_letter

    @property
    def awaiting_letter(self) -> bool:
        """Whether the next letter names a mark."""
        return self._letters is not None and self.focused is self._letters

    async def action_set_mark(self) -> None:
        """Mark this place with the letter typed next."""
        await self._ask(going=False)

    async def action_go_to_mark(self) -> None:
        """Go to the place marked with the letter typed next."""
        await self._ask(going=True)

    async def action_marks(self) -> None:
        """Choose from the marks of all documents, those of this one first."""
        from stdplan_tui.tui.finding import spots

        here = self.spot.document if self.spot else None
        marks = dict(self.places.marks) if self.places else {}
        known = sorted(marks, key=lambda key: (marks[key].document != here, marks[key].document, key[1]))
        named = [(key[1], Spot(marks[key].document, marks[key].clause)) for key in known]
        if not named:
            self.tell(_("No marks yet: m and a letter set one"))
            return

        def drop(index: int) -> None:
            key = known.pop(index)
            self.change_places(lambda places: places.unmarking(key))

        await spots.choose(self, _("Marks"), named, drop=drop)

    def action_letter_typed(self, letter: str) -> None:
        """Set the mark of that letter, or go to it."""
        self._close()
        if self._going:
            self._go_to_mark(letter)
        else:
            self._set(letter)

    def action_letter_back(self) -> None:
        """Go back to before the last jump; there again, and be here."""
        self._close()
        if found := self.jumps.back(self.spot) if self.spot else None:
            self.jump(found[0])
        else:
            self.tell(_("No jump to go back to"))

    def action_letter_leave(self) -> None:
        """Wait no longer."""
        self._close()

    async def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Where another pane has the keyboard, nothing is waited for."""
        if self._letters is not None and self._letters.display and not self.awaiting_letter:
            self._close(focus=False)

    def place_moved(self, before: Place, place: Place) -> None:
        """Show under which letters this place is marked."""
        super().place_moved(before, place)
        self._show_letters()

    def places_changed(self, places: Places) -> None:
        """Take over what is remembered, the marks by their places."""
        super().places_changed(places)
        marked: dict[tuple[DocumentId, ClauseId], str] = {}
        for (_document, letter), at in places.marks.items():
            marked[at.document, at.clause] = marked.get((at.document, at.clause), "") + letter
        self._marked = marked
        self._show_letters()

    def _show_letters(self) -> None:
        spot = self.spot
        here = self._marked.get((spot.document, spot.clause)) if spot and spot.clause else None
        self.letters = here or ""

    async def _ask(self, *, going: bool) -> None:
        document = self.place.document
        if document is None:
            return
        if self._letters is None:
            from stdplan_tui.tui.widgets.letter_bar import LetterBar

            self._letters = LetterBar()
            await self.mount(self._letters, before=0)
        self._going = going
        self._letters.ask(_("Go to mark") if going else _("Mark as: a letter"), tuple(self._buttons(document)))
        self._letters.display = True
        self.add_class(ASKING)
        self.set_focus(self._letters)

    def _buttons(self, document: Document) -> Iterator[Button]:
        """The letters that are known here and what they stand for; and what else can be typed."""
        from stdplan_tui.tui.widgets.search_bar import Button

        yield Button("Esc", _("leave"), "letter_leave")
        if self._going:
            yield Button("'", _("back"), "letter_back")
        titles = {titled.id: titled.title for titled in self.documents}
        marks = self.places.marks if self.places else {}
        for (scope, letter), at in sorted(marks.items(), key=lambda mark: mark[0][1].swapcase()):
            if scope in (None, document.id):
                here = at.document == document.id and at.clause in document.by_id
                said = label_path(document, at.clause) if here else titles.get(at.document, at.document)
                yield Button(letter, fitted(said, _BUTTON), f"letter_typed('{letter}')")

    def _set(self, letter: str) -> None:
        from stdplan_tui.workspace.places import Point

        spot = self.spot
        if spot is None or spot.clause is None:
            return
        point = Point(spot.document, spot.clause)
        self.change_places(lambda places: places.marking(letter, point))

    def _go_to_mark(self, letter: str) -> None:
        document = self.place.document
        at = self.places.marked(letter, document.id) if self.places and document else None
        if at is None:
            self.tell(_("No mark {letter}: m and a letter set one").format(letter=letter))
        else:
            self.jump(Spot(at.document, at.clause))

    def _close(self, *, focus: bool = True) -> None:
        if self._letters is not None:
            self._letters.display = False
        self.remove_class(ASKING)
        if focus:
            self.set_focus(self.reader)
