"""Notes as lines of plain text: what they are, by whom, on which words, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stdplan_tui.annotations.authors import Authors
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.noted import Notes as StandingNotes
from stdplan_tui.annotations.threads import State
from stdplan_tui.cli.output import complain
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.telling import MOTIVATIONS, STANDINGS, STATES

INDENT: Final = "    "


@frozen
class Notes:
    """The notes on one document, each where it stands, and its authors' names; `sound`: all of them could be read."""

    standing: StandingNotes
    authors: Authors
    sound: bool

    @classmethod
    def of(cls, ws: Workspace, document: Document) -> Notes:
        """Those of a document, as the files stand now; what is broken among them is told on standard error."""
        standing = ws.notebook.of(document)
        for problem in standing.broken:
            complain(str(problem))
        return cls(standing, annotated.authors(ws), not standing.broken)

    def on(self, clause: ClauseId) -> tuple[Noted, ...]:
        """Those on a clause, or on words of it, oldest first."""
        return self.standing.by_clause.get(clause, ())

    def lines(self, clause: Clause) -> Iterator[str]:
        """The notes of a clause as lines."""
        for note in self.on(clause.id):
            yield from self._lines(note)

    def lines_above(self) -> Iterator[str]:
        """The notes on the whole document as lines."""
        for note in self.standing.whole:
            yield from self._lines(note, _("whole document"))

    def lines_below(self) -> Iterator[str]:
        """The notes whose place is not certain any more as lines."""
        for note in self.standing.strayed:
            place = note.note.target.label or note.note.target.clause
            yield from self._lines(note, _("place no longer certain: {place}").format(place=place))

    def _lines(self, one: Noted, place: str = "") -> Iterator[str]:
        note = one.note
        quote = f"“{note.target.exact}”" if note.target.exact else ""
        state = _(STATES[one.state]) if one.state is not State.OPEN and not one.is_answer else ""
        standing = _(STANDINGS[one.anchor.standing]) if one.clause and not one.anchor.standing.is_certain else ""
        told = (self.authors.name_of(note.author), note.updated[:10], place, standing, state, quote)
        tags = " ".join(f"#{tag}" for tag in one.tags)
        words = " ".join(filter(None, (tags, note.resolution.value, note.body.rstrip("\n"))))
        head = ", ".join(filter(None, told))
        first, *others = shown(f"[{_(MOTIVATIONS[note.motivation])}] {head}: {words}").replace("\t", " ").split("\n")
        yield first
        yield from (f"{INDENT}{line}" for line in others)
