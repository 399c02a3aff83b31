"""Going back and forward between places."""

from __future__ import annotations

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.tui.jumps import Jumps
from stdplan_tui.tui.spot import Spot
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session

A, B, C, D = (Spot(DocumentId("plan"), ClauseId(id_)) for id_ in "abcd")


def test_back_and_forward_walk_the_same_way() -> None:
    jumps = Jumps().left(A).left(B)
    found = jumps.back(C)
    assert found is not None
    assert found[0] == B
    found = found[1].back(B)
    assert found is not None
    assert found[0] == A
    assert found[1].back(A) is None
    found = found[1].forward(A)
    assert found is not None
    assert found[0] == B
    found = found[1].forward(B)
    assert found is not None
    assert found[0] == C
    assert found[1].forward(C) is None


def test_a_new_jump_forgets_what_was_ahead() -> None:
    found = Jumps().left(A).left(B).back(C)
    assert found is not None
    assert found[1].left(D).forward(A) is None


def test_the_same_place_is_remembered_once_in_a_row_and_old_ones_are_dropped() -> None:
    assert Jumps().left(A).left(A) == Jumps().left(A)
    many = Jumps()
    for number in range(500):
        many = many.left(Spot(DocumentId("plan"), ClauseId(str(number))))
    assert len(many.behind) == 100
    assert many.behind[-1].clause == "499"


def test_the_list_has_each_place_once_the_newest_first() -> None:
    jumps = Jumps().left(A).left(B).left(A).left(B)
    assert jumps.listed(C) == (C, B, A)
    assert jumps.listed(A) == (A, B)
    found = jumps.back(C)
    assert found is not None
    assert found[1].listed(B) == (C, B, A)
    assert Jumps().listed(A) == (A,)


async def test_the_list_marks_where_one_is_and_begins_at_the_place_before(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("G", "apostrophe", "apostrophe", "G", "apostrophe", "apostrophe")
        await reader.until_clause("1.1")
        await reader.reading.run_action("jumps")
        await reader.until_shown(">  （一）指导思想")
        assert reader.shown.count("（一）指导思想。推进") + reader.shown.count(">  （一）") <= 2
        rows = [row for row in reader.shown.splitlines() if "一/（一）" in row and ">" in row]
        assert len(rows) == 1
        await reader.press("enter")
        await reader.until(lambda: reader.clause != "1.1")
