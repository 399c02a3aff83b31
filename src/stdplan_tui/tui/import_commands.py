"""Every command of the import screen: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import BY_ID

IMPORTING: Final = (
    Command(
        "accept",
        "ctrl+s a",
        N_("Accept the import"),
        N_("Write the document into the workspace and open it"),
        N_("accept"),
    ),
    Command("mend", "e f4", N_("Mend the text"), N_("Open the text in $EDITOR before it is accepted"), N_("edit")),
    Command("leave", "escape q", N_("Cancel the import"), N_("Leave; nothing is written"), N_("cancel")),
    Command("next-doubt", "n", N_("Next doubt"), N_("Go to the next doubtful line"), N_("doubt"), "n/p"),
    Command("previous-doubt", "p N", N_("Previous doubt"), N_("Go to the doubtful line before")),
    Command("next-pane", "tab", N_("Next pane"), N_("Give the keyboard to the next pane"), N_("pane")),
    Command("previous-pane", "shift+tab", N_("Previous pane"), N_("Give the keyboard to the pane before")),
    Command("change-id", "i", N_("Change the id"), N_("Give the document another id"), N_("id")),
    Command("markup", "m", N_("Markup"), N_("Show the markup of the page, or hide it again"), N_("markup")),
    BY_ID["commands"],
    BY_ID["help"],
)
GROUPS: Final = ((N_("While importing"), IMPORTING),)
FOOTER: Final = tuple(command for command in IMPORTING if command.footer)
