"""Every command of the screen of disagreements: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command, named
from stdplan_tui.tui.commands import BY_ID

MOVING: Final = (
    Command("differ-next", "j down", N_("Next place"), N_("Go to the next place"), N_("place"), "j/k"),
    Command("differ-previous", "k up", N_("Previous place"), N_("Go to the place before")),
    Command(
        "differ-next-open",
        "J",
        N_("Next undecided"),
        N_("Go to the next place that nobody has decided on"),
        N_("undecided"),
        "J/K",
    ),
    Command(
        "differ-previous-open", "K", N_("Previous undecided"), N_("Go back to the place before that is not decided")
    ),
    Command("differ-first", "g home", N_("First place"), N_("Go to the first place")),
    Command("differ-last", "G end", N_("Last place"), N_("Go to the last place")),
    Command("differ-down", "pagedown ctrl+d", N_("Details down"), N_("Scroll the words and the choices")),
    Command("differ-up", "pageup ctrl+u", N_("Details up"), N_("Scroll the words and the choices back")),
    Command("differ-whole", "w", N_("Whole clause"), N_("Show all words of the clause, or as many as there is room")),
)
DECIDING: Final = (
    Command(
        "differ-choose",
        "1 2 3 4 5 6 7 8 9",
        N_("Take a choice"),
        N_("Decide as the annotator of that number did"),
        N_("adopt"),
        numbered=True,
    ),
    Command("differ-none", "0", N_("No tag"), N_("Decide that it has no tag of the dimension"), N_("no tag")),
    Command("differ-tags", "t", N_("Other tags"), N_("Decide on tags that you choose"), N_("tags"), typing=True),
    Command("differ-reason", "m a", N_("Reason"), N_("Write why you decided so"), N_("reason"), typing=True),
    BY_ID["undo"],
)
SHOWING: Final = (
    Command(
        "differ-dimension",
        "d",
        N_("Dimension"),
        N_("Choose what they differ on: one dimension, or all"),
        N_("dimension"),
        typing=True,
    ),
    Command(
        "differ-any-two",
        "p",
        N_("All or any two"),
        N_("Compare what all have marked as done, or what any two have"),
        N_("all or two"),
    ),
    Command(
        "differ-undecided",
        "f",
        N_("Only undecided"),
        N_("List what nobody has decided on, or everything again"),
        N_("only open"),
    ),
)
PROGRAM: Final = (
    Command("differ-open", "o enter", N_("Read there"), N_("Open the clause in the reader"), N_("read")),
    BY_ID["help"],
    BY_ID["commands"],
    Command("leave", "escape q", N_("Leave"), N_("Go back to where you were"), N_("back")),
)
GROUPS: Final = (
    (N_("Moving"), MOVING),
    (N_("Deciding"), DECIDING),
    (N_("What is listed"), SHOWING),
    (N_("Program"), PROGRAM),
)
DISAGREEING: Final = tuple(command for _title, commands in GROUPS for command in commands)
_IN_FOOTER: Final = (
    *("differ-choose", "differ-none", "differ-tags", "differ-reason", "differ-next-open", "differ-open", "undo"),
    *("differ-undecided", "differ-dimension", "differ-any-two", "differ-next"),
)
FOOTER: Final = named(DISAGREEING, _IN_FOOTER)
ALWAYS: Final = named(PROGRAM, ("help", "leave"))
