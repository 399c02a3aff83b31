"""Who looks at notes: what differs from one reader to another, and from one day to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from stdplan_tui.frozen import frozen

if TYPE_CHECKING:
    from stdplan_tui.annotations.noted import Noted
    from stdplan_tui.workspace.folder import Workspace


@frozen
class Viewer:
    """`own` is this person's short name, where it is known; `colours` names the colours of tags that have one."""

    own: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)

    def wrote(self, one: Noted) -> bool:
        """Whether an annotation is this person's own."""
        return bool(self.own) and one.note.author == self.own


def viewer_of(workspace: Workspace) -> Viewer:
    """The person who reads here, and the colours of the agreed tags; not for the event loop."""
    colours = {tag.name: tag.color for tag in workspace.agreed.readable().tags if tag.color}
    return Viewer(workspace.own_slug(), colours)
