"""Arriving: what others have added or changed since this person last saw it is marked, and walked through.

It is new until it has been shown: its clause was current, with the notes pane open, for a moment, or it was walked to.
It keeps its mark until the reader goes on from there.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.actions.desk import Acting, first_clause
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from textual.timer import Timer

    from stdplan_tui.annotations.model import Annotation, AnnotationId
    from stdplan_tui.annotations.noted import Noted, Notes
    from stdplan_tui.annotations.store.authors import Authors
    from stdplan_tui.workspace.newly import News, Seen

SHOWN: Final = 1.5
"""Seconds that something new has to be shown at the current clause to have been seen."""
_WHILE: Final = 5.0
"""Seconds after which what was seen is kept: so much is lost at most in a crash."""
_NAMED: Final = 3
"""The people who are named of those whose words arrive."""

_New = Mapping[DocumentId, tuple["Annotation", ...]]


class Arriving(Acting):
    """The commands that walk through what is new, and what tells of it."""

    _seen: Seen | None = None
    _keeping_seen: Timer | None = None
    _reached_new: tuple[DocumentId, ClauseId | None] | None = None
    _showing: Timer | None = None
    _shown = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._new: _New = {}
        self._digests: dict[DocumentId, str] = {}
        self._unkept: set[int] = set()
        self._seen_since: set[tuple[str, str]] = set()

    def action_next_new(self) -> None:
        """Go to the next clause where something is new, in this document or the next that has some."""
        self._to_new(1)

    def action_previous_new(self) -> None:
        """Go to the clause before where something is new."""
        self._to_new(-1)

    def action_all_seen(self) -> None:
        """Take everything as seen."""
        if count := len(self.new_ids):
            self._see(note for notes in self._new.values() for note in notes)
            self.say(ngettext("{n} marked as seen", "{n} marked as seen", count).format(n=count))
        else:
            self.tell(_("Nothing is new"))

    @work(thread=True, group="new")
    def find_new(self, only: Collection[DocumentId] | None = None) -> None:
        """Find out what is new in all documents, or in `only` some."""
        from stdplan_tui.workspace import annotated, newly

        ws = self.workspace
        try:
            seen = self._seen or newly.read_seen(ws)
            found = newly.News() if seen is None else newly.news(ws, seen, only)
            seen = seen or newly.first_seen(ws)
            names = annotated.authors(ws) if found.new else None
        except (StdplanError, OSError):
            return  # the margin and the outline tell what is wrong
        self.later(self._new_found, ws, seen, found, only, names)

    def layers_changed(self, before: Workspace) -> None:
        """What was new before is another's perhaps who is not seen any more."""
        super().layers_changed(before)
        self._digests = {}
        self._have({})

    def with_new(self, marks: Mapping[ClauseId, Mark]) -> Mapping[ClauseId, Mark]:
        """The marks of the open document, with what is new on each clause; on the whole of it, that is its first."""
        document = self.place.document
        if document is None or document.id not in self._new:
            return marks
        counts: dict[ClauseId, int] = {}
        for clause, notes in self.notes.items():
            at = clause or first_clause(document)
            if at is not None and (count := sum(one.note.id in self.new_ids for one in notes)):
                counts[at] = counts.get(at, 0) + count
        return {**marks, **{at: replace(marks.get(at, Mark()), new=count) for at, count in counts.items()}}

    def mark_new(self) -> None:
        """Draw anew what says that something is new."""

    def clause_entered(self) -> None:
        """The reader has come to a clause, or something has come to it: from now on what is new there is shown."""
        self._shown = False
        if self._showing is not None:
            self._showing.stop()
        self._showing = self.set_timer(SHOWN, self._have_shown) if self.new_ids else None

    def clause_left(self, before: Place) -> None:
        """The reader goes on: what was new at the clause before has been seen, if it was shown or walked to."""
        document = before.document
        if document is not None and (self._shown or self._reached_new == (document.id, before.clause)):
            here = {one.note.id for one in self.here}
            self._see(note for note in self._new.get(document.id, ()) if note.id in here)

    async def on_unmount(self) -> None:
        """Keep what was seen: there is no later."""
        self.clause_left(self.place)
        if self._seen is not None:
            await to_thread(self._keep_seen)

    def _have_shown(self) -> None:
        self._showing = None
        self._shown = self.panel.display
        if not self._shown:  # it may be opened yet
            self.clause_entered()

    def _new_found(
        self, ws: Workspace, seen: Seen, found: News, only: Collection[DocumentId] | None, names: Authors | None
    ) -> None:
        begins, self._seen = self._seen is None, self._seen or seen
        if ws.layers != self.workspace.layers:
            return
        fresh = {
            id_: left
            for id_, notes in found.new.items()
            if (left := tuple(note for note in notes if (note.id, note.updated) not in self._seen_since))
        }
        before = {(note.id, note.updated) for notes in self._new.values() for note in notes}
        kept = {} if only is None else {id_: notes for id_, notes in self._new.items() if id_ not in only}
        self._digests |= found.digests
        self._have({**kept, **fresh})
        arrived = [note for notes in fresh.values() for note in notes if (note.id, note.updated) not in before]
        if arrived and names is not None:
            self.clause_entered()
            self.others_changed()
            self.say(self._since_last_time(len(arrived)) if begins else _by_whom(arrived, names))

    def _have(self, new: _New) -> None:
        """Show that this is new, and nothing else."""
        self._new = new
        self.new_ids = frozenset(note.id for notes in new.values() for note in notes)
        self.new = {id_: len(notes) for id_, notes in new.items()}
        self.mark_new()

    def _see(self, notes: Iterable[Annotation]) -> None:
        """Take annotations as seen."""
        from stdplan_tui.workspace.newly import Seen, hash_of

        taken = tuple(notes)
        if not taken or self._seen is None:
            return
        hashes = {hash_of(note) for note in taken}
        self._seen = Seen({**self._seen.hashes, **dict.fromkeys(hashes)}, self._seen.quiet)
        self._unkept |= hashes
        self._seen_since |= {(note.id, note.updated) for note in taken}
        gone = {note.id for note in taken}
        left = {id_: tuple(note for note in notes if note.id not in gone) for id_, notes in self._new.items()}
        self._have({id_: notes for id_, notes in left.items() if notes})
        if self._keeping_seen is None and self.is_attached:
            self._keeping_seen = self.set_timer(_WHILE, self._keep_seen_later)

    @work(thread=True, group="seen")
    def _keep_seen_later(self) -> None:
        self._keeping_seen = None
        self._keep_seen()

    def _keep_seen(self) -> None:
        """Write down what was seen, and in which documents nothing is new; nothing where that is known already."""
        from stdplan_tui.workspace.newly import add_seen

        quiet = {id_: digest for id_, digest in self._digests.items() if id_ not in self._new}
        if self._unkept or (self._seen is not None and any(self._seen.quiet.get(id_) != quiet[id_] for id_ in quiet)):
            taken, self._unkept = self._unkept, set()
            add_seen(self.workspace, taken, quiet)

    def _to_new(self, step: int) -> None:
        document, clause = self.place.document, self.place.clause
        if document is None or not self.new_ids:
            self.tell(_("Nothing is new"))
            return
        order = {one.id: number for number, one in enumerate(document.flat)}
        here = order.get(clause, 0) if clause else 0
        new = [id_ for id_ in order if (mark := self.marks.get(id_)) is not None and mark.new]
        ahead = [id_ for id_ in new if (order[id_] - here) * step > 0]
        if ahead:
            self._walk_to(Spot(document.id, ahead[0] if step > 0 else ahead[-1]))
            return
        self._walk_on(self._others(document.id, step), step, Spot(document.id, clause))

    def _others(self, here: DocumentId, step: int) -> Sequence[DocumentId]:
        """The documents in which something is new, in the order of the outline from the open one on, that one last."""
        ids = [one.id for one in self.documents][:: 1 if step > 0 else -1]
        start = ids.index(here) + 1 if here in ids else 0
        return [id_ for id_ in (*ids[start:], *ids[:start]) if id_ in self._new]

    @work(thread=True, exclusive=True, group="walk-new")
    def _walk_on(self, documents: Sequence[DocumentId], step: int, here: Spot) -> None:
        """Go to the first clause of these documents where something is new, or to the last."""
        for id_ in documents:
            try:
                found = self.workspace.notebook.of(reading.document(self.workspace, id_))
            except (StdplanError, OSError):
                continue  # the outline says what is wrong with it
            places = [place for place in _places(found, self.new_ids) if place != here]
            if places:
                self.later(self._walk_to, places[0 if step > 0 else -1])
                return
        self.later(self._walked_through)

    def _walked_through(self) -> None:
        """There is nothing new elsewhere: what is here has been seen with that."""
        self._reached_new = (self.place.document.id, self.place.clause) if self.place.document else None
        self.clause_left(self.place)
        self.tell(_("Nothing else is new"))

    def _walk_to(self, spot: Spot) -> None:
        self.clause_left(self.place)  # another document is open only when it has been read
        self.jump(spot)
        self._reached_new = spot.document, spot.clause
        if not self.panel.display:
            self.call_later(self.run_action, "annotations")

    def _since_last_time(self, count: int) -> str:
        said = ngettext("{n} new since last time: {key} goes there", "{n} new since last time: {key} goes there", count)
        return said.format(n=count, key=self.key_of("next-new"))


def _places(found: Notes, new: Collection[AnnotationId]) -> Sequence[Spot]:
    """Where something is new in a document, as one reads: on the whole of it is at its first clause."""
    document = found.document
    if document is None:
        return []

    def is_new(notes: Iterable[Noted]) -> bool:
        return any(one.note.id in new for one in notes)

    elsewhere = [first_clause(document)] if is_new((*found.whole, *found.strayed)) else []
    clauses = [id_ for id_, notes in found.by_clause.items() if is_new(notes)]
    return [Spot(document.id, id_) for id_ in dict.fromkeys((*elsewhere, *clauses))]


def _by_whom(arrived: Sequence[Annotation], known: Authors) -> str:
    """What has arrived, and from whom."""
    from stdplan_tui.annotations.model import NOTES

    authors = list(dict.fromkeys(note.author for note in arrived))
    names = _(", ").join(map(known.name_of, authors[:_NAMED]))
    if len(authors) > _NAMED:
        names = _("{names} and others").format(names=names)
    if all(note.motivation in NOTES for note in arrived):
        said = ngettext("{n} new note by {names}", "{n} new notes by {names}", len(arrived))
    else:
        said = ngettext("{n} new note or tag by {names}", "{n} new notes and tags by {names}", len(arrived))
    return said.format(n=len(arrived), names=names)
