"""The application: one screen and the themes; all else is in its screens."""

from __future__ import annotations

import os
from typing import Final

from textual.app import App
from textual.driver import Driver

from stdplan_tui.language import _
from stdplan_tui.tui.burst import InTurn
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.terminal_cells import take_ambiguous_as
from stdplan_tui.tui.theme import colours_refused, theme_in, theme_named
from stdplan_tui.tui.thrift import thrifty
from stdplan_tui.workspace.folder import Workspace

_SETTLED: Final = 1.0
"""Seconds until nothing of the start goes on any more."""


class StdplanApp(InTurn, App[None]):
    """Reads, searches and annotates one workspace."""

    TITLE = "stdplan"
    ENABLE_COMMAND_PALETTE = False  # ours is a command like the others
    # The reading screen's, here and with the screen as the default one: for a screen that brings a style sheet, or
    # belongs to a mode, Textual parses all of them a second time before the first paint.
    CSS_PATH = "screens/reading.tcss"

    greets = False
    """Whether somebody who is new is told where help is."""

    def __init__(self, workspace: Workspace, place: Place, documents: tuple[Titled, ...] = ()) -> None:
        plain = colours_refused(os.environ)
        if not plain:
            os.environ.pop("NO_COLOR", None)  # Textual obeys an empty one
        # Without colours: none at all, instead of Textual's shades of grey.
        super().__init__(ansi_color=plain or None)
        self.animation_level = "none"
        # Before any style sheet is parsed: another theme afterwards would have all of them parsed again.
        theme = theme_named(theme_in(self, workspace.settings.theme))
        self.register_theme(theme)
        self.set_reactive(StdplanApp.theme, theme.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._watch_ansi_color(self.ansi_color)
        take_ambiguous_as(workspace.settings.ambiguous_width)
        self._opening = (workspace, place, documents)

    def get_driver_class(self) -> type[Driver]:
        """The one for this system, made sparing."""
        return thrifty(super().get_driver_class())

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen, at the place where it opens."""
        return ReadingScreen(*self._opening)

    def on_mount(self) -> None:
        """Greet, well after the first paint."""
        if self.greets:
            self.set_timer(_SETTLED, self._greet)

    def _greet(self) -> None:
        reading = self.screen_stack[0]
        if isinstance(reading, ReadingScreen):
            reading.greet()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ctrl+Q is a key like any other for a screen that asks for one."""
        if action == "quit" and getattr(self.screen, "takes_any_key", False):
            return False
        return super().check_action(action, parameters)

    def action_help_quit(self) -> None:
        """Ctrl+C copies in fields and does not quit: say what does."""
        key = self.screen.key_of("quit") if isinstance(self.screen, ReadingScreen) else "^q"
        self.notify(_("{key} quits").format(key=key), markup=False)
