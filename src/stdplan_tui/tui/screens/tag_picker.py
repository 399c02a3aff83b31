"""Choosing tags: type a few letters of one, mark it, done."""

from __future__ import annotations

from asyncio import Event, to_thread
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.vocabulary import Tag, Vocabulary
from stdplan_tui.errors import StdplanError, VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.burst import soon
from stdplan_tui.tui.screens.listing import Listing
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.tagging.marking import Mark, Marking
from stdplan_tui.tui.tagging.meaning import Quotes, defined, example, headline
from stdplan_tui.tui.tagging.offer import Offer
from stdplan_tui.tui.tagging.sought import Sought
from stdplan_tui.tui.tagging.tag_rows import TagRows
from stdplan_tui.tui.tagging.tree import Row, tree, whole
from stdplan_tui.tui.terminal_cells import ambiguous_width
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import plain
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace.telling import dimension_title

_NEW, _ADDED = "+new", "+add"
"""What stands for a tag that the vocabulary does not have: given as it is, or put into the vocabulary first."""
_BLANKS = ("space", "ideographic_space")


class TagField(Input):
    """A field that leaves the space bar to the picker: no tag is found by a blank."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        return key not in _BLANKS and super().check_consume_key(key, character)


class TagPicker(Listing[Retagging | None]):
    """The agreed tags by dimension and level; it gives what is to change, None for nothing.

    `load` reads what is offered; it is called in a thread. A tag that only some of the places have is marked `[-]`,
    and stays as it is on each unless it is marked otherwise.
    """

    CSS_PATH = "tag_picker.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding(",".join(_BLANKS), "mark", show=False, priority=True),
    ]

    choices = query_one(TagRows)

    def __init__(self, place: str, load: Callable[[], Offer]) -> None:
        super().__init__()
        self._place = place
        self._load = load
        self._loaded, self._known = Event(), Event()
        self._known.set()
        self._offer: Offer | None = None
        self._marking = Marking(Vocabulary())
        self._sought = Sought(Vocabulary())
        self._quotes = Quotes(None)
        self._meant: Tag | None = None

    def compose(self) -> ComposeResult:
        """The field, the tags, what the one at hand means, the keys."""
        with Vertical(id="tags") as box:
            box.border_title = Content.assemble(_("Tags"), "  ", plain(self._place))
            yield TagField(placeholder=_("Part of a tag, its title or an alias, or pinyin"), compact=True)
            yield TagRows(self._mark_of).with_tooltip(Content(_("A click or the space bar marks a tag")))
            with Vertical(id="tag-meaning"):
                yield Static(id="tag-name", markup=False)
                yield Static(id="tag-definition", markup=False)
                yield Static(id="tag-example", markup=False)
            yield KeyLine(
                Button("Space", _("mark"), "mark"),
                Button("Enter", _("save"), "take"),
                Button("Esc", _("close"), "leave"),
            )

    def on_mount(self) -> None:
        """Read the vocabulary."""
        self.choices.can_focus = False
        self.choices.ambiguous_width = ambiguous_width()
        self._read()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the tags that fit what was typed; how they are read is learned when letters are typed first."""
        event.stop()
        self.moved = False
        if self._typed.isascii() and self._typed and self._offer and not self._sought.learned and self._known.is_set():
            self._known.clear()
            self._learn(self._sought)
        self._list()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the tag at hand, unless others were marked, and save."""
        event.stop()
        await self.action_take()

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Say what the tag at hand means."""
        event.stop()
        self._explain()

    async def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A click marks a tag."""
        event.stop()
        await self.action_mark()
        self.set_focus(self.field)

    async def action_take(self) -> None:
        """Take the tag at hand, unless others were marked, and save."""
        await self._ready()
        if self._offer is None or self.app.screen is not self:
            return
        if not self._marking.retagging and (self.moved or self._typed):
            if self._at_hand == _ADDED:
                await self._ask_dimension(then_done=True)
                return
            await self.action_mark()
        await self.action_done()

    async def action_mark(self) -> None:
        """Mark the tag at hand, or take its mark away."""
        await self._ready()
        if self._offer is None or not self._at_hand:
            return
        if self._at_hand == _ADDED:
            await self._ask_dimension()
        else:
            self._toggle(self._typed if self._at_hand == _NEW else self._at_hand)

    async def action_done(self) -> None:
        """Save what is marked and close."""
        await soon(self._loaded)
        if self.app.screen is self:
            self.dismiss(self._marking.retagging or None)

    @property
    def _typed(self) -> str:
        return self.field.value.strip()

    @property
    def _at_hand(self) -> str:
        """The name of the row at hand; "" for none."""
        return self.choices.at.name if self.choices.at else ""

    async def _ready(self) -> None:
        """Wait until it is known what was typed: the tags were read, and how they are read was learned."""
        await soon(self._loaded)
        await soon(self._known)

    def _toggle(self, name: str) -> None:
        try:
            self._marking = self._marking.toggled(name)
        except VocabularyError as error:
            self._complain(error)
            return
        self._list(stay=True)

    @work()
    async def _read(self) -> None:
        try:
            offer = await to_thread(self._load)
        except (StdplanError, OSError) as error:
            self._complain(error)
            if self.app.screen is self:
                self.dismiss(None)
        else:
            self._offer = offer
            self._marking = Marking(offer.vocabulary, offer.on_all, offer.on_some)
            self._sought = Sought(offer.vocabulary)
            self._quotes = Quotes(offer.quote)
            self.on_input_changed(Input.Changed(self.field, self.field.value))
        finally:
            self._loaded.set()

    @work(thread=True, group="learn")
    def _learn(self, sought: Sought) -> None:
        sought.learn()
        self.call_later(self._learned)

    def _learned(self) -> None:
        self._list()
        self._known.set()

    def _list(self, *, stay: bool = False) -> None:
        if self._offer is None:
            return
        fitting = self._sought.fitting(self._typed)
        rows = [
            *self._not_offered(),
            *self._recent(),
            *tree(self._marking.vocabulary, fitting.tags, fitting.spans or {}),
        ]
        rows += self._unknown(self._offer)
        self.choices.show(rows, at=fitting.best, stay=stay)
        self._explain()

    def _not_offered(self) -> Iterator[Row]:
        """The tags that are set but could not be offered."""
        find = self._marking.vocabulary.find
        yield from (Row(name, 1, name, find(name)) for name in self._marking.odd if self._typed in name)

    def _recent(self) -> Iterator[Row]:
        """The tags that were given last, while nothing is typed."""
        if self._typed or self._offer is None or not self._offer.recent:
            return
        yield Row(_("Recent"))
        found = (self._marking.vocabulary.find(name) for name in self._offer.recent)
        yield from (whole(tag) for tag in found if tag is not None)

    def _unknown(self, offer: Offer) -> Iterator[Row]:
        """What can be done with words that are no tag's name."""
        vocabulary = self._marking.vocabulary
        if not self._typed or vocabulary.find(self._typed) is not None or self._typed in self._marking.odd:
            return
        if not vocabulary.closed:
            yield Row(_("new tag: {name}").format(name=self._typed), 1, _NEW)
        if offer.add is not None and vocabulary.dimensions:
            yield Row(_("add to the vocabulary: {name}").format(name=self._typed), 1, _ADDED)

    def _mark_of(self, row: Row) -> str:
        return " + " if row.name in (_NEW, _ADDED) else str(self._marking.of(row.name)) if row.name else str(Mark.NONE)

    def _explain(self) -> None:
        """Say what the tag at hand means, as far as it is known; its example is read meanwhile."""
        tag = self.choices.at.tag if self.choices.at else None
        dimension = next((one for one in self._marking.vocabulary.dimensions if tag and one.id == tag.dimension), None)
        words = self._quotes.known(tag) if tag and tag.example else None
        nothing = Content()
        self._say("#tag-name", headline(tag, dimension) if tag else nothing)
        self._say("#tag-definition", defined(tag) if tag else nothing)
        self._say("#tag-example", example(tag, words) if tag and tag.example else nothing)
        self._meant = tag
        if tag and tag.example and words is None:
            self._quote(tag)

    def _say(self, selector: str, content: Content) -> None:
        self.query_one(selector, Static).update(content, layout=False)

    @work(thread=True, exclusive=True, group="quote")
    def _quote(self, tag: Tag) -> None:
        self._quotes.read(tag)
        self.call_later(self._quoted, tag)

    def _quoted(self, tag: Tag) -> None:
        if tag == self._meant and (words := self._quotes.known(tag)) is not None:
            self._say("#tag-example", example(tag, words))

    async def _ask_dimension(self, *, then_done: bool = False) -> None:
        """Ask for the dimension of what was typed, and put it into the vocabulary there."""
        from stdplan_tui.tui.screens.question import Question

        name, dimensions = self._typed, self._marking.vocabulary.dimensions
        near = {tag.dimension for tag in self._marking.vocabulary.tags if tag.levels[0] == name.split("/")[0]}
        dimensions = tuple(sorted(dimensions, key=lambda dimension: dimension.id not in near))

        def answered(answer: int | None) -> None:
            if answer is not None:
                self._add(Tag(name, dimensions[answer].id), then_done)

        asked = _("To which dimension does {name} belong?").format(name=name)
        answers = [dimension_title(dimension) for dimension in dimensions]
        await self.app.push_screen(Question(_("Add to the vocabulary"), asked, answers), answered)

    @work()
    async def _add(self, tag: Tag, then_done: bool) -> None:
        if self._offer is None or self._offer.add is None:
            return
        try:
            vocabulary = await to_thread(self._offer.add, tag)
            self._marking = self._marking.under(vocabulary).toggled(tag.name)
        except (StdplanError, OSError) as error:
            self._complain(error)
            return
        self._sought = Sought(vocabulary)
        self._list()
        if then_done:
            await self.action_done()

    def _complain(self, error: Exception) -> None:
        self.notify(shown(str(error)), severity="error", markup=False, timeout=10)
