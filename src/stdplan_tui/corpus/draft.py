"""Clauses before they have ids: importing and the reader of ID.md build them, `corpus.identity` names them."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdplan_tui.corpus.model import Level


@dataclass(slots=True)
class Draft:
    """A clause without an id; the same fields as `Clause`, open for building.

    The first row of a table is its header; where a table has none, that row is there with an empty text.
    """

    level: Level
    label: str = ""
    heading: str = ""
    text: str = ""
    children: list[Draft] = field(default_factory=list)
