"""Dressing: colours, lines, language and keys, worn at once and remembered."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from pathlib import Path
from threading import Lock
from typing import Any, Final

from stdplan_tui.errors import SettingsError, StdplanError
from stdplan_tui.language import LANGUAGES, _, active_language, language_of, use_language
from stdplan_tui.settings import MEASURES, Settings, load_settings, read_settings, save_settings, settings_path
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.actions.panes import Panes
from stdplan_tui.tui.terminal_cells import take_ambiguous_as
from stdplan_tui.tui.theme import NAMES, is_known, put_on
from stdplan_tui.tui.worker import work

_WRITING: Final = Lock()
"""Held while the settings are read, changed and written: one choice must not undo another."""


_TOLD: Final = 4
"""Lines of one notice."""
_READ: Final = 15.0
"""Seconds to read it."""


def remember(before: Settings, now: Settings) -> None:
    """Write what differs between two settings to the user's file. Raises SettingsError."""
    names = (field.name for field in fields(Settings))
    changes = {name: getattr(now, name) for name in names if getattr(now, name) != getattr(before, name)}
    with _WRITING:
        save_settings(replace(load_settings(), **changes))


class Dressing(Panes):
    """The commands for how everything looks, and what else the settings say."""

    def wear(self, settings: Settings) -> None:
        """Look and answer as settings say, in all that they change; nothing is written."""
        before, self.workspace = self.workspace.settings, self.workspace.with_settings(settings)
        if settings.theme != before.theme:
            put_on(self.app, settings.theme)
        self.measure = settings.measure
        self.justified = settings.alignment == "justified"
        take_ambiguous_as(settings.ambiguous_width)
        self.ambiguous_width = settings.ambiguous_width
        if settings.language != before.language:
            use_language(settings.language if settings.language in LANGUAGES else language_of(os.environ))
        if (settings.language, settings.ambiguous_width) != (before.language, before.ambiguous_width):
            self.name_panes()
            self.outline.relabel()
            self.panel.relabel()
        if settings.ambiguous_width != before.ambiguous_width:
            self._draw_frames()
        if settings.keymap != before.keymap:
            self.wear_keys()

    def _draw_frames(self) -> None:
        """Draw all that is open anew: frames are of other characters."""
        for screen in self.app.screen_stack:
            for widget in screen.walk_children():
                widget.refresh()

    def wear_keys(self) -> None:
        """Give the commands the keys that the settings say."""
        self.hand_keys(self)
        self.show_keys()

    @work(thread=True, group="settings")
    def doubt_settings(self) -> None:
        """Say what is wrong in the file of the settings, with its line, and what of them cannot be had."""
        read, settings, problems = read_settings(), self.workspace.settings, list[str]()
        if settings.keymap:
            from stdplan_tui.tui.keymap import keymap_of

            problems += map(str, keymap_of(settings.keymap).problems)
        if not is_known(settings.theme):
            problems.append(_("there is no theme {name}").format(name=shown_line(settings.theme)))
        self.later(self._doubt, problems, _("In the settings ({key})").format(key=self.key_of("settings")))
        self.later(self._doubt, [_in_line(problem) for problem in read.problems], _shown_path(settings_path()))

    def _doubt(self, problems: list[str], title: str) -> None:
        """Say what is wrong in one notice."""
        if problems:
            said = problems[:_TOLD] + ["..."] * (len(problems) > _TOLD)
            self.notify("\n".join(said), title=title, severity="warning", markup=False, timeout=_READ)

    def action_wider(self) -> None:
        """Set longer lines."""
        self._set_measure(2)

    def action_narrower(self) -> None:
        """Set shorter lines."""
        self._set_measure(-2)

    def action_justify(self) -> None:
        """Set rows that reach the right edge, or leave it ragged."""
        self._choose(alignment="ragged" if self.justified else "justified")

    def action_theme(self) -> None:
        """Change to the next of our themes."""
        before = self.app.theme
        here = NAMES.index(before) if before in NAMES else -1
        self._choose(theme=NAMES[(here + 1) % len(NAMES)])
        if self.app.theme == before:
            self.tell(_("This terminal shows its own colours only"))

    def action_language(self) -> None:
        """Change to the other language of the interface."""
        self._choose(language=next(known for known in LANGUAGES if known != active_language()))

    def _set_measure(self, step: int) -> None:
        """Set rows longer or shorter than those that are seen, as far as there is room; say how long they are."""
        room = self.reader.room
        now = min(self.measure, room)
        wanted = min(now + step, room)
        if wanted != now and wanted in MEASURES:
            self._choose(measure=wanted)
            now = wanted
        full = _("{count} characters a line, all there is room for")
        self.say((full if now == room else _("{count} characters a line")).format(count=now))

    def _choose(self, **changes: Any) -> None:
        before = self.workspace.settings
        self.wear(replace(before, **changes))
        self._remember(before, self.workspace.settings)

    @work(thread=True, group="settings")
    def _remember(self, before: Settings, now: Settings) -> None:
        """Keep a choice in the user's settings."""
        try:
            remember(before, now)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])


def _in_line(problem: SettingsError) -> str:
    """What is wrong in a file that is named already."""
    if problem.line is None:
        return shown_line(problem.message)
    return _("line {line}: {message}").format(line=problem.line, message=shown_line(problem.message))


def _shown_path(path: Path) -> str:
    """A path as people write it, short where it is in their home."""
    home = Path.home()
    return shown_line(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))
