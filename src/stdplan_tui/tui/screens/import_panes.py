"""The panes of the import screen: raw text and outline beside each other, what is doubtful and what changes below."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from stdplan_tui.corpus.level_names import level_name
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import _
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.preview.legible import whole
from stdplan_tui.tui.preview.preview import Preview
from stdplan_tui.tui.widgets.changes import Changes
from stdplan_tui.tui.widgets.clause_list import ClauseList
from stdplan_tui.tui.widgets.doubts import Doubts
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.pane_tabs import PaneTabs
from stdplan_tui.tui.widgets.recognised import RecognisedLines
from stdplan_tui.tui.widgets.source_view import SourceView
from stdplan_tui.tui.words import MUTED

_FRAME: Final = 2
_LEAST: Final = 4
_ROWS_OF_A_CHANGE: Final = 3
_BESIDE: Final = 76
_TALL: Final = 20
"""The columns and rows from which the panes stand beside each other; else one is seen at a time."""


class ImportPanes(Keyed[DocumentId | None]):
    """What the import screen is made of, and which pane is in front where there is room for one only."""

    AUTO_FOCUS = "ClauseList"

    recognised = query_one(RecognisedLines)
    id_field = query_one(Input)
    levels = query_one("#import-levels", Static)
    tabs = query_one(PaneTabs)
    source = query_one(SourceView)
    outline = query_one(ClauseList)
    doubts = query_one(Doubts)
    changes = query_one(Changes)

    def __init__(self, preview: Preview, ambiguous_width: int) -> None:
        super().__init__()
        self.preview = preview
        self.ambiguous_width = ambiguous_width
        self._raw = False

    def compose(self) -> ComposeResult:
        """What was recognised, the id, the panes, the keys."""
        yield RecognisedLines()
        with Horizontal(id="import-id"):
            yield Static(_("id"), id="import-id-name", markup=False)
            yield Input(self.preview.prepared.id, compact=True, select_on_focus=False)
            yield Static(id="import-levels", markup=False)
        yield Static(id="import-message", markup=False)
        yield PaneTabs()
        with Horizontal(id="import-upper"):
            yield SourceView(id="source")
            yield ClauseList(id="clauses")
        with Horizontal(id="import-lower"):
            yield Doubts(id="doubts")
            yield Changes(id="changes")
        yield Footer()

    def begin(self) -> None:
        """Show the import that the screen was made for."""
        for widget in (self.recognised, self.source, self.outline):
            widget.ambiguous_width = self.ambiguous_width
        self.show(self.preview)
        self.bring(self.outline)

    def on_resize(self, event: Resize) -> None:
        """Fold the panes where there is room for one only."""
        self.set_class(event.size.width < _BESIDE or event.size.height < _TALL, "-folded")
        self.set_class(event.size.height < _TALL, "-low")
        self._share_height()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane that has the keyboard is in front."""
        if event.widget in self.panes:
            self._put_in_front(event.widget)
        self.show_keys()

    def on_pane_tabs_chosen(self, event: PaneTabs.Chosen) -> None:
        """A pane was clicked by its name."""
        event.stop()
        self.bring(self.query_one(f"#{event.pane}"))

    @property
    def panes(self) -> tuple[Widget, ...]:
        """The panes with something in them, in the order in which the keyboard visits them."""
        lower = (pane for pane in (self.doubts, self.changes) if pane.option_count)
        return self.outline, self.source, *lower

    def show(self, preview: Preview) -> None:
        """Show an import in all panes; each stays where it is, as far as it can."""
        self.preview = preview
        self.recognised.preview = preview
        self.id_field.value = preview.prepared.id
        counted = "   ".join(f"{level_name(level)} {count}" for level, count in preview.levels)
        self.levels.update(_muted(counted))
        self._show_source()
        self.outline.open(preview.branches)
        self.doubts.open(preview)
        self.changes.open(preview.changes)
        self._name_panes()
        self._share_height()

    def bring(self, pane: Widget) -> None:
        """Give the keyboard to a pane, in front of the others where there is room for one only."""
        self._put_in_front(pane)
        self.set_focus(pane)

    def action_next_pane(self) -> None:
        """Give the keyboard to the next pane."""
        self._step(1)

    def action_previous_pane(self) -> None:
        """Give the keyboard to the pane before."""
        self._step(-1)

    def action_markup(self) -> None:
        """Show the markup of a page as well, or hide it again."""
        self._raw = not self._raw
        self._show_source()

    def _step(self, steps: int) -> None:
        panes = self.panes
        at = panes.index(self.focused) if self.focused in panes else -steps
        self.bring(panes[(at + steps) % len(panes)])

    def _put_in_front(self, pane: Widget) -> None:
        for other in (self.outline, self.source, self.doubts, self.changes):
            other.set_class(other is pane, "-front")
        self.set_class(pane in (self.doubts, self.changes), "-below")
        self.tabs.front = pane.id or ""

    def _show_source(self) -> None:
        self.source.open(self.preview, whole(self.preview.source) if self._raw else self.preview.legible)

    def _share_height(self) -> None:
        """Give the panes below as many rows as they fill, a third of the screen at most."""
        rows = max(self.doubts.option_count, _ROWS_OF_A_CHANGE * self.changes.option_count) + _FRAME
        below = self.query_one("#import-lower")
        below.styles.height = "1fr" if self.has_class("-folded") else max(min(rows, self.size.height // 3), _LEAST)

    def _name_panes(self) -> None:
        clauses = sum(branch.clause.takes_notes for branch in self.preview.branches)
        names: dict[Widget, str] = {
            self.outline: _("Outline") + f" {clauses}",
            self.source: _("Raw text"),
            self.doubts: _("Doubts") + f" {self.doubts.count}",
            self.changes: _("Changes") + f" {self.changes.count}",
        }
        for pane, name in names.items():
            pane.border_title = name
        for pane in (self.doubts, self.changes):
            pane.set_class(not pane.option_count, "-nothing")
        self.set_class(len(self.panes) == 2, "-nothing-below")
        self.tabs.names = tuple((pane.id or "", names[pane]) for pane in self.panes)


def _muted(text: str) -> Content:
    return Content.styled(text, MUTED)
