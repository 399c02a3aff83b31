"""Names found by how they are read: by pinyin, by its initials, by characters and pinyin mixed."""

from __future__ import annotations

from functools import lru_cache

from stdplan_tui.search.words.lines import Lines, lines_of
from stdplan_tui.search.words.sounds import has_han
from stdplan_tui.search.words.typed import Typed
from stdplan_tui.text.fold import folded


def spoken(query: str, names: tuple[str, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """The names that are read so, by their place in the list, and the characters of each that were meant.

    The first time for a list is not for the event loop: learning how it is read takes a quarter of a second.
    """
    if not any(map(has_han, names)):
        return []
    found = _lines(names).found(Typed.read(query), len(names))
    return [(match.line, _characters(names[match.line], match.start, match.end)) for match in found]


@lru_cache(8)
def _lines(names: tuple[str, ...]) -> Lines:
    return lines_of(names)


def _characters(name: str, start: int, end: int) -> tuple[int, ...]:
    """The places in `name` of those characters of it, folded."""
    return tuple(range(*folded(name).original(start, end)))
