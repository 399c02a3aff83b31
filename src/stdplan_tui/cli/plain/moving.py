"""What moves a reader of lines: on and back, by heading, to a clause by its name, to another document."""

from __future__ import annotations

import click

from stdplan_tui.cli.output import say
from stdplan_tui.cli.plain.position import Position
from stdplan_tui.cli.plain.reader import LineReader
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import DocumentError, StdplanError, UnknownDocument
from stdplan_tui.language import _
from stdplan_tui.text.fold import fold
from stdplan_tui.workspace import reading

_MOST = 1000


def go_on(reader: LineReader, said: str) -> None:
    """Read the next clause, or as many as were said."""
    for _step in range(_count(said)):
        if not _moved(reader, reader.position.moved(1), _("This is the end.")):
            return


def go_back(reader: LineReader, said: str) -> None:
    """Read the clause before, or the one that is so many before."""
    _moved(reader, reader.position.moved(-_count(said)), _("This is the start."))


def to_next_heading(reader: LineReader, said: str) -> None:
    """Read the next heading."""
    _moved(reader, reader.position.to_heading(_count(said)), _("No heading below."))


def to_heading_before(reader: LineReader, said: str) -> None:
    """Read the heading before."""
    _moved(reader, reader.position.to_heading(-_count(said)), _("No heading above."))


def go_to(reader: LineReader, said: str) -> None:
    """Read the clause that was named: an id, a label path, words of a heading, DOC:CLAUSE, or #12."""
    if not said:
        raise click.UsageError(_("say where to: 3.1, 三（一）, words of a heading, or #12 for the twelfth clause"))
    if said[0] in "#＃":
        reader.go(reader.position.at(_numbered(said[1:], len(reader.position.clauses)) - 1))
    elif {*said} & {*":："}:
        reader.open(*reading.find(reader.workspace, said))
    else:
        reader.go(reader.position.of(reading.clause_of(reader.document, said)))


def repeat(reader: LineReader, _said: str) -> None:
    """Read the current clause again."""
    reader.tell()


def open_document(reader: LineReader, said: str) -> None:
    """Open a document by its id, its number in the list, words of its title, or DOC:CLAUSE."""
    if not said:
        raise click.UsageError(_("say which document: its id, its number in the list, or words of its title"))
    ws = reader.workspace
    if {*said} & {*":："} or reading.is_document(ws, said):
        reader.open(*reading.place_of(ws, said))
        return
    ids = ws.library.ids()
    id_ = ids[_numbered(said, len(ids)) - 1] if said.isdecimal() else _titled(reader, said)
    reader.open(reading.document(ws, id_))


def list_documents(reader: LineReader, _said: str) -> None:
    """List the documents, each with the number under which it can be opened."""
    for number, id_ in enumerate(reader.workspace.library.ids(), 1):
        here = " " + _("(open)") if id_ == reader.document.id else ""
        say(f"{number}  {_title(reader, id_)} [{id_}]{here}")


def _moved(reader: LineReader, position: Position, otherwise: str) -> bool:
    """Go there, where that is somewhere else; whether it is."""
    if position.number == reader.position.number:
        say(otherwise)
        return False
    reader.go(position)
    return True


def _count(said: str) -> int:
    return _numbered(said, _MOST) if said else 1


def _numbered(said: str, most: int) -> int:
    """The number that was said, from 1 to `most`. Raises UsageError."""
    number = int(said) if said.isdecimal() and len(said) < len(str(most)) + 3 else 0
    if not 0 < number <= most:
        raise click.UsageError(_("not a number from 1 to {most}: {said}").format(most=most, said=said))
    return number


def _titled(reader: LineReader, said: str) -> DocumentId:
    """The one document that has these words in its title. Raises DocumentError."""
    ids = reader.workspace.library.ids()
    found = [id_ for id_ in ids if fold(said) in fold(_title(reader, id_))]
    if not found:
        raise UnknownDocument(_("no document {id}").format(id=said))
    if len(found) > 1:
        raise DocumentError(_("several documents: {ids}").format(ids=", ".join(found)))
    return found[0]


def _title(reader: LineReader, id_: DocumentId) -> str:
    try:
        return reader.workspace.library.metadata(id_).title
    except (StdplanError, OSError):
        return ""
