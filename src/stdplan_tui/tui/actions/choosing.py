"""Choosing between two versions: taking what lost in a merge after all, or letting it go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from stdplan_tui.language import _
from stdplan_tui.tui.actions.discussing import Discussing

if TYPE_CHECKING:
    from stdplan_tui.annotations.model import Annotation, Conflict
    from stdplan_tui.annotations.noted import Noted

_WIDTH: Final = 60
_LEAST: Final = 12
"""Cells of a line, and those of it that its value has at least."""


class Choosing(Discussing):
    """The commands for the note that keeps what lost in a merge: the marked one, else the only one, else one chosen."""

    async def action_take_other(self) -> None:
        """Put what lost in the place of what won, which is kept in its stead."""
        await self._with_versions(self._take_other)

    async def action_let_other_go(self) -> None:
        """Keep what stands, and what lost no longer."""
        await self._with_versions(self._let_other_go)

    async def _with_versions(self, act: Callable[[Noted], object]) -> None:
        """Act on a note of one's own that keeps what lost, or say why that cannot be."""
        from stdplan_tui.tui.screens.choice import Choice

        entry = self.panel.entry if self.panel.has_focus else None
        marked = entry.notes if entry is not None else ()
        found = _with_lost(marked) or _with_lost(self.here)
        own = [one for one in found if await self._is_own(one)]
        if not found:
            self.tell(_("Nothing that lost in a merge is kept here"))
        elif not own:
            self.tell(_("Only {name} can choose between two versions of this note").format(name=self._author(found[0])))
        elif len(own) == 1:
            act(own[0])
        else:

            def chosen(index: int | None) -> None:
                if index is not None:
                    act(own[index])

            await self.app.push_screen(Choice(_("Two versions of which note?"), own, self.authors), chosen)

    def _take_other(self, one: Noted) -> None:
        """Take the only value that lost, or one to be chosen."""
        from stdplan_tui.workspace import conflicting

        note = one.note
        if len(note.conflicts) == 1:
            self._save_taken(lambda: conflicting.take_only(self.workspace, note)[1])
        else:
            self._ask_which(one)

    def _take_lost(self, note: Annotation, lost: Conflict) -> None:
        def take() -> Conflict:
            from stdplan_tui.workspace import conflicting

            conflicting.take(self.workspace, note, lost)
            return lost

        self._save_taken(take)

    def _save_taken(self, take: Callable[[], Conflict]) -> None:
        from stdplan_tui.workspace.past_telling import field_name

        def change() -> str:
            said = _("Taken from the other version: {field}; {key} takes it back")
            return said.format(field=field_name(take().field), key=self.key_of("undo"))

        self.save(change)

    def _let_other_go(self, one: Noted) -> None:
        def change() -> str:
            from stdplan_tui.workspace import conflicting

            conflicting.let_all_go(self.workspace, one.note)
            return _("What stands is kept; {key} brings the other back").format(key=self.key_of("undo"))

        self.save(change)

    def _ask_which(self, one: Noted) -> None:
        """Choose what is taken, or that nothing is and the others are let go."""
        from stdplan_tui.tui.screens.question import Question

        every = one.note.conflicts

        def chosen(index: int | None) -> None:
            if index is not None and index < len(every):
                self._take_lost(one.note, every[index])
            elif index is not None:
                self._let_other_go(one)

        answers = [*self._values(one), _("Keep what stands, let the others go")]
        self.app.push_screen(Question(_("Two versions"), _("Which value is to be put in its place?"), answers), chosen)

    def _values(self, one: Noted) -> Iterator[str]:
        """What lost, each value on a line."""
        from stdplan_tui.text.display import shown_line
        from stdplan_tui.text.width import cells
        from stdplan_tui.tui.notes.lost import value_words, whose
        from stdplan_tui.tui.notes.plain_words import plain_words
        from stdplan_tui.tui.words import fitted
        from stdplan_tui.workspace.past_telling import field_name

        for lost in one.note.conflicts:
            words = plain_words(value_words(one.note, lost, self.ambiguous_width)) or _("(empty)")
            aside = whose(lost, self.authors.get(lost.author, lost.author))
            head = shown_line(f"{field_name(lost.field)}  {aside}  ")
            room = max(_WIDTH - cells(head, self.ambiguous_width), _LEAST)
            yield head + fitted(words, room, self.ambiguous_width)


def _with_lost(notes: Iterable[Noted]) -> Sequence[Noted]:
    return [one for one in notes if one.note.conflicts]
