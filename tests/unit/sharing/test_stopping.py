"""Sharing that somebody stops: it ends after the step that is under way, and the next share goes on from there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.sharing import Kind, Outcome, Step, Wishes
from tests.support.repositories import Clone


def stopped_after(clone: Clone, count: int, wishes: Wishes) -> list[Step]:
    """The steps of sharing where somebody asks it to stop when so many have been told."""
    steps: list[Step] = []
    sharing.share(clone.ws, wishes, steps.append, lambda: len(steps) >= count)
    return steps


@pytest.mark.parametrize("rebase", [False, True])
def test_no_step_is_taken_after_it_and_nothing_is_lost(own: Clone, other: Clone, rebase: bool) -> None:
    wishes, said = Wishes(rebase=rebase), list[str]()
    for count in range(1, 7):
        other.note(f"theirs {count}", "1.2.p1")
        other.shared()
        own.note(f"mine {count}")
        *taken, stop, end = stopped_after(own, count, wishes)
        said.append(stop.said)
        assert end.kind is Kind.END
        if count < 5:
            assert (stop.outcome, stop.said) == (Outcome.STOPPED, "as was asked")
            assert stop.kind is (Kind.COMMIT if count == 1 else taken[-1].kind)  # the changes are staged by then
            assert len(taken) == count
        assert own.git("status", "--porcelain", "--", "corpus") == ""
    assert said.count("as was asked") == 4
    own.shared(wishes)
    other.shared()
    assert own.bodies == other.bodies == {f"{whose} {n}" for whose in ("theirs", "mine") for n in range(1, 7)}


def test_what_has_been_pushed_is_not_said_to_be_stopped(own: Clone) -> None:
    own.note("一")
    steps = stopped_after(own, 4, Wishes())
    assert [step.outcome for step in steps[-2:]] == [Outcome.DONE, Outcome.DONE]
    assert steps[-1].said == "the remote has all that is here"


def test_the_result_says_where_it_was_stopped(own: Clone) -> None:
    own.note("一")
    steps: list[Step] = []
    result = sharing.share(own.ws, Wishes(), steps.append, lambda: True)
    assert (result.stopped, result.reason, result.commit, result.pushed) == (Kind.COMMIT, "as was asked", None, False)
    assert result.said == "your changes are staged and not committed; nothing else was touched"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.integers(1, 6), max_size=3))
def test_however_often_it_is_stopped_the_last_share_sends_everything(own: Clone, counts: list[int]) -> None:
    for count in counts:
        own.note("一")
        stopped_after(own, count, Wishes())
    own.shared()
    assert own.status == ""
    assert own.git("rev-parse", "HEAD") == own.git("rev-parse", "origin/main")
