"""Tagging by single keys: the clause, words selected, or a range of clauses."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.actions.saving import Saving
from stdplan_tui.tui.actions.selecting import Selecting
from stdplan_tui.tui.layout.steps import is_drawn
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from stdplan_tui.annotations.retagging import Retagging
    from stdplan_tui.annotations.vocabulary import Tag
    from stdplan_tui.corpus.model import Clause, Document
    from stdplan_tui.tui.tagging.offer import Offer
    from stdplan_tui.tui.tagging.quick import Quick
    from stdplan_tui.tui.widgets.tag_keys import TagKeys
    from stdplan_tui.workspace.tagging import Passage


class Tagging(Selecting, Saving):
    """The commands that tag without a picker, and the bar that shows which key gives which tag."""

    _tag_keys: TagKeys | None = None
    _last_tags: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    async def action_tag(self) -> None:
        """Choose tags for the current clause, the words selected, or the clauses taken."""
        document, passages = self.place.document, self.passages()
        if document is not None and passages:
            await self.choose_tags(document, passages)

    async def choose_tags(self, document: Document, passages: Sequence[Passage]) -> None:
        """Choose tags for passages of a document, open or not."""
        from stdplan_tui.tui.screens.tag_picker import TagPicker

        def load() -> Offer:
            from stdplan_tui.tui.tagging.offer import offered
            from stdplan_tui.workspace.tagging import tags_on

            on = tags_on(self.workspace, document, passages)
            return offered(self.workspace, on.all, on.some)

        def chosen(retagging: Retagging | None) -> None:
            if retagging is not None:
                self.retag(document, passages, retagging.added, retagging.removed)

        picker = TagPicker(_named(document, passages), load)
        await self.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    async def action_quick_tag(self, number: int = 0) -> None:
        """Give the tag of the active dimension that has that number as its key, or take it away; 0 shows the keys."""
        quick = await self._quick()
        if quick is None or not number:
            return
        tag = quick.tags.get(str(number))
        if tag is None:
            from stdplan_tui.workspace.telling import dimension_title

            said = _("No tag of {dimension} has the key {key}")
            self.tell(said.format(dimension=dimension_title(quick.dimension), key=number))
        elif passages := self.passages():
            self._toggle_tag(passages, tag)

    async def action_next_dimension(self) -> None:
        """Show the keys of the active dimension; when they are shown, those of the next one."""
        await self._quick(onward=self._tag_keys is not None and self._tag_keys.display)

    def action_repeat_tags(self) -> None:
        """Tag here as was tagged last."""
        if self._last_tags is None:
            self.tell(_("Nothing was tagged yet: {key} chooses tags").format(key=self.key_of("tag")))
        elif (document := self.place.document) is not None and (passages := self.passages()):
            self.retag(document, passages, *self._last_tags)

    async def action_next_untagged(self) -> None:
        """Go to the next clause that lacks a tag of yours; while keys of tags are shown, one of their dimension."""
        document, clause = self.place.document, self.place.clause
        if document is None or clause is None:
            return
        from stdplan_tui.tui.tagging.quick import left_to_tag

        bar = self._tag_keys
        dimension = bar.quick.dimension if bar is not None and bar.display and bar.quick is not None else None
        try:
            left = await to_thread(left_to_tag, self.workspace, document, dimension)
        except (StdplanError, OSError) as error:
            self.complain([error])
            return
        numbers = {one.id: number for number, one in enumerate(document.flat)}
        ahead = next((id_ for id_ in left if numbers[id_] > numbers[clause]), None)
        if ahead is None and left and left[0] != clause:
            self.tell(_("From the start again"))
            ahead = left[0]
        if ahead is not None:
            self.jump(Spot(document.id, ahead))
        elif left:
            self.tell(_("This clause is the only one without a tag"))
        else:
            self.tell(_("Nothing here is left to tag"))

    def action_select_clauses(self) -> None:
        """Take several clauses, from this one on to wherever one goes; or be done with it."""
        self.reader.finish()
        self.range_from = None if self.range_from is not None else self.place.clause
        self.set_focus(self.reader)

    def watch_range_from(self) -> None:
        """Say that clauses are being taken, and with which keys something is done with them."""
        self.range_moved()
        self.show_keys()

    def range_moved(self) -> None:
        """Say how many clauses are taken."""
        if self.range_from is not None and (here := self._clause()) is not None:
            count = len(self._range(*here))
            self.mode = ngettext("{count} CLAUSE", "{count} CLAUSES", count).format(count=count)
        elif not self.selecting:
            self.mode = ""

    def passages(self) -> Sequence[Passage]:
        """What a command acts on, let go by that: the clauses taken, else the words selected, else the clause."""
        from stdplan_tui.workspace.tagging import Passage

        if (here := self._clause()) is None:
            return ()
        if self.range_from is not None:
            found = [Passage(one) for one in self._range(*here)]
            self.range_from = None
            return found
        span = self.quotable(here[1])
        self.reader.finish()
        return [Passage(here[1], span)]

    def retag(
        self, document: Document, passages: Sequence[Passage], added: tuple[str, ...], removed: tuple[str, ...] = ()
    ) -> None:
        """Add tags to passages of a document, and remove others."""
        self._last_tags = added, removed

        def change() -> str:
            from stdplan_tui.tui.tagging.quick import retagged

            return retagged(self.workspace, document, passages, added, removed)

        self.save(change)

    def tagging_pane(self) -> str:
        """Whose commands the footer names while clauses are taken, or the keys of tags are shown; "" otherwise."""
        if self.focused is not self.reader:
            return ""
        if self.range_from is not None:
            return "range"
        return "coding" if self._tag_keys is not None and self._tag_keys.display else ""

    def hide_tag_keys(self) -> bool:
        """Let the clauses taken go, else the bar with the keys of tags; whether there was either."""
        if self.range_from is not None:
            self.range_from = None
            return True
        if self._tag_keys is None or not self._tag_keys.display:
            return False
        self._tag_keys.display = False
        self.show_keys()
        return True

    def show_tags_here(self) -> None:
        """Show in the bar which of its tags the current clause has."""
        if self._tag_keys is not None and self._tag_keys.display:
            self._tag_keys.given = frozenset(tag for one in self.here if one.note.author == self.me for tag in one.tags)

    def _toggle_tag(self, passages: Sequence[Passage], tag: Tag) -> None:
        if (document := self.place.document) is None:
            return

        def change() -> str:
            from stdplan_tui.tui.tagging.quick import retagged
            from stdplan_tui.workspace.tagging import tags_on

            if tag.name in tags_on(self.workspace, document, passages).all:
                return retagged(self.workspace, document, passages, (), (tag.name,))
            self._last_tags = (tag.name,), ()
            return retagged(self.workspace, document, passages, (tag.name,))

        self.save(change)

    async def names_changed(self) -> None:
        """The agreed tags have changed on disk: name those that keys give now."""
        await super().names_changed()
        if self._tag_keys is not None and self._tag_keys.display:
            await self._quick()

    async def _quick(self, *, onward: bool = False) -> Quick | None:
        """The tags that the number keys give, shown; with `onward` those of the next dimension. None where none do."""
        from stdplan_tui.tui.tagging.quick import quick_tags

        try:
            quick = await to_thread(quick_tags, self.workspace, onward)
        except (StdplanError, OSError) as error:
            self.complain([error])
            return None
        if quick is None:
            self.tell(_("No tag has a key: {key} opens the vocabulary").format(key=self.key_of("vocabulary")))
            return None
        await self._show_tag_keys(quick)
        return quick

    async def _show_tag_keys(self, quick: Quick) -> None:
        if self._tag_keys is None:
            from stdplan_tui.tui.widgets.footer import Footer
            from stdplan_tui.tui.widgets.tag_keys import TagKeys

            self._tag_keys = TagKeys()
            await self.mount(self._tag_keys, before=self.query_one(Footer))
        self._tag_keys.display = True
        self._tag_keys.others = tuple(self.key_of(id_) for id_ in ("next-dimension", "repeat-tags"))
        self._tag_keys.quick = quick
        self.show_tags_here()
        self.show_keys()
        if self.place.document is not None:
            self._get_ready(self.place.document)

    @work(thread=True, exclusive=True, group="ready")
    def _get_ready(self, document: Document) -> None:
        from stdplan_tui.tui.tagging.quick import ready

        with suppress(StdplanError, OSError):
            ready(self.workspace, document)

    def _range(self, document: Document, clause: Clause) -> Sequence[Clause]:
        """The clauses from where the range began to the current one, whichever comes first, that take notes."""
        numbers = {one.id: number for number, one in enumerate(document.flat)}
        here = numbers[clause.id]
        ends = sorted((numbers.get(self.range_from or clause.id, here), here))
        return [one for one in document.flat[ends[0] : ends[1] + 1] if is_drawn(one)]


def _named(document: Document, passages: Sequence[Passage]) -> str:
    """What the passages are called: by the label path of the first, and how many there are."""
    from stdplan_tui.corpus.labelpath import label_path

    clause = passages[0].clause
    name = label_path(document, clause.id) if clause is not None else document.title
    more = len(passages) - 1
    return name + ngettext(" and {n} more clause", " and {n} more clauses", more).format(n=more) if more else name
