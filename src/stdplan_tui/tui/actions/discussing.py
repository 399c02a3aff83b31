"""Discussing: answering notes, settling them, changing and deleting one's own."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.annotating import Annotating
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.annotations.noted import Noted
    from stdplan_tui.tui.notes.viewer import Viewer
    from stdplan_tui.tui.screens.settling import Verdict

_Act = Callable[["Noted"], Awaitable[None]]


class Discussing(Annotating):
    """The commands for the note that is marked in the notes pane; else for the only one here, or one to be chosen."""

    async def action_tag(self) -> None:
        """Choose tags: where tags of one's own are marked in the pane, those of their place."""
        marked = self.panel.note if self.panel.has_focus and self.range_from is None else None
        if marked is not None and _is_tags(marked) and await self._is_own(marked):
            await self.retag_where(marked)
        else:
            await super().action_tag()

    async def action_reply(self) -> None:
        """Answer a note."""
        await self._with_note(_("Which note to answer?"), self._discussed(), self.reply_to)

    async def action_resolve(self) -> None:
        """Settle a discussion, or take it up again."""

        async def settle(one: Noted) -> None:
            await self.settle(other for other in self.here if other.thread == one.thread)

        await self._with_note(_("Which discussion?"), self._discussed(), settle)

    async def action_edit(self) -> None:
        """Write a note of one's own anew; somebody else's can be answered."""
        await self._with_note(_("Which note to edit?"), await self._own_first(), self.edit_note)

    async def action_delete(self) -> None:
        """Delete a note of one's own."""
        await self._with_note(_("Which note to delete?"), await self._own_first(), self.delete_note)

    async def on_annotation_panel_picked(self, event: AnnotationPanel.Picked) -> None:
        """Do what is likeliest to what was chosen: edit what is one's own, answer the others, choose tags."""
        event.stop()
        one = event.note
        if not await self._is_own(one):
            await self.reply_to(one)
        else:
            await self.edit_note(one)

    def watch_notes(self) -> None:
        """Other notes were read: find out whose they are, and how their tags look."""
        if self.notes:
            self._learn_viewer([one for notes in self.notes.values() for one in notes])

    async def reply_to(self, one: Noted) -> None:
        """Write an answer to a note."""
        from stdplan_tui.tui.notes.plain_words import plain_words

        def save(words: str) -> None:
            from stdplan_tui.workspace import discussing

            discussing.reply(self.workspace, one, words)

        title = _("Reply to {name}").format(name=self._author(one))
        said = plain_words(one.note.body) or " ".join(f"#{tag}" for tag in one.tags)
        await self.write(title, said, f"reply:{one.thread}", save, said=_("Reply saved; {key} takes it back"))

    async def edit_note(self, one: Noted) -> None:
        """Write the body of a note anew; of somebody else's, ask whether it should be answered."""
        note = one.note
        if not await self._is_own(one):
            await self._offer_reply(one)
            return
        if _is_tags(one):
            await self.retag_where(one)
            return

        def save(words: str) -> None:
            from stdplan_tui.workspace import annotating

            annotating.edit(self.workspace, note, words)

        place = note.target.label or _("The whole document")
        await self.write(place, note.target.exact, note.id, save, words=note.body.rstrip("\n"))

    async def retag_where(self, one: Noted) -> None:
        """Choose the tags of the document, the clause, or the words of it that a tagging is on."""
        from stdplan_tui.workspace import reading
        from stdplan_tui.workspace.tagging import Passage

        if one.clause is None and not one.note.target.document:
            self.tell(_("The place of this note is no longer certain"))
            return
        try:
            document = await to_thread(reading.document, self.workspace, one.note.document)
        except (StdplanError, OSError) as error:
            self.complain([error])
            return
        await self.choose_tags(document, [Passage(one.anchor.clause, one.span)])

    async def _offer_reply(self, one: Noted) -> None:
        from stdplan_tui.tui.screens.question import Question

        asked = _("Only {name} can change this note.").format(name=self._author(one))

        async def chosen(index: int | None) -> None:
            if index == 0:
                await self.reply_to(one)

        await self.app.push_screen(Question(_("Not your note"), asked, [_("Write a reply")]), chosen)

    async def settle(self, thread: Iterable[Noted]) -> None:
        """Settle a discussion, or take it up again, with a reason; where only tags are, there is nothing to settle."""
        from stdplan_tui.tui.screens.settling import Settling
        from stdplan_tui.workspace.discussing import discussions

        one = next((found.spoken for found in discussions(thread)), None)
        if one is None:
            self.tell(_("Only notes and replies can be resolved"))
            return

        def change(verdict: Verdict) -> str:
            from stdplan_tui.workspace import discussing

            discussing.assess(self.workspace, one, verdict.resolution, verdict.reason)
            return _("{verdict}; {key} takes it back").format(verdict=verdict.words, key=self.key_of("undo"))

        def chosen(verdict: Verdict | None) -> None:
            if verdict is not None:
                self.save(lambda: change(verdict))

        screen = Settling(one.state, one.note.body)
        await self.app.push_screen(screen, chosen)
        screen.set_focus(screen.field)

    async def delete_note(self, one: Noted) -> None:
        """Delete a note of one's own."""
        if not await self._is_own(one):
            self.tell(_("Only {name} can delete this note").format(name=self._author(one)))
            return
        # The tags of a place stand together, though they may be of several files.
        entry = self.panel.entry if self.panel.has_focus else None
        notes = [
            each.note
            for each in (entry.notes if entry is not None and one in entry.notes and _is_tags(one) else (one,))
        ]

        def change() -> str:
            from stdplan_tui.workspace import annotating

            annotating.delete_all(self.workspace, notes)
            return _("Deleted; {key} brings it back").format(key=self.key_of("undo"))

        self.save(change)

    async def _with_note(self, question: str, notes: Sequence[Noted], act: _Act) -> None:
        """Act on the note that is marked in the pane, else on the only one of these, else on the one chosen."""
        marked = self.panel.note if self.panel.has_focus else None
        if marked is not None or len(notes) == 1:
            await act(marked or notes[0])
            return
        if not notes:
            self.tell(_("No note on this clause: {key} writes one").format(key=self.key_of("annotate")))
            return
        from stdplan_tui.tui.screens.choice import Choice

        async def chosen(index: int | None) -> None:
            if index is not None:
                await act(notes[index])

        await self.app.push_screen(Choice(question, notes, self.authors), chosen)

    def _discussed(self) -> Sequence[Noted]:
        """What each discussion here is settled by."""
        from stdplan_tui.workspace.discussing import discussions

        return [one.spoken for one in discussions(self.here) if one.spoken is not None]

    async def _own_first(self) -> Sequence[Noted]:
        """One's own notes here; where there are none, those of others."""
        from stdplan_tui.tui.margin import is_note

        notes = [one for one in self.here if is_note(one.note)]
        own = await self._own()
        return [one for one in notes if one.note.author == own] or notes

    async def _own(self) -> str:
        return await to_thread(self.workspace.own_slug)

    async def _is_own(self, one: Noted) -> bool:
        return one.note.author == await self._own()

    def _author(self, one: Noted) -> str:
        return self.authors.get(one.note.author, one.note.author)

    @work(thread=True, exclusive=True, group="viewer")
    def _learn_viewer(self, notes: Iterable[Noted]) -> None:
        from stdplan_tui.tui.notes.body import foresee
        from stdplan_tui.tui.notes.viewer import viewer_of

        self.later(self._viewer_learnt, viewer_of(self.workspace))
        foresee(one.note.body for one in notes)

    def _viewer_learnt(self, viewer: Viewer) -> None:
        if viewer != self.panel.viewer:
            self.panel.viewer = viewer


def _is_tags(one: Noted) -> bool:
    from stdplan_tui.annotations.model import Motivation

    return one.note.motivation is Motivation.TAGGING
