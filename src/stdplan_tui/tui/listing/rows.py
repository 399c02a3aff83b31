"""Where annotations in groups stand among the rows of a list: a heading for each group, a row or two for each note."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.ordering import Group


class Rows:
    """The rows of groups; notes are numbered from 0 through all of them."""

    def __init__(self, groups: Sequence[Group] = (), height: int = 1, *, headed: bool = False) -> None:
        self.groups = groups
        self.height = height
        self._head = int(headed)
        sizes = [len(group.notes) for group in groups]
        self._starts = [*accumulate(sizes, initial=0)]
        self._tops = [*accumulate((size * height + self._head for size in sizes), initial=0)]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    @property
    def total(self) -> int:
        """How many notes there are, counted in each group that they are in."""
        return self._starts[-1]

    def group_of(self, number: int) -> int:
        """The place of the group that a note is in."""
        return bisect_right(self._starts, number, hi=len(self.groups)) - 1

    def first_of(self, group: int) -> int:
        """The number of the first note of a group."""
        return self._starts[group]

    def note(self, number: int) -> Noted:
        """The note of that number."""
        group = self.group_of(number)
        return self.groups[group].notes[number - self._starts[group]]

    def row_of(self, number: int) -> int:
        """The first row of a note."""
        group = self.group_of(number)
        return self._tops[group] + self._head + (number - self._starts[group]) * self.height

    def at(self, row: int) -> tuple[Group, int | None, int]:
        """What stands in a row: the group, the number of the note, None in its heading, and which row of the note."""
        place = bisect_right(self._tops, row, hi=len(self.groups)) - 1
        within = row - self._tops[place] - self._head
        if within < 0:
            return self.groups[place], None, 0
        number, part = divmod(within, self.height)
        return self.groups[place], self._starts[place] + number, part

    def number_at(self, row: int) -> int:
        """The note at a row, or the first one below a heading; rows beyond the ends are the nearest."""
        _group, number, _part = self.at(row := max(0, min(row, self.count - 1)))
        return number if number is not None else self.at(row + 1)[1] or 0

    def number_of(self, one: Noted | None, group: str | None = None) -> int | None:
        """The number of a note as it stands now, in that group if it is there; None where it is not listed."""
        if one is None:
            return None
        places = [place for place, other in enumerate(self.groups) if group is None or other.key == group]
        others = [place for place in range(len(self.groups)) if place not in places] if group is not None else []
        wanted = one.note.id
        for place in (*places, *others):
            for number, other in enumerate(self.groups[place].notes, self._starts[place]):
                if other.note.id == wanted:
                    return number
        return None
