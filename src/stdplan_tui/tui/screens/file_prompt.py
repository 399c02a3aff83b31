"""Which file to import: its path, completed while it is typed, and what is wrong with the file where something is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from stdplan_tui.errors import MendedByHand, StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.preview.paths import Suggestion, cleaned, completed, path_named, suggestions
from stdplan_tui.tui.preview.preview import Preview
from stdplan_tui.tui.screens.listing import Listing, Options
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, plain
from stdplan_tui.tui.worker import work

Load = Callable[[Path, str | None, bool], Preview]
"""Prepares a file: its path, the id wanted for it if any, and whether to merge."""


class PathField(Input):
    """A field for one path: what is pasted or dropped comes without its quotes, and whole in place of another path."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        path = cleaned(event.text)
        if path.startswith(("/", "~")) or path[1:3] in (":\\", ":/"):
            self.value = path
            self.cursor_position = len(path)
        else:
            self.insert_text_at_cursor(path)


class FilePrompt(Listing[Preview | None]):
    """Asks for a file and prepares its import, which it gives; None where nothing is to be imported.

    `load` is called in a thread; what it raises is shown here, and the path stays.
    """

    CSS_PATH = "file_prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False)]

    field = query_one(PathField)
    found = query_one(Options)
    message = query_one("#file-message", Static)

    def __init__(self, load: Load, start: str = "") -> None:
        super().__init__()
        self._load = load
        self._start = start
        self._suggested: tuple[Suggestion, ...] = ()
        self._completing = False
        self._submitted_early = False

    def compose(self) -> ComposeResult:
        """The field, what is wrong, the suggestions, the keys."""
        with Vertical(id="file") as box:
            box.border_title = _("Import a document")
            yield PathField(self._start, placeholder=_("Path of a file: type, paste or drop it here"), compact=True)
            yield Static(id="file-message", markup=False)
            yield Options()
            yield KeyLine(
                Button("Enter", _("import"), "submit"),
                Button("Tab", _("complete"), "complete"),
                Button("Esc", _("close"), "leave"),
                Button("Down", _("next row"), "rows('move(1)')"),
                Button("Up", _("row before"), "rows('move(-1)')"),
            )

    def on_mount(self) -> None:
        """Suggest what is in the folder."""
        self.field.cursor_position = len(self._start)
        self._suggest(self._start)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Suggest what the path could go on to."""
        event.stop()
        self.moved = False
        self._say("")
        self._suggest(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Import the file; a suggestion that was moved to is taken first, and a folder is entered."""
        event.stop()
        self.action_submit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes a suggestion; a file is imported at once."""
        event.stop()
        self.set_focus(self.field)
        if suggestion := self._at_hand:
            self._take(suggestion.text)
            if not suggestion.folder:
                self.prepare()

    def prepare(self, merge: bool = False) -> None:
        """Import the file that was named, in memory."""
        text = self.field.value
        self._say(_("Reading {file} ...").format(file=path_named(text).name), MUTED)
        self._prepare(text, merge)

    def action_complete(self) -> None:
        """Go on with what was typed as far as is certain; from there on, move in the suggestions."""
        if self.moved and (suggestion := self._at_hand):
            self._take(suggestion.text)
        else:
            self._completing = True
            self._complete(self.field.value)

    def action_submit(self) -> None:
        """Import the file; a suggestion that was moved to is taken first, and a folder is entered."""
        if self._completing:
            self._submitted_early = True
        else:
            self._submit()

    def action_leave(self) -> None:
        """Import nothing."""
        self.workers.cancel_node(self)
        super().action_leave()

    @work(thread=True, exclusive=True, group="suggest")
    def _suggest(self, text: str) -> None:
        self.call_later(self._list, text, suggestions(text))

    @work(thread=True, exclusive=True, group="complete")
    def _complete(self, text: str) -> None:
        self.call_later(self._completed, text, suggestions(text))

    @work(thread=True, exclusive=True, group="prepare")
    def _prepare(self, text: str, merge: bool) -> None:
        worker = get_current_worker()
        try:
            preview = self._load(path_named(text), None, merge)
        except MendedByHand as error:
            self.call_later(self._ask_to_merge, text, error)
        except (StdplanError, OSError, ValueError) as error:
            self.call_later(self._refused, text, error)
        else:
            if not worker.is_cancelled:
                self.call_later(self._prepared, text, preview)

    def _submit(self) -> None:
        if self.moved and (suggestion := self._at_hand):
            self._take(suggestion.text)
            if suggestion.folder:
                return
        if self.field.value.strip():
            self.prepare()

    def _prepared(self, text: str, preview: Preview) -> None:
        if self.is_current and text == self.field.value:
            self.dismiss(preview)

    def _refused(self, text: str, error: Exception) -> None:
        if text == self.field.value:
            self._say(str(error), "$error")

    async def _ask_to_merge(self, text: str, error: MendedByHand) -> None:
        if not self.is_current or text != self.field.value:
            return
        from stdplan_tui.tui.screens.question import Question

        def answered(answer: int | None) -> None:
            if answer == 0:
                self.prepare(merge=True)
            else:
                self._refused(text, error)

        answers = (_("Merge the newer version with what was mended by hand"), _("Leave the document as it is"))
        await self.app.push_screen(Question(_("Mended by hand"), str(error), answers), answered)

    def _completed(self, text: str, found: tuple[Suggestion, ...]) -> None:
        self._completing = False
        if text == self.field.value:
            longer = completed(text, found)
            if longer != text:
                self._take(longer)
            elif found and not self._submitted_early:
                self._list(text, found)
                self.found.highlighted = 0
                self.moved = True
        if self._submitted_early:
            self._submitted_early = False
            self._submit()

    def _list(self, text: str, found: tuple[Suggestion, ...]) -> None:
        if text != self.field.value:
            return
        self._suggested = found
        self.found.set_options(Option(_shown(suggestion)) for suggestion in found)

    def _take(self, text: str) -> None:
        self.field.value = text
        self.field.cursor_position = len(text)

    def _say(self, text: str, style: str = "") -> None:
        self.message.update(Content.styled(shown(text), style) if text else "")
        self.message.display = bool(text)

    @property
    def _at_hand(self) -> Suggestion | None:
        number = self.found.highlighted
        return self._suggested[number] if number is not None and number < len(self._suggested) else None


def _shown(suggestion: Suggestion) -> Content:
    if suggestion.folder:
        return Content.assemble(plain(suggestion.name, "$secondary"), ("/", MUTED))
    return plain(suggestion.name)
