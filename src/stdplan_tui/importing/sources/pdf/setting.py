"""Printed rows as lines: what stands in the middle or on the right, what is indented, what gaps mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Role, Side
from stdplan_tui.importing.sources.pdf.glyphs import Glyph
from stdplan_tui.importing.sources.pdf.measure import Measure
from stdplan_tui.importing.sources.pdf.rows import Row
from stdplan_tui.text.labels import label_at_start

_WIDE, _NARROW, _WORDS = 1.8, 0.6, 0.13  # ems of white: between columns or names, characters, Latin words
_MOST_SPACES = 8  # fewer than part a signature from its date in plain text
_INDENTED = 1.2  # ems from which on a line starts a paragraph
_LARGER = 1.15  # times the running text: set as a title
_LONGEST_TITLE = 60
_ENDS = re.compile(r"[。！？；：:…”’）)〕】》]$")
_OPEN, _CLOSE = frozenset("“‘（《「『【〔〈"), frozenset("，。、；：？！”’）》」』】〕〉…")
_LATIN = 0x250


@frozen
class Setting:
    """A row as the page sets it: its text with its indentation and gaps, and what a line knows of itself.

    `apart` says whether white, more than usual, stands above it.
    """

    text: str
    side: Side = Side.LEFT
    full: bool = False
    role: Role = Role.TEXT
    apart: bool = False


def settings(rows: Sequence[Row], measures: dict[int, Measure]) -> list[Setting]:
    """The rows of a page, in order, as the page sets them."""
    found: list[Setting] = []
    for number, row in enumerate(rows):
        above = rows[number - 1] if number and rows[number - 1].column == row.column else None
        below = rows[number + 1] if number + 1 < len(rows) and rows[number + 1].column == row.column else None
        found.append(_setting(row, above, below, found[-1] if above and found else None, measures[row.column]))
    return found


def words(glyphs: Sequence[Glyph]) -> str:
    """The characters of a row with its gaps: U+3000 for wide ones, a space for narrow ones and between Latin words."""
    parts: list[str] = []
    for number, glyph in enumerate(glyphs):
        parts += (_gap(glyphs[number - 1], glyph) if number else "", glyph.text)
    return "".join(parts)


def _gap(before: Glyph, after: Glyph) -> str:
    size = max(before.size, after.size)
    ems = (after.left - before.right) / size
    if ems >= _WIDE:
        return "\u3000" * min(max(round(ems), 2), _MOST_SPACES)
    latin = ord(before.text[-1]) < _LATIN and ord(after.text[0]) < _LATIN
    if ems >= _NARROW or (ems >= _WORDS and (latin or after.spaced)):
        return " "
    return ""


def _setting(row: Row, above: Row | None, below: Row | None, before: Setting | None, measure: Measure) -> Setting:
    text = words(row.glyphs)
    full = measure.right - row.right < max(1.2 * measure.size, _first_word(below))
    labelled = label_at_start(text) is not None
    title = row.size >= _LARGER * measure.size and len(text) <= _LONGEST_TITLE and not labelled
    apart = _apart(above, row, measure)
    runs_on = before is not None and before.full and not _ENDS.search(before.text) and not labelled
    if runs_on and not title and above is not None and above.y - row.y < 1.6 * measure.pitch:
        return Setting(text, full=full)
    side = _side(row, measure, set_large=title)
    if side is not Side.LEFT:
        role = Role.TITLE if title and side is Side.CENTRE else Role.TEXT
        changes = before is not None and (before.side is not side or before.role is not role)
        return Setting(text, side, full, role, changes or apart)
    indent = (row.left - measure.left) / measure.size
    if indent >= _INDENTED:
        text = "\u3000" * min(max(round(indent), 2), 8) + text
    return Setting(text, side, full, apart=apart or (before is not None and before.role is Role.TITLE))


def _side(row: Row, measure: Measure, *, set_large: bool) -> Side:
    """Where in the text area the row stands."""
    before, after = (row.left - measure.left) / measure.size, (measure.right - row.right) / measure.size
    even = abs(before - after) < (4 if set_large else 1.2)
    if even and (before > 2.6 or set_large):
        return Side.CENTRE
    width = (measure.right - measure.left) / measure.size
    return Side.RIGHT if before > 0.4 * width and after < 0.25 * width and before > after else Side.LEFT


def _apart(above: Row | None, row: Row, measure: Measure) -> bool:
    """Whether the row stands clearly further below the one above than lines of its size do."""
    if above is None:
        return False
    usual = measure.pitch * max(1.0, max(row.size, above.size) / measure.size)
    return above.y - row.y > 1.45 * usual


def _first_word(row: Row | None) -> float:
    """How much room the first word of a row takes: a Han character or a Latin word, the marks around it included."""
    if row is None:
        return 0.0
    end, started, latin = row.left, False, False
    for glyph in row.glyphs[:40]:
        character = glyph.text[0]
        if started and character not in _CLOSE and not (latin and ord(character) < _LATIN and not glyph.spaced):
            break
        started = started or character not in _OPEN
        latin = started and ord(character) < _LATIN
        end = glyph.right
    return end - row.left
