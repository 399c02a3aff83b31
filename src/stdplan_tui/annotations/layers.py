"""Layers: the annotations of one author each, seen or hidden as one person wants it."""

from __future__ import annotations

from stdplan_tui.frozen import frozen


@frozen
class Layers:
    """Which authors' annotations are seen: those of nobody `hidden`; with `only_own`, those of this person alone."""

    hidden: frozenset[str] = frozenset()
    only_own: bool = False

    @property
    def hides(self) -> bool:
        """Whether anything is hidden, or would be."""
        return self.only_own or bool(self.hidden)

    def shows(self, author: str, own: str) -> bool:
        """Whether annotations of an author are seen by who has the short name `own`, "" where that is not known."""
        return author == own if self.only_own else author not in self.hidden
