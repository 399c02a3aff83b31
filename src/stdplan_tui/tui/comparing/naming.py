"""How two texts, and what stands in them, are called on the screen."""

from __future__ import annotations

from typing import Final, NamedTuple

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.width import cells
from stdplan_tui.tui.words import fitted, fitted_end

GAP: Final = 2
"""The blank cells between a name and what stands beside it."""

_LEAST_BESIDE: Final = 8
"""The cells beside a name that are worth having."""


class Named(NamedTuple):
    """A text as people know it: its title, and its number or which version of it this is."""

    title: str = ""
    aside: str = ""


class Headed(NamedTuple):
    """What stands above a text: the name that tells it from the other, and what there is room for beside that."""

    name: str
    beside: str = ""


def headed(one: Named, other: Named, room: int, ambiguous_width: int) -> Headed:
    """What stands above a text in `room` cells, so that it cannot be taken for `other`.

    That is its title; where both have the same title, its number or version.
    """
    if one.title == other.title and one.aside != other.aside:
        one, other = Named(one.aside, one.title), Named(other.aside, other.title)
    name = _told_apart(one.title, other.title, room, ambiguous_width)
    left = room - cells(name, ambiguous_width) - GAP
    return Headed(name, fitted(one.aside, left, ambiguous_width) if left >= _LEAST_BESIDE else "")


def _told_apart(one: str, other: str, room: int, ambiguous_width: int) -> str:
    """As much of a name as there is room for: its start, or its end where the start of the other is the same."""
    start = fitted(one, room, ambiguous_width)
    alike = one != other and start == fitted(other, room, ambiguous_width)
    return fitted_end(one, room, ambiguous_width) if alike else start


def path_of(document: Document, clause: ClauseId) -> str:
    """The label path of a clause, or its id where it has none: what stands there may come from anywhere."""
    return shown_line(label_path(document, clause))
