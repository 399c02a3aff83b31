"""Where one can jump: the panes, and in each the parts that are in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, runtime_checkable

from textual.widget import Widget

from stdplan_tui.frozen import frozen
from stdplan_tui.tui.jumping.codes import codes

Part = int | str


@runtime_checkable
class Lettered(Protocol):
    """A pane whose parts can be jumped to: it draws `letters` over those that have some."""

    letters: Mapping[Part, str]

    def parts(self) -> Iterable[Part]:
        """The parts that are in sight: clauses by number, rows by theirs, commands by their actions."""


@frozen
class Target:
    """A part of a pane."""

    pane: Widget
    part: Part


Targets = Mapping[str, Target]
"""The parts by what is typed for them."""


def targets_in(panes: Iterable[Widget], reserved: str) -> Targets:
    """All that can be jumped to in these panes; the first ones have the short codes, none a reserved letter first."""
    found = [target for pane in panes for target in _in(pane)]
    return dict(zip(codes(len(found), reserved), found, strict=False))


def show_letters(panes: Iterable[Widget], targets: Targets) -> None:
    """Have every pane draw the letters of its parts, and none over others."""
    for pane in panes:
        if isinstance(pane, Lettered):
            pane.letters = {target.part: code for code, target in targets.items() if target.pane is pane}
            pane.refresh()


def going_on(targets: Targets, letter: str) -> Targets:
    """What can still be meant once a letter was typed, by what is to be typed yet: nothing more for the one meant."""
    return {code.removeprefix(letter): target for code, target in targets.items() if code.startswith(letter)}


def _in(pane: Widget) -> Iterator[Target]:
    if isinstance(pane, Lettered) and pane.display and pane.size.height:
        yield from (Target(pane, part) for part in pane.parts())
