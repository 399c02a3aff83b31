"""The vocabulary: opened over the text, and an example of it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdplan_tui.tui.actions.desk import Acting

if TYPE_CHECKING:
    from stdplan_tui.tui.screens.vocabulary import VocabularyScreen
    from stdplan_tui.tui.spot import Spot


class Agreeing(Acting):
    """The command for the agreed tags."""

    _open_vocabulary: VocabularyScreen | None = None

    async def action_vocabulary(self) -> None:
        """Show the agreed tags: what each means, and the ways to change them."""
        from stdplan_tui.tui.screens.vocabulary import VocabularyScreen

        screen = self._open_vocabulary = VocabularyScreen(self.workspace, self.ambiguous_width)
        self.hand_keys(screen)
        await self.app.push_screen(screen, self._read_example)

    async def names_changed(self) -> None:
        """The agreed tags have changed on disk: show them as they are now."""
        await super().names_changed()
        if self._open_vocabulary is not None and self._open_vocabulary.is_mounted:
            self._open_vocabulary.read()

    def _read_example(self, spot: Spot | None) -> None:
        """Read the clause that a tag names as its example; the tags may be called otherwise now."""
        self._open_vocabulary = None
        self.annotations_changed()
        if spot is not None:
            self.jump(spot)
