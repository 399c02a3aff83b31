"""What a note says, in rows: its Markdown, or a text without any as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from textual.content import Content

from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown
from stdplan_tui.tui.words import set_in_rows

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
    if len(known) <= _LONGEST and _markup().search(known):
        found = _marked(known, width, ambiguous_width)
        if found is not None:
            rows = tuple(islice(found, limit))
            unset = sum(len(row.plain) for row in found)
            return Body(rows, len(text) - len(known) + unset)
    plain, left = set_in_rows(text, width, limit, ambiguous_width)
    return Body(tuple(map(Content, plain)), max(left, 0))


def foresee(texts: Iterable[str]) -> None:
    """Load what reads Markdown if one of these texts may have some: loading it takes longer than a key may."""
    if any(_markup().search(text) for text in texts):
        _marked("", 1, 1)


def _marked(text: str, width: int, ambiguous_width: int) -> Iterator[Content] | None:
    from stdplan_tui.tui.notes.blocks import parts
    from stdplan_tui.tui.notes.setting import set_parts

    found = parts(shown(text))
    return None if found is None else set_parts(found, width, ambiguous_width)


@cache
def _markup() -> re.Pattern[str]:
    """What Markdown may mean something by: without it a text need not be parsed."""
    return re.compile(r"[*_`\[<>&\\#~|]|^ {0,3}(?:[-+=]|\d{1,9}[.)] )|^(?: {4}|\t)| {2}$", re.MULTILINE)
