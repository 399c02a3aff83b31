"""The legend of a comparison: how many rows there are of each kind, under its sign; a click shows only those."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.comparing.parallel import DIFFERENCES, EVERYTHING, SIGNS, Parallel
from stdplan_tui.tui.words import MUTED
from stdplan_tui.workspace.became import kind_name, percent

_STYLES = {
    Kind.SAME: MUTED,
    Kind.CHANGED: "$accent",
    Kind.MOVED: "$secondary",
    Kind.REMOVED: "$error",
    Kind.ADDED: "$success",
}


class Legend(Widget):
    """One line: the kinds with their counts, what both have in common, and which difference is current."""

    DEFAULT_CSS = "Legend { height: 1; padding: 0 1; }"
    ALLOW_SELECT = False

    parallel: reactive[Parallel | None] = reactive[Parallel | None](None, init=False)
    kinds: reactive[frozenset[Kind]] = reactive(EVERYTHING, init=False)
    at: reactive[int] = reactive(0, init=False)

    @dataclass
    class Chosen(Message):
        """A kind was clicked."""

        kind: Kind

    def render(self) -> Content:
        """As much as there is room for: the counts and the place always, then the words, then what is common."""
        parallel = self.parallel
        if parallel is None:
            return Content()
        width = self.size.width
        place, short_place = self._place(parallel), self._place(parallel, short=True)
        common = Content.styled(_("in common: {percent}%").format(percent=percent(parallel.common)), MUTED)
        named = Content("   ").join(self._kinds(parallel, named=True))
        for left, right in (
            (Content("   ").join([named, common]), place),
            (named, place),
            (Content("  ").join(self._kinds(parallel)), place),
            (Content(" ").join(self._kinds(parallel)), short_place),
        ):
            if left.cell_length + right.cell_length < width:
                break
        return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)

    def on_click(self, event: Click) -> None:
        """Show only the rows of the kind that was clicked, or all again."""
        kind = event.style.meta.get("kind")
        if isinstance(kind, str) and kind in EVERYTHING:
            event.stop()
            self.post_message(self.Chosen(Kind(kind)))

    def _kinds(self, parallel: Parallel, *, named: bool = False) -> Iterator[Content]:
        for kind, sign in SIGNS.items():
            count = parallel.counts.get(kind, 0)
            shown = kind in self.kinds
            only = shown and len(self.kinds) == 1
            text = f" {count} {kind_name(kind)}" if named else f"{count}"
            style = f"bold {_STYLES[kind]}" if shown else MUTED
            words = Content.assemble((sign, style), (text, "reverse" if only else "" if shown else MUTED))
            if not shown:
                words = words.stylize("strike")
            yield words.stylize(Style.from_meta({"kind": str(kind)}))

    def _place(self, parallel: Parallel, *, short: bool = False) -> Content:
        count, at = len(parallel.differences), parallel.nth_difference(self.at)
        if not count:
            return Content(_("no difference"))
        here = at > 0 and parallel.differences[at - 1] == self.at
        if short:
            return Content.styled(f"{at if here else '-'}/{count}", "bold")
        only = f"{_('only differences')}  " if self.kinds == DIFFERENCES else ""
        among, all_of_them = (
            _("difference {number} of {count}"),
            ngettext("{count} difference", "{count} differences", count),
        )
        text = among if here else all_of_them
        return Content.assemble((only, MUTED), (text.format(number=at, count=count), "bold"))
