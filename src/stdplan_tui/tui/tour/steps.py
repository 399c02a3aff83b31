"""The steps of the tour: what each says, and when it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_


@frozen
class Sight:
    """What can be seen of what somebody does: the screen and the pane that have the keyboard, and where they are."""

    screen: str = ""
    pane: str = ""
    clause: ClauseId | None = None
    searching: bool = False
    finding: bool = False


@frozen
class Step:
    """One step: `there` says of what was seen when it began, and what is seen now, whether its keys were pressed.

    Where it `returns`, it is done when one has been there and has come back; it may need another document. In `says`
    the ids of commands stand for their keys.
    """

    name: str
    says: str
    there: Callable[[Sight, Sight], bool]
    returns: bool = True
    needs_another: bool = False


_SHOWS: Final = frozenset({"ReadingScreen", "Palette", "Help"})

STEPS: Final = (
    Step(
        N_("Moving"),
        N_(
            "Press {next_clause} for the next clause; {previous_clause} goes back, {page_down} a page on.\n"
            "Nothing happens? A Chinese input method keeps letters: switch it off, or use the mouse and {commands}."
        ),
        lambda before, now: now.clause != before.clause,
        returns=False,
    ),
    Step(
        N_("Outline"),
        N_("Press {open}: the outline shows where you are. Up and down move in it; Enter opens a heading."),
        lambda _before, now: now.pane == "Outline",
    ),
    Step(
        N_("Search"),
        N_("Press {search} and type: a word, or initials of its pinyin. bzh Enter searches 标准化; Enter opens a hit."),
        lambda _before, now: now.searching,
    ),
    Step(
        N_("Find here"),
        N_("Press {find} to find in this document. Enter stays, Esc goes back; {next_hit} is the next hit."),
        lambda _before, now: now.finding,
    ),
    Step(
        N_("Notes"),
        N_(
            "Press {annotate}: a note on this clause. Ctrl+s saves it for real, into this workspace ({undo} takes it "
            "back); Esc leaves without."
        ),
        lambda _before, now: now.screen == "NoteEditor",
    ),
    Step(
        N_("Tags"),
        N_(
            "Press {tag}: the agreed tags. Space marks one, and Enter saves for real, into this workspace ({undo} "
            "takes it back); Esc leaves without."
        ),
        lambda _before, now: now.screen == "TagPicker",
    ),
    Step(
        N_("Compare"),
        N_("Press {compare}: another document or version beside this one. Esc leaves."),
        lambda _before, now: now.screen not in _SHOWS,
        needs_another=True,
    ),
    Step(
        N_("Help"),
        N_("Press {help}: what works where you are. Type to find a command; {commands} has them all, the tour too."),
        lambda _before, now: now.screen == "Help",
    ),
)


@frozen
class Course:
    """How far somebody is in the tour: the steps that there are, the current one, and what was seen as it began."""

    steps: tuple[Step, ...]
    began: Sight
    number: int = 0
    been: bool = False

    @property
    def step(self) -> Step | None:
        """The current step; None at the end."""
        return self.steps[self.number] if self.number < len(self.steps) else None

    def seen(self, sight: Sight) -> Course:
        """The course once that was seen: the same, or on to the next step."""
        if (step := self.step) is None:
            return self
        there = step.there(self.began, sight)
        if there and step.returns:
            return replace(self, been=True)
        return self.further(sight) if there or self.been else self

    def further(self, sight: Sight) -> Course:
        """The course at the next step."""
        return replace(self, number=self.number + 1, began=sight, been=False)
