"""Jumping: letters over the panes and their parts, and going to the one whose letters were typed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.events import Click, DescendantFocus, Key, Resize
from textual.widget import Widget

from stdplan_tui.language import _
from stdplan_tui.tui.actions.panes import Panes
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from stdplan_tui.tui.jumping.targets import Target, Targets

_OUTLINE: Final = "o"
_TEXT: Final = "t"
_NOTES: Final = "n"


class Jumping(Panes):
    """The command that jumps, and the mode that it begins: nothing has the keyboard, so keys come to the screen."""

    _targets: Targets | None = None
    _begun = False
    _jumped_from: Widget | None = None

    @property
    def jumping(self) -> bool:
        """Whether the letters typed next go somewhere."""
        return self._targets is not None

    def action_jump(self) -> None:
        """Show letters over the panes; the ones typed next go there."""
        from stdplan_tui.tui.jumping.targets import targets_in

        self._jumped_from, self._begun = self.focused, False
        self._targets = targets_in(self._panes(), "".join(self._named_panes()))
        self.set_focus(None)
        self._show_targets()
        panes = "  ".join(f"{letter} {name}" for letter, (_pane, name) in self._named_panes().items())
        self.mode = _("JUMP  {panes}").format(panes=panes)
        for letter, (pane, name) in self._named_panes().items():
            pane.border_title = Content.assemble((letter, "bold reverse"), f" {name}")

    async def on_key(self, event: Key) -> None:
        """Take a letter, however it was sent; any other key leaves."""
        if self._targets is None:
            return
        event.stop()
        event.prevent_default()
        await self._take(unicodedata.normalize("NFKC", event.character or "").casefold())

    def on_click(self, _event: Click) -> None:
        """Something was clicked that takes no keys."""
        self._leave_jump()

    async def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Something else has the keyboard."""
        self._leave_jump()

    def on_resize(self, _event: Resize) -> None:
        """What the letters stand over has moved."""
        self._leave_jump()

    async def _take(self, letter: str) -> None:
        from stdplan_tui.tui.jumping.targets import going_on

        left = going_on(self._targets or {}, letter) if letter else {}
        if not self._begun and letter in self._named_panes():
            self._leave_jump()
            self._give_keyboard(letter)
        elif (target := left.get("")) is not None:
            self._leave_jump()
            await self._go_to(target)
        elif left:
            self._targets, self._begun = left, True
            self._show_targets()
        else:
            self._leave_jump()

    def _leave_jump(self) -> None:
        """Take the letters away, and give the keyboard back where nothing else has it."""
        if self._targets is None:
            return
        self._targets = None
        self.mode = ""
        self._show_targets()
        self.name_panes()
        if self.focused is None:
            self.set_focus(self._jumped_from or self.reader)
        self.show_keys()

    def _panes(self) -> tuple[Widget, ...]:
        """The panes, those first whose parts should have short codes."""
        return self.reader, self.outline, self.panel, self.query_one(Footer)

    def _named_panes(self) -> dict[str, tuple[Widget, str]]:
        """The panes that can be gone to as a whole, with their names, by their letters, always the same."""
        text = {_TEXT: (self.reader, _("Text"))}
        if self.has_class("-searching"):
            return {**text}
        return {_OUTLINE: (self.outline, _("Outline")), **text, _NOTES: (self.panel, _("Notes"))}

    def _show_targets(self) -> None:
        from stdplan_tui.tui.jumping.targets import show_letters

        show_letters(self._panes(), self._targets or {})

    def _give_keyboard(self, letter: str) -> None:
        """Go to a pane; one that is hidden is shown."""
        if letter == _OUTLINE:
            self.show_outline()
        elif letter == _TEXT:
            self.close_overlays()
        elif self.panel.display:
            self.set_focus(self.panel)
        else:
            self.action_annotations()

    async def _go_to(self, target: Target) -> None:
        match target.pane, target.part:
            case Reader() as reader, int(number):
                self.leave_spot()
                reader.clause_touched(number)
                self.close_overlays()
            case Outline() as outline, int(row):
                self.close_overlays()
                self.jump(Spot(*outline.rows[row].key))
            case AnnotationPanel() as panel, int(number):
                self.set_focus(panel)
                panel.mark(number)
            case _, str(action):
                await self.run_action(action)
