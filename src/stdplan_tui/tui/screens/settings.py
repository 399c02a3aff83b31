"""The settings: each changed in place, worn at once, kept or put back together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.settings import Settings
from stdplan_tui.text.display import shown
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.keymap import keymap_of
from stdplan_tui.tui.setup.commands import GROUPS, SETTING
from stdplan_tui.tui.setup.rows import SettingRows
from stdplan_tui.tui.setup.sample import MARKS, PLACE, test_lines
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.worker import work

_BESIDE: Final = 100
_LOW: Final = 11
_ROOMY: Final = 20
"""The columns from which the sample stands beside the settings; the rows from which it is seen at all, and from which
everything has a frame.
"""

_ALWAYS: Final = frozenset({"accept", "leave"})
"""What the footer says however little room there is."""


class SettingsScreen(Keyed[None]):
    """Changes settings and shows what comes of it, in a sample and in the whole program behind it.

    `wear` makes the program look as settings say, `save` writes what two settings differ in; it runs in a thread.
    """

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "SettingRows"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SETTING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_BESIDE, "-beside")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_LOW, "-low"), (_ROOMY, "-roomy")]  # noqa: RUF012 — Textual declares both so
    own_commands: tuple[Command, ...] = SETTING
    command_groups = GROUPS

    rows = query_one(SettingRows)
    sample = query_one(Reader)

    def __init__(
        self, settings: Settings, wear: Callable[[Settings], None], save: Callable[[Settings, Settings], None]
    ) -> None:
        super().__init__()
        self._before = self.settings = settings
        self._wear = wear
        self._save = save

    def compose(self) -> ComposeResult:
        """Title; settings and what is said of them; sample; keys."""
        yield Static(id="settings-title", markup=False)
        with Horizontal(id="settings-panes"):
            with Vertical(id="settings-left"):
                yield SettingRows(self.settings)
                yield Static(id="settings-help", markup=False)
                yield Static(id="settings-problem", markup=False, classes="-nothing")
            with Vertical(id="settings-right"):
                yield Static(id="settings-test", markup=False)
                yield Reader()
        yield Footer()

    def on_mount(self) -> None:
        """Show the sample as the settings are."""
        self.sample.can_focus = False
        self.sample.marks = MARKS
        self.sample.place = PLACE
        self._tell()

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Say what the setting is for."""
        event.stop()
        self._explain()

    async def on_setting_rows_moved(self, event: SettingRows.Moved) -> None:
        """An arrow or a value was clicked."""
        event.stop()
        if event.steps:
            self._change(event.steps)
        else:
            await self.action_value_edit()

    async def action_value_on(self) -> None:
        """Take the next value, or open what has none."""
        if self.rows.choice.values:
            self._change(1)
        else:
            await self.action_value_edit()

    def action_value_back(self) -> None:
        """Take the value before."""
        self._change(-1)

    async def action_value_edit(self) -> None:
        """Write a name, open the keys; where there are values, take the next one."""
        match self.rows.choice.field:
            case "author_name":
                await self._ask_name()
            case "keymap":
                from stdplan_tui.tui.screens.keys import KeysScreen

                keys = KeysScreen(self.settings.keymap, self.settings.ambiguous_width)
                await self.app.push_screen(keys, self._keys_chosen)
            case _:
                await self.action_value_on()

    def action_value_default(self) -> None:
        """Take the default value."""
        self._choose(self.rows.choice.cleared(self.settings))

    def action_accept(self) -> None:
        """Write what was changed, and close."""
        if self.settings == self._before:
            self.dismiss()
        else:
            self._write(self._before, self.settings)

    def action_leave(self) -> None:
        """Put everything back, and close."""
        self._wear(self._before)
        self.dismiss()

    async def _ask_name(self) -> None:
        from stdplan_tui.tui.screens.one_line import OneLine

        choice = self.rows.choice
        await self.app.push_screen(OneLine(_(choice.name), _(choice.help), self.settings.author_name), self._named)

    def _named(self, name: str | None) -> None:
        if name is not None:
            self._choose(replace(self.settings, author_name=name))

    def _keys_chosen(self, keys: dict[str, str] | None) -> None:
        if keys is not None:
            self._choose(replace(self.settings, keymap=keys))

    def _change(self, steps: int) -> None:
        self._choose(self.rows.choice.moved(self.settings, steps))

    def _choose(self, settings: Settings) -> None:
        self.settings = settings
        self._wear(settings)
        self.use_keymap(keymap_of(settings.keymap))
        self._complain("")
        self._tell()

    def _tell(self) -> None:
        """Say everything anew: the language may be another."""
        self.query_one("#settings-title", Static).update(_("Settings"))
        self.rows.border_title = _("Settings")
        self.query_one("#settings-right").border_title = _("Sample")
        self.query_one("#settings-test", Static).update(Content(_test_text()))
        self.sample.measure = self.settings.measure
        self.sample.justified = self.settings.alignment == "justified"
        self.sample.ambiguous_width = self.rows.ambiguous_width = self.settings.ambiguous_width
        self.rows.tell(self.settings)
        footer = self.query_one(Footer)
        said = [command for command in self.own_commands if command.footer]
        footer.always = tuple(command for command in said if command.id in _ALWAYS)
        footer.commands = tuple(command for command in said if command.id not in _ALWAYS)
        footer.refresh()
        self._explain()

    def _explain(self) -> None:
        choice = self.rows.choice
        self.query_one("#settings-help", Static).update(_(choice.help))
        self.query_one("#settings-right").set_class(choice.field == "ambiguous_width", "-test")

    def _complain(self, text: str) -> None:
        problem = self.query_one("#settings-problem", Static)
        problem.update(shown(text))
        problem.set_class(not text, "-nothing")

    @work(thread=True, exclusive=True)
    def _write(self, before: Settings, now: Settings) -> None:
        try:
            self._save(before, now)
        except (StdplanError, OSError) as error:
            self.call_later(self._complain, str(error))
            return
        self.call_later(self._written)

    def _written(self) -> None:
        self.dismiss()


def _test_text() -> str:
    lines = test_lines({1: _("1 cell"), 2: _("2 cells")})
    return lines + "\n\n" + _("The bar of the first line stands over the bar of the right width.")
