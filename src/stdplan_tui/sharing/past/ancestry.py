"""What two lines of commits have come from, asked of thousands of merges: git is asked for the whole graph once."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from stdplan_tui.sharing.git import Git

_FEW: Final = 20
"""The questions that git answers one by one, which takes some milliseconds each, before its graph is read."""

_BOTH: Final = 3


class Ancestry:
    """The commits up to `tip`, and which come from which. Every method raises GitError."""

    def __init__(self, git: Git, tip: str) -> None:
        self._git = git
        self._tip = tip
        self._asked = 0

    def base(self, a: str, b: str) -> str:
        """A commit that both have in their past, and that no other such one has in its own; "" where there is none.

        Of several such commits it may be another one than git names first.
        """
        self._asked += 1
        if self._asked <= _FEW:
            return next(iter(self._git.tried("merge-base", a, b).text.split()), "")
        return self._nearest(a, b)

    def _nearest(self, a: str, b: str) -> str:
        """Both lines are followed at once, in an order in which each commit comes after all that have it for a parent.

        So the first that both have come to has none between it and both.
        """
        reached = {self._places[a]: 1}
        second = self._places[b]
        reached[second] = reached.get(second, 0) | 2
        waiting = [*reached]
        heapq.heapify(waiting)
        while waiting:
            place = heapq.heappop(waiting)
            sides = reached[place]
            commit, *parents = self._lines[place]
            if sides == _BOTH:
                return commit
            for parent in (self._places[one] for one in parents if one in self._places):
                if parent not in reached:
                    heapq.heappush(waiting, parent)
                reached[parent] = reached.get(parent, 0) | sides
        return ""

    @cached_property
    def _lines(self) -> Sequence[Sequence[str]]:
        """Each commit with its parents, before all of them."""
        printed = self._git.run("rev-list", "--topo-order", "--parents", self._tip, "--").text
        return [line.split(" ") for line in printed.split("\n")]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {line[0]: place for place, line in enumerate(self._lines)}
