"""Comparing: a document with another, with a version of it that was kept, or with a file that was not imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from stdplan_tui.corpus.comparison import Row, common, compared
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.versions import SHA256, Version, version, versions

__all__ = ["Comparison", "Side", "Version", "compare", "side", "versions"]

_COLONS = ":："


@frozen
class Side:
    """One of two texts: the document, the `name` under which it was asked for, and the only clause that is of interest.

    None stands for the whole document.
    """

    document: Document
    name: str
    clause: Clause | None = None

    @property
    def address(self) -> str:
        """What was asked for: `NAME`, or `NAME:CLAUSE`."""
        return f"{self.name}:{self.clause.id}" if self.clause is not None else self.name

    @property
    def asked_for(self) -> frozenset[ClauseId]:
        """The clauses that were asked for by name, with all under them; none where the whole text was."""
        return frozenset(clause.id for clause in self.clause.walk()) if self.clause is not None else frozenset()


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


def side(ws: Workspace | None, asked: str) -> Side:
    """What `ID`, `ID@VERSION` (the first digits of its hash) or the name of a raw file stands for.

    With `:CLAUSE` behind it: that clause of it, by its id, its label path or words of its heading. Without a workspace
    there are only files. Raises UnknownDocument where there is nothing of that name, UnknownClause or AmbiguousClause
    where it does not have that clause, else StdplanError or OSError.
    """
    name, clause = _parted(ws, asked)
    document = _text(ws, name)
    return Side(document, name, reading.clause_of(document, clause) if clause else None)


def compare(ws: Workspace | None, a: str, b: str) -> Comparison:
    """Two texts, side by side; of clauses that were asked for, the rows on which one of them stands. Raises as `side`.

    Clauses are looked for in the whole of both texts all the same: one may have gone elsewhere.
    """
    one, other = side(ws, a), side(ws, b)
    return Comparison(one, other, _asked_for(compared(one.document, other.document), one, other))


def _asked_for(rows: Sequence[Row], one: Side, other: Side) -> tuple[Row, ...]:
    if one.clause is None and other.clause is None:
        return tuple(rows)
    in_a, in_b = one.asked_for, other.asked_for
    return tuple(row for row in rows if (row.a and row.a.id in in_a) or (row.b and row.b.id in in_b))


def _parted(ws: Workspace | None, asked: str) -> tuple[str, str]:
    """The name of a text, and what is said of a clause behind it; all is the name where no part of it names a text."""
    places = [len(asked), *(place for place in range(len(asked) - 1, 0, -1) if asked[place] in _COLONS)]
    end = next((place for place in places if _is_text(ws, asked[:place])), len(asked))
    return asked[:end], asked[end + 1 :].strip()


def _is_text(ws: Workspace | None, name: str) -> bool:
    if ws is not None and (reading.is_document(ws, name) or _of_version(ws, name)):
        return True
    return Path(name).is_file()


def _of_version(ws: Workspace | None, name: str) -> tuple[str, str] | None:
    """The document and the digits of `ID@VERSION`; None for what is something else."""
    id_, at, digits = name.rpartition("@")
    digits = digits.removeprefix(SHA256)
    named = ws is not None and at and not {*digits} & {*_COLONS} and reading.is_document(ws, id_)
    return (id_, digits) if named else None


def _text(ws: Workspace | None, name: str) -> Document:
    if ws is not None and (found := _of_version(ws, name)) is not None:
        return version(ws, *found)
    return reading.document_or_file(ws, name)
