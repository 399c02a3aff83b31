"""What the list of disagreements has: documents, and under each the places that its annotators differ on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from stdplan_tui.annotations.agreement.codings import Lack
from stdplan_tui.corpus.model import Document
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.disagreeing.found import Difference, Found

DECIDED: Final = "="
OPEN: Final = "?"
"""The signs of what is decided and what is not; ASCII, so one cell wide everywhere."""


@frozen
class Title:
    """A document: how many of its places are not decided and how many are, or that no clause of it is compared."""

    title: str
    open: int = 0
    decided: int = 0
    compared: bool = True


Row = Title | Difference


def titled(document: Document) -> str:
    """What a document is called in a list."""
    return document.metadata.short_title or document.title


def rows_of(every: Iterable[Found], listed: Callable[[Difference], bool]) -> tuple[Row, ...]:
    """The rows for what was found, document by document, as far as it is `listed`."""
    rows: list[Row] = []
    for found in every:
        document = found.codings.document
        if found.codings.lack is Lack.CLAUSES:
            rows.append(Title(titled(document), compared=False))
        if shown := tuple(filter(listed, found.differences)):
            decided = sum(one.is_decided for one in shown)
            rows += (Title(titled(document), len(shown) - decided, decided), *shown)
    return tuple(rows)
