"""Annotating: writing notes on the document, a clause, or words of it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable

from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.language import _
from stdplan_tui.tui.actions.tagging import Tagging


class Annotating(Tagging):
    """The commands that leave a note on a clause, on words selected, or on the document."""

    async def action_annotate(self) -> None:
        """Write a note on the current clause, or on the words selected in it."""
        if (here := self._clause()) is None:
            return
        document, clause = here
        span = self.quotable(clause)
        self.reader.finish()
        about = f"{document.id}:{clause.id}" + (f"@{span.start}-{span.end}" if span else "")

        def save(words: str) -> None:
            from stdplan_tui.workspace import annotating

            annotating.annotate(self.workspace, document, clause, words, span=span)

        await self.write(_place_name(document, clause), _quoted(clause, span), about, save)

    async def action_annotate_document(self) -> None:
        """Write a note on the whole document."""
        document = self.place.document
        if document is None:
            return

        def save(words: str) -> None:
            from stdplan_tui.workspace import annotating

            annotating.annotate(self.workspace, document, None, words)

        await self.write(_("The whole document"), document.title, document.id, save)

    async def write(  # noqa: PLR0913 — what the editor shows, and what becomes of the words
        self,
        place: str,
        quote: str,
        about: str,
        save: Callable[[str], object],
        *,
        words: str = "",
        said: str = "",
    ) -> None:
        """Open the editor; `save` is given the words in a thread, and `said` is told once it is done.

        `about` names the draft, `words` are those that the note has already.
        """
        from stdplan_tui.tui.drafts import Draft
        from stdplan_tui.tui.screens.note_editor import NoteEditor

        def begun() -> tuple[Draft, str]:
            draft = Draft(self.workspace.state_folder, about, words)
            return draft, draft.read()

        def closed(saved: bool | None) -> None:
            if saved:
                self.tell((said or _("Note saved; {key} takes it back")).format(key=self.key_of("undo")))
                self.annotations_changed()

        # Before the editor opens, so that what is typed at once goes on with it.
        draft, left = await to_thread(begun)
        editor = NoteEditor(place, quote, left or words, save, draft)
        await self.app.push_screen(editor, closed)
        editor.set_focus(editor.field)
        if left:
            editor.notify(_("Your draft is back"), markup=False, timeout=4)


def _place_name(document: Document, clause: Clause) -> str:
    from stdplan_tui.corpus.labelpath import label_path

    return label_path(document, clause.id)


def _quoted(clause: Clause, span: Span | None) -> str:
    return clause.string[span.start : span.end] if span else clause.string
