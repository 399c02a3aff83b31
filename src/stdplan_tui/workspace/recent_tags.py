"""The tags that this person gave last, in the user's state folder."""

from __future__ import annotations

from collections.abc import Iterable

from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.past_lines import PastLines

MOST = 5
"""The tags that are offered again."""

_TAGS = PastLines("tags.jsonl", 3 * MOST, 200)
"""More than are offered: some may be retired by then."""


def remember(ws: Workspace, tags: Iterable[str]) -> None:
    """Make these the tags that were given last, the first of them the newest; nothing is written for what is so."""
    past = _TAGS.past(ws.state_folder)
    given = list(dict.fromkeys(tags))
    if tuple(given) != past[: len(given)]:
        for tag in reversed(given):
            _TAGS.remember(ws.state_folder, tag)


def recent(ws: Workspace, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The present names of the tags given last, the newest first; only those of the vocabulary that are in use."""
    found = (vocabulary.find(tag) for tag in _TAGS.past(ws.state_folder))
    return tuple(dict.fromkeys(tag.name for tag in found if tag is not None and not tag.retired))[:MOST]
