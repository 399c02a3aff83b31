"""The ids that documents had before they were renamed: they still find the document, and nothing else may take them."""

from __future__ import annotations

from collections.abc import Mapping

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ImportingError, StdplanError
from stdplan_tui.language import _
from stdplan_tui.workspace.folder import Workspace


def former_ids(ws: Workspace) -> Mapping[DocumentId, DocumentId]:
    """The present id of each document by the ids that it had; an id that a document has now is none of them.

    Documents whose metadata cannot be read have none. Where two claim an id, the first in order of id has it.
    """
    living = ws.library.ids()
    found: dict[DocumentId, DocumentId] = {}
    for id_ in living:
        try:
            metadata = ws.library.metadata(id_)
        except StdplanError:
            continue
        for former in metadata.formerly:
            if former not in living:
                found.setdefault(former, id_)
    return found


def present_id(ws: Workspace, id_: DocumentId) -> DocumentId:
    """The id that the document called `id_`, now or earlier, has now; `id_` itself where there is none."""
    return id_ if id_ in ws.library.ids() else former_ids(ws).get(id_, id_)


def refuse_former(ws: Workspace, id_: DocumentId) -> DocumentId:
    """`id_`, unless it is an earlier id of another document. Raises ImportingError."""
    now = present_id(ws, id_)
    if now != id_:
        message = _("{id} is an earlier id of {now}: give --id {now} for a newer version of it")
        raise ImportingError(message.format(id=id_, now=now))
    return id_
