"""The bar for finding in the open document: a field to type in, and which hit this is of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from stdplan_tui.language import N_, _
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.finding.trail import Reached

LONGEST: Final = 200
"""The characters that may be looked for."""

_ROOMY: Final = 72
"""The columns from which there is room to say more than the numbers."""

KEYS: Final = (
    Command("find-next", "down", N_("Next place"), N_("Go to the next place"), N_("hit"), "Up/Down"),
    Command("find-stay", "enter", N_("Stay"), N_("Stay at the hit, the words lit"), N_("stay")),
    Command("find-leave", "escape", N_("Go back"), N_("Go back to where you were"), N_("back")),
)
"""What the footer names of what can be done in the bar, whose bindings say the keys."""


class FindBar(Horizontal):
    """One row at the top of the screen, in the place of the status line, so that nothing moves."""

    DEFAULT_CSS = """
    FindBar { height: 1; padding: 0 1; background: $panel; }
    FindBar Static { width: auto; text-style: bold; padding: 0 1 0 0; }
    FindBar Input { width: 1fr; min-width: 10; background: $background; padding: 0 1; }
    FindBar #find-told { width: 28; padding: 0 1; color: $secondary; text-align: right; }
    FindBar #find-told.-none { color: $error; }
    FindBar.-tight #find-told { width: 23; padding: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.find_stay", N_("Stay at the hit, the words lit"), show=False, priority=True),
        Binding("escape", "screen.find_leave", N_("Go back to where you were"), show=False, priority=True),
        Binding("down", "screen.find_next", N_("Next place"), show=False, priority=True),
        Binding("up", "screen.find_previous", N_("Place before"), show=False, priority=True),
    ]

    field = query_one(Input)
    told = query_one("#find-told", Static)

    @dataclass
    class Typed(Message):
        """Other words stand in the field."""

        words: str

    def compose(self) -> ComposeResult:
        """What it is, the field, what was found."""
        yield Static(_("Find"), markup=False)
        yield Input(compact=True, select_on_focus=False, max_length=LONGEST)
        yield Static("", id="find-told", markup=False)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.field.value

    def begin(self, words: str) -> None:
        """Have words in the field, all of them selected, to be typed over."""
        self.query_one(Static).update(_("Find"))
        self._say("")
        with self.prevent(Input.Changed):
            self.field.value = words
        self.field.select_all()

    def tell(self, reached: Reached | None, count: int, step: int = 1) -> None:
        """Say which hit this is of how many, and where it was come to round the end."""
        nothing = reached is None and bool(self.words.strip())
        self.told.set_class(nothing, "-none")
        self._say(_("nothing found") if nothing else _told(reached, count, step))

    def _say(self, text: str) -> None:
        self.told.update(Content(text), layout=False)  # it has its room: to lay out the screen anew takes 30 ms a key

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen what is looked for."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_resize(self, event: events.Resize) -> None:
        """Where there is little room, it is for the words."""
        self.set_class(event.size.width < _ROOMY, "-tight")


def _told(reached: Reached | None, count: int, step: int) -> str:
    if reached is None:
        return ""
    said = f"{reached.number}/{count}"
    if not reached.around:
        return said
    around = _("from the start") if step > 0 else _("from the end")
    return f"{said} {around}"
