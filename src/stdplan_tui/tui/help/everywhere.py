"""Everything that there is: the commands of all screens and the keys of all panes, whether they work here or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from textual.dom import DOMNode

from stdplan_tui.language import N_, _
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import GROUPS
from stdplan_tui.tui.help.panes import declared, pane_name
from stdplan_tui.tui.help.topics import Act, Chapter, Topic, acting, shown_keys, topic_of
from stdplan_tui.tui.import_commands import GROUPS as IMPORT_GROUPS
from stdplan_tui.tui.key_names import key_named
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.keymap import Keymap, keymap_of, screens
from stdplan_tui.tui.selecting.motions import GROUPS as MOTION_GROUPS

_ELSEWHERE: Final = {
    "selecting": MOTION_GROUPS[0][0],
    "importing": IMPORT_GROUPS[0][0],
    "comparing": N_("While comparing"),
    "reviewing": N_("While reviewing places"),
    "past": N_("In the history of notes"),
    "sharing": N_("While sharing"),
    "settings": N_("In the settings"),
}
"""What the screens and modes after the first are called."""


def chapters_everywhere(screen: Keyed[Any]) -> tuple[Chapter, ...]:
    """All commands, with the keys that the settings say, and the keys of panes; `screen` is where one is."""
    keymap = _keymap(screen)
    reading = {command.id: command for command in keymap.applied(screens()["reading"])}
    chapters = [
        Chapter(_(title), tuple(_told(screen, reading[command.id]) for command in commands))
        for title, commands in GROUPS
    ]
    return (*chapters, *_other_screens(screen, keymap), *_panes())


def _keymap(screen: Keyed[Any]) -> Keymap:
    desk = next((below for below in screen.app.screen_stack if isinstance(below, Desk)), None)
    return keymap_of(desk.workspace.settings.keymap if desk else {})


def _other_screens(screen: Keyed[Any], keymap: Keymap) -> Iterator[Chapter]:
    """The commands that other screens and modes have alone."""
    shared = frozenset(screens()["reading"])
    for name, title in _ELSEWHERE.items():
        context = screens()[name]
        own = zip(context, keymap.applied(context), strict=True)
        yield Chapter(_(title), tuple(_told(screen, now) for command, now in own if command not in shared))


def _told(screen: Keyed[Any], command: Command) -> Topic:
    return topic_of(command, command.keys.split(), _way(screen, command))


def _way(screen: Keyed[Any], command: Command) -> Act | None:
    """How a command is run here; None where it cannot be."""
    own = any((known.id, known.name) == (command.id, command.name) for known in screen.own_commands)
    return acting(screen, command.action) if own and screen.check_action(command.action, ()) else None


def _panes() -> Iterator[Chapter]:
    for kind in _kinds():
        said: dict[str, list[str]] = {}
        for binding in declared(kind):
            if binding.description:
                keys = [key_named(key) or key for key in binding.key.split(",")]
                said.setdefault(binding.description, []).extend(keys)
        topics = (Topic(shown_keys(keys), _(description)) for description, keys in said.items())
        yield Chapter(pane_name(kind), tuple(topics))


def _kinds() -> tuple[type[DOMNode], ...]:
    """The panes that have keys of their own."""
    from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
    from stdplan_tui.tui.widgets.find_bar import FindBar
    from stdplan_tui.tui.widgets.outline import Outline
    from stdplan_tui.tui.widgets.outline_filter import OutlineFilter
    from stdplan_tui.tui.widgets.search_pane import SearchPane

    return Outline, OutlineFilter, AnnotationPanel, SearchPane, FindBar
