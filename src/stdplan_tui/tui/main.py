"""The door of the screen: what is needed for the first paint is read here, everything else later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.places import Places, read_places
from stdplan_tui.workspace.seeing import layers_of

if TYPE_CHECKING:
    from stdplan_tui.tui.app import StdplanApp
    from stdplan_tui.tui.place import Place
    from stdplan_tui.tui.shelf import Titled

_AT_ONCE: Final = 24
"""Up to so many documents, their titles are read before the first paint (a third of a millisecond each)."""


def run(workspace: Workspace, address: str | None = None) -> None:
    """Open the reading screen at `address` (`DOC` or `DOC:CLAUSE`), else where the reader left off; until it is left.

    A document without a clause is opened where it was left, too.

    Raises StdplanError where there is no such place.
    """
    app = application(workspace, address)
    app.greets = address is None
    app.run()


def application(workspace: Workspace, address: str | None = None) -> StdplanApp:
    """The application, not yet running, with the layers that the person wants to see. Raises as `run` does."""
    from stdplan_tui.tui.app import StdplanApp
    from stdplan_tui.tui.shelf import titled

    workspace = workspace.with_layers(layers_of(workspace))
    ids = workspace.library.ids()
    place = _place(workspace, address) if address else _last(workspace, ids)
    if len(ids) <= _AT_ONCE:
        return StdplanApp(workspace, place, titled(workspace))
    return StdplanApp(workspace, place, (_title(place.document),) if place.document else ())


def _place(workspace: Workspace, address: str) -> Place:
    from stdplan_tui.tui.place import Place

    document, clause = reading.place_of(workspace, address)
    return Place(document, clause.id) if clause else _left(document, read_places(workspace))


def _last(workspace: Workspace, ids: tuple[DocumentId, ...]) -> Place:
    """Where the reader left off; else, the first document that can be read."""
    from stdplan_tui.tui.place import Place

    places = read_places(workspace)
    last = (places.last.document,) if places.last else ()
    for id_ in (*last, *ids):
        try:
            return _left(reading.document(workspace, id_), places)
        except (StdplanError, OSError):
            continue  # the outline says what is wrong with it
    return Place()


def _left(document: Document, places: Places) -> Place:
    """A document where it was left, or at its start."""
    from stdplan_tui.tui.actions.desk import first_clause, standing_for
    from stdplan_tui.tui.place import Place

    left = places.left_at(document)
    return Place(document, first_clause(document) if left is None else standing_for(document, left))


def _title(document: Document) -> Titled:
    from stdplan_tui.tui.shelf import Titled

    return Titled(document.id, document.metadata.short_title or document.title)
