"""The import screen: a raw file beside the outline that it becomes, to be accepted, mended or left."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.editor import written_in_editor
from stdplan_tui.tui.import_commands import FOOTER, GROUPS, IMPORTING
from stdplan_tui.tui.preview.preview import Preview, mended
from stdplan_tui.tui.screens.file_prompt import Load
from stdplan_tui.tui.screens.import_panes import ImportPanes
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.worker import work

_IN_FIELD = frozenset({"accept", "leave", "next_pane", "previous_pane", "commands", "command_palette"})


class ImportScreen(ImportPanes):
    """Shows what an import would write; it gives the id of the document that was written, None where none was.

    `load` prepares the file again under another id, `save` writes it; both are called in a thread.
    """

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORTING)

    own_commands: tuple[Command, ...] = IMPORTING
    command_groups = GROUPS
    footer_commands = FOOTER
    message = query_one("#import-message", Static)

    def __init__(
        self, preview: Preview, load: Load, save: Callable[[Preview], object], ambiguous_width: int = 1
    ) -> None:
        super().__init__(preview, ambiguous_width)
        self._load = load
        self._save = save
        self._text = preview.body
        self._unread = ""
        self._writing = False

    def on_mount(self) -> None:
        """Show the import, and say what is to be decided before anything else: an id, where none could be made."""
        self.begin()
        self.say(self.preview.asked)
        if self.preview.asked:
            self.id_field.value = ""
            self.action_change_id()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        if isinstance(self.focused, Input):
            return action in _IN_FIELD or action not in _ACTIONS
        if action == "markup":
            return self.preview.legible.text != self.preview.source
        if action in ("next_doubt", "previous_doubt"):
            return bool(self.doubts.count)
        return True

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Raw text and outline follow each other."""
        event.stop()
        if event.view is self.source:
            self._follow(self.source.at, light=True)
        else:
            self._show_branch(self.outline.row)

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """From the outline to the raw text, and back."""
        event.stop()
        self.bring(self.outline if event.view is self.source else self.source)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the line that is doubtful, or the clause that changes."""
        event.stop()
        if event.option_list is self.doubts:
            if self.doubts.line is not None:
                self.source.show_line(self.doubts.line)
                self._follow(self.source.at)
        elif self.changes.clause is not None:
            number = self.preview.number_of(self.changes.clause)
            if number is not None:
                self.outline.be_at(number)
                self._show_branch(number)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the line, or to the clause."""
        event.stop()
        self.bring(self.source if event.option_list is self.doubts else self.outline)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the id that was typed."""
        event.stop()
        self._prepare_again(accept=False)

    def action_next_doubt(self) -> None:
        """Go to the next doubtful line."""
        self._to_doubt(1)

    def action_previous_doubt(self) -> None:
        """Go to the doubtful line before."""
        self._to_doubt(-1)

    def action_change_id(self) -> None:
        """Give the keyboard to the field of the id."""
        self.set_focus(self.id_field)
        self.id_field.action_select_all()

    def action_accept(self) -> None:
        """Write the document, under the id that stands in the field."""
        if self._unread:
            self.say(self._unread)
        elif self._writing:
            return
        elif self.id_field.value.strip() != self.preview.prepared.id or self.preview.asked:
            self._prepare_again(accept=True)
        else:
            self._writing = True
            self.say(_("Writing ..."), "")
            self._write(self.preview)

    def action_mend(self) -> None:
        """Mend the text in the user's own editor; what does not read is kept, to be mended further."""
        words = written_in_editor(self.app, self._text, f"{self.preview.prepared.id}.md")
        if words is not None and words != self._text:
            self._text = words
            self._read_again(self.preview, words)

    async def action_leave(self) -> None:
        """Leave the field of the id; else leave the import, of which nothing is written."""
        if isinstance(self.focused, Input):
            self.id_field.value = "" if self.preview.asked else self.preview.prepared.id
            self.say("")
            self.bring(self.outline)
        elif self._text != self.preview.prepared.body:
            await self._ask_to_leave()
        else:
            self.dismiss(None)

    def say(self, text: str, style: str = "$error") -> None:
        """Say something above the panes; nothing takes it away."""
        self.message.update(Content.styled(shown(text), style) if text and style else shown(text))
        self.message.display = bool(text)

    async def _ask_to_leave(self) -> None:
        from stdplan_tui.tui.screens.question import Question

        def answered(answer: int | None) -> None:
            if answer == 1:
                self.dismiss(None)

        question = _("The text was mended, and is lost if it is not accepted.")
        answers = (_("Stay here"), _("Leave it"))
        await self.app.push_screen(Question(_("Cancel the import"), question, answers), answered)

    def _to_doubt(self, steps: int) -> None:
        if self.doubts.step(steps) and self.has_class("-folded"):
            self.bring(self.source)

    def _follow(self, offset: int, light: bool = False) -> None:
        """Bring the outline to the clause that stands at a place of the raw text."""
        number = self.preview.branch_at(offset)
        if number is not None:
            self.outline.be_at(number)
            if light:
                self.source.light(self.preview.places[self.preview.branches[number].clause.id])

    def _show_branch(self, number: int) -> None:
        """Bring the raw text to a clause; to the first under it where it has no words of its own."""
        if place := self.preview.place_of(number):
            self.source.show_range(place)

    def _prepare_again(self, accept: bool) -> None:
        self.say(_("Reading {file} ...").format(file=self.preview.prepared.file.name), "")
        self._load_as(self.id_field.value.strip(), accept)

    @work(thread=True, exclusive=True, group="load")
    def _load_as(self, id_: str, accept: bool) -> None:
        worker = get_current_worker()
        before = self.preview
        try:
            preview = self._load(before.prepared.file, id_, before.merge)
            if before.mended:
                preview = mended(preview, before.body)
        except (StdplanError, OSError) as error:
            self.call_later(self.say, str(error))
            return
        if not worker.is_cancelled:
            self.call_later(self._loaded, preview, accept)

    def _loaded(self, preview: Preview, accept: bool) -> None:
        if not preview.mended and not self._unread:
            self._text = preview.body
        as_before = preview.prepared.outcome is self.preview.prepared.outcome
        self.show(preview)
        self.say(self._unread)
        self.bring(self.outline)
        if accept and as_before:
            self.action_accept()

    @work(thread=True, exclusive=True, group="load")
    def _read_again(self, before: Preview, text: str) -> None:
        try:
            preview = mended(before, text)
        except StdplanError as error:
            self.call_later(self._unreadable, error)
            return
        self.call_later(self._read, preview)

    def _read(self, preview: Preview) -> None:
        self._unread = ""
        self.say(preview.asked)
        kept = self.id_field.value
        self.show(preview)
        self.id_field.value = kept

    def _unreadable(self, error: StdplanError) -> None:
        where = _("line {line}: ").format(line=error.line) if error.line else ""
        self._unread = _("{problem}; e opens the text again, just as you left it").format(problem=where + error.message)
        self.say(self._unread)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, preview: Preview) -> None:
        try:
            self._save(preview)
        except (StdplanError, OSError) as error:
            self.call_later(self._refused, error)
            return
        self.call_later(self._written, preview)

    def _written(self, preview: Preview) -> None:
        self.dismiss(preview.prepared.id)

    def _refused(self, error: Exception) -> None:
        self._writing = False
        self.say(str(error))


_ACTIONS = frozenset(command.action for command in IMPORTING)
