"""Every command of the reading screen: this list is the keys, the palette, the footer and the help."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command

MOVING: Final = (
    Command("next-clause", "j down", N_("Next clause"), N_("Go to the next clause"), N_("clause"), "j/k"),
    Command("previous-clause", "k up", N_("Previous clause"), N_("Go to the clause before")),
    Command("next-heading", "J", N_("Next heading"), N_("Go to the next heading"), N_("heading"), "J/K"),
    Command("previous-heading", "K", N_("Previous heading"), N_("Go to the heading before")),
    Command("next-sentence", "s", N_("Next sentence"), N_("Select the next sentence")),
    Command("previous-sentence", "S", N_("Previous sentence"), N_("Select the sentence before")),
    Command("page-down", "space pagedown", N_("Page down"), N_("Read on, a page at a time")),
    Command("page-up", "b pageup", N_("Page up"), N_("Go back a page")),
    Command("to-top", "g home", N_("Top"), N_("Go to the start of the document")),
    Command("to-end", "G end", N_("End"), N_("Go to the end of the document")),
    Command("back", "{ backspace", N_("Back"), N_("Go back to where you jumped from")),
    Command("forward", "}", N_("Forward"), N_("Go forward again after going back")),
    Command("citations", "", N_("Cited here"), N_("What this clause cites: choose one to open it")),
    Command("cited-by", "", N_("Cited by"), N_("Which documents cite this one, or this clause")),
    Command("set-mark", "m", N_("Set mark"), N_("Mark this place with the letter typed next"), typing=True),
    Command("go-to-mark", "'", N_("Go to mark"), N_("Go to the place marked with the letter typed next"), typing=True),
    Command("marks", "", N_("Marks"), N_("Choose from the marks of all documents"), typing=True),
    Command("jumps", "", N_("Jump list"), N_("Choose from the places you jumped from"), typing=True),
    Command("next-document", "", N_("Next document"), N_("Open the next document of the workspace")),
    Command("previous-document", "", N_("Previous document"), N_("Open the document before this one")),
)

FINDING: Final = (
    Command(
        "search", "/", N_("Search"), N_("Search all texts, notes and tags while typing"), N_("search"), typing=True
    ),
    Command(
        "find",
        "f",
        N_("Find here"),
        N_("Find words in this document; in the outline, headings"),
        N_("find"),
        typing=True,
    ),
    Command("next-hit", "n", N_("Next hit"), N_("Go to the next hit in this document"), N_("hit"), "n/N"),
    Command("previous-hit", "N", N_("Previous hit"), N_("Go to the hit before in this document")),
    Command("notes-list", "l", N_("All notes"), N_("List all notes and tags: filter, sort, group"), N_("list")),
    Command(
        "next-untagged", ">", N_("Next untagged"), N_("Go to the next clause that lacks a tag of yours"), N_("untagged")
    ),
    Command("next-annotated", "]", N_("Next annotated clause"), N_("Go to the next clause with a note or a tag")),
    Command("next-new", ")", N_("Next new note"), N_("Go to what others added since you last saw it")),
    Command("previous-new", "(", N_("Previous new note"), N_("Go back to what others added before that")),
    Command("all-seen", "", N_("Mark all as seen"), N_("Nothing is marked as new any more")),
    Command("previous-annotated", "[", N_("Previous annotated clause"), N_("Go to the annotated clause before")),
)

SEARCHING: Final = (
    Command("narrow", "f6 ctrl+n", N_("Narrow hits"), N_("Narrow to a value of any kind"), N_("narrow"), typing=True),
    Command("narrow-document", "f2", N_("Narrow: document"), N_("To a document, or all again"), typing=True),
    Command("narrow-level", "f3", N_("Narrow: level"), N_("To a level of clauses, or all again"), typing=True),
    Command("narrow-issuer", "f4", N_("Narrow: issuer"), N_("To who issued it, or all again"), typing=True),
    Command("narrow-tag", "f5", N_("Narrow: tag"), N_("To what is tagged so, or all again"), typing=True),
    Command("search-order", "f7", N_("Search order"), N_("Best first, or as it stands in the documents")),
    Command("search-literal", "f8", N_("Search literally"), N_("Take the query as it stands, no operators")),
    Command(
        "past-searches",
        "f9 ctrl+l",
        N_("Earlier searches"),
        N_("Choose from past and saved searches"),
        N_("earlier"),
        typing=True,
    ),
    Command(
        "save-search", "ctrl+s", N_("Save this search"), N_("Keep the query under a name"), N_("save"), typing=True
    ),
    Command("tag-hits", "ctrl+t", N_("Tag all hits"), N_("Set tags on every clause found"), N_("tag all"), typing=True),
    Command(
        "export-hits", "ctrl+o", N_("Export hits"), N_("Write what was found to a file"), N_("export"), typing=True
    ),
)

NOTES: Final = (
    Command(
        "annotate", "a", N_("Note"), N_("Write a note on the clause, or on words selected"), N_("note"), typing=True
    ),
    Command(
        "annotate-document", "A", N_("Note on the document"), N_("Write a note on the whole document"), typing=True
    ),
    Command("tag", "t", N_("Tags"), N_("Choose tags for the clause, or for words selected"), N_("tags"), typing=True),
    Command(
        "quick-tag",
        "1 2 3 4 5 6 7 8 9",
        N_("Quick tag"),
        N_("Give the tag that has this key in the active dimension, or take it away"),
        N_("quick tag"),
        numbered=True,
    ),
    Command("next-dimension", "`", N_("Next dimension"), N_("The number keys give the tags of another dimension")),
    Command("repeat-tags", ".", N_("Tag again"), N_("Tag the clause as was tagged last"), N_("again")),
    Command(
        "select-clauses",
        "V",
        N_("Take clauses"),
        N_("From this clause on to wherever you go: tag them at once"),
        N_("take"),
    ),
    Command("done", "D", N_("Done"), N_("Mark the clause and what is under it as done, or no longer"), N_("done")),
    Command("progress", "%", N_("Progress"), N_("What is tagged and done, by document and section"), typing=True),
    Command(
        "vocabulary",
        "T",
        N_("Vocabulary"),
        N_("The agreed tags: look at them, add, rename, merge, retire"),
        N_("vocabulary"),
    ),
    Command("edit", "e", N_("Edit note"), N_("Edit your note marked, or the only one here"), N_("edit"), typing=True),
    Command("reply", "r", N_("Reply"), N_("Answer the note marked, or the only one here"), N_("reply"), typing=True),
    Command(
        "resolve",
        "x",
        N_("Resolve"),
        N_("Settle the discussion marked, or the only one here; or reopen it"),
        N_("resolve"),
        typing=True,
    ),
    Command("delete", "d", N_("Delete note"), N_("Delete your note marked, or the only one here"), N_("delete")),
    Command(
        "take-other",
        "C",
        N_("Take the other"),
        N_("What lost in a merge takes the place of what won, and back"),
        N_("take other"),
        typing=True,
    ),
    Command("let-other-go", "", N_("Let the other go"), N_("Keep what stands, and what lost in a merge no longer")),
    Command(
        "note-history",
        "H",
        N_("History of notes"),
        N_("Who changed the note marked, or all here, and when: as git remembers"),
        N_("history"),
        typing=True,
    ),
    Command("review", "R", N_("Review places"), N_("Notes whose text has changed: where they belong now"), typing=True),
    Command("disagreements", "!", N_("Disagreements"), N_("Where annotators differ: decide what holds"), typing=True),
    Command("layers", "L", N_("Layers"), N_("Whose notes and tags you see: only yours, or without some")),
    Command("undo", "u", N_("Undo"), N_("Take back your last change to notes or tags"), N_("undo")),
    Command("redo", "ctrl+r", N_("Redo"), N_("Do again what was taken back last")),
    Command("undo-list", "U", N_("Undo list"), N_("What was done: take back or do again up to any of it"), typing=True),
    Command(
        "select",
        "v",
        N_("Select words"),
        N_("Select by keyboard: characters, words, clauses"),
        N_("select"),
        typing=True,
    ),
    Command(
        "copy",
        "y",
        N_("Copy with citation"),
        N_("Copy the clause, or words selected, and where they stand"),
        N_("copy"),
        typing=True,
    ),
    Command(
        "copy-elsewhere",
        "Y",
        N_("Copy to a file"),
        N_("Write the same to a file and show it in the pager"),
        typing=True,
    ),
)

PANES: Final = (
    Command("outline", "\\", N_("Outline"), N_("Show or hide the outline"), N_("outline")),
    Command("annotations", "|", N_("Notes pane"), N_("Show or hide the notes of the clause"), N_("notes")),
    Command("next-pane", "tab", N_("Next pane"), N_("Give the keyboard to the next pane"), N_("pane")),
    Command(
        "follow", "enter", N_("Open"), N_("What the pane is at; in the text, the document that is cited"), N_("open")
    ),
    Command("open", "o", N_("Open or fold"), N_("Outline: open, fold, unfold; text: to the outline")),
    Command("fold-all", "", N_("Fold all"), N_("Outline: fold every document; 1 to 9 there fold to a level")),
    Command("unfold-all", "", N_("Unfold all"), N_("Outline: unfold the whole document; there also 0 or *")),
    Command("leave", "escape", N_("Leave"), N_("Close what is open, put out lit words"), N_("back")),
    Command("jump", ";", N_("Jump"), N_("Letters over the panes: type one to go there"), N_("jump"), typing=True),
    Command("zen", "z", N_("Zen"), N_("Only the text, or everything again")),
    Command("wider", "+ =", N_("Wider lines"), N_("Set the lines two characters wider")),
    Command("narrower", "-", N_("Narrower lines"), N_("Set the lines two characters narrower")),
    Command("justify", "", N_("Justify or not"), N_("Set rows to reach the right edge, or leave it ragged")),
    Command("theme", "", N_("Next theme"), N_("Change to the next colours")),
    Command("language", "", "中文 / English", N_("Change the language of the interface")),
)

PROGRAM: Final = (
    Command(
        "import",
        "i",
        N_("Import a document"),
        N_("Bring in a file: see what it becomes, then accept it"),
        N_("import"),
        typing=True,
    ),
    Command(
        "compare",
        "c",
        N_("Compare"),
        N_("Side by side with another document or version"),
        N_("compare"),
        typing=True,
    ),
    Command("share", "P", N_("Share"), N_("Commit your notes, bring in those of others, push"), typing=True),
    Command("settings", "comma", N_("Settings"), N_("Colours, lines, keys, language"), N_("settings")),
    Command("tour", "ctrl+g", N_("Tour"), N_("What there is, in one minute; on to its next step")),
    Command("help", "? f1", N_("Help"), N_("What works here, all keys and commands, queries"), N_("help"), typing=True),
    Command(
        "commands",
        "ctrl+p",
        N_("Commands"),
        N_("Find a command, clause, heading or document by name"),
        N_("commands"),
        typing=True,
    ),
    Command("quit", "q", N_("Quit"), N_("Leave stdplan; notes are already saved"), N_("quit")),
)

GROUPS: Final = (
    (N_("Moving"), MOVING),
    (N_("Finding"), FINDING),
    (N_("While searching"), SEARCHING),
    (N_("Notes and tags"), NOTES),
    (N_("Panes and looks"), PANES),
    (N_("Program"), PROGRAM),
)
COMMANDS: Final = tuple(command for _title, commands in GROUPS for command in commands)
BY_ID: Final = {command.id: command for command in COMMANDS}

_FOOTERS: Final = {
    "search": ("follow", "leave", "narrow", "past-searches", "save-search", "tag-hits", "export-hits"),
    "outline": ("follow", "find", "leave", "outline", "search", "import"),
    "annotationpanel": (
        "take-other",
        "reply",
        "resolve",
        "edit",
        "delete",
        "annotate",
        "tag",
        "undo",
        "note-history",
        "leave",
    ),
    "range": ("select-clauses", "tag", "quick-tag", "repeat-tags", "done", "next-clause", "leave"),
    "coding": (
        "next-clause",
        "next-untagged",
        "tag",
        "select-clauses",
        "done",
        "annotate",
        "undo",
        "vocabulary",
        "leave",
    ),
    "reader": (
        *("next-clause", "next-heading", "next-hit", "search"),
        *("annotate", "tag", "take-other", "edit", "outline", "annotations", "import"),
    ),
}
ALWAYS_IN_FOOTER: Final = tuple(BY_ID[id_] for id_ in ("help", "commands", "quit"))


def footer_for(pane: str) -> tuple[Command, ...]:
    """The commands that the footer names, first things first, while the keyboard belongs to that pane."""
    return tuple(BY_ID[id_] for id_ in _FOOTERS.get(pane, _FOOTERS["reader"]))
