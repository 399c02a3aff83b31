"""The field over the rows of the outline: what is typed in it decides which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.widgets import Input

from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.tui.outline.filtering import Filter

if TYPE_CHECKING:
    from stdplan_tui.tui.widgets.outline import Outline


class OutlineFilter(Input):
    """One line, laid over the first row of the outline while it is open."""

    DEFAULT_CSS = """
    OutlineFilter { position: absolute; layer: over; display: none; background: $panel; }
    OutlineFilter.-textual-compact { padding: 0 1 !important; }
    OutlineFilter.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", N_("Next row that fits"), show=False),
        Binding("up", "step(-1)", N_("Row before that fits"), show=False),
        Binding("escape", "leave", N_("Show all rows again"), show=False),
    ]

    def __init__(self, outline: Outline) -> None:
        super().__init__(placeholder=_("Words, initials, 三（一） or 3.1"), compact=True)
        self._outline = outline
        self._filter: Filter | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is shown, and the outline filtered."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show it, and take the keyboard."""
        if not self.is_open:
            self.value = ""
            self._filter = Filter(self._outline.folding)
            self._learn(self._filter)
            self.add_class("-open")
            self._outline.add_class("-filtered")
        self.lie()
        self.screen.set_focus(self)

    def close(self) -> None:
        """Show all rows again, and give the keyboard to them where the field had it."""
        if self.is_open:
            self.remove_class("-open")
            self._outline.remove_class("-filtered")
            self._outline.border_subtitle = ""
            self._outline.narrow(None)
            if self.has_focus:
                self.screen.set_focus(self._outline if self._outline.display else None)

    def lie(self) -> None:
        """Lie where the first row of the outline is."""
        within = self._outline.region.shrink(self._outline.styles.border.spacing)
        self.styles.offset = (within.x, within.y)
        self.styles.width = within.width

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the rows that fit what was typed."""
        event.stop()
        self._narrow()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the row that the outline is at."""
        event.stop()
        if self._outline.count:
            self._outline.action_choose()

    def on_key(self, event: events.Key) -> None:
        """Keep page keys from the reader below."""
        if event.key in ("pageup", "pagedown"):
            event.stop()
            self._outline.action_page(1 if event.key == "pagedown" else -1)

    def action_step(self, step: int) -> None:
        """Go to the next row that fits, or to the one before."""
        self._outline.step_to_fitting(step)

    def action_leave(self) -> None:
        """Close it."""
        self.close()

    def _narrow(self) -> None:
        if self._filter is None or not self.is_open:
            return
        asked = self.value.strip()
        fits = self._filter.fits(asked) if asked else None
        if not fits and _begins_pinyin(asked):
            fits = None
        self._outline.narrow(fits)
        told = ngettext("{n} fits", "{n} fit", len(fits)) if fits else _("Nothing fits")
        self._outline.border_subtitle = "" if fits is None else told.format(n=len(fits))

    @work(thread=True, exclusive=True, group="learn")
    def _learn(self, found_by: Filter) -> None:
        """Learn how the headings are read, then look again: pinyin finds now too."""
        found_by.names.learn()
        self.call_later(self._learned, found_by)

    def _learned(self, found_by: Filter) -> None:
        if found_by is self._filter and self.value.strip():
            self._narrow()


def _begins_pinyin(asked: str) -> bool:
    """Whether it is one letter, which says nothing yet: initials are two or more."""
    return len(asked) == 1 and asked.isascii() and asked.isalpha()
