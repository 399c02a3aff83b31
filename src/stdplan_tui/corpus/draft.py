"""Clauses before they have ids: what importing and the reader of ID.md build, and `corpus.identity` turns to clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdplan_tui.corpus.model import Level


@dataclass(slots=True)
class Draft:
    """A clause without an id; the same fields as `Clause`, open for building."""

    level: Level
    label: str = ""
    heading: str = ""
    text: str = ""
    children: list[Draft] = field(default_factory=list)
