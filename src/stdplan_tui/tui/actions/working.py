"""Working: which commands can do something here and now; the footer, the palette and the keys ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stdplan_tui.tui.actions.choosing import Choosing
from stdplan_tui.tui.actions.disagreeing import Disagreeing
from stdplan_tui.tui.actions.finding import IN_SEARCH, Finding
from stdplan_tui.tui.actions.jumping import Jumping
from stdplan_tui.tui.actions.listing import ListingNotes
from stdplan_tui.tui.actions.looking import IN_FIND, Looking
from stdplan_tui.tui.actions.marking import IN_LETTERS, Marking
from stdplan_tui.tui.actions.moving import Moving
from stdplan_tui.tui.actions.note_history import LookingBack
from stdplan_tui.tui.actions.progress import Progressing
from stdplan_tui.tui.actions.reviewing import Reviewing
from stdplan_tui.tui.actions.selecting import WHILE_SELECTING
from stdplan_tui.tui.actions.sharing import Sharing
from stdplan_tui.tui.actions.undoing import Undoing
from stdplan_tui.tui.actions.vocabulary import Agreeing
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import ALWAYS_IN_FOOTER, COMMANDS, footer_for
from stdplan_tui.tui.widgets.footer import Footer

_ACTIONS: Final = frozenset(command.action for command in COMMANDS)
_ALWAYS: Final = frozenset(
    {
        "help",
        "commands",
        "quit",
        "import",
        "theme",
        "language",
        "leave",
        "next_pane",
        "zen",
        "wider",
        "narrower",
        "undo",
        "redo",
        "undo_list",
        "review",
        "disagreements",
        "share",
        "layers",
        "notes_list",
        "vocabulary",
        "progress",
        "past_searches",
        "settings",
        "jump",
        "tour",
    }
)
_WHILE_WRITING: Final = (
    IN_SEARCH
    | IN_FIND
    | IN_LETTERS
    | {
        "commands",
        "help",
        "open",
        "follow",
        "leave",
        "next_pane",
        "theme",
        "language",
        "past_searches",
    }
)


class Working(
    Moving,
    Marking,
    Finding,
    Looking,
    Progressing,
    ListingNotes,
    Choosing,
    Undoing,
    Agreeing,
    Jumping,
    Reviewing,
    Disagreeing,
    LookingBack,
    Sharing,
):
    """Tells what works, by what is open and where the reader is."""

    def show_keys(self) -> None:
        """Show in the footer the keys that work here."""
        if self.is_mounted and not self.jumping:
            pane = "search" if self.searching else self.tagging_pane() or type(self.focused).__name__.casefold()
            footer = self.query_one(Footer)
            named = self.keys_while_selecting() if self.selecting else self._working(self.in_force(footer_for(pane)))
            always = self._working(self.in_force(ALWAYS_IN_FOOTER))
            finding = self.keys_while_finding()
            kept = 0 if finding else 1 if self.selecting else len(always)  # the keys of a mode go before the others
            footer.commands, footer.always = (*finding, *named, *always[kept:]), always[:kept]

    def _working(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        return tuple(
            command
            for command in commands
            if self.check_action(command.action, ()) and not (self.writing and command.types)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        if (self.jumping or self.selecting) and action in _ACTIONS:
            return action in WHILE_SELECTING and not self.jumping
        if self.writing or action in IN_SEARCH:
            return action in _WHILE_WRITING and (self.searching or action not in IN_SEARCH)
        return self._has_object(action) and (
            action in _ALWAYS or action not in _ACTIONS or self.place.document is not None
        )

    def _has_object(self, action: str) -> bool:
        """Whether what the command acts on is there: a place to go back to, hits, a note."""
        match action:
            case "back" | "forward":
                return bool(self.jumps.behind if action == "back" else self.jumps.ahead)
            case "find":
                return not self.searching
            case "next_hit" | "previous_hit":
                return bool(self.place.document and self.found_in(self.place.document.id))
            case "edit" | "delete" | "reply" | "resolve":
                return bool(self.here)
            case "take_other" | "let_other_go":
                return any(one.note.conflicts for one in self.here)
        return True
