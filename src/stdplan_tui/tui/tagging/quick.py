"""The tags that single keys give: those of one dimension at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from stdplan_tui.annotations.vocabulary import Dimension, Tag
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext
from stdplan_tui.workspace import active_dimension, recent_tags
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.progress import untagged
from stdplan_tui.workspace.tagging import Passage, retag

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import ClauseId, Document


Tags = tuple[str, ...]


@frozen
class Quick:
    """The active dimension, how many have keys at all, and its tags by their keys."""

    dimension: Dimension
    dimensions: int
    tags: Mapping[str, Tag]


def quick_tags(ws: Workspace, onward: bool) -> Quick | None:
    """The tags of the dimension that was active last, `onward` of the next one; None where no tag has a key.

    Raises VocabularyError.
    """
    keyed = [dimension for dimension in ws.agreed.now().dimensions if dimension.quick_keys]
    if not keyed:
        return None
    last = active_dimension.last_dimension(ws)
    at = next((number for number, dimension in enumerate(keyed) if dimension.id == last), 0)
    active = keyed[(at + onward) % len(keyed)]
    if onward:
        active_dimension.remember_dimension(ws, active.id)
    return Quick(active, len(keyed), active.quick_keys)


def ready(ws: Workspace, document: Document) -> None:
    """Have everything loaded that the first tag takes, so that it takes no longer than the second."""
    import tomli_w  # noqa: F401
    import ulid  # noqa: F401

    if ws.known_author is not None:
        ws.notebook.of(document)


def left_to_tag(ws: Workspace, document: Document, dimension: Dimension | None) -> Sequence[ClauseId]:
    """The clauses that lack a tag of this person, of that dimension or of any required one, and are not marked as done.

    In reading order. Raises VocabularyError.
    """
    left = untagged(ws.notebook.of(document), document, ws.own_slug(), ws.agreed.now(), dimension, but_done=True)
    return [clause.id for clause in left]


def retagged(
    ws: Workspace,
    document: Document,
    passages: Sequence[Passage],
    added: tuple[str, ...],
    removed: tuple[str, ...] = (),
) -> str:
    """Add tags to passages and remove others; what there is to be said of it. Raises as `retag` does."""
    count = retag(ws, document, passages, added, removed)
    recent_tags.remember(ws, added)
    if not count:
        return _("Tagged so already") if added else _("Not tagged so")
    tags = " ".join((*(f"+#{tag}" for tag in added), *(f"-#{tag}" for tag in removed)))
    if count == 1:
        return tags
    return ngettext("{tags} on {count} clause", "{tags} on {count} clauses", count).format(tags=tags, count=count)
