"""Annotating: notes, tags, changing and deleting them, and undo."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import work

from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.tui.actions.selecting import Selecting
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel

if TYPE_CHECKING:
    from stdplan_tui.annotations.model import Annotation
    from stdplan_tui.annotations.vocabulary import Vocabulary


class Annotating(Selecting):
    """The commands that leave something on a clause or on words selected, and take it away again."""

    async def action_annotate(self) -> None:
        """Write a note on the current clause, or on the words selected in it."""
        if (here := self._clause()) is None:
            return
        document, clause = here
        span = self._quotable(clause)
        self.reader.finish()
        about = f"{document.id}:{clause.id}" + (f"@{span.start}-{span.end}" if span else "")

        def save(words: str) -> None:
            from stdplan_tui.workspace import annotating

            annotating.annotate(self.workspace, document, clause, words, span=span)

        await self._write(_place_name(document, clause), _quoted(clause, span), about, "", save)

    async def action_annotate_document(self) -> None:
        """Write a note on the whole document."""
        document = self.place.document
        if document is None:
            return

        def save(words: str) -> None:
            from stdplan_tui.workspace import annotating

            annotating.annotate(self.workspace, document, None, words)

        await self._write(_("The whole document"), document.title, document.id, "", save)

    async def action_edit(self) -> None:
        """Edit the note that is marked, or the clause's only one."""
        await self._with_note(_("Which note to edit?"), self.edit_note)

    async def action_delete(self) -> None:
        """Delete the note that is marked, or the clause's only one."""

        async def delete(note: Annotation) -> None:
            self._delete(note)

        await self._with_note(_("Which note to delete?"), delete)

    async def action_tag(self) -> None:
        """Choose the tags of the current clause."""
        if (here := self._clause()) is None:
            return
        from stdplan_tui.tui.screens.tag_picker import TagPicker

        document, clause = here
        span = self._quotable(clause)
        self.reader.finish()

        def load() -> tuple[Vocabulary, tuple[str, ...]]:
            from stdplan_tui.workspace import annotating

            own = annotating.own_tags(self.workspace, document, clause, span=span)
            return annotating.vocabulary(self.workspace), own

        def chosen(tags: tuple[str, ...] | None) -> None:
            if tags is not None:
                self._tag(document, clause, span, tags)

        picker = TagPicker(_place_name(document, clause), load)
        await self.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._undo()

    async def on_annotation_panel_picked(self, event: AnnotationPanel.Picked) -> None:
        """Edit the note that was chosen in the panel."""
        event.stop()
        from stdplan_tui.tui.margin import is_note

        if is_note(event.note):
            await self.edit_note(event.note)
        else:
            await self.action_tag()

    async def edit_note(self, note: Annotation) -> None:
        """Write the body of a note anew."""

        def save(words: str) -> None:
            from stdplan_tui.workspace import annotating

            annotating.edit(self.workspace, note, words)

        place = note.target.label or _("The whole document")
        await self._write(place, note.target.exact, note.id, note.body.rstrip("\n"), save)

    async def _write(self, place: str, quote: str, about: str, words: str, save: Callable[[str], None]) -> None:
        from stdplan_tui.tui.drafts import Draft
        from stdplan_tui.tui.screens.note_editor import NoteEditor

        def begun() -> tuple[Draft, str]:
            draft = Draft(self.workspace.state_folder, about, words)
            return draft, draft.read()

        def closed(saved: bool | None) -> None:
            if saved:
                self.tell(_("Note saved; u takes it back"))
                self.annotations_changed()

        # Before the editor opens, so that what is typed at once goes on with it.
        draft, left = await to_thread(begun)
        editor = NoteEditor(place, quote, left or words, save, draft)
        await self.app.push_screen(editor, closed)
        editor.set_focus(editor.field)
        if left:
            editor.notify(_("Your draft is back"), markup=False, timeout=4)

    async def _with_note(self, question: str, act: Callable[[Annotation], Awaitable[None]]) -> None:
        """Act on the note that is marked in the panel, else on the clause's only one, else on the one chosen."""
        from stdplan_tui.tui.margin import is_note

        notes = [note for note in self.here if is_note(note)]
        marked = self.panel.note if self.panel.has_focus else None
        if marked is not None and marked in notes:
            notes = [marked]
        if len(notes) == 1:
            await act(notes[0])
            return
        if not notes:
            self.tell(_("No note on this clause: {key} writes one").format(key=self.key_of("annotate")))
            return
        from stdplan_tui.tui.screens.choice import Choice

        async def chosen(index: int | None) -> None:
            if index is not None:
                await act(notes[index])

        await self.app.push_screen(Choice(question, notes, self.authors), chosen)

    @work(thread=True, group="save")
    def _tag(self, document: Document, clause: Clause, span: Span | None, tags: tuple[str, ...]) -> None:
        from stdplan_tui.workspace import annotating

        self._done(
            lambda: annotating.tag(self.workspace, document, clause, tags, span=span),
            _("Tags saved; u takes them back"),
        )

    @work(thread=True, group="save")
    def _delete(self, note: Annotation) -> None:
        from stdplan_tui.workspace import annotating

        self._done(lambda: annotating.delete(self.workspace, note), _("Note deleted; u brings it back"))

    @work(thread=True, group="save")
    def _undo(self) -> None:
        from stdplan_tui.workspace import annotating

        try:
            undone = annotating.undo(self.workspace)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        if undone is None:
            self.later(self.tell, _("Nothing to take back"))
        else:
            self.later(self.tell, _("Taken back: {action}").format(action=_(undone.action)))
            self.later(self.annotations_changed)

    def _done(self, act: Callable[[], object], said: str) -> None:
        """Change the files, in a worker's thread; say so, or why it could not be done."""
        try:
            act()
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        self.later(self.tell, said)
        self.later(self.annotations_changed)

    def _quotable(self, clause: Clause) -> Span | None:
        """The selected words as an annotation takes them: None for the whole clause, never heading and text at once."""
        span = self._selected
        if span is None or span == Span(0, len(clause.string)):
            return None
        from stdplan_tui.annotations.target import one_line

        # A drag from beyond the heading's end begins at the line feed itself.
        words = Span(span.start + clause.string.startswith("\n", span.start), span.end)
        cut = one_line(clause, words)
        if cut != words:
            self.tell(_("Heading and text were selected: only the heading is taken"))
        return cut


def _place_name(document: Document, clause: Clause) -> str:
    from stdplan_tui.corpus.labelpath import label_path

    return label_path(document, clause.id) or clause.string[:24]


def _quoted(clause: Clause, span: Span | None) -> str:
    return clause.string[span.start : span.end] if span else clause.string
