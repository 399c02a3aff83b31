"""What a tag picker is given: the agreed tags, those that are set, and what can be asked of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from stdplan_tui.annotations.vocabulary import Tag, Vocabulary
from stdplan_tui.frozen import frozen

if TYPE_CHECKING:
    from stdplan_tui.workspace.folder import Workspace


@frozen
class Offer:
    """The agreed tags; of those set already, which are on all places and which only on some; those given last.

    `quote` gives the words of a tag's example, `add` puts a tag into the vocabulary and gives that; both read or write
    files and raise StdplanError. Without them no example is quoted, and nothing can be added.
    """

    vocabulary: Vocabulary
    on_all: tuple[str, ...] = ()
    on_some: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    quote: Callable[[Tag], str] | None = None
    add: Callable[[Tag], Vocabulary] | None = None


def offered(ws: Workspace, on_all: tuple[str, ...] = (), on_some: tuple[str, ...] = ()) -> Offer:
    """What a workspace offers for places with these tags. Raises VocabularyError; not for the event loop."""
    from stdplan_tui.workspace import annotating, recent_tags, vocabularies

    vocabulary = annotating.vocabulary(ws)
    recent = recent_tags.recent(ws, vocabulary)
    quote, add = partial(vocabularies.example_words, ws), partial(vocabularies.add, ws)
    return Offer(vocabulary, on_all, on_some, recent, quote, add)
