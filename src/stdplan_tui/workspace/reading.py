"""Reading: what documents there are, one of them, a clause by its address, and the outline of any file."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from stdplan_tui.corpus.ids import Address, document_id
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, DocumentId
from stdplan_tui.corpus.outline import described, outline
from stdplan_tui.errors import AmbiguousClause, IdError, StdplanError, UnknownClause, UnknownDocument
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id

_NAMED = 8
"""Clauses that a message names."""
_NO_ID = DocumentId("-")


@frozen
class Listed:
    """One document of the list: how many clauses take notes, how many annotations stand, and why it cannot be read."""

    id: DocumentId
    title: str
    document_number: str
    clauses: int
    annotations: int
    problem: StdplanError | None = None


def listing(ws: Workspace) -> list[Listed]:
    """Every document of the workspace in order of id; a broken one is listed with its problem."""
    from stdplan_tui.workspace.annotated import loaded

    counts = Counter(note.document for note in loaded(ws).annotations if note.is_open)
    return [_listed(ws, id_, counts[id_]) for id_ in ws.library.ids()]


def known_id(ws: Workspace, text: str) -> DocumentId:
    """The id of the document of the workspace that `text` names, by its id or one that it had before.

    Raises IdError, UnknownDocument.
    """
    id_ = document_id(text)
    now = present_id(ws, id_)
    if now not in ws.library.ids():
        raise UnknownDocument(_("no document {id}").format(id=id_), path=ws.root)
    return now


def is_document(ws: Workspace, name: str) -> bool:
    """Whether `name` is the id of a document of the workspace, or one that it had before."""
    try:
        known_id(ws, name)
    except (IdError, UnknownDocument):
        return False
    return True


def document(ws: Workspace, id_: str) -> Document:
    """The document of that id. Raises IdError, UnknownDocument, or what is wrong with its files."""
    return ws.library.document(known_id(ws, id_))


def find(ws: Workspace, address: str) -> tuple[Document, Clause]:
    """The document and the clause that `DOC:CLAUSE` names. Raises as `document` and `clause_of` do."""
    place = Address.parse(address)
    found = document(ws, place.document)
    return found, clause_of(found, place.clause)


def clause_of(found: Document, said: str) -> Clause:
    """The clause that `said` names: by its id, its label path (三、（一）2), or words of its heading.

    Raises UnknownClause, with the nearest there is; AmbiguousClause, with those that go by that name.
    """
    with contextlib.suppress(UnknownClause):
        return found.clause(said)
    from stdplan_tui.corpus import addressing  # not for those who name an id, and wait for the first paint

    clauses = addressing.meant(found, said)
    if len(clauses) == 1:
        return clauses[0]
    if clauses:
        message = _("{document} has several clauses {id}: {clauses}")
        raise AmbiguousClause(message.format(document=found.id or found.title, id=said, clauses=_named(found, clauses)))
    message = _("{document} has no clause {id}").format(document=found.id or found.title, id=said)
    if near := addressing.nearest(found, said):
        message += _("; the nearest are {clauses}").format(clauses=_named(found, near))
    raise UnknownClause(message)


def _named(found: Document, clauses: Sequence[Clause]) -> str:
    """The first clauses by label path and id, and how many there are beyond them."""
    names = ", ".join(f"{label_path(found, clause.id)} ({clause.id})" for clause in clauses[:_NAMED])
    left = len(clauses) - _NAMED
    return names if left <= 0 else names + ngettext(", {n} more", ", {n} more", left).format(n=left)


def place_of(ws: Workspace, name: str) -> tuple[Document, Clause | None]:
    """The document and the clause that `DOC[:CLAUSE]` names, None for the whole document. Raises as `find`."""
    return find(ws, name) if {*name} & {*":："} else (document(ws, name), None)


def outline_of(ws: Workspace | None, doc_or_file: str) -> dict[str, object]:
    """The outline of what `document_or_file` gives, as the JSON of the formats. Raises as it does."""
    return outline(document_or_file(ws, doc_or_file))


def place_json(found: Document, clause: Clause | None) -> dict[str, object]:
    """The outline of a document, or one clause and all under it with its document and its label path."""
    if clause is None:
        return outline(found)
    return {"document": found.id, "label_path": label_path(found, clause.id), **described(clause)}


def document_or_file(ws: Workspace | None, name: str) -> Document:
    """A document of the workspace by its id, else the raw file of that name, imported in memory, without an id.

    Raises UnknownDocument where there is neither, else StdplanError or OSError.
    """
    if ws is not None and is_document(ws, name):
        return document(ws, name)
    path = Path(name)
    if not path.exists():
        raise UnknownDocument(_("neither a document of the workspace nor a file: {name}").format(name=name))
    from stdplan_tui.importing.importing import import_file

    # An id in hand spares the proposal, which takes a dictionary to load and is not possible for every title.
    imported = import_file(path, id=_NO_ID).document
    return replace(imported, metadata=replace(imported.metadata, id=DocumentId("")))


def _listed(ws: Workspace, id_: DocumentId, count: int) -> Listed:
    try:
        metadata = ws.library.metadata(id_)
    except StdplanError as problem:
        return Listed(id_, "", "", 0, count, problem)
    try:
        clauses = sum(clause.takes_notes for clause in ws.library.document(id_).flat)
    except StdplanError as problem:
        return Listed(id_, metadata.title, metadata.document_number, 0, count, problem)
    return Listed(id_, metadata.title, metadata.document_number, clauses, count)
