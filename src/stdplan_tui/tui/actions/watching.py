"""Watching: changes of the files by other hands are noticed in a moment, and what is broken while they are written is
not told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic, thread_time
from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.tui.actions.indexing import Indexing
from stdplan_tui.tui.doubts import MOMENT, Doubts
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.workspace.watched import Changes, Watch

_LOOK: Final = 0.3
"""Seconds from one look at the files to the next."""
_SHARE: Final = 20
"""What part of a core looking takes at most: one in so many. Time that it waits for others is none of it."""
_BUSY_SHARE: Final = 5
"""The same while changes come: one is seldom alone, and the next is to be seen as soon."""
_BUSY: Final = 4.0
"""Seconds for which more changes are expected after one: as long files that were just written are looked at anew."""


class Watching(Indexing):
    """Looks at the files beside everything else, in a thread; where there are very many of them, not so often."""

    _watch: Watch | None = None
    _looked_at = False
    _busy_until = 0.0

    @property
    def watched(self) -> bool:
        """Whether the files have been looked at once, so that a change would be noticed."""
        return self._looked_at

    def changed(self, changes: Changes) -> None:
        """Other hands have changed something."""

    def keep_watch(self) -> None:
        """Look at the files, now and ever again."""
        document = self.place.document
        self._look(document.id if document else None)

    def watch_anew(self) -> None:
        """The files as they are now are no change by others."""
        self._watch = None

    def doubt(self, doubts: Doubts, errors: Iterable[Exception], look_again: Callable[[], object]) -> None:
        """Tell of what is wrong, of each once, unless it is over in a moment: then it only was not yet whole."""
        wrong = tuple(errors)
        under_way = bool(wrong) and self._watch is not None and self._watch.git_writes
        if not under_way:
            self.complain(doubts.weighed(wrong))
        if under_way or doubts.waits:
            self.set_timer(MOMENT, look_again)

    @work(thread=True, exclusive=True, group="look")
    def _look(self, document: DocumentId | None) -> None:
        from stdplan_tui.workspace.watched import Changes, Watch

        begun, watch = thread_time(), self._watch or Watch(self.workspace)
        changes = Changes() if watch.git_writes else watch.look(document, self.workspace.shows)
        self.later(self._looked, watch, changes, thread_time() - begun)

    def _looked(self, watch: Watch, changes: Changes, seconds: float) -> None:
        if self._watch is None:
            self._watch = watch
        self._looked_at = True
        if changes:
            self._busy_until = monotonic() + _BUSY
            self.changed(changes)
        share = _BUSY_SHARE if monotonic() < self._busy_until else _SHARE
        self.set_timer(max(_LOOK, share * seconds), self.keep_watch)
