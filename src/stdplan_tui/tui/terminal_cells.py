"""How wide Rich, and with it Textual, takes characters to be: as wide as the terminal draws them.

Both know ambiguous characters (“ ” … — ①) only as one cell wide. Where a terminal draws them two cells wide, they
would crop rows at the wrong character, write over what stands beside, and take the mouse to be elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import chain
from typing import Any, Final
from unicodedata import east_asian_width

import rich.cells
import rich.segment
from rich.cells import CellTable
from textual import _border
from textual.content import Content
from textual.scrollbar import ScrollBar, ScrollBarRender

from stdplan_tui.text.width import widths
from stdplan_tui.tui.key_names import name_arrows

_FRAMES: Final = range(0x2500, 0x25A0)
"""Lines and blocks: they stay one cell wide, for widgets of Textual draw with them; frames are made ASCII."""

_AMBIGUOUS_LIE_IN: Final = (
    range(0xA1, _FRAMES.start),
    range(_FRAMES.stop, 0x2E80),
    range(0x3248, 0x3250),
    range(0xFFFD, 0xFFFE),
)
_PRIVATE: Final = (0xE000, 0xF8FF, 2)
_ONE_CELL: Final = (*range(0x20, 0x7F), *_FRAMES)
_CHANGED: Final[tuple[dict[str, Any], ...]] = (vars(rich.cells), vars(rich.segment))
_TABLE: Final = "load_cell_table"
_ALL_SINGLE: Final = "_is_single_cell_widths"
_AS_IT_WAS: Final = dict(vars(rich.cells))
_FRAME_TABLES: Final[tuple[dict[Any, Any], ...]] = (_border.BORDER_CHARS, _border.BORDER_LOCATIONS)
_FRAMES_AS_THEY_WERE: Final = tuple(dict(table) for table in _FRAME_TABLES)
_TRUNCATE: Final = Content.truncate
_UNSEEN: Final = frozenset({"", "none", "hidden", "blank"})
_REMEMBERED: Final = (
    rich.cells.get_character_cell_size,
    rich.cells.cached_cell_len,
    rich.segment.Segment._split_cells,  # noqa: SLF001
    _border.get_box,
)


class WholeCells(ScrollBarRender):
    """A scroll bar without parts of cells: the characters for those are ambiguous."""

    VERTICAL_BARS = [" "] * len(ScrollBarRender.VERTICAL_BARS)
    HORIZONTAL_BARS = [" "] * len(ScrollBarRender.HORIZONTAL_BARS)


def ambiguous_width() -> int:
    """How many cells wide ambiguous characters are taken to be, 1 or 2."""
    return 2 if ScrollBar.renderer is WholeCells else 1


def take_ambiguous_as(width: int) -> None:
    """Have Rich and Textual count ambiguous characters as `width` cells, 1 or 2, from now on.

    What is drawn around the text is drawn with ASCII alone then. Rich has no setting for widths, so its table of them
    is changed; one that has no such table stays as it is.
    """
    if width == ambiguous_width():
        return
    wide = width > 1
    if _TABLE in _AS_IT_WAS:
        vars(rich.cells)[_TABLE] = _wide_table if wide else _AS_IT_WAS[_TABLE]
        for names in _CHANGED:
            names[_ALL_SINGLE] = frozenset(map(chr, _ONE_CELL)).issuperset if wide else _AS_IT_WAS[_ALL_SINGLE]
    ScrollBar.renderer = WholeCells if wide else ScrollBarRender
    Content.truncate = _truncated if wide else _TRUNCATE  # type: ignore[method-assign, assignment]
    name_arrows(wide)
    _frame(plain=wide)
    for remembered in _REMEMBERED:
        remembered.cache_clear()


def _frame(*, plain: bool) -> None:
    """Draw frames of every kind with ASCII alone, or as Textual does."""
    for kept, table in zip(_FRAMES_AS_THEY_WERE, _FRAME_TABLES, strict=True):
        table.update({name: kept["ascii"] if plain and name not in _UNSEEN else kept[name] for name in kept})


def _truncated(content: Content, max_width: int, *, ellipsis: bool = False, pad: bool = False) -> Content:
    """Textual's `truncate`, whose ellipsis is an ambiguous character."""
    if not ellipsis or content.cell_length <= max_width:
        return _TRUNCATE(content, max_width, pad=pad)
    dots = ".."[:max_width]
    return Content.assemble(_TRUNCATE(content, max_width - len(dots)), dots)


@cache
def _wide_table(unicode_version: str = "auto") -> CellTable:
    """Rich's table, with two cells for what is ambiguous."""
    known: CellTable = _AS_IT_WAS[_TABLE](unicode_version)
    starts = [start for start, _, _ in known.widths]

    def is_known(code: int) -> bool:
        at = bisect_right(starts, code) - 1
        return at >= 0 and known.widths[at][1] >= code

    ambiguous = (code for code in chain(*_AMBIGUOUS_LIE_IN) if east_asian_width(chr(code)) == "A")
    added = [(code, code, 2) for code in ambiguous if widths(2)[chr(code)] == 2 and not is_known(code)]
    return known._replace(widths=sorted([*known.widths, _PRIVATE, *added]))
