"""The layers of a workspace: the annotations of one author each, shown or hidden, as this person wants to see them.

What is hidden is hidden on the screen only; nothing is changed, and commands for scripts see everything. To code
blindly, see one's own layer alone: then none that comes later is seen either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.annotations.model import AnnotationId
from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.errors import GitError
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.hidden import hidden_files
from stdplan_tui.sharing.past.values import Named, named_by
from stdplan_tui.sharing.repository import repository
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace


@frozen
class Layer:
    """An author's annotations: how many there are, how many a sparse checkout keeps away, and whether they are seen."""

    author: str
    name: str
    annotations: int
    away: int
    is_own: bool
    is_seen: bool


def every_layer(ws: Workspace, chosen: Layers) -> Iterator[Layer]:
    """The layers of all who have annotated here, or are kept away by a sparse checkout, in the order of short names.

    Those that `chosen` hides are among them; if possible, no annotation is read.
    """
    names = annotated.authors(ws)
    own, loader, there = ws.own_slug(), ws.store.loader, Counter[str]()
    for document in loader.documents():
        if isinstance(document, str):
            there.update({author: sum(tally.values()) for author, tally in loader.tallies(document).items()})
    away = Counter(named.author for named in _away(ws))
    for author in sorted({*there, *away}):
        seen = chosen.shows(author, own)
        yield Layer(author, names.name_of(author), there[author], away[author], author == own, seen)


def away_ids(ws: Workspace) -> frozenset[AnnotationId]:
    """The annotations that a sparse checkout keeps away: they are there, though no file says so."""
    return frozenset(AnnotationId(named.id) for named in _away(ws))


def _away(ws: Workspace) -> Iterator[Named]:
    try:
        here = repository(ws.root)
        names = hidden_files(here, ANNOTATIONS) if here is not None else ()
    except GitError:
        return
    for name in names:
        if here is not None and (named := named_by(name.removeprefix(here.prefix))) is not None:
            yield named
