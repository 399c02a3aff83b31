"""Which annotations stand where in a document as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store import Loaded
from stdplan_tui.annotations.target import Standing, located
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import place_of


@frozen
class Placed:
    """The open annotations of a document, oldest first.

    `whole` are on the document, `by_clause` on a clause or on words of it, in reading order of the clauses; of
    `uncertain` ones the clause has changed or is gone, so they are shown nowhere.
    """

    whole: tuple[Annotation, ...]
    by_clause: Mapping[ClauseId, tuple[Annotation, ...]]
    uncertain: tuple[Annotation, ...]

    @property
    def in_order(self) -> tuple[Annotation, ...]:
        """All of them: on the document, then in reading order, then the uncertain ones."""
        return (*self.whole, *(note for notes in self.by_clause.values() for note in notes), *self.uncertain)


def placed(document: Document, annotations: Iterable[Annotation]) -> Placed:
    """The open ones of `annotations` that are on `document`, each where it stands."""
    whole: list[Annotation] = []
    uncertain: list[Annotation] = []
    on_clause: defaultdict[ClauseId, list[Annotation]] = defaultdict(list)
    mine = (note for note in annotations if note.is_open and note.document == document.id)
    for note in sorted(mine, key=lambda note: note.id):
        place = located(note, document)
        if place.standing is not Standing.SAME:
            uncertain.append(note)
        elif place.clause is None:
            whole.append(note)
        else:
            on_clause[place.clause.id].append(note)
    by_clause = {clause.id: tuple(on_clause[clause.id]) for clause in document.flat if clause.id in on_clause}
    return Placed(tuple(whole), by_clause, tuple(uncertain))


def by_clause(document: Document, annotations: Iterable[Annotation]) -> Mapping[ClauseId, tuple[Annotation, ...]]:
    """The open annotations whose clause is certain, by that clause, in reading order."""
    return placed(document, annotations).by_clause


def annotations_at(ws: Workspace, place: str | None) -> Loaded:
    """The open annotations of `DOC`, or of `DOC:CLAUSE` and all under it, or of the whole workspace, as one reads.

    Those on documents that cannot be read come too, oldest first. Raises IdError, UnknownDocument, UnknownClause.
    """
    if place is None:
        loaded = ws.store.load()
        ids = dict.fromkeys(note.document for note in loaded.annotations)
        return Loaded(tuple(note for id_ in ids for note in _in_order(ws, id_, loaded)), loaded.broken)
    document, clause = place_of(ws, place)
    loaded = ws.store.load(document.id)
    if clause is None:
        return Loaded(placed(document, loaded.annotations).in_order, loaded.broken)
    standing = by_clause(document, loaded.annotations)
    return Loaded(tuple(note for under in clause.walk() for note in standing.get(under.id, ())), loaded.broken)


def _in_order(ws: Workspace, id_: DocumentId, loaded: Loaded) -> tuple[Annotation, ...]:
    try:
        return placed(ws.library.document(id_), loaded.annotations).in_order
    except (StdplanError, OSError):
        return tuple(note for note in loaded.annotations if note.document == id_ and note.is_open)
