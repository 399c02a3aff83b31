"""Every command of the vocabulary: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command, named
from stdplan_tui.tui.commands import BY_ID

LOOKING: Final = (
    Command("open-example", "enter o", N_("Open the example"), N_("Read the clause that the tag names"), N_("example")),
    Command("find-tag", "/ f", N_("Find a tag"), N_("Go to a tag by any of its names"), N_("find"), typing=True),
)
CHANGING: Final = (
    Command("add-tag", "a", N_("Add a tag"), N_("To the dimension and level at hand"), N_("add"), typing=True),
    Command("add-dimension", "A", N_("Add a dimension"), N_("Another question that tags answer"), typing=True),
    Command(
        "rename-tag", "r", N_("Rename"), N_("The tag or level at hand, all under it too"), N_("rename"), typing=True
    ),
    Command("merge-tag", "m", N_("Merge"), N_("Retire the tag in favour of another"), N_("merge"), typing=True),
    Command("retire-tag", "x", N_("Retire or restore"), N_("Nobody can give the tag any more; or again"), N_("retire")),
    Command("tag-key", "n", N_("Quick key"), N_("Choose the digit that gives the tag"), N_("quick key")),
    Command(
        "edit-tag", "e", N_("Edit"), N_("Title, definition, example, colour, other names"), N_("edit"), typing=True
    ),
)
PROGRAM: Final = (
    BY_ID["help"],
    BY_ID["commands"],
    Command("leave", "escape q", N_("Leave"), N_("Go back to where you were"), N_("back")),
)
GROUPS: Final = ((N_("Looking"), LOOKING), (N_("Changing the vocabulary"), CHANGING), (N_("Program"), PROGRAM))
VOCABULARY: Final = tuple(command for _title, commands in GROUPS for command in commands)
ALWAYS: Final = named(PROGRAM, ("help", "leave"))
FOOTER: Final = tuple(command for command in (*CHANGING, *LOOKING) if command.footer)
