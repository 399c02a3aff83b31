"""Panes and looks: what is shown beside the text, how wide it is set, in which colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Final

from textual import work
from textual.widget import Widget

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import LANGUAGES, _, active_language, use_language
from stdplan_tui.settings import MEASURES, Settings, load_settings, save_settings
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.theme import THEMES
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.status import Status

NARROW: Final = 100
WIDE: Final = 130
"""The columns from which the outline, and from which the annotations, stand beside the text."""

_SETTINGS: Final = Lock()
"""Held while the settings are read, changed and written: one choice must not undo another."""

_OVERLAYS: Final = ("-outline-over", "-notes-over")


class Panes(Desk):
    """The commands for what stands around the text."""

    def action_outline(self) -> None:
        """Show or hide the outline: beside the text, or over it where there is no room."""
        self._toggle(self.outline, "-outline-over", "-no-outline", self.size.width >= NARROW)

    def action_annotations(self) -> None:
        """Show or hide the notes: beside the text, or over it where there is no room."""
        self._toggle(self.panel, "-notes-over", "-no-notes", self.size.width >= WIDE)

    def action_next_pane(self) -> None:
        """Give the keyboard to the next pane that is shown."""
        self.focus_next()

    def action_open(self) -> None:
        """In the outline: open or fold; elsewhere: go to the current clause's row in the outline."""
        if isinstance(self.focused, Outline):
            self.outline.action_select_cursor()
            return
        if not self.outline.display:
            self.action_outline()
        self.set_focus(self.outline)

    def action_zen(self) -> None:
        """Show only the text, or everything again."""
        self.close_overlays()
        self.toggle_class("-zen")

    def action_wider(self) -> None:
        """Set longer lines."""
        self._set_measure(self.measure + 2)

    def action_narrower(self) -> None:
        """Set shorter lines."""
        self._set_measure(self.measure - 2)

    def action_theme(self) -> None:
        """Change to the next of our themes."""
        names = [theme.name for theme in THEMES]
        here = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(here + 1) % len(names)]
        self._remember(lambda settings: replace(settings, theme=self.app.theme))

    def action_language(self) -> None:
        """Change to the other language of the interface."""
        others = [known for known in LANGUAGES if known != active_language()]
        use_language(others[0])
        self.name_panes()
        self.outline.relabel()
        self.panel.relabel()
        self._remember(lambda settings: replace(settings, language=others[0]))

    def name_panes(self) -> None:
        """Give the panes their names, in the language that is in use."""
        self.outline.border_title = _("Outline")
        self.reader.border_title = _("Text")
        self.panel.border_title = _("Notes")
        self.query_one(Footer).refresh()
        self.query_one(Status).refresh()

    def close_overlays(self) -> bool:
        """Close what lies over the text, and give the keyboard back to it; whether there was anything."""
        closed = any(self.has_class(name) for name in _OVERLAYS)
        self.remove_class(*_OVERLAYS)
        self.set_focus(self.reader)
        return closed

    def _toggle(self, pane: Widget, over: str, away: str, beside: bool) -> None:
        self.remove_class("-zen")
        if beside:
            self.toggle_class(away)
            shown = not self.has_class(away)
        else:
            shown = not self.has_class(over)
            self.remove_class(*_OVERLAYS)
            self.set_class(shown, over)
        self.set_focus(pane if shown else self.reader)

    def _set_measure(self, measure: int) -> None:
        if measure in MEASURES:
            self.measure = measure
            self._remember(lambda settings: replace(settings, measure=measure))

    @work(thread=True, group="settings")
    def _remember(self, choose: Callable[[Settings], Settings]) -> None:
        """Keep a choice in the user's settings."""
        try:
            with _SETTINGS:
                save_settings(choose(load_settings()))
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
