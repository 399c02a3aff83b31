"""What sharing would begin with: told without changing anything, and with what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clones import commit_all

from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.outlook import Outlook, outlook
from stdplan_tui.workspace.sharing import Kind, Wishes
from tests.support.repositories import Clone
from tests.support.workspaces import SETTINGS, make_workspace


def look(clone: Clone, wishes: Wishes | None = None) -> Outlook:
    return outlook(clone.ws, wishes or Wishes())


def test_what_has_changed_and_where_it_goes(own: Clone) -> None:
    own.note("一")
    before = own.status, own.git("rev-parse", "HEAD"), (own.top / ".git" / "index").read_bytes()
    found = look(own)
    assert (found.branch, found.fetched, found.goal, found.unpushed) == ("main", "origin/main", "origin/main", 0)
    assert (found.rebases, found.rebases_unasked, found.obstacle, found.is_detached) == (False, False, None, False)
    assert found.told[0] == "Zhang San:"
    assert found.subject == "Annotations: 江南县标准化发展规划（2021—2025年）, 1 change"
    assert (own.status, own.git("rev-parse", "HEAD"), (own.top / ".git" / "index").read_bytes()) == before


def test_commits_that_the_remote_lacks_are_counted(own: Clone) -> None:
    for number in range(3):
        commit_all(own.top, str(number))
    assert look(own).unpushed == 3


def test_how_both_sides_come_together_is_as_wished_or_as_git_is_set(own: Clone) -> None:
    assert look(own, Wishes(rebase=True)).rebases
    own.git("config", "pull.rebase", "true")
    assert (look(own).rebases, look(own).rebases_unasked) == (True, True)
    found = look(own, Wishes(rebase=False))
    assert (found.rebases, found.rebases_unasked) == (False, True)


def test_without_a_remote_there_is_no_goal(alone: Clone) -> None:
    found = look(alone)
    assert (found.branch, found.goal, found.unpushed, found.obstacle) == ("main", "", 0, None)


def test_a_folder_that_is_no_clone_stands_in_the_way(own_git: Path) -> None:
    ws = Workspace(make_workspace(own_git / "plain"), SETTINGS)
    found = outlook(ws, Wishes())
    assert found.obstacle is not None
    assert found.obstacle.said == "not in a clone of git: git init makes one of a folder"
    assert not found.wants_wish


def test_a_detached_head_wants_a_branch(own: Clone) -> None:
    own.git("switch", "--quiet", "--detach")
    found = look(own)
    assert found.obstacle is not None
    assert (found.obstacle.kind, found.is_detached, found.wants_wish) == (Kind.BRANCH, True, True)
    found = look(own, Wishes(branch="draft"))
    assert (found.obstacle, found.branch, found.goal, found.wants_wish) == (None, "draft", "origin/draft", False)


def test_broken_files_want_to_be_left_out(own: Clone) -> None:
    own.path_of(own.note("一")).write_text("schema = [", "utf-8")
    found = look(own)
    assert (found.obstacle is not None, found.wants_wish) == (True, True)
    assert len(found.changes.broken) == 1
    assert look(own, Wishes(anyway=True)).obstacle is None


@pytest.mark.parametrize("trace", ["MERGE_HEAD", "CHERRY_PICK_HEAD"])
def test_what_is_under_way_stands_in_the_way_and_changes_are_told_all_the_same(own: Clone, trace: str) -> None:
    own.note("一")
    (own.top / ".git" / trace).write_text(own.git("rev-parse", "HEAD") + "\n", "utf-8")
    found = look(own)
    assert found.obstacle is not None
    assert "is under way here" in found.obstacle.said
    assert found.told[0] == "Zhang San:"
    assert not found.wants_wish


def test_a_way_that_cannot_be_gone_stands_in_the_way(own: Clone) -> None:
    own.git("config", "branch.main.remote", "nowhere")
    found = look(own)
    assert found.obstacle is not None
    assert found.obstacle.said == "there is no remote nowhere here: git remote add gives one"


def test_what_others_left_here_is_named(own: Clone, other: Clone) -> None:
    note = other.note("二")
    other.shared()
    own.shared()
    path = own.ws.store.path_of(note.document, note.author, note.id)
    path.write_text(path.read_text("utf-8").replace("二", "三"), "utf-8")
    assert look(own).by_others == (str(path.relative_to(own.top)),)
