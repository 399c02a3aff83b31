"""The screen of layers: whose annotations a person wants to see; what is beneath shows no others at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.layering.choosing import toggled
from stdplan_tui.tui.layering.layer_rows import LayerRows
from stdplan_tui.tui.layering.telling import seen_said
from stdplan_tui.tui.screens.over import KeyLine, Over
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import fitted
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.layers import Layer, every_layer


class LayersScreen(Over[None]):
    """A row for each author; `see` is given what is wanted at every change."""

    DEFAULT_CSS = """
    LayersScreen > Vertical { width: 76; }
    LayersScreen #layers-seen { height: 1; margin-bottom: 1; color: $text-muted; }
    LayersScreen.-low #layers-seen, LayersScreen.-short #layers-seen { margin: 0; }
    LayersScreen LayerRows { height: auto; max-height: 16; min-height: 1; background: $surface; }
    LayersScreen.-low LayerRows, LayersScreen.-short LayerRows { max-height: 1fr; }
    """
    AUTO_FOCUS = "LayerRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "toggle_layer", show=False, priority=True),
        Binding("m", "only_mine", show=False),
        Binding("a", "everyone", show=False),
        Binding("q,L", "leave", show=False),
    ]

    rows = query_one(LayerRows)

    def __init__(self, workspace: Workspace, see: Callable[[Layers], None], ambiguous_width: int = 1) -> None:
        super().__init__()
        self._workspace = workspace
        self._wanted = workspace.layers
        self._see = see
        self._ambiguous_width = ambiguous_width
        self._own = ""

    def compose(self) -> ComposeResult:
        """What is seen, the authors, the keys."""
        with Vertical(id="layers") as box:
            box.border_title = _("Layers")
            yield Static(id="layers-seen", markup=False)
            yield LayerRows()
            yield KeyLine(
                Button("Space", _("see or hide"), "toggle_layer"),
                Button("m", _("only mine"), "only_mine"),
                Button("a", _("everyone"), "everyone"),
                Button("Esc", _("close"), "leave"),
            )

    def on_mount(self) -> None:
        """Begin to count."""
        self.rows.ambiguous_width = self._ambiguous_width
        self._tell(_("Looking ..."))
        self._read()

    def on_resize(self) -> None:
        """Cut what is said to the new width."""
        if self.rows.every:
            self._tell(seen_said(self._wanted))

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A row was clicked, or Enter pressed: see or hide it."""
        event.stop()
        self.action_toggle_layer()

    def action_toggle_layer(self) -> None:
        """See the annotations of the author at hand, or hide them."""
        if (layer := self.rows.at) is not None:
            listed = [one.author for one in self.rows.every]
            self._choose(toggled(self._wanted, layer.author, listed, self._own))

    def action_only_mine(self) -> None:
        """See one's own alone, whoever else there is or will be."""
        self._choose(Layers(self._wanted.hidden, only_own=True))

    def action_everyone(self) -> None:
        """See those of everybody."""
        self._choose(Layers())

    def _choose(self, layers: Layers) -> None:
        self._wanted = layers
        self._see(layers)
        self._show(self.rows.every)

    @work(thread=True, group="layers")
    def _read(self) -> None:
        ws = self._workspace
        try:
            own = ws.own_slug()
            found = tuple(every_layer(ws, self._wanted))
        except (StdplanError, OSError) as error:
            self.call_later(self._complain, error)
            return
        self.call_later(self._have, own, found)

    def _have(self, own: str, layers: Sequence[Layer]) -> None:
        self._own = own
        self._show(layers)

    def _show(self, layers: Sequence[Layer]) -> None:
        """Show who is seen now."""
        self.rows.show([replace(one, is_seen=self._wanted.shows(one.author, self._own)) for one in layers])
        self.rows.styles.height = max(len(layers), 1)
        self._tell(seen_said(self._wanted) if layers else _("Nobody has annotated anything yet"))

    def _tell(self, text: str) -> None:
        line = self.query_one("#layers-seen", Static)
        line.update(fitted(text, line.size.width or len(text) * 2, self._ambiguous_width))

    def _complain(self, error: Exception) -> None:
        self.notify(shown(str(error)), severity="error", markup=False)
