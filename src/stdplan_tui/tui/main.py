"""The door of the screen: what is needed for the first paint is read here, everything else later."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from stdplan_tui.tui.app import StdplanApp
    from stdplan_tui.tui.place import Place
    from stdplan_tui.tui.shelf import Titled

_AT_ONCE: Final = 24
"""Up to so many documents, their titles are read before the first paint (a third of a millisecond each)."""


def run(workspace: Workspace, address: str | None = None) -> None:
    """Open the reading screen at `address` (`DOC` or `DOC:CLAUSE`), else at the first document; until it is left.

    Raises StdplanError where there is no such place.
    """
    # Nearly all that is made while starting stays: looking through it for garbage takes a tenth of the time to the
    # first paint. The reading screen turns collecting on again.
    gc.disable()
    try:
        application(workspace, address).run()
    finally:
        gc.enable()


def application(workspace: Workspace, address: str | None = None) -> StdplanApp:
    """The application, not yet running. Raises as `run` does."""
    from stdplan_tui.tui.app import StdplanApp
    from stdplan_tui.tui.shelf import titled

    ids = workspace.library.ids()
    place = _place(workspace, address) if address else _first(workspace, ids)
    if len(ids) <= _AT_ONCE:
        return StdplanApp(workspace, place, titled(workspace))
    return StdplanApp(workspace, place, (_title(place.document),) if place.document else ())


def _place(workspace: Workspace, address: str) -> Place:
    from stdplan_tui.tui.actions.desk import first_clause
    from stdplan_tui.tui.place import Place

    document, clause = reading.place_of(workspace, address)
    return Place(document, clause.id if clause else first_clause(document))


def _first(workspace: Workspace, ids: tuple[DocumentId, ...]) -> Place:
    """The start of the first document that can be read."""
    from stdplan_tui.tui.actions.desk import first_clause
    from stdplan_tui.tui.place import Place

    for id_ in ids:
        try:
            document = reading.document(workspace, id_)
        except (StdplanError, OSError):
            continue  # the outline says what is wrong with it
        return Place(document, first_clause(document))
    return Place()


def _title(document: Document) -> Titled:
    from stdplan_tui.tui.shelf import Titled

    return Titled(document.id, document.metadata.short_title or document.title)
