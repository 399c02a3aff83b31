"""What is listed: annotations chosen, sorted and put in groups, and how often each value occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from stdplan_tui.annotations.filtering import Wanted, Wordings, about, keeps_lost, sieve
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.ordering import Group, grouped, ordered
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.listing.asked import Asked, Facet
from stdplan_tui.tui.listing.roll import Roll

_AT_ONCE: Final = 2000
"""The annotations between two looks at whether the answer is still wanted."""

Outdated = Callable[[], bool]
"""Whether nobody waits for an answer any more."""


@frozen(eq=False)
class Found:
    """The annotations that were asked for: `notes` as one reads, each once; and in order and in groups."""

    asked: Asked
    roll: Roll
    notes: Sequence[Noted] = ()
    groups: Sequence[Group] = ()

    @property
    def total(self) -> int:
        """How many there are, however many groups each is in."""
        return len(self.notes)


def found(
    roll: Roll, asked: Asked, wordings: Wordings, outdated: Outdated, before: Found | None = None
) -> Found | None:
    """What is asked for, as far as it has been read; None where nobody waits for it any more. Takes a moment.

    What is among `before` anyway is only looked for there.
    """
    within = before.notes if before is not None and _is_within(before, roll, asked.wanted) else roll.every
    notes = _chosen(within, roll, asked.wanted, wordings, outdated)
    if notes is None:
        return None
    in_order = ordered(notes, asked.order, roll.vocabulary, roll.name_of)
    groups = grouped(in_order, asked.grouping, roll.vocabulary, roll.name_of) if notes else ()
    return Found(asked, roll, notes, groups)


def _is_within(before: Found, roll: Roll, wanted: Wanted) -> bool:
    """Whether nothing but more was typed at the end of the words: what has the longer ones has the shorter ones."""
    there = before.asked.wanted
    longer = wanted.text.startswith(there.text)
    return before.roll is roll and longer and replace(there, text="") == replace(wanted, text="")


def counts(roll: Roll, asked: Asked, facets: Iterable[Facet], wordings: Wordings) -> Mapping[Facet, Mapping[Any, int]]:
    """How many annotations each value of these facets would leave, whatever is asked of that facet. Takes a moment."""
    left: dict[Wanted, Sequence[Noted]] = {}
    found: dict[Facet, Mapping[Any, int]] = {}
    for facet in facets:
        open_ = asked.without(Facet.SINCE).without(Facet.UNTIL) if facet is Facet.SINCE else asked.without(facet)
        wanted = open_.wanted
        if wanted not in left:
            left[wanted] = _chosen(roll.every, roll, wanted, wordings, lambda: False) or ()
        found[facet] = _count(facet, left[wanted], roll)
    return found


def _count(facet: Facet, notes: Sequence[Noted], roll: Roll) -> Mapping[Any, int]:
    if facet is Facet.SINCE:
        return {day: len(_since(notes, day, roll.vocabulary)) for day in recent_days(date.today())}  # noqa: DTZ011
    if facet is Facet.NEW:
        return Counter(one.note.id in roll.new for one in notes)
    values = _values(facet, roll.vocabulary)
    return Counter(value for one in notes for value in values(one))


def make_ready(pages: Iterable[Notes], wordings: Wordings, outdated: Outdated) -> None:
    """Make what annotations say ready to be looked through, before somebody waits for it. Takes a moment."""
    for page in pages:
        for start in range(0, len(page.every), _AT_ONCE):
            if outdated():
                return
            for one in page.every[start : start + _AT_ONCE]:
                wordings.of(one)


def recent_days(today: date) -> Sequence[date]:
    """The days that are offered to list from: today, and the first of the last seven and of the last thirty days."""
    return [today - timedelta(days=back) for back in (0, 6, 29)]


def _chosen(
    notes: Sequence[Noted], roll: Roll, wanted: Wanted, wordings: Wordings, outdated: Outdated
) -> Sequence[Noted] | None:
    if wanted == Wanted():
        return notes
    choose = sieve(wanted, roll.vocabulary, wordings, roll.new)
    chosen: list[Noted] = []
    for start in range(0, len(notes), _AT_ONCE):
        if outdated():
            return None
        chosen += choose(notes[start : start + _AT_ONCE])
    return chosen


def _since(notes: Iterable[Noted], day: date, vocabulary: Vocabulary) -> Sequence[Noted]:
    return sieve(Wanted(since=day), vocabulary)(notes)


_OF_ONE: Final[Mapping[Facet, Callable[[Noted], Any]]] = {
    Facet.DOCUMENT: lambda one: one.note.document,
    Facet.AUTHOR: lambda one: one.note.author,
    Facet.STATE: lambda one: one.state,
    Facet.KIND: lambda one: one.note.motivation,
    Facet.ABOUT: about,
    Facet.STANDING: lambda one: one.anchor.standing,
    Facet.UNTAGGED: lambda one: not one.tags,
    Facet.BROKEN: lambda one: not one.anchor.standing.is_certain,
    Facet.CONFLICTS: keeps_lost,
}
"""What gives the one value that an annotation has of a facet."""


def _values(facet: Facet, vocabulary: Vocabulary) -> Callable[[Noted], Iterable[Any]]:
    """What gives the values of a facet that an annotation has."""
    if facet is Facet.TAG:
        return lambda one: {level for tag in one.tags for level in _levels(tag)}
    if facet is Facet.DIMENSION:
        known: dict[str, str | None] = {}
        return lambda one: {id_ for tag in one.tags if (id_ := _dimension(tag, vocabulary, known))}
    value = _OF_ONE[facet]
    return lambda one: (value(one),)


def _levels(tag: str) -> Iterator[str]:
    """A tag and all above it: 环境型, 环境型/目标规划."""
    yield tag
    while "/" in tag:
        tag = tag.rpartition("/")[0]
        yield tag


def _dimension(tag: str, vocabulary: Vocabulary, known: dict[str, str | None]) -> str | None:
    if tag not in known:
        dimension = vocabulary.dimension_of(tag)
        known[tag] = dimension.id if dimension else None
    return known[tag]
