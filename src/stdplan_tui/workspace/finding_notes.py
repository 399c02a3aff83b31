"""Finding annotations by conditions, and what is said of each of them in JSON."""

from __future__ import annotations

from collections.abc import Mapping

from stdplan_tui.annotations.filtering import Wanted, matching
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.workspace import annotating
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.newly import new_ids
from stdplan_tui.workspace.placing import There, notes_at


def find_notes(ws: Workspace, place: str | None, wanted: Wanted) -> There:
    """The wanted annotations of `DOC`, of `DOC:CLAUSE` and all under it, or of the whole workspace, as one reads.

    Raises IdError, UnknownDocument, UnknownClause.
    """
    there = notes_at(ws, place)
    new = new_ids(ws) if wanted.new else ()
    return There(tuple(matching(there.notes, wanted, ws.agreed.readable(), new)), there.broken)


class Labels:
    """The label paths of annotations in the texts as they are now, each worked out once."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._documents: dict[DocumentId, Document | None] = {}
        self._known: dict[tuple[DocumentId, ClauseId], str] = {}

    def of(self, one: Noted) -> str:
        """Where an annotation stands; of one without a place, where it stood; "" for the whole document."""
        document, clause = one.note.document, one.clause
        if clause is None:
            return one.note.target.label
        key = document, clause
        if key not in self._known:
            self._known[key] = self._label(document, clause) or one.note.target.label
        return self._known[key]

    def _label(self, id_: DocumentId, clause: ClauseId) -> str:
        if id_ not in self._documents:
            try:
                self._documents[id_] = self._ws.library.document(id_)
            except (StdplanError, OSError):
                self._documents[id_] = None
        document = self._documents[id_]
        return label_path(document, clause) if document is not None and clause in document.by_id else ""


def noted_json(one: Noted, labels: Labels, vocabulary: Vocabulary) -> dict[str, object]:
    """The keys of the annotation's file, then how it stands today: its place, state, thread and dimensions."""
    dimensions = (vocabulary.dimension_of(tag) for tag in one.tags)
    return annotating.annotation_json(one.note) | {
        "place": _place_json(one, labels),
        "state": one.state.value,
        "thread": one.thread,
        "dimensions": list(dict.fromkeys(found.id for found in dimensions if found is not None)),
    }


def _place_json(one: Noted, labels: Labels) -> Mapping[str, object]:
    span = one.span
    return {
        "document": one.note.document,
        "clause": one.clause,
        "label": labels.of(one),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "standing": one.anchor.standing.value,
    }
