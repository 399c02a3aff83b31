"""The keys that act on the note that is marked, each a button as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content
from textual.style import Style

from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.threads import State
from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.notes.entries import Entry
from stdplan_tui.tui.notes.viewer import Viewer


def buttons(entry: Entry, viewer: Viewer, key_of: Callable[[str], str], width: int) -> Content:
    """What can be done to the annotation that an entry stands for; where there is little room, in short."""
    told = [(key_of(command), text, command) for command, text in _commands(entry, viewer)]
    gap = 2 if _taken(told, 2) <= width else 1
    if _taken(told, gap) > width:
        told = [(key, _("del") if command == "delete" else text, command) for key, text, command in told]
    while told and _taken(told, gap) > width:
        told.pop()
    return Content(" " * gap).join(_button(*one) for one in told)


def _commands(entry: Entry, viewer: Viewer) -> Iterator[tuple[str, str]]:
    one = entry.note
    own, tags = viewer.wrote(one), one.note.motivation is Motivation.TAGGING
    if any(other.note.conflicts and viewer.wrote(other) for other in entry.notes):
        yield "take-other", _("take other")
        yield "let-other-go", _("let go")
    if own and tags:
        yield "tag", _("tags")
    yield "reply", _("reply")
    if not tags:
        yield "resolve", _("resolve") if one.state is State.OPEN else _("reopen")
    if own and not tags:
        yield "edit", _("edit")
    if own:
        yield "delete", _("delete")


def _taken(told: Sequence[tuple[str, str, str]], gap: int) -> int:
    return sum(cells(key) + 1 + cells(text) + gap for key, text, _command in told) - gap


def _button(key: str, text: str, command: str) -> Content:
    shown = Content.assemble((key, "$footer-key-foreground bold"), " ", text)
    return shown.stylize(Style.from_meta({"action": command.replace("-", "_")}))
