"""What was done to notes and tags, as rows: Enter takes back everything down to the one at hand, or does it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from textual.widgets import OptionList

from stdplan_tui.annotations.journal.entries import Entry, Steps
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.widgets.search_bar import Button


class History(Filtered):
    """The entries that can be done again, and below them those that can be taken back, each newest first.

    It gives the number of one of `entries`: each with whether it is taken back. `titles` are those of the documents
    that have to be named.
    """

    DEFAULT_CSS = "History > Vertical { width: 100; }"

    def __init__(self, steps: Steps, titles: Mapping[str, str]) -> None:
        redoable = tuple(reversed(steps.redoable))
        self.entries = (*((entry, False) for entry in redoable), *((entry, True) for entry in steps.undoable))
        rows = [_row(entry, titles, back=back) for entry, back in self.entries]
        super().__init__(_("Undo list"), rows, placeholder=_("Part of it"))
        self.start = min(len(redoable), len(rows) - 1)
        self._newest = len(redoable)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what Enter does here."""
        event.stop()
        self.query_one(KeyLine).tell(*self._buttons())

    def _buttons(self) -> Iterator[Button]:
        option = self.rows.highlighted_option if self.is_mounted else None
        if option is not None and option.id is not None:
            yield Button("Enter", self._does(int(option.id)), "choose")
        yield Button("Esc", _("close"), "leave")

    def _does(self, number: int) -> str:
        """What choosing that row does: it takes all back that is not older, or does all again that is not newer."""
        if number >= self._newest:
            n = number - self._newest + 1
            return ngettext("take back {n} change", "take back {n} changes", n).format(n=n)
        n = self._newest - number
        return ngettext("do {n} change again", "do {n} changes again", n).format(n=n)


def _row(entry: Entry, titles: Mapping[str, str], *, back: bool) -> Choice:
    words = (_when(entry.at), _(entry.action), entry.told_tags, plain_words(entry.words))
    place = filter(None, (entry.place, titles.get(entry.document)))
    return Choice("  ".join(filter(None, words)), "  ".join(place), _("To take back") if back else _("To do again"))


def _when(at: str) -> str:
    """The moment on the person's own clock: the time today, else the day."""
    then = on_own_clock(at)
    if then is None:
        return at
    now = datetime.now().astimezone()
    if then.date() == now.date():
        return then.strftime("%H:%M")
    return then.strftime("%m-%d %H:%M" if then.year == now.year else "%Y-%m-%d")
