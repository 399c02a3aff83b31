"""Every command of the screen that reviews places: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command, named
from stdplan_tui.tui.commands import BY_ID

MOVING: Final = (
    Command("next-place", "j down", N_("Next place"), N_("Go to the next place"), N_("place"), "j/k"),
    Command("previous-place", "k up", N_("Previous place"), N_("Go to the place before")),
    Command("first-place", "g home", N_("First place"), N_("Go to the first place")),
    Command("last-place", "G end", N_("Last place"), N_("Go to the last place")),
    Command("texts-down", "pagedown ctrl+d", N_("Texts down"), N_("Scroll the old and the new text")),
    Command("texts-up", "pageup ctrl+u", N_("Texts up"), N_("Scroll them back")),
    Command("whole-texts", "f", N_("Whole texts"), N_("Show all words of both, or only where they differ")),
    Command("expand", "x", N_("Unfold"), N_("Decide on each note there by itself, or on all again"), N_("unfold")),
)
DECIDING: Final = (
    Command("accept-place", "a enter", N_("Accept"), N_("Write down the new place"), N_("accept")),
    Command("choose-1", "1", N_("First suggestion"), N_("Put it on the first clause suggested"), N_("choose"), "1-3"),
    Command("choose-2", "2", N_("Second suggestion"), N_("Put it on the second clause suggested")),
    Command("choose-3", "3", N_("Third suggestion"), N_("Put it on the third clause suggested")),
    Command("choose-clause", "c", N_("Any clause"), N_("Choose another clause"), N_("any clause"), typing=True),
    Command("choose-words", "w", N_("Words of it"), N_("Choose the words of the new clause"), N_("words"), typing=True),
    Command("to-document", "D", N_("Whole document"), N_("Make it a note on the whole document"), N_("document")),
    Command("leave-place", "l space", N_("Leave for now"), N_("Leave it as it is and go on"), N_("later")),
    Command("accept-certain", "A", N_("Accept the certain"), N_("Write down all that only moved"), N_("all certain")),
    BY_ID["undo"],
)
PROGRAM: Final = (
    Command("open-place", "o", N_("Read there"), N_("Open the new place in the reader"), N_("read")),
    BY_ID["help"],
    BY_ID["commands"],
    Command("leave", "escape q", N_("Leave"), N_("Go back to where you were"), N_("back")),
)
GROUPS: Final = (
    (N_("Moving"), MOVING),
    (N_("Deciding"), DECIDING),
    (N_("Program"), PROGRAM),
)
REVIEWING: Final = tuple(command for _title, commands in GROUPS for command in commands)
_IN_FOOTER: Final = (
    *("accept-place", "choose-1", "leave-place", "choose-clause", "open-place", "undo"),
    *("accept-certain", "next-place", "expand", "choose-words", "to-document"),
)
FOOTER: Final = named(REVIEWING, _IN_FOOTER)
ALWAYS: Final = named(PROGRAM, ("help", "leave"))
