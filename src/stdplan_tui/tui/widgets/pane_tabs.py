"""The names of panes of which there is room for one: which that is, and the others to be clicked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from stdplan_tui.tui.words import MUTED


class PaneTabs(Widget):
    """One line of names; the one in front stands in brackets."""

    DEFAULT_CSS = "PaneTabs { height: 1; padding: 0 1; }"
    ALLOW_SELECT = False

    names: reactive[tuple[tuple[str, str], ...]] = reactive[tuple[tuple[str, str], ...]](())
    front: reactive[str] = reactive("")

    @dataclass
    class Chosen(Message):
        """The pane of that id was clicked."""

        pane: str

    def render(self) -> Content:
        """The names."""
        return Content(" ").join(self._tab(pane, name) for pane, name in self.names)

    def on_click(self, event: Click) -> None:
        """Say which pane was clicked."""
        pane = event.style.meta.get("pane")
        if isinstance(pane, str):
            event.stop()
            self.post_message(self.Chosen(pane))

    def _tab(self, pane: str, name: str) -> Content:
        front = pane == self.front
        tab = Content.styled(f"[{name}]" if front else f" {name} ", "bold $primary" if front else MUTED)
        return tab.stylize(Style.from_meta({"pane": pane}))
