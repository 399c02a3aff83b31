"""What became of a clause, in words."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.workspace.became import percent, told
from stdplan_tui.workspace.comparing import Comparison, Side


def article(number: str, text: str, id_: str = "1") -> Clause:
    """An article of that number."""
    return Clause(ClauseId(id_), Level.ARTICLE, f"第{number}条", text=text)


def said(kind: Kind, a: Clause | None, b: Clause | None, alike: float = 0.0) -> str:
    """What is said of a row on which these stand."""
    one, other = (Document(Metadata(DocumentId("d"), "d"), (clause,) if clause else ()) for clause in (a, b))
    row = Row(kind, a, b, alike)
    return told(Comparison(Side(one, "d"), Side(other, "d"), (row,)), row)


def test_a_row_is_told_in_words() -> None:
    old, new = article("一", "应当遵守。"), article("一", "必须遵守。")
    assert said(Kind.CHANGED, old, new, 0.75) == "changed, 75% alike"
    assert said(Kind.SAME, old, old, 1.0) == "same"
    assert said(Kind.ADDED, None, new) == "only in B"
    assert said(Kind.REMOVED, old, None) == "only in A"


def test_what_has_moved_without_another_label_says_that_it_moved_among_its_neighbours() -> None:
    old, elsewhere = article("一", "应当遵守。"), article("二", "必须遵守。", "2")
    assert said(Kind.MOVED, old, elsewhere, 0.75) == "moved and changed, 75% alike"
    assert said(Kind.MOVED, old, article("二", "应当遵守。", "2"), 1.0) == "moved"
    assert said(Kind.MOVED, old, old, 1.0) == "moved among its neighbours"
    reworded = article("一", "必须遵守。")
    assert said(Kind.MOVED, old, reworded, 0.75) == "moved among its neighbours and changed, 75% alike"


@pytest.mark.parametrize(("share", "shown"), [(0.0, 0), (0.004, 0), (0.5, 50), (0.999, 99), (1.0, 100)])
def test_only_the_whole_is_a_hundred_percent(share: float, shown: int) -> None:
    assert percent(share) == shown
