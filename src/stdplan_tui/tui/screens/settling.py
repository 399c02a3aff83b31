"""Settling a discussion: what becomes of it, and a line that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static

from stdplan_tui.annotations.model import Resolution
from stdplan_tui.annotations.threads import State
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.screens.listing import Options
from stdplan_tui.tui.screens.over import KeyLine, Over
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, plain, set_in_rows

_RESOLVED: Final = (Resolution.RESOLVED, N_("Resolved"))
_WONTFIX: Final = (Resolution.WONTFIX, N_("Will not be done"))
_REOPENED: Final = (Resolution.REOPENED, N_("Reopened"))
_CHOICES: Final = {
    State.OPEN: (_RESOLVED, _WONTFIX),
    State.RESOLVED: (_REOPENED, _WONTFIX),
    State.WONTFIX: (_REOPENED, _RESOLVED),
}
"""What can become of a discussion, the likeliest first."""
_WIDTH: Final = 50
_QUOTED: Final = 2


@frozen
class Verdict:
    """What was chosen, in a word, and the reason that was given."""

    resolution: Resolution
    words: str
    reason: str = ""


class Settling(Over[Verdict | None]):
    """The choices over a field for the reason: Enter takes the first, the arrows another; a click takes it at once."""

    DEFAULT_CSS = """
    Settling > Vertical { width: 56; }
    Settling Options { margin: 1 0; }
    Settling.-low Options, Settling.-short Options { margin: 0; }
    Settling.-short #settled { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p,shift+tab", "move(-1)", show=False, priority=True),
    ]

    field = query_one(Input)

    def __init__(self, state: State, words: str) -> None:
        super().__init__()
        self._choices: Sequence[tuple[Resolution, str]] = _CHOICES[state]
        self._words = words

    def compose(self) -> ComposeResult:
        """What it is about, the choices, the field, the keys."""
        with Vertical() as box:
            box.border_title = _("Discussion")
            rows, left = set_in_rows(plain_words(self._words), _WIDTH, _QUOTED)
            yield Static(plain(" ".join(rows) + (" ..." if left > 0 else ""), MUTED), id="settled", markup=False)
            yield Options(*(_(words) for _resolution, words in self._choices))
            yield Input(placeholder=_("Why (may stay empty)"), compact=True)
            yield KeyLine(
                Button("Enter", _("save"), "save"),
                Button("Up/Down", _("other verdict"), "move(1)"),
                Button("Esc", _("close"), "leave"),
            )

    def on_mount(self) -> None:
        """Stand at the first choice."""
        self.query_one(Options).highlighted = 0

    def action_move(self, rows: int) -> None:
        """Go to another choice, beyond the last to the first."""
        options = self.query_one(Options)
        options.highlighted = ((options.highlighted or 0) + rows) % len(self._choices)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self.action_save()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the choice that is marked."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Give the choice that is marked, and the reason."""
        resolution, words = self._choices[self.query_one(Options).highlighted or 0]
        self.dismiss(Verdict(resolution, _(words), self.field.value.strip()))
