"""Notes as lines of plain text: what they are, by whom, on which words, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stdplan_tui.annotations.counting.coverage import is_done
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.noted import Notes as StandingNotes
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.annotations.threads import State
from stdplan_tui.cli.output import complain
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.discussing import discussions
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.telling import MOTIVATIONS, RESOLUTIONS, STANDINGS, STATES

INDENT: Final = "    "


@frozen
class Notes:
    """The notes on one document, each where it stands, and its authors' names.

    `sound`: all of them could be read. `me` is the slug of who reads, "" for one who has written nothing.
    """

    standing: StandingNotes
    authors: Authors
    sound: bool
    me: str = ""

    @classmethod
    def of(cls, ws: Workspace, document: Document) -> Notes:
        """Those of a document, as the files stand now; what is broken among them is told on standard error."""
        standing = ws.notebook.of(document)
        for problem in standing.broken:
            complain(str(problem))
        return cls(standing, annotated.authors(ws), not standing.broken, ws.own_slug())

    def on(self, clause: ClauseId) -> tuple[Noted, ...]:
        """Those on a clause, or on words of it: each discussion in one piece, the oldest first."""
        found = discussions(self.standing.by_clause.get(clause, ()))
        return tuple(one for discussion in found for one in discussion.every)

    def count(self, clause: ClauseId) -> int:
        """How many there are that say something: all but done-marks."""
        return sum(one.note.motivation is not Motivation.DONE for one in self.on(clause))

    def is_done(self, clause: ClauseId) -> bool:
        """Whether who reads has marked a clause as done."""
        return any(one.note.author == self.me and is_done(one) for one in self.on(clause))

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
        verdict = _(RESOLUTIONS[note.resolution]) if note.resolution else ""
        words = " ".join(filter(None, (tags, verdict, note.body.rstrip("\n"))))
        head = f"[{_(MOTIVATIONS[note.motivation])}] {', '.join(filter(None, told))}"
        first, *others = shown(f"{head}: {words}" if words else head).replace("\t", " ").split("\n")
        yield first
        yield from (f"{INDENT}{line}" for line in others)
