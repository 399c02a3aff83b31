"""A reader who goes through documents line by line: the place, what was found, and the notes there.

Nothing is drawn and nothing is drawn over: each answer is a few lines below the last one, as a screen reader wants it.
"""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.cli.output import say
from stdplan_tui.cli.plain.notes import Notes
from stdplan_tui.cli.plain.paragraphs import Passage, passages
from stdplan_tui.cli.plain.position import Position
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId
from stdplan_tui.errors import StdplanError, WorkspaceError
from stdplan_tui.language import _, ngettext
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.places import change_places, read_places


class LineReader:
    """A workspace, read line by line; `position` is where, `found` the clauses with the `words` looked for last."""

    def __init__(self, ws: Workspace, position: Position) -> None:
        self.workspace = ws
        self.position = position
        self.words = ""
        self.found: Sequence[ClauseId] = ()
        self._notes: Notes | None = None
        self._passages: dict[ClauseId, Passage] = {}

    @property
    def document(self) -> Document:
        """The open document."""
        return self.position.document

    @property
    def clause(self) -> Clause:
        """The current clause."""
        return self.position.clause

    @property
    def notes(self) -> Notes:
        """The notes on the open document, as they stood when it was opened or when `refresh` was called."""
        if self._notes is None:
            self._notes = Notes.of(self.workspace, self.document)
        return self._notes

    @property
    def where(self) -> str:
        """Where the current clause stands, in words, and what is on it."""
        clause = self.clause.id
        return self.position.told(self.notes.count(clause), done=self.notes.is_done(clause))

    def refresh(self) -> None:
        """Read the notes again when they are asked for next."""
        self._notes = None

    def greet(self) -> None:
        """Say which document is open, and its current clause."""
        count = len(self.position.clauses)
        clauses = ngettext("{n} clause", "{n} clauses", count).format(n=count)
        say(f"{self.document.title} [{self.document.id}], {clauses}")
        self.tell()

    def tell(self) -> None:
        """Say where the current clause stands, and what it says."""
        say(self.where)
        for paragraph in self._passage().paragraphs:
            say(paragraph.text)

    def go(self, position: Position) -> None:
        """Be somewhere else in the open document, and say what stands there."""
        self.position = position
        self.tell()

    def open(self, document: Document, clause: Clause | None = None) -> None:
        """Go to a clause of a document; without one, to where that document was left."""
        if document is not self.document:
            self.leave()
            self.words, self.found, self._notes, self._passages = "", (), None, {}
        self.position = position_in(self.workspace, document, clause)
        self.greet()

    def leave(self) -> None:
        """Remember the place."""
        document, left = self.document.id, self.position.left
        change_places(self.workspace, lambda places: places.leaving(document, left))

    def _passage(self) -> Passage:
        if not self._passages:
            self._passages = {passage.clause.id: passage for passage in passages(self.document)}
        return self._passages[self.clause.id]


def start(ws: Workspace, place: str | None) -> Position:
    """The place that `DOC[:CLAUSE]` names; where none is named, that where reading ended. Raises StdplanError."""
    if place:
        return position_in(ws, *reading.place_of(ws, place))
    last = read_places(ws).last
    for id_ in (*((last.document,) if last else ()), *ws.library.ids()):
        if found := _readable(ws, id_):
            return position_in(ws, found)
    raise WorkspaceError(_("no document here can be read; `stdplan import FILE` brings one in"), path=ws.root)


def position_in(ws: Workspace, document: Document, clause: Clause | None = None) -> Position:
    """The place of a clause; without one, where the document was left, else its start. Raises DocumentError."""
    begin = Position.first(document)
    if clause is None:
        left = read_places(ws).left_at(document)
        clause = document.by_id.get(left) if left else None
    return begin.of(clause) if clause else begin


def _readable(ws: Workspace, id_: DocumentId) -> Document | None:
    try:
        return reading.document(ws, id_)
    except (StdplanError, OSError):
        return None
