"""Naming an annotation: by its id, by a part of that which no other has, or by its clause where it is alone there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from stdplan_tui.annotations.model import NOTES
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.store.listing import Listed, annotation_files
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import document, find

SHORTEST: Final = 6
"""The characters that a part of an id has at least."""

_LENGTH: Final = 26
_NAMED: Final = 5


def note_named(ws: Workspace, name: str) -> Noted:
    """The annotation that `name` means: its id, the start or end of it, or `DOC:CLAUSE` with one discussion.

    Letters may be small. Raises AnnotationError where it means none or several, and what `find` raises.
    """
    if {*name} & {*":："}:
        return _alone(name, _on_clause(ws, name))
    wanted = name.strip().upper()
    if len(wanted) < SHORTEST:
        raise AnnotationError(_("give at least {n} characters of an annotation's id").format(n=SHORTEST))
    found = ids_like(ws, wanted)
    if len(found) > 1:
        raise AnnotationError(several(name, [known for _id, known in found]))
    return _present(ws, name, found)


def ids_like(ws: Workspace, wanted: str) -> Sequence[tuple[DocumentId, str]]:
    """The annotations, deleted ones too, whose id is `wanted`, or begins or ends so; each with its document."""
    return [(id_, known) for id_, known in _ids(ws) if _means(wanted, known)]


def _on_clause(ws: Workspace, address: str) -> Sequence[Noted]:
    """The notes on a clause that begin a discussion; of those whose beginning was deleted, the first answer."""
    where, clause = find(ws, address)
    firsts: dict[str, Noted] = {}
    for one in ws.notebook.of(where).by_clause.get(clause.id, ()):
        if one.note.motivation in NOTES:
            firsts.setdefault(one.thread, one)
    return tuple(firsts.values())


def _alone(name: str, found: Sequence[Noted]) -> Noted:
    if not found:
        raise AnnotationError(_("no note on {place}").format(place=name))
    if len(found) > 1:
        raise AnnotationError(several(name, [one.note.id for one in found]))
    return found[0]


def _ids(ws: Workspace) -> Iterator[tuple[DocumentId, str]]:
    """The ids of all annotations, read off the names of their files."""
    for id_ in ws.store.loader.documents():
        if isinstance(id_, str):
            listed = annotation_files(ws.store.folder, id_)
            yield from ((id_, one.name.removesuffix(".toml")) for one in listed if isinstance(one, Listed))


def _means(wanted: str, known: str) -> bool:
    if len(wanted) >= _LENGTH:
        return wanted == known
    return known.startswith(wanted) or known.endswith(wanted)


def _present(ws: Workspace, name: str, found: Iterable[tuple[DocumentId, str]]) -> Noted:
    """The annotation as it stands. Raises AnnotationError for one that is not there, deleted, or cannot be read."""
    for id_, known in found:
        for one in ws.notebook.of(document(ws, id_)).every:
            if one.note.id == known:
                return one
    raise AnnotationError(_("no annotation {id}").format(id=name))


def several(name: str, ids: Sequence[str]) -> str:
    """The complaint that a name may mean any of those annotations."""
    named = ", ".join(ids[:_NAMED]) + (", ..." if len(ids) > _NAMED else "")
    return _("{name} may be several: {ids}").format(name=name, ids=named)
