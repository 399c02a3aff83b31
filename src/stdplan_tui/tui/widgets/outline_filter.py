"""The field over the rows of the outline: what is typed in it decides which of them are shown."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.text.fold import fold
from stdplan_tui.tui.outline.filtering import Filter, Sought
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.tui.outline.portions import Part, Portion
    from stdplan_tui.tui.widgets.outline import Outline

_SLICE: Final = 0.006
"""Seconds that are looked at a stretch."""
_PAUSE: Final = 0.01
"""Seconds from one stretch to the next, in which keys are dealt with and the screen is drawn."""
_WHILE: Final = 0.15
"""Seconds from one showing of what was found to the next, where there is more to come."""


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
        self._sought: Sought | None = None
        self._reading = False
        self._learning = False
        self._wanted = False
        self._shown = 0.0

    @property
    def is_open(self) -> bool:
        """Whether it is shown, and the outline filtered."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show it, and take the keyboard."""
        if not self.is_open:
            self.value = ""
            self.add_class("-open")
            self._outline.add_class("-filtered")
        self.lie()
        self.screen.set_focus(self)

    def close(self) -> None:
        """Show all rows again, and give the keyboard to them where the field had it."""
        if self.is_open:
            self.remove_class("-open")
            self._outline.remove_class("-filtered")
            self._show_all()
            self._drop()
            if self.has_focus:
                self.screen.set_focus(self._outline if self._outline.display else None)

    def lie(self) -> None:
        """Lie where the first row of the outline is."""
        within = self._outline.region.shrink(self._outline.styles.border.spacing)
        self.styles.offset = (within.x, within.y)
        self.styles.width = within.width

    def take(self, within: Filter, portion: Portion | None) -> None:
        """Look through documents that have been read as well; None says that there are no more."""
        if within is not self._filter:
            return
        if portion is None:
            self._reading = False
        else:
            within.add(portion)
            self._look_through(portion)
        if not self._looks_still:
            self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the rows that fit what was typed."""
        event.stop()
        if self.is_open:
            self._narrow(self.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the row that the outline is at; where nothing has been found yet, to the first that is."""
        event.stop()
        self._wanted = self._looks_still and not self._sought
        if self._outline.count and not self._wanted:
            self._outline.action_choose()

    def on_key(self, event: events.Key) -> None:
        """Let threads give way; keep page keys from the reader below."""
        if self._filter is not None:
            self._filter.typed()
        if event.key in ("pageup", "pagedown"):
            event.stop()
            self._outline.action_page(1 if event.key == "pagedown" else -1)

    def on_unmount(self) -> None:
        """Let threads end."""
        self._drop()

    def action_step(self, step: int) -> None:
        """Go to the next row that fits, or to the one before."""
        self._outline.step_to_fitting(step)

    def action_leave(self) -> None:
        """Close it."""
        self.close()

    @property
    def _looks_still(self) -> bool:
        """Whether there may be more than is shown."""
        return self._sought is not None and (self._reading or not self._sought.is_done)

    def _narrow(self, asked: str) -> None:
        if self._sought is not None:
            self._sought.within.is_behind = False
        self._sought, self._wanted, self._shown = None, False, 0.0
        if not asked:
            self._show_all()
            return
        within = self._begun()
        if _has_letters(asked):
            self._learn_on(within)
        if _begins_pinyin(asked):
            self._show_all()
            return
        self._sought = Sought(within, asked)
        self._look(self._sought)

    def _begun(self) -> Filter:
        """What is looked through; the first time the headings of all other documents begin to be read."""
        if self._filter is None:
            here = self._outline.place.document
            self._filter = Filter(self._outline.folding, here.id if here else None)
            self._reading = bool(self._filter.unread)
            if self._reading:
                self._outline.post_message(self._outline.Sought(self._filter))
        return self._filter

    def _drop(self) -> None:
        """Keep nothing of what was read."""
        if self._filter is not None:
            self._filter.drop()
        self._filter = self._sought = None
        self._reading = self._learning = self._wanted = False

    def _look_through(self, part: Part) -> None:
        if self._sought is not None:
            was_done = self._sought.is_done
            self._sought.also(part)
            if was_done:
                self._look(self._sought)
        if _has_letters(self.value) and self._filter is not None:
            self._learn_on(self._filter)

    def _look(self, sought: Sought) -> None:
        """Look for a moment, show what was found, and go on when keys that came meanwhile have been dealt with."""
        if sought is not self._sought:
            return
        sought.look(_SLICE)
        if not self._looks_still or monotonic() > self._shown + _WHILE:
            self._show()
        sought.within.is_behind = not sought.is_done
        if not sought.is_done:
            self.set_timer(_PAUSE, partial(self._look, sought))

    def _show(self) -> None:
        sought = self._sought
        if sought is None:
            return
        self._shown = monotonic()
        if sought or not self._looks_still:
            self._outline.narrow(sought)
        self._outline.border_subtitle = self._told(len(sought))
        if self._wanted and (sought or not self._looks_still):
            self._wanted = False
            if self._outline.count:
                self._outline.action_choose()

    def _told(self, count: int) -> str:
        if self._looks_still:
            return ngettext("{n} fits so far", "{n} fit so far", count).format(n=count)
        return ngettext("{n} fits", "{n} fit", count).format(n=count) if count else _("Nothing fits")

    def _show_all(self) -> None:
        self._outline.border_subtitle = ""
        self._outline.narrow(None)

    def _learn_on(self, within: Filter) -> None:
        """Learn how names are read where that is not known, unless that goes on."""
        unlearned = tuple(within.unlearned())
        if unlearned and not self._learning:
            self._learning = True
            self._learn(within, unlearned)

    @work(thread=True, group="learn")
    def _learn(self, within: Filter, parts: tuple[Part, ...]) -> None:
        for part in parts:
            if within.dropped:
                return
            within.give_way()
            part.learn()
            self.call_later(self._learned, within, part)
        self.call_later(self._learned_all, within)

    def _learned(self, within: Filter, part: Part) -> None:
        if within is self._filter:
            self._look_through(part)

    def _learned_all(self, within: Filter) -> None:
        if within is self._filter:
            self._learning = False
            self._learn_on(within)


def _has_letters(asked: str) -> bool:
    """Whether some of it may be pinyin."""
    return any("a" <= letter <= "z" for letter in fold(asked))


def _begins_pinyin(asked: str) -> bool:
    """Whether it is one letter, which says nothing yet: initials are two or more."""
    return len(asked) == 1 and asked.isascii() and asked.isalpha()
