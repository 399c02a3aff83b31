"""The outline: what can be done with the documents of the workspace and their headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import N_
from stdplan_tui.tui.messages import OpenClause
from stdplan_tui.tui.outline.folding import Row
from stdplan_tui.tui.outline.painting import STEP, indent
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.heading_rows import HeadingRows

if TYPE_CHECKING:
    from stdplan_tui.tui.outline.filtering import Filter
    from stdplan_tui.tui.outline.portions import Portion
    from stdplan_tui.tui.widgets.outline_filter import OutlineFilter

_MARK: Final = 1
"""The cells of the mark of the current row."""


class Outline(HeadingRows):
    """The rows as a pane of the reading screen: opened, folded and filtered by key and mouse."""

    _filter: OutlineFilter | None = None
    letters: Mapping[int | str, str] = MappingProxyType({})
    """What is typed to jump to a row, by its number, while that is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "fold", N_("Fold, or go to what holds the row"), show=False),
        Binding("right", "unfold", N_("Unfold, or go into it"), show=False),
        *(
            Binding(str(depth), f"fold_to({depth})", N_("Fold the document to that level"), show=False)
            for depth in range(1, 10)
        ),
        Binding("0,*,＊", "fold_to", N_("Unfold the whole document"), show=False),
        Binding("escape", "leave_filter", N_("Show all rows again"), show=False),
    ]

    @dataclass
    class Unfolded(Message):
        """A document was unfolded whose headings are not known yet."""

        document: DocumentId

    @dataclass
    class Sought(Message):
        """Headings are looked for: those of the documents that `within` has not read are wanted, see `take`."""

        within: Filter

    async def open_filter(self) -> None:
        """Open the field over the rows, ready to be typed into."""
        if self._filter is None:
            from stdplan_tui.tui.widgets.outline_filter import OutlineFilter

            self._filter = OutlineFilter(self)
            await self.screen.mount(self._filter)
        self._filter.open()

    def take(self, within: Filter, portion: Portion | None) -> None:
        """Take in headings that were sought; None when there are no more."""
        if self._filter is not None:
            self._filter.take(within, portion)

    def parts(self) -> Iterable[int]:
        """The rows in sight, to be jumped to."""
        top = self.scroll_offset.y
        return range(top, min(top + self.size.height, self.count))

    def render_line(self, y: int) -> Strip:
        """A row of the window, with its letters while there are any."""
        strip = super().render_line(y)
        if letters := self.letters.get(self.scroll_offset.y + y):
            from stdplan_tui.tui.jumping.drawing import with_letters

            return with_letters(strip, 0, letters, self.look("row--mark"))
        return strip

    def is_on_arrow(self, row: Row, x: int) -> bool:
        """Whether column `x` of the pane is on the arrow of a row, or left of it."""
        return row.opens and x < _MARK + indent(row, self.room) + STEP

    def is_cut(self, number: int) -> bool:
        """Whether there is no room for all the words of a row."""
        return self.rows[number].text not in "".join(part.text for part in self.painted(number, self.room))

    def on_click(self, event: events.Click) -> None:
        """Open what was clicked; a click on its arrow, or left of it, folds or unfolds it."""
        offset = event.get_content_offset_capture(self)
        if (row := self.scroll_offset.y + offset.y) >= self.count:
            return
        event.stop()
        event.prevent_default()
        self.be_at(row)
        if self.is_on_arrow(self.rows[row], offset.x):
            self._set_open(self.rows[row], not self.rows[row].is_open)
        else:
            self.action_choose()

    def on_resize(self) -> None:
        """Keep the field of the filter over the first row."""
        if self._filter is not None:
            self._filter.lie()

    def on_hide(self) -> None:
        """Without the rows there is nothing to filter."""
        if self._filter is not None:
            self._filter.close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key can do anything here: Esc belongs to the screen while nothing is filtered."""
        if action == "leave_filter":
            return self._filter is not None and self._filter.is_open
        return super().check_action(action, parameters)

    def action_leave_filter(self) -> None:
        """Show all rows again."""
        if self._filter is not None:
            self._filter.close()

    def action_choose(self) -> None:
        """Open what the row stands for; where that is open already, fold or unfold it."""
        if (row := self.at) is None:
            return
        document, clause = row.key
        current = self.place.document is not None and self.place.document.id == document
        if current and clause == self.place.clause and row.opens and self.fits is None:
            self._set_open(row, not row.is_open)
            return
        if row.opens and self.fits is None:
            self._set_open(row, True)
        self.post_message(OpenClause(Spot(document, clause)))
        self.action_leave_filter()

    def action_fold(self) -> None:
        """Fold the row, or go to the one that holds it."""
        if (row := self.at) is None or self.fits is not None:
            return
        if row.opens and row.is_open:
            self._set_open(row, False)
        else:
            above = (number for number in range(self.row, -1, -1) if self.rows[number].depth < row.depth)
            self.be_at(next(above, self.row))

    def action_unfold(self) -> None:
        """Unfold the row, or go to the first one in it."""
        if (row := self.at) is None or not row.opens or self.fits is not None:
            return
        if row.is_open:
            self.be_at(self.row + 1)
        else:
            self._set_open(row, True)

    def action_fold_to(self, depth: int | None = None) -> None:
        """Show the headings of the document that the outline is at down to that depth; None for all of them."""
        if (row := self.at) is None or self.fits is not None:
            return
        id_ = row.titled.id
        self.folding.fold_to(id_) if depth is None else self.folding.fold_to(id_, depth)
        self._ask_for(id_)
        self.list_anew()

    def fold_all(self) -> None:
        """Show the documents alone."""
        self.folding.fold_all()
        self.list_anew()

    def _set_open(self, row: Row, wanted: bool) -> None:
        if wanted:
            self.folding.unfold(row.key)
            self._ask_for(row.titled.id)
        else:
            self.folding.fold(row.key)
        self.list_anew()

    def _ask_for(self, id_: DocumentId) -> None:
        if id_ not in self.folding.known:
            self.post_message(self.Unfolded(id_))
