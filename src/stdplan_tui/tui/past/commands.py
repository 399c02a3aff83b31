"""Every command of the history of notes: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command, named
from stdplan_tui.tui.commands import BY_ID

MOVING: Final = (
    Command("past-older", "j down", N_("Older change"), N_("Go to the change before this one"), N_("change"), "j/k"),
    Command("past-newer", "k up", N_("Newer change"), N_("Go to the change after this one")),
    Command("past-newest", "g home", N_("Newest change"), N_("Go to the newest change")),
    Command("past-oldest", "G end", N_("Oldest change"), N_("Go to the oldest change")),
    Command(
        "past-down", "space pagedown ctrl+d", N_("Read on"), N_("Scroll what changed, and the note"), N_("read on")
    ),
    Command("past-up", "b pageup ctrl+u", N_("Read back"), N_("Scroll what changed back")),
)
PROGRAM: Final = (
    BY_ID["help"],
    BY_ID["commands"],
    Command("leave", "escape q H", N_("Leave"), N_("Go back to where you were"), N_("back")),
)
GROUPS: Final = ((N_("Moving"), MOVING), (N_("Program"), PROGRAM))
COMMANDS: Final = tuple(command for _title, commands in GROUPS for command in commands)
FOOTER: Final = tuple(command for command in MOVING if command.footer)
ALWAYS: Final = named(PROGRAM, ("help", "leave"))
