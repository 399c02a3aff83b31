"""What a reader of lines writes: notes and tags on the current clause, and taking them back."""

from __future__ import annotations

import click

from stdplan_tui.annotations.journal.changing import Turned
from stdplan_tui.cli.output import say
from stdplan_tui.cli.plain.reader import LineReader
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.language import _
from stdplan_tui.workspace import annotating, undoing


def tell_notes(reader: LineReader, _said: str) -> None:
    """Read the notes and tags of the current clause, as they stand in the files now."""
    reader.refresh()
    _say_all([*reader.notes.lines(reader.clause)])


def tell_document_notes(reader: LineReader, _said: str) -> None:
    """Read the notes on the whole document, and those whose place is not certain."""
    reader.refresh()
    _say_all([*reader.notes.lines_above(), *reader.notes.lines_below()])


def write_note(reader: LineReader, said: str) -> None:
    """Write a note on the current clause."""
    if not said:
        raise click.UsageError(_("write the note behind the command: note TEXT"))
    annotating.annotate(reader.workspace, reader.document, reader.clause, said)
    reader.refresh()
    say(_("Note written on {path}.").format(path=_here(reader)))


def tell_tags(reader: LineReader, _said: str) -> None:
    """Say the tags of the current clause, and whose they are."""
    reader.refresh()
    names = reader.notes.authors
    _say_all(
        [f"#{tag}, {names.name_of(one.note.author)}" for one in reader.notes.on(reader.clause.id) for tag in one.tags]
    )


def set_tag(reader: LineReader, said: str) -> None:
    """Add tags of the reader to the current clause, and say those that are set then."""
    if not said:
        raise click.UsageError(_("write the tags behind the command: tag TAG..."))
    tags = annotating.with_tags(reader.workspace, reader.document, reader.clause, said.split())
    reader.refresh()
    say(_("Your tags on {path}: {tags}").format(path=_here(reader), tags=" ".join(f"#{tag}" for tag in tags)))


def undo(reader: LineReader, _said: str) -> None:
    """Take the last change to notes or tags back."""
    undone = undoing.undo(reader.workspace)
    _say_turned(reader, undone, _("Taken back: {action} on {place}"), _("there is nothing to take back"))


def redo(reader: LineReader, _said: str) -> None:
    """Do again what was taken back last."""
    redone = undoing.redo(reader.workspace)
    _say_turned(reader, redone, _("Done again: {action} on {place}"), _("there is nothing to do again"))


def _say_turned(reader: LineReader, turned: Turned | None, said: str, nothing: str) -> None:
    reader.refresh()
    say(nothing if turned is None else said.format(action=_(turned.action), place=turned.entry.place))


def _say_all(lines: list[str]) -> None:
    for line in lines or [_("none here")]:
        say(line)


def _here(reader: LineReader) -> str:
    return label_path(reader.document, reader.clause.id)
