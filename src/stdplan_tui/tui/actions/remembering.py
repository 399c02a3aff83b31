"""Remembering: where the reader is in each document, kept for the next time they open it."""

from __future__ import annotations

import signal
from asyncio import get_running_loop, to_thread
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from textual.timer import Timer

    from stdplan_tui.workspace.places import Left, Places

_WHILE: Final = 30.0
"""Seconds after which a move is kept: so much is lost at most in a crash."""

_TOLD_TO_LEAVE: Final = ("SIGHUP", "SIGTERM")
"""What the system sends when the terminal is gone, an ssh connection say, and when it shuts down."""


class Remembering(Acting):
    """Keeps places; what is only looked at for a moment, while searching or finding, is none."""

    places: Places | None = None
    """What is remembered; None until it was read."""

    _saving: Timer | None = None

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._unsaved: dict[DocumentId, Left] = {}

    @property
    def only_looking(self) -> bool:
        """Whether the reader shows what may not be stayed at."""
        return False

    @work(thread=True, group="places")
    def remember(self) -> None:
        """Begin: read what was kept."""
        from stdplan_tui.workspace.places import read_places

        self.later(self._remembered, read_places(self.workspace))

    def leave_when_told(self) -> None:
        """Leave in good order when the terminal is gone, so that the place is kept."""
        loop = get_running_loop()
        for name in _TOLD_TO_LEAVE:
            if (number := getattr(signal, name, None)) is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; not the main thread
                    loop.add_signal_handler(number, self.app.exit)

    def left_at(self, document: Document) -> ClauseId | None:
        """The clause at which a document was left."""
        return self.places.left_at(document) if self.places is not None else None

    def place_moved(self, before: Place, place: Place) -> None:
        """The reader has moved: keep that in a while, with all moves until then, or when they leave."""
        if before.document is not place.document and not self.only_looking:
            self._note(before)
        if place.document is not None:
            self._save_later()

    def change_places(self, change: Callable[[Places], Places]) -> None:
        """Change what is remembered, at once here and in a thread on disk."""
        from stdplan_tui.workspace.places import Places

        self.places_changed(change(self.places or Places()))
        self._keep(change)

    def places_changed(self, places: Places) -> None:
        """Take over what is remembered."""
        self.places = places
        progress = {id_: left.percent for id_, left in places.left.items()}
        if progress != self.progress:
            self.progress = progress

    async def on_unmount(self) -> None:
        """Keep the last moves: there is no later."""
        if self._saving is not None:
            from stdplan_tui.workspace.places import change_places

            if not self.only_looking:
                self._note(self.place)
            await to_thread(change_places, self.workspace, self._taken())

    def _remembered(self, places: Places) -> None:
        self.places_changed(places)
        self._save_later()

    def _save_later(self) -> None:
        if self._saving is None:
            self._saving = self.set_timer(_WHILE, self._save)

    def _save(self) -> None:
        self._saving = None
        if self.only_looking:
            self._save_later()
            return
        self._note(self.place)
        self.change_places(self._taken())

    def _note(self, place: Place) -> None:
        """Take down where a document is left; `percent` is still that of what is seen of it."""
        if place.document is None or place.clause is None:
            return
        from stdplan_tui.workspace.places import Left

        left = self._unsaved[place.document.id] = Left(place.clause, self.percent)
        if self.places is not None:
            self.places_changed(self.places.leaving(place.document.id, left))

    def _taken(self) -> Callable[[Places], Places]:
        """What was taken down, as a change."""
        taken, self._unsaved = self._unsaved, {}

        def change(places: Places) -> Places:
            for document, left in taken.items():
                places = places.leaving(document, left)
            return places

        return change

    @work(thread=True, group="places")
    def _keep(self, change: Callable[[Places], Places]) -> None:
        from stdplan_tui.workspace.places import change_places

        change_places(self.workspace, change)
