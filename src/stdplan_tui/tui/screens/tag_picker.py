"""Choosing tags: type a few letters of one, mark it, done."""

from __future__ import annotations

from asyncio import Event, to_thread
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from stdplan_tui.annotations.tagging import toggled
from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.errors import StdplanError, VocabularyError
from stdplan_tui.language import _, active_language
from stdplan_tui.text.display import shown
from stdplan_tui.tui.burst import soon
from stdplan_tui.tui.screens.listing import Listing, Options
from stdplan_tui.tui.screens.over import KeyLine
from stdplan_tui.tui.widgets.search_bar import Button
from stdplan_tui.tui.words import MUTED, plain

_NEW = "+"
_BLANKS = ("space", "ideographic_space")


class TagField(Input):
    """A field that leaves the space bar to the picker: no tag is found by a blank."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        return key not in _BLANKS and super().check_consume_key(key, character)


class TagPicker(Listing[tuple[str, ...] | None]):
    """The agreed tags by dimension; it gives the tags that are marked, None where nothing is to change.

    `load` reads the vocabulary and the tags that are set already; it is called in a thread.
    """

    CSS_PATH = "tag_picker.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding(",".join(_BLANKS), "mark", show=False, priority=True),
    ]

    choices = query_one(Options)
    definition = query_one("#tag-definition", Static)

    def __init__(self, place: str, load: Callable[[], tuple[Vocabulary, tuple[str, ...]]]) -> None:
        super().__init__()
        self._place = place
        self._load = load
        self._loaded = Event()
        self._vocabulary: Vocabulary | None = None
        self._present: tuple[str, ...] = ()
        self._marked: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The field, the tags, what the one at hand means, the keys."""
        with Vertical(id="tags") as box:
            box.border_title = Content.assemble(_("Tags"), "  ", plain(self._place))
            yield TagField(placeholder=_("Part of a tag, its title or an alias"), compact=True)
            yield Options().with_tooltip(Content(_("A click or the space bar marks a tag")))
            yield Static(id="tag-definition", markup=False)
            yield KeyLine(
                Button("Space", _("mark"), "mark"),
                Button("Enter", _("save"), "take"),
                Button("Esc", _("close"), "leave"),
            )

    def on_mount(self) -> None:
        """Read the vocabulary."""
        self._read()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the tags that fit what was typed."""
        event.stop()
        self.moved = False
        self._list()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the tag at hand, unless others were marked, and save."""
        event.stop()
        await self.action_take()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the tag at hand means."""
        event.stop()
        tag = self._tag_at_hand()
        self.definition.update(Content.styled(shown(tag.definition), MUTED) if tag else "")

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks a tag."""
        event.stop()
        await self.action_mark()
        self.set_focus(self.field)

    async def action_take(self) -> None:
        """Take the tag at hand, unless others were marked, and save."""
        await soon(self._loaded)
        if self._vocabulary is None:
            return
        if self._marked == self._present and (self.moved or self.field.value.strip()):
            await self.action_mark()
        await self.action_done()

    async def action_mark(self) -> None:
        """Mark the tag at hand, or take its mark away."""
        await soon(self._loaded)
        option = self.choices.highlighted_option
        if option is None or option.id is None or self._vocabulary is None:
            return
        name = self.field.value if option.id == _NEW else option.id
        try:
            self._marked = toggled(self._marked, name, self._vocabulary)
        except VocabularyError as error:
            self.notify(shown(str(error)), severity="error", markup=False)
            return
        self._list(keep=self.choices.highlighted)

    async def action_done(self) -> None:
        """Save what is marked and close."""
        await soon(self._loaded)
        if self.app.screen is self:
            self.dismiss(self._marked if self._marked != self._present else None)

    @work(description="tags")
    async def _read(self) -> None:
        try:
            vocabulary, present = await to_thread(self._load)
        except (StdplanError, OSError) as error:
            self.notify(shown(str(error)), severity="error", markup=False, timeout=10)
            if self.app.screen is self:
                self.dismiss(None)
        else:
            self._vocabulary = vocabulary
            self._present = self._marked = present
            self._list()
        finally:
            self._loaded.set()

    def _list(self, keep: int | None = None) -> None:
        if self._vocabulary is None:
            return
        options = list(self._options(self._vocabulary, self.field.value.strip()))
        self.choices.set_options(options)
        first = next((index for index, option in enumerate(options) if not option.disabled), None)
        self.choices.highlighted = keep if keep is not None and keep < len(options) else first

    def _options(self, vocabulary: Vocabulary, typed: str) -> Iterator[Option]:
        strangers = [name for name in self._marked if vocabulary.find(name) is None]
        yield from (self._option(name) for name in strangers if typed in name)
        found = vocabulary.completions(typed)
        dimensions = {dimension.id: dimension for dimension in vocabulary.dimensions}
        if typed:
            yield from (self._option(tag.name, tag) for tag in found)
        else:
            for id_, tags in groupby(found, lambda tag: tag.dimension):
                yield Option(_heading(dimensions[id_]), disabled=True)
                yield from (self._option(tag.name, tag) for tag in tags)
        if typed and not vocabulary.closed and vocabulary.find(typed) is None and typed not in strangers:
            yield Option(Content.assemble(("  + ", "$accent"), _("new tag"), "  ", plain(typed, "bold")), id=_NEW)

    def _option(self, name: str, tag: Tag | None = None) -> Option:
        marked = name in self._marked
        title = tag.title.in_language(active_language()) if tag else ""
        key = f"  {tag.key}" if tag and tag.key else ""
        words = Content.assemble(
            ("[x] " if marked else "[ ] ", "bold $success" if marked else MUTED),
            plain(name, "bold" if marked else ""),
            "  ",
            plain(title if title not in name else "", MUTED),
            plain(key, MUTED),
        )
        return Option(words, id=name)

    def _tag_at_hand(self) -> Tag | None:
        option = self.choices.highlighted_option
        if option is None or option.id is None or self._vocabulary is None or option.id == _NEW:
            return None
        return self._vocabulary.find(option.id)


def _heading(dimension: Dimension) -> Content:
    title = dimension.title.in_language(active_language()) or dimension.id
    return Content.assemble(plain(title, "bold $primary"), "  " + _("one of these") if dimension.exclusive else "")
