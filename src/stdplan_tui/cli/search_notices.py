"""What a person is told of a search on standard error: what did not parse, what is near, what may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdplan_tui.cli.output import complain, complain_lines
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.width import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdplan_tui.search.model import Notice, Results

_BEFORE, _AFTER = 40, 20
"""The characters of a query that are shown before and after the one that a notice is about."""


def tell_notices(query: str, notices: Sequence[Notice], ambiguous_width: int) -> None:
    """Print the notices; under each that has a column the query, and a caret under that column."""
    for notice in notices:
        complain(notice.message)
        if notice.column is not None:
            complain_lines(pointed(query, notice.column, ambiguous_width))


def pointed(query: str, column: int, ambiguous_width: int = 1) -> tuple[str, str]:
    """Two lines of a terminal: the query around the character at `column` (from 0), and a caret under it."""
    line = shown_in_place(query).replace("\n", " ")
    column = min(column, len(line))
    start, end = max(0, column - _BEFORE), column + _AFTER
    before = ("…" if start else "") + line[start:column]
    after = line[column:end] + ("…" if end < len(line) else "")
    return f"  {before}{after}", " " * (2 + cells(before, ambiguous_width)) + "^"


def tell_of(results: Results) -> None:
    """Print what the hits alone do not say: that they are only near, that there may be more."""
    if results.related and results.hits:
        complain(_("nothing has these words as they stand; the clauses nearest to them:"))
    if not results.complete:
        complain(_("the search index is being brought up to date; there may be more to find"))


def tell_rest(results: Results) -> None:
    """Print how many hits there are beyond those that were printed."""
    if not results.total:
        complain(_("nothing found"))
    elif (more := results.total - len(results.hits)) > 0:
        complain(ngettext("{n} more hit", "{n} more hits", more).format(n=more))


def tell_meant(words: Sequence[str]) -> None:
    """Print what was perhaps meant, where there is anything."""
    if words:
        complain(_("did you mean: {words}").format(words=" · ".join(words)))
