"""A note on one line: what its Markdown says, without the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from stdplan_tui.tui.notes.blocks import Code, Listed, Paragraph, Part, Quote, Table
from stdplan_tui.tui.notes.body import parts_of

_LONGEST: Final = 600
"""Characters of a text that are read: more cannot be seen on one line."""


@lru_cache(1000)
def plain_words(text: str, longest: int = _LONGEST) -> str:
    """The words of a note on one line: those of its first characters, `longest` of them."""
    text = text[:longest]
    found = parts_of(text)
    return " ".join((text if found is None else " ".join(_said(found))).split())


def _said(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part.block:
            case Paragraph(words):
                yield words.plain
            case Code(text):
                yield text
            case Quote(inner):
                yield from _said(inner)
            case Listed(entries):
                for entry, _apart in entries:
                    yield entry.mark
                    yield from _said(entry.parts)
            case Table(rows):
                yield from (cell.plain for row in rows for cell in row)
