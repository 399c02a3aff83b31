"""The palette: every command, every document, and the headings of the open one, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.content import Span as Styled
from textual.fuzzy import FuzzySearch
from textual.types import IgnoreReturnCallbackType

from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import COMMANDS
from stdplan_tui.tui.messages import OpenClause
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.outline_rows import has_row, row_text
from stdplan_tui.tui.words import MUTED, plain

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
_NAME = 28
_KEYS = 14
_MATCHED = "bold $accent"


class Palette(CommandPalette):
    """Textual's palette, in our colours and language."""

    CSS = _CSS

    def __init__(self) -> None:
        super().__init__(placeholder=_("A command, a document or a heading"))


class Everything(Provider):
    """Finds commands by name, key or id (fuzzily), documents and headings by words of them."""

    async def discover(self) -> Hits:
        """All commands that work here, then the documents."""
        for command in self._commands():
            yield DiscoveryHit(self._shown(command), self._run(command), text=_(command.name))
        for title, spot in self._documents():
            yield DiscoveryHit(Content.assemble(plain(title), _kind(_("document"))), self._jump(spot), text=title)

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        fuzzy = FuzzySearch()
        for command in self._commands():
            score, offsets = fuzzy.match(query, _(command.name))
            if not score and query.casefold() in command.id:
                score, offsets = 0.5, ()
            if score:
                yield Hit(score, self._shown(command, offsets), self._run(command), text=_(command.name))
        for kind, places in ((_("document"), self._documents()), (_("heading"), self._headings(query))):
            for title, spot in places:
                start = title.casefold().find(query.casefold())
                if start >= 0:
                    shown = plain(title).add_spans([Styled(start, start + len(query), _MATCHED)])
                    yield Hit(1 - start / 100, Content.assemble(shown, _kind(kind)), self._jump(spot), text=title)

    def _commands(self) -> Iterator[Command]:
        known: tuple[Command, ...] = getattr(self.screen, "own_commands", COMMANDS)
        return (command for command in known if self.screen.check_action(command.action, ()))

    def _documents(self) -> Iterator[tuple[str, Spot]]:
        if isinstance(self.screen, Desk):
            yield from ((titled.title, Spot(titled.id)) for titled in self.screen.documents)

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
