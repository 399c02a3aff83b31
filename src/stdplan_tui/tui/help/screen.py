"""The screen of help: a field, and under it what can be done; Enter does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.help.finding import Findable
from stdplan_tui.tui.help.here import Groups, chapters_here, where
from stdplan_tui.tui.help.rows import HelpRows
from stdplan_tui.tui.help.topics import Chapter, Topic
from stdplan_tui.tui.key_names import FULL_WIDTH
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.screens.listing import Listing
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.worker import work

_AGAIN: Final = ("question_mark", *FULL_WIDTH["?"])
"""Keys that ask for everything, until something else was typed."""


class PageName(StrEnum):
    """The pages of help."""

    HERE = "here"
    EVERYWHERE = "everywhere"
    QUERIES = "queries"


class HelpField(Input):
    """A field that leaves `?` to the screen while it is empty."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        return (bool(self.value) or key not in _AGAIN) and super().check_consume_key(key, character)


class Help(Listing[Topic | None]):
    """What works where it was opened, everything, what a query can say; it gives the topic that is to be done."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"f1,{','.join(_AGAIN)}", "everywhere", show=False, priority=True),
        Binding("tab,shift+tab", "turn", show=False, priority=True),
    ]

    field = query_one(HelpField)
    rows = query_one(HelpRows)
    keys = query_one(KeyLine)

    def __init__(self, below: Keyed[Any], groups: Groups, page: PageName = PageName.HERE) -> None:
        super().__init__()
        self._where = where(below)
        self._palette = below.key_of("commands")
        self._makers = _makers(below, groups)
        self._found: dict[PageName, Findable] = {PageName.HERE: Findable(self._makers[PageName.HERE]())}
        self._page = page if page in self._makers else PageName.HERE
        self._commands = PageName.HERE
        self._ambiguous_width = getattr(below, "ambiguous_width", 1)

    def compose(self) -> ComposeResult:
        """The field, what fits, the keys."""
        with Vertical(id="help"):
            yield HelpField(placeholder=_("Words, a key, pinyin initials"), compact=True)
            yield HelpRows()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the page that is wanted."""
        self.rows.ambiguous_width = self._ambiguous_width
        self.rows.can_focus = False
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        event.stop()
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what the list is at."""
        event.stop()
        self.action_choose()

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """Do what was clicked twice."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Do what the list is at, where it can be done."""
        if (topic := self.rows.at) is not None and topic.does is not None:
            self.dismiss(topic)
        elif topic is not None:
            self.notify(_("That works in another place only"), markup=False, timeout=3)

    def action_leave(self) -> None:
        """Empty the field; where it is empty, close."""
        if self.field.value:
            self.field.value = ""
        else:
            self.dismiss(None)

    def action_everywhere(self) -> None:
        """Show everything, or again what works here."""
        here = self._page is PageName.EVERYWHERE
        self._commands = self._page = PageName.HERE if here else PageName.EVERYWHERE
        self._show()

    def action_turn(self) -> None:
        """Show what a query can say, or again the commands."""
        if PageName.QUERIES in self._makers:
            self._page = self._commands if self._page is PageName.QUERIES else PageName.QUERIES
            self._show()

    def _show(self) -> None:
        findable = self._findable(self._page)
        if not findable.names.learned:
            self._learn(findable)
        query = self.field.value.strip()
        page, best = findable.found(query) if query else (findable.all(), None)
        notes = () if page and query else self._elsewhere(query) if query else self._notes()
        self.rows.show(page, notes, best)
        self.query_one("#help").border_title = self._title()
        self.keys.tell(*self._buttons())

    def _findable(self, page: PageName) -> Findable:
        if page not in self._found:
            self._found[page] = Findable(self._makers[page]())
        return self._found[page]

    def _title(self) -> str:
        if self._page is PageName.QUERIES:
            return _("What a query can say")
        place = self._where if self._page is PageName.HERE else _("Everywhere")
        return _("Keys and commands: {where}").format(where=place)

    def _notes(self) -> tuple[str, ...]:
        """What else is to be known about keys."""
        if self._page is PageName.QUERIES:
            return ()
        letters = _("Letters cannot: find every command by name with {key}, or use the mouse.")
        return (
            _("With a Chinese input method on, full-width keys work too: ／ ？ 【 】 、 ｜ ＋ －"),
            letters.format(key=self._palette),
        )

    def _elsewhere(self, query: str) -> tuple[str, ...]:
        """What is said where nothing fits."""
        if self._page is PageName.HERE and self._findable(PageName.EVERYWHERE).found(query)[1] is not None:
            return (_("Nothing that works here. F1 shows what fits elsewhere."),)
        return (_("Nothing fits"),)

    def _buttons(self) -> list[Button]:
        turns = [Button("F1", _("everywhere"), "everywhere", on=self._page is PageName.EVERYWHERE)]
        if PageName.QUERIES in self._makers:
            turns.append(Button("Tab", _("queries"), "turn", on=self._page is PageName.QUERIES))
        return [*turns, Button("Enter", _("do it"), "choose"), Button("Esc", _("close"), "leave")]

    @work(thread=True, group="learn")
    def _learn(self, findable: Findable) -> None:
        """Learn how the topics are read, then look again: pinyin finds now too."""
        findable.names.learn()
        self.call_later(self._learned)

    def _learned(self) -> None:
        if self.field.value.strip():
            self._show()


def _makers(below: Keyed[Any], groups: Groups) -> Mapping[PageName, Callable[[], tuple[Chapter, ...]]]:
    """The pages that there are where help was opened, and what makes each."""
    from stdplan_tui.tui.help.everywhere import chapters_everywhere

    makers: dict[PageName, Callable[[], tuple[Chapter, ...]]] = {
        PageName.HERE: partial(chapters_here, below, groups),
        PageName.EVERYWHERE: partial(chapters_everywhere, below),
    }
    if isinstance(below, Desk):
        from stdplan_tui.tui.help.queries import chapters_on_queries

        makers[PageName.QUERIES] = partial(chapters_on_queries, below)
    return makers


async def open_help(below: Keyed[Any], groups: Groups, page: PageName = PageName.HERE) -> None:
    """Open help over a screen that has these commands; ready to be typed into when this returns."""
    screen = Help(below, groups, page)

    async def chosen(topic: Topic | None) -> None:
        if topic is not None and topic.does is not None:
            await topic.does()

    await below.app.push_screen(screen, chosen)
    screen.set_focus(screen.field)
