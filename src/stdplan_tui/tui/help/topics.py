"""What help tells, one thing a topic: keys, a name, what it does, and how it is done from there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from itertools import pairwise

from textual.widget import Widget

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.key_names import shown_key

Act = Callable[[], Awaitable[object]]


@frozen
class Topic:
    """One thing that help tells, in the language in use; `does` does it, None where that cannot be done here."""

    keys: str
    name: str
    says: str = ""
    id: str = ""
    does: Act | None = None


@frozen
class Chapter:
    """Topics under a title."""

    title: str
    topics: tuple[Topic, ...]


def topic_of(command: Command, keys: Iterable[str], does: Act | None = None) -> Topic:
    """What help tells of a command that has these of its keys."""
    return Topic(shown_keys(keys), _(command.name), _(command.help), command.id, does)


def acting(widget: Widget, action: str) -> Act:
    """That runs an action of a widget or screen."""
    return partial(widget.run_action, action)


def shown_keys(keys: Iterable[str]) -> str:
    """Keys as people read them, each once; three or more characters in a row as `1-9`."""
    known = tuple(dict.fromkeys(keys))
    runs: list[list[str]] = [[key] for key in known[:1]]
    for before, key in pairwise(known):
        follows = len(before) == len(key) == 1 and ord(key) == ord(before) + 1
        runs[-1].append(key) if follows else runs.append([key])
    said = ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(shown_key, run) for run in runs)
    return " ".join(key for part in said for key in part)
