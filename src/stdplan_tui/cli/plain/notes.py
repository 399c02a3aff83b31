"""Notes as lines of plain text: what they are, by whom, on which words, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from stdplan_tui.annotations.authors import Authors
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.cli.output import complain
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.text.display import shown
from stdplan_tui.workspace import annotated, placing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.placing import Placed

INDENT: Final = "    "

_KINDS: Final[Mapping[Motivation, str]] = {
    Motivation.COMMENTING: N_("note"),
    Motivation.TAGGING: N_("tags"),
    Motivation.REPLYING: N_("reply"),
    Motivation.ASSESSING: N_("verdict"),
    Motivation.ADJUDICATING: N_("decision"),
    Motivation.VOTING: N_("vote"),
    Motivation.DONE: N_("done"),
}


@frozen
class Notes:
    """The notes on one document, each where it stands, and its authors' names; `sound`: all of them could be read."""

    placed: Placed
    authors: Authors
    sound: bool

    @classmethod
    def of(cls, ws: Workspace, document: Document) -> Notes:
        """Those of a document, as the files stand now; what is broken among them is told on standard error."""
        loaded = annotated.loaded(ws, document.id)
        for problem in loaded.broken:
            complain(str(problem))
        return cls(placing.placed(document, loaded.annotations), annotated.authors(ws), not loaded.broken)

    def on(self, clause: ClauseId) -> tuple[Annotation, ...]:
        """Those on a clause, or on words of it, oldest first."""
        return self.placed.by_clause.get(clause, ())

    def lines(self, clause: Clause) -> Iterator[str]:
        """The notes of a clause as lines."""
        for note in self.on(clause.id):
            yield from self._lines(note)

    def lines_above(self) -> Iterator[str]:
        """The notes on the whole document as lines."""
        for note in self.placed.whole:
            yield from self._lines(note, _("whole document"))

    def lines_below(self) -> Iterator[str]:
        """The notes whose place is not certain any more as lines."""
        for note in self.placed.uncertain:
            place = note.target.label or note.target.clause
            yield from self._lines(note, _("place no longer certain: {place}").format(place=place))

    def _lines(self, note: Annotation, place: str = "") -> Iterator[str]:
        quote = f"“{note.target.exact}”" if note.target.exact else ""
        head = ", ".join(filter(None, (self.authors.name_of(note.author), note.updated[:10], place, quote)))
        tags = " ".join(f"#{tag}" for tag in note.tags)
        words = " ".join(filter(None, (tags, note.resolution.value, note.body.rstrip("\n"))))
        first, *others = shown(f"[{_(_KINDS[note.motivation])}] {head}: {words}").replace("\t", " ").split("\n")
        yield first
        yield from (f"{INDENT}{line}" for line in others)
