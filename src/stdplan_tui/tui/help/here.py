"""What works here and now: the keys of the pane that has the keyboard, and the commands that can do something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.widget import Widget

from stdplan_tui.language import _
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.help.panes import described, pane_name
from stdplan_tui.tui.help.topics import Act, Chapter, Topic, acting, shown_keys, topic_of
from stdplan_tui.tui.key_names import key_named
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.selecting.motions import BY_ID as MOTIONS
from stdplan_tui.tui.selecting.motions import GROUPS as MOTION_GROUPS

Groups = Iterable[tuple[str, tuple[Command, ...]]]
"""Commands under the titles of their groups."""

Active = Mapping[str, ActiveBinding]
"""What a key does now, by its name."""


def chapters_here(screen: Keyed[Any], groups: Groups) -> tuple[Chapter, ...]:
    """What the pane of `screen` that has the keyboard does with its keys, then the commands that work."""
    active = {key_named(key) or key: found for key, found in screen.active_bindings.items()}
    return (*_own_keys(screen, active), *_working(screen, groups, active))


def where(screen: Keyed[Any]) -> str:
    """The name of the pane that has the keyboard, or of what that is in."""
    kinds = (type(node) for node in (screen.focused or screen).ancestors_with_self)
    return next((name for kind in kinds if (name := pane_name(kind))), _("Here"))


def _own_keys(screen: Keyed[Any], active: Active) -> Iterator[Chapter]:
    """The keys that belong to the pane alone, and to what that is in."""
    for widget in screen.focused.ancestors_with_self if screen.focused else ():
        if widget is screen or not isinstance(widget, Widget):
            return
        keys: dict[str, list[str]] = {}
        acts: dict[str, Act] = {}
        for key, found in active.items():
            if found.node is widget and found.enabled and (said := _said(widget, found.binding)):
                keys.setdefault(said, []).append(key)
                acts.setdefault(said, acting(widget, found.binding.action))
        if keys:
            title = _(MOTION_GROUPS[0][0]) if MOTIONS.keys() & keys else pane_name(type(widget)) or _("Here")
            yield Chapter(title, tuple(_topic(said, keys[said], acts[said]) for said in keys))


def _said(widget: Widget, binding: Binding) -> str:
    """What stands for a binding: the id of a motion, or what the binding says that it does; "" for the toolkit's."""
    if binding.id in MOTIONS:
        return binding.id or ""
    return binding.description if binding.description in described(type(widget)) else ""


def _topic(said: str, keys: list[str], act: Act) -> Topic:
    motion = MOTIONS.get(said)
    return topic_of(motion, keys, act) if motion else Topic(shown_keys(keys), _(said), does=act)


def _working(screen: Keyed[Any], groups: Groups, active: Active) -> Iterator[Chapter]:
    """The commands that can do something, each with those of its keys that reach it."""
    for title, commands in groups:
        topics = tuple(
            topic_of(command, _reaching(screen, command, active), acting(screen, command.action))
            for command in screen.in_force(commands)
            if screen.check_action(command.action, ())
        )
        if topics:
            yield Chapter(_(title), topics)


def _reaching(screen: Keyed[Any], command: Command, active: Active) -> Iterator[str]:
    for key in command.keys.split():
        found = active.get(key)
        if found is not None and found.node is screen and found.binding.id == command.id:
            yield key
