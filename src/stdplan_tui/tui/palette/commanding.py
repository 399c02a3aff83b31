"""Commands of the palette: by name, id or key, by pinyin, by letters of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.fuzzy import FuzzySearch

from stdplan_tui.corpus.model import Span
from stdplan_tui.language import _
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.names import Names
from stdplan_tui.tui.palette.offers import Fit, Offer


class Commanding:
    """The commands that work where the palette was opened."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = commands
        self.names = Names([_(command.name) for command in commands])
        self._fuzzy = FuzzySearch()

    def all(self) -> Iterator[Offer]:
        """Every command, in the order of the list."""
        for line, command in enumerate(self._commands):
            yield Offer(self.names[line], command, Fit.BEGUN, line)

    def found(self, query: str) -> Iterator[Offer]:
        """The commands that fit what was typed."""
        for found in self.names.written(query):
            yield self._offer(found.line, Fit.BEGUN, found.start, found.spans)
        for found in self.names.spoken(query):
            yield self._offer(found.line, Fit.SPOKEN, found.start, found.spans)
        asked = query.casefold()
        for line, command in enumerate(self._commands):
            if asked in (self.names[line].casefold(), command.id, *command.shown_keys):
                yield self._offer(line, Fit.NAMED)
            elif asked in command.id:
                yield self._offer(line, Fit.BEGUN, command.id.index(asked))
            elif (scored := self._fuzzy.match(query, self.names[line]))[0]:
                spans = tuple(Span(offset, offset + 1) for offset in scored[1])
                yield self._offer(line, Fit.SCATTERED, -round(100 * scored[0]), spans)

    def _offer(self, line: int, fit: Fit, detail: int = 0, spans: tuple[Span, ...] = ()) -> Offer:
        return Offer(self.names[line], self._commands[line], fit, detail, spans)
