"""The layers of a workspace: the annotations of one author each, shown or hidden, as this person wants to see them.

What is hidden is hidden on the screen only; nothing is changed, and commands for scripts see everything. To code
blindly, see one's own layer alone: then none that comes later is seen either.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Final

from stdplan_tui import atomic
from stdplan_tui.annotations.model import AnnotationId
from stdplan_tui.annotations.store.files import read_limited
from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.errors import AnnotationError, GitError, WorkspaceError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.hidden import hidden_files
from stdplan_tui.sharing.past.values import Named, named_by
from stdplan_tui.sharing.repository import repository
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace

_FILE: Final = "layers.json"
_LARGEST: Final = 1 << 20


@frozen
class Layers:
    """Which authors' annotations are seen: those of nobody `hidden`; with `only_own`, those of this person alone."""

    hidden: frozenset[str] = frozenset()
    only_own: bool = False

    @property
    def hides(self) -> bool:
        """Whether anything is hidden, or would be."""
        return self.only_own or bool(self.hidden)

    def shows(self, author: str, own: str) -> bool:
        """Whether annotations of an author are seen by who has the short name `own`, "" where that is not known."""
        return author == own if self.only_own else author not in self.hidden


@frozen
class Layer:
    """An author's annotations: how many there are, how many a sparse checkout keeps away, and whether they are seen."""

    author: str
    name: str
    annotations: int
    away: int
    is_own: bool
    is_seen: bool


def layers_of(ws: Workspace) -> Layers:
    """What this person wants to see of the workspace; everything where that was never said, or cannot be read."""
    folder = ws.state_folder
    try:
        found = json.loads(read_limited(folder / _FILE, _LARGEST)) if folder is not None else {}
    except (AnnotationError, ValueError, RecursionError):
        return Layers()
    if not isinstance(found, dict) or not isinstance(found.get("hidden", []), list):
        return Layers()
    hidden = (one for one in found.get("hidden", []) if isinstance(one, str))
    return Layers(frozenset(hidden), found.get("only_own") is True)


def see(ws: Workspace, layers: Layers) -> None:
    """Remember what this person wants to see. Raises WorkspaceError where it cannot be written."""
    folder = ws.state_folder
    if folder is None:
        raise WorkspaceError(_("there is no folder to remember it in"), path=ws.root)
    content = json.dumps({"hidden": sorted(layers.hidden), "only_own": layers.only_own})
    atomic.save(folder / _FILE, content.encode(), WorkspaceError)


def every_layer(ws: Workspace) -> Iterator[Layer]:
    """The layers of all who have annotated here, or are kept away by a sparse checkout, in the order of short names."""
    chosen, names = layers_of(ws), annotated.authors(ws)
    own = ws.known_author.slug if ws.known_author is not None else ""
    there = Counter(note.author for note in annotated.loaded(ws).annotations if note.is_open)
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
