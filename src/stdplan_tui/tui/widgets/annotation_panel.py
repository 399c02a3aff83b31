"""The notes and tags of the current clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from stdplan_tui.language import _
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.words import MUTED

if TYPE_CHECKING:
    from stdplan_tui.annotations.model import Annotation


class AnnotationPanel(OptionList):
    """The notes of one clause, each a row of the list: arrows and mouse choose one, Enter edits it."""

    place: var[Place] = var(Place())
    notes: var[tuple[Annotation, ...]] = var(())
    authors: var[Mapping[str, str]] = var(dict)
    ambiguous_width: var[int] = var(1)
    letters: Mapping[int | str, str] = MappingProxyType({})
    """What is typed to jump to a note, by its place in the list, while that is asked for."""

    @dataclass
    class Chosen(Message):
        """A note was chosen, to be edited."""

        note: Annotation

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id, markup=False)
        self._width = 0

    @property
    def note(self) -> Annotation | None:
        """The note that is marked in the list."""
        return (
            self.notes[self.highlighted]
            if self.highlighted is not None and self.highlighted < len(self.notes)
            else None
        )

    def parts(self) -> Iterable[int]:
        """The notes in sight, to be jumped to."""
        seen = (_note_on(super(AnnotationPanel, self).render_line(y)) for y in range(self.size.height))
        return [number for number in dict.fromkeys(seen) if number is not None and self.notes]

    def render_line(self, y: int) -> Strip:
        """A row of the window, with the letters of the note that begins there."""
        strip = super().render_line(y)
        if (
            not self.letters
            or (number := _note_on(strip)) is None
            or (y and _note_on(super().render_line(y - 1)) == number)
        ):
            return strip
        from stdplan_tui.tui.jumping.drawing import with_letters

        return with_letters(strip, 0, self.letters.get(number, ""), self.rich_style)

    def watch_notes(self) -> None:
        """List the notes anew."""
        self._list()

    def watch_authors(self) -> None:
        """Show the authors by their names."""
        self._list()

    def relabel(self) -> None:
        """Say everything again, in the language that is in use."""
        self._list()

    def on_resize(self, event: Resize) -> None:
        """Break the notes into rows of the new width."""
        if event.size.width != self._width:
            self._list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which note was chosen."""
        event.stop()
        if note := self.note:
            self.post_message(self.Chosen(note))

    def action_page_down(self) -> None:
        """Read on: a note may be longer than the panel."""
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Read back."""
        self.scroll_page_up(animate=False)

    def _list(self) -> None:
        self._width = self.size.width
        width = self.scrollable_content_region.width - 2
        if width <= 0:
            return
        marked = self.highlighted
        if not self.notes:
            self.set_options([Option(Content.styled(self._hint(), MUTED), disabled=True)])
            return
        self.set_options(Option(self._text(note, width)) for note in self.notes)
        if self.has_focus:
            self.highlighted = min(marked or 0, len(self.notes) - 1)

    def _hint(self) -> str:
        keys = ["a", "t"]
        if isinstance(self.screen, Keyed):
            keys = [self.screen.key_of(id_) for id_ in ("annotate", "tag")]
        return _("No notes here. {note} writes one, {tag} tags.").format(note=keys[0], tag=keys[1])

    def _text(self, note: Annotation, width: int) -> Content:
        from stdplan_tui.tui.widgets.note_text import note_text

        author = self.authors.get(note.author, note.author)
        return Content.assemble(note_text(note, author, width, self.ambiguous_width, here=self.place.clause), "\n")


def _note_on(strip: Strip) -> int | None:
    """The place in the list of the note that a row shows."""
    return next(
        (segment.style.meta["option"] for segment in strip if segment.style and "option" in segment.style.meta), None
    )
