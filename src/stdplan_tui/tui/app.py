"""The application: one screen, the themes and the keys of the settings; all else is in its screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.command import CommandPalette, Provider

from stdplan_tui.language import _
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.theme import INK, PAPER, THEMES
from stdplan_tui.workspace.folder import Workspace

_THEMES_BY_SETTING = {"light": PAPER.name, "dark": INK.name}


def provider() -> type[Provider]:
    """What the palette finds, imported when it is first opened."""
    from stdplan_tui.tui.palette import Everything

    return Everything


class StdplanApp(App[None]):
    """Reads, searches and annotates one workspace."""

    TITLE = "stdplan"
    # The reading screen's, here and with the screen as the default one: for a screen that brings a style sheet, or
    # belongs to a mode, Textual parses all of them a second time before the first paint.
    CSS_PATH = "screens/reading.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {provider}

    def __init__(self, workspace: Workspace, place: Place, documents: tuple[Titled, ...] = ()) -> None:
        super().__init__()
        self.animation_level = "none"
        self._put_on(_THEMES_BY_SETTING.get(workspace.settings.theme, workspace.settings.theme))
        self.set_keymap(workspace.settings.keymap)
        self._opening = (workspace, place, documents)

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen, at the place where it opens."""
        return ReadingScreen(*self._opening)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        if not isinstance(self.screen, CommandPalette):
            from stdplan_tui.tui.palette import Palette

            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Ctrl+C copies in fields and does not quit: say what does."""
        self.notify(_("q quits"), markup=False)

    def _put_on(self, wanted: str) -> None:
        """Begin with a theme, ink where there is none of that name; before any style sheet is parsed."""
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(StdplanApp.theme, wanted if wanted in self.available_themes else INK.name)
        self.stylesheet.set_variables(self.get_css_variables())
