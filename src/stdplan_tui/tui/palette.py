"""The palette: every command, document, heading and tag, by name or by its pinyin."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.content import Span as Styled
from textual.fuzzy import FuzzySearch
from textual.types import IgnoreReturnCallbackType

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.text.width import cells
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import COMMANDS
from stdplan_tui.tui.messages import OpenClause
from stdplan_tui.tui.spoken import spoken
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.outline_rows import has_row, row_text
from stdplan_tui.tui.words import MUTED, plain
from stdplan_tui.workspace import searching
from stdplan_tui.workspace.folder import Workspace

_CSS = """
Palette { background: $background 60%; }
#--container { width: 110; max-width: 100%; }
SearchIcon { display: none; }
#--input, #--input.--list-visible { padding: 0 2; border: round $primary; background: $surface; }
CommandInput, CommandInput:focus { border: none; height: 1; }
CommandList { padding: 0 1; background: $surface; border: round $border; }
CommandList > .option-list--option { text-style: none; }
CommandList > .option-list--option-highlighted {
    text-style: none; color: $foreground; background: $block-cursor-background;
}
"""
_HEADINGS = 40
_SUGGESTED = 40
_NAME = 28
_KEYS = 14
_MATCHED = "bold $accent"


class Palette(CommandPalette):
    """Textual's palette, in our colours and language."""

    CSS = _CSS

    def __init__(self) -> None:
        super().__init__(placeholder=_("A command, a document or a heading"))


class Everything(Provider):
    """Finds commands by name, key or id (fuzzily), documents, headings and tags by words of them; all by pinyin too."""

    async def startup(self) -> None:
        """Begin to load what looking up takes, while the first key has not been typed."""
        self._loading = asyncio.create_task(asyncio.to_thread(self._looked_up, "zh", tuple(self._commands()), (), ()))

    async def discover(self) -> Hits:
        """All commands that work here, then the documents."""
        for command in self._commands():
            yield DiscoveryHit(self._shown(command), self._run(command), text=_(command.name))
        for title, spot in self._documents():
            yield DiscoveryHit(Content.assemble(plain(title), _kind(_("document"))), self._jump(spot), text=title)

    async def search(self, query: str) -> Hits:
        """What fits the words typed: what is at hand, then what has to be looked up."""
        fuzzy, commands, named = FuzzySearch(), tuple(self._commands()), set[Command]()
        for command in commands:
            score, offsets = fuzzy.match(query, _(command.name))
            if not score and query.casefold() in command.id:
                score, offsets = 0.5, ()
            if score:
                named.add(command)
                yield Hit(score, self._shown(command, offsets), self._run(command), text=_(command.name))
        listed = set[Spot]()
        for kind, places in ((_("document"), self._documents()), (_("heading"), self._headings(query))):
            for title, spot in places:
                start = title.casefold().find(query.casefold())
                if start >= 0:
                    listed.add(spot)
                    shown = plain(title).add_spans([Styled(start, start + len(query), _MATCHED)])
                    yield Hit(1 - start / 100, Content.assemble(shown, _kind(kind)), self._jump(spot), text=title)
        for hit in await asyncio.to_thread(self._looked_up, query, commands, named, listed):
            yield hit

    def _looked_up(
        self, query: str, commands: Sequence[Command], named: Collection[Command], listed: Collection[Spot]
    ) -> list[Hit]:
        """What takes longer to find, without what has been; not for the event loop."""
        return [*self._spoken(query, commands, named), *self._suggested(query, listed)]

    def _spoken(self, query: str, commands: Sequence[Command], named: Collection[Command]) -> Iterator[Hit]:
        """The commands whose names are read so; the first time takes a while."""
        names = tuple(_(command.name) for command in commands)
        for line, offsets in spoken(query, names):
            if (command := commands[line]) not in named:
                yield Hit(0.6 - offsets[0] / 100, self._shown(command, offsets), self._run(command), text=names[line])

    def _suggested(self, query: str, listed: Collection[Spot]) -> Iterator[Hit]:
        """Documents, headings and tags of the whole workspace that are not listed yet."""
        if not isinstance(self.screen, Desk):
            return
        titles, here = dict(self._ids()), self.screen.place.document
        for n, one in enumerate(_suggestions(self.screen.workspace, query)):
            score = 0.4 - n / 1000
            if one.document is None:
                told = _("tag"), str(one.count)
                yield Hit(score, _told(one.text, *told), partial(self._tagged, one.text), text=one.text)
            elif (spot := Spot(one.document, one.clause)) not in listed:
                of = titles.get(one.document, "") if one.clause and (not here or here.id != one.document) else ""
                told = _("heading") if one.clause else _("document"), of
                yield Hit(score, _told(one.text, *told), self._jump(spot), text=one.text)

    async def _tagged(self, tag: str) -> None:
        """Search for what has a tag."""
        from stdplan_tui.search.query.parsing import narrowed
        from stdplan_tui.tui.widgets.search_pane import SearchPane

        await self.screen.run_action("search")
        self.screen.query_one(SearchPane).put(narrowed("", "tag", tag))

    def _commands(self) -> Iterator[Command]:
        known: tuple[Command, ...] = getattr(self.screen, "own_commands", COMMANDS)
        return (command for command in known if self.screen.check_action(command.action, ()))

    def _documents(self) -> Iterator[tuple[str, Spot]]:
        if isinstance(self.screen, Desk):
            yield from ((titled.title, Spot(titled.id)) for titled in self.screen.documents)

    def _ids(self) -> Iterator[tuple[DocumentId, str]]:
        return ((spot.document, title) for title, spot in self._documents())

    def _headings(self, query: str) -> Iterator[tuple[str, Spot]]:
        document = self.screen.place.document if isinstance(self.screen, Desk) else None
        if document is None:
            return
        found = 0
        for clause in document.flat:
            if has_row(clause) and query.casefold() in row_text(clause).casefold() and found < _HEADINGS:
                found += 1
                yield row_text(clause), Spot(document.id, clause.id)

    def _run(self, command: Command) -> IgnoreReturnCallbackType:
        return partial(self.screen.run_action, command.action)

    def _jump(self, spot: Spot) -> IgnoreReturnCallbackType:
        return partial(self.screen.post_message, OpenClause(spot))

    @staticmethod
    def _shown(command: Command, offsets: Sequence[int] = ()) -> Content:
        """The command's name, its keys, and what it does, in columns."""
        name, keys = _(command.name), " ".join(command.shown_keys)
        shown = Content(name).add_spans([Styled(offset, offset + 1, _MATCHED) for offset in offsets])
        gaps = [" " * max(1, column - cells(text)) for column, text in ((_NAME, name), (_KEYS, keys))]
        return Content.assemble(shown, gaps[0], (keys, "$accent"), gaps[1], (_(command.help), MUTED))


def _kind(kind: str) -> tuple[str, str]:
    return f"  {kind}", MUTED


def _told(text: str, kind: str, more: str) -> Content:
    """What was found, of which kind it is, and where or how often it stands."""
    return Content.assemble(plain(text), _kind(kind), ("  ", MUTED), plain(more, MUTED))


def _suggestions(workspace: Workspace, query: str) -> tuple[Suggestion, ...]:
    """What the index offers; nothing where it cannot be read."""
    with contextlib.suppress(StdplanError, OSError):
        found = searching.suggest(workspace, query, _SUGGESTED, kinds=(Kind.DOCUMENT, Kind.HEADING, Kind.TAG))
        return tuple(one for one in found if not one.near)
    return ()
