"""Panes: what is shown beside the text, or over it."""

from __future__ import annotations

from typing import Final

from textual.events import DescendantFocus, Resize
from textual.widget import Widget
from textual.widgets import Input

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.status import Status

NARROW: Final = 100
WIDE: Final = 130
"""The columns from which the outline, and from which the annotations, stand beside the text."""

_OVERLAYS: Final = ("-outline-over", "-notes-over")


class Panes(Acting):
    """The commands for what stands around the text."""

    def action_outline(self) -> None:
        """Show or hide the outline: beside the text, or over it where there is no room."""
        self._toggle(self.outline, "-outline-over", "-no-outline", self.size.width >= NARROW)

    def action_annotations(self) -> None:
        """Show or hide the notes: beside the text, or over it where there is no room."""
        self._toggle(self.panel, "-notes-over", "-no-notes", self.size.width >= WIDE)

    def action_next_pane(self) -> None:
        """Give the keyboard to the next pane that is shown."""
        self.focus_next()

    def action_open(self) -> None:
        """In the outline: open or fold; elsewhere: go to the current clause's row in the outline."""
        if isinstance(self.focused, Outline):
            self.outline.action_choose()
            return
        self.show_outline()

    def show_outline(self) -> None:
        """Show the outline, and give it the keyboard."""
        if not self.outline.display:
            self.action_outline()
        self.set_focus(self.outline)

    def action_zen(self) -> None:
        """Show only the text, or everything again."""
        self.close_overlays()
        self.toggle_class("-zen")

    async def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Nothing lies over the text while that has the keyboard."""
        if self.focused is self.reader:
            self.remove_class(*_OVERLAYS)

    def on_resize(self, event: Resize) -> None:
        """What lies over the text stands beside it where there is room; what has the keyboard is not folded away."""
        for pane, over, room in ((self.outline, _OVERLAYS[0], NARROW), (self.panel, _OVERLAYS[1], WIDE)):
            if event.size.width >= room:
                # Not before the screen has the classes of its new width: a pane hidden in between loses the keyboard.
                self.call_later(self._put_beside, over, room)
            elif pane.display and self._has_keyboard(pane):
                self.add_class(over)

    def name_panes(self) -> None:
        """Give the panes their names, in the language that is in use."""
        self.outline.border_title = _("Outline")
        self.reader.border_title = _("Text")
        self.panel.border_title = _("Notes")
        self.query_one(Footer).refresh()
        self.query_one(Status).refresh()

    def close_overlays(self) -> bool:
        """Close what lies over the text, and give the keyboard back to it; whether there was anything."""
        closed = any(self.has_class(name) for name in _OVERLAYS)
        self.remove_class(*_OVERLAYS)
        self.set_focus(self.reader)
        return closed

    def _has_keyboard(self, pane: Widget) -> bool:
        """Whether keys go to a pane, or into the field over its rows."""
        return self.focused is pane or (pane.has_class("-filtered") and isinstance(self.focused, Input))

    def _put_beside(self, over: str, room: int) -> None:
        if self.size.width >= room:
            self.remove_class(over)

    def _toggle(self, pane: Widget, over: str, away: str, beside: bool) -> None:
        self.remove_class("-zen")
        if beside:
            self.toggle_class(away)
            shown = not self.has_class(away)
        else:
            shown = not self.has_class(over)
            self.remove_class(*_OVERLAYS)
            self.set_class(shown, over)
        self.set_focus(pane if shown else self.reader)
