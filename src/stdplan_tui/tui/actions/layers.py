"""Layers: whose annotations are seen. What is hidden is gone from every pane at once, and remembered to be."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from stdplan_tui.errors import StdplanError
from stdplan_tui.tui.actions.keeping import Keeping
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace.seeing import layers_of, layers_stamp, see

if TYPE_CHECKING:
    from stdplan_tui.annotations.layers import Layers
    from stdplan_tui.corpus.files import Stamp

_WRITING: Final = Lock()
"""Held while a choice is written: the last one is to stand."""


class Layering(Keeping):
    """The command that chooses, and what puts a choice into force, be it one made in another terminal."""

    _chosen_as_of: Stamp | None = None
    _choices_unwritten = 0

    async def action_layers(self) -> None:
        """Choose whose annotations are seen."""
        from stdplan_tui.tui.screens.layers import LayersScreen

        await self.app.push_screen(LayersScreen(self.workspace, self.see_layers, self.ambiguous_width))

    def see_layers(self, layers: Layers) -> None:
        """Show these layers and no others from now on, and the next time too."""
        self._show_layers(layers)
        self._choices_unwritten += 1
        self._write_choice()

    def keep_watch(self) -> None:
        """Look at the files, the one with the layers that are wanted among them."""
        super().keep_watch()
        stamp = layers_stamp(self.workspace)
        if stamp != self._chosen_as_of and not self._choices_unwritten and self.is_current and not self.writing:
            self._chosen_as_of = stamp
            self._show_layers(layers_of(self.workspace))

    def _show_layers(self, layers: Layers) -> None:
        """Read everything anew as it is with these layers; what is under way for others comes to nothing."""
        before = self.workspace
        if layers == before.layers:
            return
        self.workspace, self.whose = before.with_layers(layers), layers
        self.app.clear_notifications()  # what was told a moment ago may name who is not seen any more
        self.hush()
        self.layers_changed(before)

    @work(thread=True, group="layers")
    def _write_choice(self) -> None:
        errors: list[Exception] = []
        with _WRITING:
            ws = self.workspace
            try:
                see(ws, ws.layers)
            except (StdplanError, OSError) as error:
                errors.append(error)
            stamp = layers_stamp(ws)
        self.later(self._choice_written, stamp, errors)

    def _choice_written(self, stamp: Stamp | None, errors: list[Exception]) -> None:
        self._choices_unwritten -= 1
        self._chosen_as_of = stamp
        self.complain(errors)
