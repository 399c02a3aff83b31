"""How two texts, and what stands in them, are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document
from stdplan_tui.language import N_, _
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.comparing.parallel import is_reworded


class Named(NamedTuple):
    """A text as people know it: its title, and its number or which version of it this is."""

    title: str = ""
    aside: str = ""


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


def told(row: Row) -> str:
    """What became of a row, in words: "moved and changed, 83% alike"."""
    if not is_reworded(row):
        return kind_name(row.kind)
    name = _("moved and changed") if row.kind is Kind.MOVED else kind_name(row.kind)
    return _("{kind}, {percent}% alike").format(kind=name, percent=percent(row.alike))


def percent(share: float) -> int:
    """A share in hundredths: 100 only where it is the whole."""
    return min(round(share * 100), 99) if share < 1 else 100


def path_of(document: Document, clause: ClauseId) -> str:
    """The label path of a clause, or its id where it has none: what stands there may come from anywhere."""
    return shown_line(label_path(document, clause) or clause)
