"""Comparing: a document with another, with a version of it that was kept, or with a file that was not imported."""

from __future__ import annotations

from dataclasses import field

from stdplan_tui.corpus.comparison import Row, common, compared
from stdplan_tui.corpus.model import Document
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.versions import Version, version, versions

__all__ = ["Comparison", "Side", "Version", "compare", "side", "versions"]


@frozen
class Side:
    """One of two texts: the document, and the `name` under which it was asked for."""

    document: Document
    name: str


@frozen
class Comparison:
    """Two texts and their clauses side by side, as `corpus.comparison.compared` gives them."""

    a: Side
    b: Side
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def common(self) -> float:
        """How much of the two is the same, from 0.0 to 1.0."""
        return common(self.rows)


def side(ws: Workspace | None, name: str) -> Side:
    """What `ID`, `ID@VERSION` (the first digits of its hash) or the name of a raw file stands for.

    Without a workspace there are only files. Raises UnknownDocument where there is nothing of that name, else
    StdplanError or OSError.
    """
    id_, at, digits = name.rpartition("@")
    if ws is not None and at and reading.is_document(ws, id_):
        return Side(version(ws, id_, digits), name)
    return Side(reading.document_or_file(ws, name), name)


def compare(ws: Workspace | None, a: str, b: str) -> Comparison:
    """Two texts, side by side. Raises as `side`."""
    one, other = side(ws, a), side(ws, b)
    return Comparison(one, other, compared(one.document, other.document))
