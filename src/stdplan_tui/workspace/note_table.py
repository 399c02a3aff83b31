"""The table of annotations: a row for each clause, author and tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.level_names import level_name
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.exchange.tables import Column, Table, Value
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, active_language
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.finding_notes import Labels
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.telling import MOTIVATIONS, STANDINGS, STATES, dimension_title


def note_table(ws: Workspace, notes: Iterable[Noted]) -> Table:
    """The table of some annotations, in the order in which they come; one without tags has one row too.

    Clause, text and quotation are those of the text as it is now; of an annotation that has no place in it, the ones
    that were annotated, and no clause.
    """
    return Table(_("notes"), _columns(), _Rows(ws).of(notes))


def unit_number(document: int, clause: ClauseId) -> str:
    """The number of a unit: of the document among those of the workspace, then the printed numbers down to the clause.

    1-3-2 is （二） in part 三 of the first document. A step without a number is called as in the clause's id, with `_`
    for a dash in it: 1-3-1-box2-e1, 2-art27_1.
    """
    return f"{document}-{clause.replace('-', '_').replace('.', '-')}"


def _columns() -> tuple[Column, ...]:
    return (
        Column("document_number", _("document number"), 20),
        Column("document", _("document id"), 20),
        Column("title", _("title"), 30, wrapped=True),
        Column("unit", _("unit number"), 14),
        Column("label", _("label path"), 20, wrapped=True),
        Column("clause", _("clause id"), 12),
        Column("level", _("level"), 10),
        Column("quotation", _("quotation"), 30, wrapped=True),
        Column("text", _("clause text"), 60, wrapped=True),
        Column("dimension", _("dimension"), 14),
        Column("tag", _("tag"), 22),
        Column("tag_title", _("tag title"), 16),
        Column("author", _("author"), 14),
        Column("name", _("name"), 14),
        Column("created", _("created"), 17),
        Column("updated", _("updated"), 17),
        Column("state", _("state"), 10),
        Column("standing", _("standing"), 12),
        Column("motivation", _("kind of note"), 10),
        Column("note", _("note"), 50, wrapped=True),
        Column("annotation", _("annotation"), 28),
    )


@frozen
class _Of:
    """A document as its rows have it."""

    place: int
    title: str = ""
    number: str = ""
    document: Document | None = None


class _Rows:
    """Makes the rows; what many of them share is looked up once."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._labels = Labels(ws)
        self._vocabulary: Vocabulary = ws.agreed.readable()
        self._names: Authors = annotated.authors(ws)
        self._places = {id_: place for place, id_ in enumerate(ws.library.ids(), 1)}
        self._of = cache(self._document)
        self._tag = cache(self._tag_cells)

    def of(self, notes: Iterable[Noted]) -> Iterator[Sequence[Value]]:
        """The rows of annotations."""
        for one in notes:
            before, after = self._place_cells(one), self._note_cells(one)
            for tag in one.tags or ("",):
                yield (*before, *self._tag(tag), *after)

    def _place_cells(self, one: Noted) -> Sequence[Value]:
        note, clause, span = one.note, one.anchor.clause, one.span
        of = self._of(note.document)
        place = (of.number, note.document, of.title)
        if clause is None:
            return (*place, "", self._labels.of(one), "", "", note.target.exact, note.target.quote_clause)
        quotation = clause.string[span.start : span.end] if span is not None else note.target.exact
        unit = unit_number(of.place, clause.id) if of.place else ""
        return (*place, unit, self._labels.of(one), clause.id, level_name(clause.level), quotation, clause.string)

    def _tag_cells(self, name: str) -> Sequence[Value]:
        tag = self._vocabulary.find(name) if name else None
        if tag is None:
            return "", name, ""
        dimension = self._vocabulary.dimension_of(name)
        title = dimension_title(dimension) if dimension is not None else ""
        return title, name, tag.title.in_language(active_language())

    def _note_cells(self, one: Noted) -> Sequence[Value]:
        note = one.note
        has_state = note.motivation is not Motivation.TAGGING or one.state is not State.OPEN
        return (
            note.author,
            self._names.name_of(note.author),
            on_own_clock(note.created) or note.created,
            on_own_clock(note.updated) or note.updated,
            _(STATES[one.state]) if has_state else "",
            _(STANDINGS[one.anchor.standing]),
            _(MOTIVATIONS[note.motivation]),
            note.body.rstrip("\n"),
            note.id,
        )

    def _document(self, id_: DocumentId) -> _Of:
        place = self._places.get(id_, 0)
        try:
            document = self._ws.library.document(id_)
        except (StdplanError, OSError):
            return _Of(place)
        return _Of(place, document.title, document.metadata.document_number, document)
