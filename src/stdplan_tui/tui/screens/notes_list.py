"""The list of all annotations: a field that filters them, what they are narrowed to, the list, and one in full."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Key
from textual.getters import query_one
from textual.widgets import Input

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import first_clause
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.listing.commands import ALWAYS, FILTERS, FOOTER, GROUPS, LISTING, ON_NOTE, ROWS
from stdplan_tui.tui.listing.found import Found
from stdplan_tui.tui.screens.notes_found import Left
from stdplan_tui.tui.screens.notes_narrowed import FilterField, NarrowedNotes
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.listed_notes import ListedNotes
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import SearchBar
from stdplan_tui.tui.widgets.whole_note import WholeNote

_WIDE: Final = 110
"""The columns from which the note that the list is at is seen in full beside it."""
_ACTIONS: Final = frozenset(command.action for command in LISTING)
_ON_NOTE: Final = frozenset(command.action for command in ON_NOTE if command.id not in ("list-undo", "list-export"))
_WHILE_WRITING: Final = frozenset(
    {
        *(command.action for command in (*ROWS, *FILTERS) if not command.types and command.typing),
        *("list_order", "list_leave", "list_export", "help", "commands"),
    }
)


class NotesList(NarrowedNotes):
    """Lists annotations; it gives how it was left."""

    DEFAULT_CSS = """
    NotesList { layout: vertical; background: $background; }
    NotesList Footer { background: $footer-background; color: $footer-description-foreground; }
    NotesList #notes-filters { height: auto; background: $panel; }
    NotesList FilterField { margin: 0 1; background: $panel; }
    NotesList #notes-chips { display: none; height: 1; }
    NotesList #notes-chips.-some { display: block; }
    NotesList #notes-panes { height: 1fr; }
    NotesList ListedNotes { width: 1fr; border: round $primary; border-title-color: $primary; }
    NotesList WholeNote { display: none; width: 46; border: round $border; border-title-color: $text-muted; }
    NotesList.-wide WholeNote { display: block; }
    NotesList.-narrow #notes-bar, NotesList.-low #notes-bar { height: 1; }
    NotesList.-narrow ListedNotes, NotesList.-low ListedNotes { border: none; }
    NotesList.-low WholeNote { border: none; }
    """
    AUTO_FOCUS = "ListedNotes"
    BINDINGS: ClassVar[list[BindingType]] = bindings(LISTING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middling"), (_WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-tall")]  # noqa: RUF012 — Textual declares both so
    own_commands: tuple[Command, ...] = LISTING
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    whole = query_one(WholeNote)

    def compose(self) -> ComposeResult:
        """Field, bar and chips; the list, and the note it is at; keys."""
        with Vertical(id="notes-filters"):
            yield FilterField(
                self.asked.wanted.text,
                placeholder=_("Words of the note, its quotation or its tags"),
                compact=True,
                select_on_focus=False,  # the first word of an input method is there when the field gets the keyboard
            )
            yield SearchBar(id="notes-bar")
            yield SearchBar(id="notes-chips")
        with Horizontal(id="notes-panes"):
            yield ListedNotes()
            yield WholeNote()
        yield Footer()

    def on_mount(self) -> None:
        """List what was read before, and read on."""
        self.rows.ambiguous_width = self.desk.ambiguous_width
        self.rows.border_title = _("All notes")
        self.whole.border_title = _("In full")
        self.tell_asked()
        self.show_keys()
        if self.roll.pages:
            self.ask()
        self.read_notes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        if action not in _ACTIONS:
            return True
        if self.writing:
            return action in _WHILE_WRITING
        if action in _ON_NOTE:
            return self.rows.note is not None
        return action != "drop_filter" or bool(self.asked.chips)

    def tell_found(self, found: Found) -> None:
        """Say how many there are, and show the one that the list is at."""
        super().tell_found(found)
        self.show_keys()
        self.whole.show(self.rows.note, found.roll)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the note that the list is at."""
        event.stop()
        await self.action_list_open()

    def on_key(self, event: Key) -> None:
        """What is typed with an input method is no command: it belongs in the field."""
        typed = event.character or ""
        if not self.writing and typed.isprintable() and not typed.isascii() and not self._is_bound(event.key):
            event.stop()
            self.set_focus(self.field)
            self.field.insert_text_at_cursor(typed)

    async def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A note was clicked twice."""
        event.stop()
        await self.action_list_open()

    def on_listed_notes_shown(self, event: ListedNotes.Shown) -> None:
        """Show the note in full."""
        event.stop()
        self.whole.show(event.note, self.rows.found.roll if self.rows.found else self.roll)

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Other keys work now."""
        self.show_keys()

    async def action_rows(self, action: str) -> None:
        """Move in the list, from the field."""
        await self.rows.run_action(action)

    def action_list_next(self) -> None:
        """Go to the next note."""
        self.rows.action_move(1)

    def action_list_previous(self) -> None:
        """Go to the note before."""
        self.rows.action_move(-1)

    def action_list_next_group(self) -> None:
        """Go to the next group."""
        self.rows.go_to_group(1)

    def action_list_previous_group(self) -> None:
        """Go to the group before."""
        self.rows.go_to_group(-1)

    async def action_list_open(self) -> None:
        """Read the place of the note in the text."""
        self.take_words()
        await self.settled()
        if self.app.screen is not self or (one := self.rows.note) is None:
            return
        document = self.roll.document_of(one)
        if document is None:
            self.desk.tell(_("The document of this note cannot be read"))
            return
        if one.clause is None and not one.note.target.document:
            self.desk.tell(_("The place of this note is no longer certain"))
        spot = Spot(document.id, one.clause or first_clause(document), one.span)
        self.dismiss(Left(self.kept, spot))

    async def action_list_edit(self) -> None:
        """Edit the note."""
        if (one := await self._at_hand()) is not None:
            await self.desk.edit_note(one)

    async def action_list_reply(self) -> None:
        """Answer the note."""
        if (one := await self._at_hand()) is not None:
            await self.desk.reply_to(one)

    async def action_list_resolve(self) -> None:
        """Resolve the discussion that the note belongs to, or reopen it."""
        if (one := await self._at_hand()) is not None:
            await self.desk.settle(self.roll.thread_of(one))

    async def action_list_delete(self) -> None:
        """Delete the note."""
        if (one := await self._at_hand()) is not None:
            await self.desk.delete_note(one)

    async def action_list_undo(self) -> None:
        """Take the last change back."""
        await self.desk.run_action("undo")

    async def action_list_export(self) -> None:
        """Write what is listed to a table."""
        from stdplan_tui.tui.listing.exporting import export

        await export(self)

    def action_list_leave(self) -> None:
        """From the field, back to the list; drop the last filter; without any, go back to where one was."""
        if self.writing:
            self.set_focus(self.rows)
        elif self.asked.chips:
            self.action_drop_filter()
        elif self.asked.wanted.text:
            self.action_drop_filters()
        else:
            self.action_list_close()

    def action_list_close(self) -> None:
        """Go back to where one was; what is asked for stays for the next time."""
        self.dismiss(Left(self.kept))

    async def _at_hand(self) -> Noted | None:
        await self.settled()
        return self.rows.note if self.app.screen is self else None

    def _is_bound(self, key: str) -> bool:
        return any(key in node._bindings.key_to_bindings for node in (self, self.rows))  # noqa: SLF001
