"""All that the palette can offer from where it was opened: at once, and after looking things up."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cached_property

from textual.screen import Screen

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import COMMANDS
from stdplan_tui.tui.palette.clauses import Clauses
from stdplan_tui.tui.palette.commanding import Commanding
from stdplan_tui.tui.palette.documents import Documents
from stdplan_tui.tui.palette.offers import Fit, Offer, Tag, ranked
from stdplan_tui.tui.spot import Spot
from stdplan_tui.workspace import reading, searching

_SUGGESTED = 40


class Stock:
    """What there is when the palette is opened on `screen`; on one without documents, its commands alone."""

    def __init__(self, screen: Screen[object]) -> None:
        self._desk = screen if isinstance(screen, Desk) else None
        known: tuple[Command, ...] = getattr(screen, "own_commands", COMMANDS)
        self._commands = Commanding([command for command in known if screen.check_action(command.action, ())])
        self._documents = Documents(self._desk.documents if self._desk else ())

    @cached_property
    def _clauses(self) -> Clauses | None:
        """The clauses of the open document."""
        document = self._desk.place.document if self._desk else None
        return Clauses(document) if document else None

    def all(self) -> list[Offer]:
        """Every command, then every document."""
        return [*self._commands.all(), *self._documents.all()]

    def at_hand(self, query: str) -> list[Offer]:
        """What fits and can be told at once, the best first."""
        return list(ranked(self._at_hand(query)))

    def looked_up(self, query: str) -> list[Offer]:
        """What fits in other documents and in the index; not for the event loop."""
        return [*self._elsewhere(query), *self._suggested(query)]

    def learn(self) -> None:
        """Learn how everything is read; not for the event loop."""
        for names in (self._commands.names, self._documents.names, *((self._clauses.names,) if self._clauses else ())):
            names.learn()

    def _at_hand(self, query: str) -> Iterator[Offer]:
        yield from self._commands.found(query)
        if self._clauses:
            yield from self._clauses.addressed(query)
            yield from self._clauses.headed(query)
        yield from self._documents.found(query)

    def _elsewhere(self, query: str) -> Iterator[Offer]:
        """The clauses that DOC:CLAUSE names."""
        if self._desk is None:
            return
        ids, said = self._documents.addressed(query)
        for id_ in ids:
            with contextlib.suppress(StdplanError, OSError):
                document = reading.document(self._desk.workspace, id_)
                yield from Clauses(document, self._documents.title(id_)).addressed(said)

    def _suggested(self, query: str) -> Iterator[Offer]:
        """What the index offers: titles, headings and tags of the whole workspace; nothing where it cannot be read."""
        found: tuple[Suggestion, ...] = ()
        with contextlib.suppress(StdplanError, OSError):
            if self._desk:
                kinds = (Kind.DOCUMENT, Kind.HEADING, Kind.TAG)
                found = searching.suggest(self._desk.workspace, query, _SUGGESTED, kinds=kinds)
        for number, one in enumerate(one for one in found if not one.near):
            yield self._suggestion(one, number)

    def _suggestion(self, one: Suggestion, number: int) -> Offer:
        if one.document is None:
            where = f"{_('tag')} {one.count}"
            return Offer(one.text, Tag(one.text), Fit.INDEXED, number, where=where)
        if one.clause is None:
            return Offer(one.text, Spot(one.document), Fit.INDEXED, number, where=_("document"))
        of = self._documents.title(one.document)
        return Offer(one.text, Spot(one.document, one.clause), Fit.INDEXED, number, where=_("heading"), of=of)
