"""What is asked in the search pane, and its answers as they are shown; those of another query are dropped."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message

from stdplan_tui.language import _
from stdplan_tui.search.model import Facets, Order, Results
from stdplan_tui.tui.finding.asked import Asked
from stdplan_tui.tui.finding.completing import Completion, completed
from stdplan_tui.tui.finding.entries import Entry
from stdplan_tui.tui.finding.telling import bar_lines, entries_for, notice_text, recalled_entries
from stdplan_tui.tui.widgets.asking import Asking, Remembered
from stdplan_tui.tui.widgets.completion_line import CompletionLine
from stdplan_tui.tui.widgets.hits import Hits
from stdplan_tui.tui.widgets.search_bar import SearchBar
from stdplan_tui.tui.widgets.search_field import SearchField
from stdplan_tui.tui.widgets.search_notice import SearchNotice
from stdplan_tui.workspace import searching
from stdplan_tui.workspace.folder import Workspace


class Answers(Asking):
    """The field, and below it what was found for what stands in it.

    `early` are the actions whose keys were pressed before the answers were there that they need; `just_put` is a query
    that was put into the field and is searched for already.
    """

    @dataclass
    class Found(Message):
        """These hits were found last."""

        results: Results

    field = query_one(SearchField)
    bar = query_one(SearchBar)
    line = query_one(CompletionLine)
    hits = query_one(Hits)
    notice = query_one(SearchNotice)

    def __init__(self, workspace: Workspace, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(workspace, id=id)
        self.asked = Asked()
        self.results = Results()
        self.facets: Facets = {}
        self.remembered = Remembered({}, ())
        self.indexed = True
        self.early: frozenset[str] = frozenset()
        self.just_put: str | None = None
        self._answered: Asked | None = None
        self._counted: Asked | None = None

    def compose(self) -> ComposeResult:
        """The field, what is wrong with the query, completions, counts and buttons, the hits."""
        self.border_title = _("Search")
        yield SearchField(placeholder=_('Words, pinyin, "exact words"'), compact=True, select_on_focus=True)
        yield SearchNotice()
        yield CompletionLine()
        yield SearchBar()
        yield (hits := Hits())
        hits.ambiguous_width = self.workspace.settings.ambiguous_width

    @property
    def words(self) -> str:
        """The query in the field."""
        return self.field.value.strip()

    @property
    def wanted(self) -> Asked:
        """What is to be searched for, asked already or not."""
        return replace(self.asked, query=self.words)

    @property
    def settled(self) -> bool:
        """Whether what is shown is of the query in the field."""
        return self._answered is not None and self._answered == self.wanted

    @property
    def fresh(self) -> bool:
        """Whether the completions are those of the query in the field."""
        return self.line.offered_for == self.field.value

    async def known_facets(self) -> Facets:
        """By what the hits of the query in the field can be narrowed. Raises StdplanError, OSError."""
        if self._counted != self.wanted:
            return await to_thread(searching.facets, self.workspace, self.words, literal=self.asked.literal)
        return self.facets

    def ask(self, *, literal: bool | None = None, order: Order | None = None, limit: int | None = None) -> None:
        """Search for what is in the field; the list keeps its place where the query is the same as before."""
        kept = self.asked
        self.asked = Asked(
            self.words,
            kept.literal if literal is None else literal,
            order or kept.order,
            limit or (kept.limit if self.words == kept.query else Asked().limit),
        )
        self.search(self.asked, self.field.value, self.field.cursor_position)

    def toggle_literal(self) -> None:
        """Take the query as it stands, or in the language of queries."""
        self.ask(literal=not self.asked.literal)

    def toggle_order(self) -> None:
        """List the best first, or as they stand in the documents."""
        self.ask(order=Order.RELEVANCE if self.asked.order is Order.READING else Order.READING)

    def put(self, query: str, cursor: int | None = None) -> None:
        """Have a query in the field and search for it."""
        self.just_put = query if query != self.field.value else None
        self.field.put(query, cursor)
        self.screen.set_focus(self.field)
        self.ask()

    def take(self, completion: Completion) -> None:
        """Take a completion into the query."""
        self.put(*completed(self.field.value, completion))

    def found(self, asked: Asked, results: Results) -> None:
        """List the hits, unless something else has been typed since."""
        if asked != self.asked or asked.query != self.words:
            return
        again = self._answered is not None and self._answered.query == asked.query
        self._answered, self.results = asked, results
        self.post_message(self.Found(results))
        if not again:
            self.facets = {}
        self._list(keep=again or not asked.query)
        self._tell_bar()
        self.tell_notice()
        if "choose" in self.early and results.hits:
            self.early -= {"choose"}
            self.hits.action_choose()

    def may_become(self, asked: Asked, typed: str, offered: tuple[Completion, ...]) -> None:
        """Offer completions; where nothing was found, they stand in the list too."""
        if asked != self.asked or typed != self.field.value:
            return
        nothing = bool(asked.query) and not self.results.total
        self.line.offer([one for one in offered if nothing or not one.suggestion.near], typed)
        self.field.completing = self.line.first is not None
        if nothing and (meant := tuple(one for one in offered if one.differs)):
            self._list(meant)
        early, self.early = self.early, frozenset()
        if "complete" in early and self.line.first:
            self.take(self.line.first)
            self.early = early - {"complete"}
        elif "choose" in early:
            self.hits.action_choose()

    def counted(self, asked: Asked, facets: Facets) -> None:
        """Say how many hits each document has, and by what they can be narrowed."""
        if asked == self.asked and asked.query == self.words:
            self.facets, self._counted = facets, asked
            if self.results.hits:
                self.hits.retitle(self._entries())
            self._tell_bar()

    def failed(self, asked: Asked, reason: str) -> None:
        """Say why it could not be searched."""
        if asked == self.asked:
            self.notice.say(reason)

    def recalled(self, remembered: Remembered) -> None:
        """List past searches while nothing is typed."""
        self.remembered = remembered
        if not self.words:
            self._list(keep=True)

    def tell_notice(self) -> None:
        """Say at once that there may be more to find; what is wrong with the query, when typing has paused."""
        complete = self.indexed and self.results.complete
        building = "" if complete else _("The index is still being built; there may be more to find")
        if not self.words:
            self.notice.say("")
        elif self.settled and not self.results.notices:
            self.notice.say(building)
        else:
            self.notice.say_later(lambda: self._wrong() or building, building)

    def _entries(self, offered: tuple[Completion, ...] = ()) -> Iterator[Entry]:
        if not self.words:
            return recalled_entries(self.remembered)
        return entries_for(self.results, self.facets, offered, self.field.value)

    def _list(self, offered: tuple[Completion, ...] = (), *, keep: bool = False) -> None:
        stays = self.hits.show(self._entries(offered), keep=keep, begin=bool(self.words))
        if self.words and self.hits.hit is not None and not stays:
            self.post_message(Hits.Shown(self.hits.hit))

    def _tell_bar(self) -> None:
        self.bar.lines = bar_lines(self.asked, self.results, self.facets)

    def _wrong(self) -> str:
        return notice_text(self.results.notices, self.field) if self.settled else ""
