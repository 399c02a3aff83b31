"""What the list is asked for: conditions that combine, shown as chips, an order, and groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from stdplan_tui.annotations.filtering import Wanted
from stdplan_tui.annotations.ordering import Grouping, Order
from stdplan_tui.frozen import frozen


class Facet(StrEnum):
    """What annotations can be chosen by, each the name of its condition."""

    DOCUMENT = "documents"
    TAG = "tags"
    DIMENSION = "dimensions"
    AUTHOR = "authors"
    STATE = "states"
    KIND = "motivations"
    ABOUT = "about"
    STANDING = "standings"
    SINCE = "since"
    UNTIL = "until"
    UNTAGGED = "untagged"
    BROKEN = "broken"
    NEW = "new"
    CONFLICTS = "conflicts"


OR_NOT: Final = frozenset({Facet.UNTAGGED, Facet.BROKEN, Facet.NEW, Facet.CONFLICTS})
"""The facets whose only value is that it is so."""
SEVERAL: Final = frozenset(Facet) - OR_NOT - {Facet.SINCE, Facet.UNTIL}
"""The facets of which several values can be asked for."""


@frozen
class Chip:
    """One value that is asked for; a day for a date, True where there is nothing else to be."""

    facet: Facet
    value: Any


@frozen
class Asked:
    """What is listed: which annotations, in which order, put together by what."""

    wanted: Wanted = Wanted()
    order: Order = Order.READING
    grouping: Grouping = Grouping.DOCUMENT

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The values that are asked for, the words apart."""
        return tuple(_chips(self.wanted))

    def has(self, facet: Facet, value: Any) -> bool:
        """Whether a value is asked for."""
        return Chip(facet, value) in self.chips

    def toggled(self, facet: Facet, value: Any) -> Asked:
        """The same with a value, or without it where it is asked for."""
        if facet not in SEVERAL:
            return self.without(facet) if self.has(facet, value) else self._with(facet, value)
        there = getattr(self.wanted, facet)
        left = tuple(one for one in there if one != value)
        return self._with(facet, left if len(left) < len(there) else (*there, value))

    def without(self, facet: Facet) -> Asked:
        """The same whatever the value of a facet."""
        return self._with(facet, getattr(_NOTHING, facet))

    def since(self, first: date, last: date | None = None) -> Asked:
        """The same from a day on, up to the end of another one."""
        return replace(self, wanted=replace(self.wanted, since=first, until=last))

    def saying(self, words: str) -> Asked:
        """The same with other words."""
        return replace(self, wanted=replace(self.wanted, text=words))

    def _with(self, facet: Facet, value: Any) -> Asked:
        return replace(self, wanted=replace(self.wanted, **{facet.value: value}))


_NOTHING: Final = Wanted()


def _chips(wanted: Wanted) -> Iterator[Chip]:
    for facet in Facet:
        value = getattr(wanted, facet)
        if facet in SEVERAL:
            yield from (Chip(facet, one) for one in value)
        elif value:
            yield Chip(facet, value)
