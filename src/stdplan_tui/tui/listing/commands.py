"""Every command of the list of annotations: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import BY_ID

ROWS: Final = (
    Command("list-open", "enter o", N_("Read here"), N_("Go to the place of the note in the text"), N_("open")),
    Command("list-next", "j down", N_("Next note"), N_("Go to the next note of the list"), N_("note"), "j/k"),
    Command("list-previous", "k up", N_("Previous note"), N_("Go to the note before")),
    Command(
        "list-next-group", "J ]", N_("Next group"), N_("Go to the first note of the next group"), N_("group"), "J/K"
    ),
    Command("list-previous-group", "K [", N_("Previous group"), N_("Go to the first note of the group before")),
    Command("list-words", "/ f", N_("Filter by words"), N_("Type words that the note has"), N_("words"), typing=True),
    Command("list-order", "f7", N_("Order"), N_("As one reads, by date, by author, by tag"), N_("order")),
    Command("list-grouping", "f8", N_("Groups"), N_("What is put together under a heading"), N_("groups"), typing=True),
)
FILTERS: Final = (
    Command("filter-any", "f6 ctrl+n", N_("Filter"), N_("By a value of any kind, or not"), N_("filter"), typing=True),
    Command("filter-document", "f2", N_("Filter: document"), N_("By document, or not"), typing=True),
    Command("filter-state", "f3", N_("Filter: status"), N_("By what has become of it, or not"), typing=True),
    Command("filter-author", "f4", N_("Filter: author"), N_("By who wrote it, or not"), typing=True),
    Command("filter-tag", "f5", N_("Filter: tag"), N_("By a tag or a whole dimension, or not"), typing=True),
    Command("filter-date", "f9", N_("Filter: date"), N_("By when it was last changed, or not"), typing=True),
    Command("filter-kind", "Y", N_("Filter: kind"), N_("By notes, tags, replies and so on, or not"), typing=True),
    Command("filter-about", "P", N_("Filter: on what"), N_("By document, clause or words, or not"), typing=True),
    Command("filter-standing", "C", N_("Filter: certainty"), N_("By how certain its place is, or not"), typing=True),
    Command("only-mine", "m", N_("Only mine"), N_("What you wrote, or everybody again"), N_("mine")),
    Command("only-untagged", "U", N_("Only untagged"), N_("What has no tag, or everything again")),
    Command("only-uncertain", "B", N_("Only uncertain places"), N_("Whose place is not certain, or all again")),
    Command("only-new", "N", N_("Only new"), N_("What others added since you last saw it, or everything again")),
    Command("drop-filter", "backspace delete", N_("Drop a filter"), N_("Take the last filter away")),
    Command("drop-filters", "X", N_("Drop all filters"), N_("List everything again")),
)
ON_NOTE: Final = (
    Command("list-edit", "e", N_("Edit note"), N_("Edit the note of this row"), N_("edit"), typing=True),
    Command("list-reply", "r", N_("Reply"), N_("Answer the note of this row"), N_("reply"), typing=True),
    Command(
        "list-resolve", "x", N_("Resolve"), N_("Resolve the note of this row, or reopen it"), N_("resolve"), typing=True
    ),
    Command("list-delete", "d", N_("Delete note"), N_("Delete the note of this row"), N_("delete")),
    Command("list-undo", "u", N_("Undo"), N_("Take back your last change to notes or tags"), N_("undo")),
    Command(
        "list-export", "ctrl+o", N_("Export the list"), N_("Write what is listed to a table"), N_("export"), typing=True
    ),
)
PROGRAM: Final = (
    BY_ID["help"],
    BY_ID["commands"],
    Command("list-leave", "escape", N_("Leave"), N_("Drop the last filter; without any, go back"), N_("back")),
    Command("list-close", "q l", N_("Close the list"), N_("Go back to where you were; filters stay"), N_("close")),
)
GROUPS: Final = (
    (N_("The list"), ROWS),
    (N_("Filters"), FILTERS),
    (N_("On the note"), ON_NOTE),
    (N_("Program"), PROGRAM),
)
LISTING: Final = tuple(command for _title, commands in GROUPS for command in commands)
IN_LIST: Final = {command.id: command for command in LISTING}

FOOTER: Final = tuple(
    IN_LIST[id_]
    for id_ in (
        *("list-open", "list-words", "filter-any", "only-mine", "list-next", "list-next-group"),
        *("list-order", "list-grouping", "list-edit", "list-reply", "list-resolve", "list-delete", "list-undo"),
        "list-export",
    )
)
ALWAYS: Final = (IN_LIST["help"], IN_LIST["commands"], IN_LIST["list-close"])
