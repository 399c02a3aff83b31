"""Every command of the screen that compares: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command, named
from stdplan_tui.tui.commands import BY_ID

MOVING: Final = (
    Command(
        "next-difference",
        "n ]",
        N_("Next difference"),
        N_("Go to the next row that differs"),
        N_("difference"),
        "n/N",
    ),
    Command("previous-difference", "N [", N_("Previous difference"), N_("Go to the row before that differs")),
    BY_ID["next-clause"],
    BY_ID["previous-clause"],
    BY_ID["next-heading"],
    BY_ID["previous-heading"],
    BY_ID["page-down"],
    BY_ID["page-up"],
    BY_ID["to-top"],
    BY_ID["to-end"],
    Command(
        "corresponding",
        "o",
        N_("What corresponds too"),
        N_("Go to another clause that corresponds to this one"),
        N_("corresponds too"),
    ),
    BY_ID["back"],
)
ROWS: Final = (
    Command(
        "only-differences",
        "d",
        N_("Only differences"),
        N_("Show only what differs, or everything again"),
        N_("only differences"),
    ),
    Command("only-same", "=", N_("Only what is the same"), N_("Show only such rows, or everything again")),
    Command("only-changed", "~", N_("Only what has changed"), N_("Show only such rows, or everything again")),
    Command("only-moved", ">", N_("Only what has moved"), N_("Show only such rows, or everything again")),
    Command("only-removed", "-", N_("Only what is in A alone"), N_("Show only such rows, or everything again")),
    Command("only-added", "+", N_("Only what is in B alone"), N_("Show only such rows, or everything again")),
)
TEXTS: Final = (
    Command("other-side", "tab", N_("Other text"), N_("Give the keyboard to the other of the two texts"), N_("side")),
    Command("open-side", "enter", N_("Read here"), N_("Open the clause of this text in the reader"), N_("open")),
    Command("swap", "x", N_("Swap the texts"), N_("Compare the other way round"), N_("swap")),
    Command("row-notes", "|", N_("Notes of both"), N_("Read what was noted on this row, in either text"), N_("notes")),
    BY_ID["copy"],
    BY_ID["copy-elsewhere"],
)
PROGRAM: Final = (
    BY_ID["help"],
    BY_ID["commands"],
    Command("leave", "escape q", N_("Leave"), N_("Go back to where you were"), N_("back")),
)
GROUPS: Final = (
    (N_("Moving"), MOVING),
    (N_("Rows"), ROWS),
    (N_("The two texts"), TEXTS),
    (N_("Program"), PROGRAM),
)
COMPARING: Final = tuple(command for _title, commands in GROUPS for command in commands)
ALWAYS: Final = named(PROGRAM, ("help", "leave"))
_IN_FOOTER: Final = (
    *("next-difference", "next-clause", "other-side", "open-side", "row-notes", "corresponding"),
    *("only-differences", "swap", "next-heading"),
)
FOOTER: Final = named(COMPARING, _IN_FOOTER)
KINDS: Final = {f"only-{kind}": kind for kind in Kind}
