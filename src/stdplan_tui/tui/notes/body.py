"""What a note says, in rows: its Markdown, or a text without any as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from textual.content import Content

from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown
from stdplan_tui.tui.words import set_in_rows

if TYPE_CHECKING:
    from stdplan_tui.tui.notes.blocks import Part

_LONGEST: Final = 20_000
"""Characters from which a text is shown as it stands: of hostile Markdown, more would take too long to read."""


@frozen
class Body:
    """The first rows of a text, and how many characters of it they leave out."""

    rows: tuple[Content, ...]
    left: int = 0


def body_rows(text: str, width: int, limit: int, ambiguous_width: int) -> Body:
    """What a note says in at most `limit` rows of `width` cells."""
    text = text.rstrip("\n")
    if not text.strip():
        return Body(())
    # Only as much as can be shown is read: a note may be a hundred thousand characters long.
    known = text[: limit * width]
    if (blocks := parts_of(known)) is not None:
        from stdplan_tui.tui.notes.setting import set_parts

        found = set_parts(blocks, width, ambiguous_width)
        rows = tuple(islice(found, limit))
        unset = sum(len(row.plain) for row in found)
        return Body(rows, len(text) - len(known) + unset)
    plain, left = set_in_rows(text, width, limit, ambiguous_width)
    return Body(tuple(map(Content, plain)), max(left, 0))


def parts_of(text: str) -> tuple[Part, ...] | None:
    """The blocks of a text that has Markdown; None for one without, and for one that takes too long to read."""
    if len(text) > _LONGEST or not _markup().search(text):
        return None
    from stdplan_tui.tui.notes.blocks import parts

    return parts(shown(text))


def foresee(texts: Iterable[str]) -> None:
    """Load what reads Markdown if one of these texts may have some: loading it takes longer than a key may."""
    if any(_markup().search(text) for text in texts):
        body_rows("*", 1, 1, 1)


@cache
def _markup() -> re.Pattern[str]:
    """What Markdown may mean something by: without it a text need not be parsed."""
    return re.compile(r"[*_`\[<>&\\#~|]|^ {0,3}(?:[-+=]|\d{1,9}[.)] )|^(?: {4}|\t)| {2}$", re.MULTILINE)
