"""What became of a clause, in words: how a comparison is told on the screen and on standard output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.language import N_, _
from stdplan_tui.workspace.comparing import Comparison

KINDS: Final[Mapping[Kind, str]] = {
    Kind.SAME: N_("same"),
    Kind.CHANGED: N_("changed"),
    Kind.MOVED: N_("moved"),
    Kind.REMOVED: N_("only in A"),
    Kind.ADDED: N_("only in B"),
}


def kind_name(kind: Kind) -> str:
    """What a kind of row is called."""
    return _(KINDS[kind])


def told(found: Comparison, row: Row) -> str:
    """What became of a row, in words: "moved and changed, 83% alike"."""
    if not row.reworded:
        return _("moved among its neighbours") if _only_among_neighbours(found, row) else kind_name(row.kind)
    return _("{kind}, {percent}% alike").format(kind=_kind_of_reworded(found, row), percent=percent(row.alike))


def percent(share: float) -> int:
    """A share in hundredths: 100 only where it is the whole."""
    return min(round(share * 100), 99) if share < 1 else 100


def _kind_of_reworded(found: Comparison, row: Row) -> str:
    if row.kind is not Kind.MOVED:
        return kind_name(row.kind)
    if _only_among_neighbours(found, row):
        return _("moved among its neighbours and changed")
    return _("moved and changed")


def _only_among_neighbours(found: Comparison, row: Row) -> bool:
    """Whether a clause has moved without its label path telling: what has no number stands in another order."""
    if row.kind is not Kind.MOVED or row.a is None or row.b is None:
        return False
    return label_path(found.a.document, row.a.id) == label_path(found.b.document, row.b.id)
