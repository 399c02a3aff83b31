"""What each motion does to a stretch of words: where its cursor goes, and its other end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from stdplan_tui.corpus.model import Span
from stdplan_tui.search.words.bounds import words_after, words_before
from stdplan_tui.tui.selecting.stretch import Ground, Stretch


def left(stretch: Stretch, ground: Ground) -> Stretch:
    """To the character before."""
    return stretch.to(ground.stop(stretch.cursor - 1, -1))


def right(stretch: Stretch, ground: Ground) -> Stretch:
    """To the next character."""
    return stretch.to(ground.stop(stretch.cursor + 1, 1))


def next_word(stretch: Stretch, ground: Ground) -> Stretch:
    """To the start of the next word."""
    starts = (ground.stop(word.start, 1) for word in words_after(ground.text, stretch.cursor))
    return stretch.to(next((start for start in starts if start > stretch.cursor), ground.last))


def word_end(stretch: Stretch, ground: Ground) -> Stretch:
    """To the end of this word, or of the next where the cursor is on it."""
    return stretch.to(_end(words_after(ground.text, stretch.cursor), stretch.cursor, ground))


def previous_word(stretch: Stretch, ground: Ground) -> Stretch:
    """To the start of this word, or of the one before where the cursor is on it."""
    return stretch.to(_start(words_before(ground.text, stretch.cursor), stretch.cursor, ground))


def sentence_end(stretch: Stretch, ground: Ground) -> Stretch:
    """To the end of this sentence, or of the next."""
    ahead = bisect_right(ground.sentences, stretch.cursor, key=lambda span: span.end)
    return stretch.to(_end(ground.sentences[ahead:], stretch.cursor, ground))


def sentence_start(stretch: Stretch, ground: Ground) -> Stretch:
    """To the start of this sentence, or of the one before."""
    behind = bisect_left(ground.sentences, stretch.cursor, key=lambda span: span.start)
    return stretch.to(_start(reversed(ground.sentences[:behind]), stretch.cursor, ground))


def down(stretch: Stretch, ground: Ground) -> Stretch:
    """To the row below; from the last row to the end of the clause."""
    return _rows_on(stretch, ground, 1)


def up(stretch: Stretch, ground: Ground) -> Stretch:
    """To the row above; from the first row to the start of the clause."""
    return _rows_on(stretch, ground, -1)


def page_down(stretch: Stretch, ground: Ground) -> Stretch:
    """As many rows down as the window has."""
    return _rows_on(stretch, ground, ground.page)


def page_up(stretch: Stretch, ground: Ground) -> Stretch:
    """As many rows up as the window has."""
    return _rows_on(stretch, ground, -ground.page)


def to_start(stretch: Stretch, ground: Ground) -> Stretch:
    """To the start of the clause."""
    return stretch.to(ground.first)


def to_end(stretch: Stretch, ground: Ground) -> Stretch:
    """To the end of the clause."""
    return stretch.to(ground.last)


def whole(stretch: Stretch, ground: Ground) -> Stretch:  # noqa: ARG001 — whatever was selected
    """The whole clause."""
    return Stretch(ground.first, ground.last)


def swapped(stretch: Stretch, ground: Ground) -> Stretch:  # noqa: ARG001 — wherever it is
    """The cursor at the other end."""
    return Stretch(stretch.cursor, stretch.anchor)


def afresh(stretch: Stretch, ground: Ground) -> Stretch:  # noqa: ARG001 — wherever it is
    """Begun again at the cursor."""
    return Stretch(stretch.cursor, stretch.cursor)


def _end(spans: Iterable[Span], cursor: int, ground: Ground) -> int:
    ends = (ground.stop(span.end - 1, -1) for span in spans)
    return next((end for end in ends if end > cursor), ground.last)


def _start(spans: Iterable[Span], cursor: int, ground: Ground) -> int:
    starts = (ground.stop(span.start, 1) for span in spans)
    return next((start for start in starts if start < cursor), ground.first)


def _rows_on(stretch: Stretch, ground: Ground, rows: int) -> Stretch:
    here, cell = ground.places.get(stretch.cursor, (0, 0))
    row = here + rows
    if not 0 <= row < ground.rows and abs(rows) == 1:
        return stretch.to(ground.last if rows > 0 else ground.first)
    column = cell if stretch.column is None else stretch.column
    return stretch.to(ground.on(max(0, min(row, ground.rows - 1)), column), column)
