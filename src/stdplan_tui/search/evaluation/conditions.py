"""Conditions: records whose document, level or notes are as a query asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from stdplan_tui.search.evaluation.bits import bits_of, numbers_of
from stdplan_tui.search.evaluation.leaves import Leaves
from stdplan_tui.search.evaluation.needles import needle
from stdplan_tui.search.model import Field
from stdplan_tui.search.query.model import Condition, Name, Node, Untagged, Years
from stdplan_tui.search.shelf import (
    CLAUSES,
    Shelf,
    Shelved,
    of_author,
    of_document,
    of_level,
    of_status,
    of_tag,
    of_writer,
)
from stdplan_tui.text.fold import fold

_KEPT = 64
_OF_NOTES = frozenset({Name.TAG, Name.NOTE, Name.AUTHOR, Name.STATUS})
_OF_DOCUMENTS = frozenset({Name.DOCUMENT, Name.ISSUER, Name.KIND})


@dataclass
class Conditions:
    """Evaluates conditions over one shelf."""

    shelf: Shelf
    leaves: Leaves
    _kept: dict[Condition | Years | Untagged, tuple[int, int]] = field(default_factory=dict)

    @staticmethod
    def of_note(leaf: Node) -> bool:
        """Whether a leaf asks something of notes."""
        return isinstance(leaf, Condition) and leaf.name in _OF_NOTES

    @staticmethod
    def of_document(leaf: Node) -> bool:
        """Whether a leaf asks something of documents."""
        return isinstance(leaf, Years) or (isinstance(leaf, Condition) and leaf.name in _OF_DOCUMENTS)

    def bits(self, leaf: Condition | Years | Untagged) -> tuple[int, int]:
        """The records that are so themselves, and all those that the condition lets through.

        A condition on notes lets through every record of the clause that such a note is on.
        """
        if leaf not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[leaf] = self._bits(leaf)
        return self._kept[leaf]

    def _bits(self, leaf: Condition | Years | Untagged) -> tuple[int, int]:
        match leaf:
            case Years(first, last):
                return self._documents(lambda one: one.year is not None and (first or 0) <= one.year <= (last or 9999))
            case Untagged():
                clauses = self._named([CLAUSES])
                untagged = clauses & ~self.at_places(self._named(self.shelf.names(of_tag(""))))
                return untagged, untagged
        if leaf.name in _OF_NOTES:
            direct = self._notes(leaf.name, leaf.value)
            return direct, self.at_places(direct)
        if leaf.name is Name.LEVEL:
            level = self._named([of_level(leaf.value)])
            return level, level
        return self._documents(self._wanted_document(leaf))

    def _notes(self, name: Name, value: str) -> int:
        match name:
            case Name.NOTE:
                return self.leaves.matched(needle(value), Field.NOTE).bits
            case Name.TAG:
                return self._named(self._valued(of_tag(""), value, below=True))
            case Name.AUTHOR:
                return self._named([*self._valued(of_author(""), value), *self._valued(of_writer(""), value)])
            case _:
                return self._named([of_status(fold(value))])

    def _valued(self, start: str, value: str, *, below: bool = False) -> Iterable[str]:
        """The names that begin with `start` and end with the value, and those `below` it in a hierarchy.

        Without such names, those that have the words.
        """
        sought = fold(value)
        names = {name: fold(name.removeprefix(start)) for name in self.shelf.names(start)}
        exactly = [name for name, one in names.items() if one == sought or (below and one.startswith(f"{sought}/"))]
        return exactly or [name for name, one in names.items() if sought in one]

    def _wanted_document(self, condition: Condition) -> Callable[[Shelved], bool]:
        sought = fold(condition.value)
        if condition.name is Name.ISSUER:
            return self._having(sought, lambda one: one.issuers)
        if condition.name is Name.KIND:
            return self._having(sought, lambda one: (one.kind,))
        if condition.value in self.shelf.documents:
            return lambda one: one.document == condition.value
        return lambda one: sought in fold(one.title) or sought in one.document

    def _having(self, sought: str, values: Callable[[Shelved], tuple[str, ...]]) -> Callable[[Shelved], bool]:
        """Documents with that value; where there are none, those with a value that has the words."""
        exactly = any(sought == fold(value) for one in self.shelf.documents.values() for value in values(one))
        return lambda one: any(sought == fold(v) if exactly else sought in fold(v) for v in values(one))

    def _documents(self, wanted: Callable[[Shelved], bool]) -> tuple[int, int]:
        names = [of_document(one.document) for one in self.shelf.documents.values() if wanted(one)]
        bits = self._named(names)
        return bits, bits

    def _named(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= bits_of(self.shelf.named(name), self.shelf.size)
        return bits & self.shelf.live

    def at_places(self, bits: int) -> int:
        """Every record that stands where one of these does."""
        places = self.shelf.places
        wanted = {places[number] for number in numbers_of(bits)}
        if not wanted:
            return 0
        return bits_of([n for n, place in enumerate(places) if place in wanted], self.shelf.size) & self.shelf.live

    @cached_property
    def noted(self) -> dict[int, dict[str, list[str]]]:
        """By place, what the notes there have: tags, authors and statuses, each under the beginning of its names."""
        found: dict[int, dict[str, list[str]]] = {}
        for start in (of_tag(""), of_author(""), of_status("")):
            for name in self.shelf.names(start):
                for number in numbers_of(self._named([name])):
                    values = found.setdefault(self.shelf.places[number], {}).setdefault(start, [])
                    if (value := name.removeprefix(start)) not in values:
                        values.append(value)
        return found
