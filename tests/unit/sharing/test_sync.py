"""Sharing from end to end: what is told, what others get, and how it stops."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.sharing.sync import sync
from stdplan_tui.workspace import annotating, renaming, sharing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind, Outcome, Step, Wishes
from tests.support.discussions import note_on, others
from tests.support.repositories import Clone, another_clone, executable


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "_FIRST_PAUSE", 0.0)


def told(steps: object) -> list[tuple[Kind, Outcome]]:
    assert isinstance(steps, list)
    return [(step.kind, step.outcome) for step in steps]


def snapshot(clone: Clone) -> dict[str, bytes]:
    """Every file of a clone with its bytes, git's own folder included."""
    paths = (path for path in clone.top.rglob("*") if path.is_file())
    return {str(path.relative_to(clone.top)): path.read_bytes() for path in paths}


def push_file(clone: Clone, name: str, text: str) -> None:
    """Have somebody push a change of another file."""
    (clone.top / name).write_text(text, "utf-8")
    commit_all(clone.top, f"{name} changed")
    clone.git("push", "--quiet")


def test_what_one_shares_the_other_gets(own: Clone, other: Clone) -> None:
    own.note("一")
    assert told(own.shared()) == [
        (Kind.CHANGES, Outcome.DONE),
        (Kind.COMMIT, Outcome.DONE),
        (Kind.FETCH, Outcome.NOTHING),
        (Kind.PUSH, Outcome.DONE),
        (Kind.END, Outcome.DONE),
    ]
    assert told(other.shared()) == [
        (Kind.CHANGES, Outcome.NOTHING),
        (Kind.FETCH, Outcome.DONE),
        (Kind.JOIN, Outcome.DONE),
        (Kind.PUSH, Outcome.NOTHING),
        (Kind.END, Outcome.DONE),
    ]
    assert other.bodies == {"一"}


def test_two_who_worked_apart_are_brought_together_by_a_merge(own: Clone, other: Clone) -> None:
    own.note("一")
    other.note("二")
    own.shared()
    steps = other.shared()
    assert (Kind.JOIN, Outcome.DONE) in told(steps)
    assert other.git("log", "-1", "--format=%s") == "Merge remote-tracking branch 'origin/main'"
    own.shared()
    assert own.bodies == other.bodies == {"一", "二"}
    assert own.git("rev-parse", "HEAD") == other.git("rev-parse", "HEAD")
    assert (own.status, other.status) == ("", "")


@pytest.mark.parametrize("by_setting", [True, False])
def test_or_by_making_the_commits_anew(own: Clone, other: Clone, by_setting: bool) -> None:
    own.note("一")
    own.shared()
    other.note("二")
    if by_setting:
        other.git("config", "pull.rebase", "true")
    result, _steps = other.share(Wishes(rebase=None if by_setting else True))
    assert result.is_well
    assert result.commit == other.git("rev-parse", "HEAD")
    assert other.git("rev-list", "--merges", "HEAD") == ""
    assert other.bodies == {"一", "二"}
    assert other.status == ""


def test_a_merge_is_made_where_one_wishes_it_whatever_git_is_set_to(own: Clone, other: Clone) -> None:
    other.git("config", "pull.rebase", "true")
    own.note("一")
    own.shared()
    other.note("二")
    other.shared(Wishes(rebase=False))
    assert other.git("rev-list", "--merges", "--count", "HEAD") == "1"


def test_commits_that_hold_a_merge_are_not_made_anew(own: Clone, other: Clone) -> None:
    own.note("一")
    own.shared()
    other.note("二")
    other.shared(Wishes(push=False))
    own.note("三")
    own.shared()
    other.shared(Wishes(rebase=True))
    assert other.git("rev-list", "--merges", "--count", "HEAD") == "2"
    assert other.bodies == {"一", "二", "三"}


@pytest.mark.parametrize("rebase", [True, False])
def test_what_others_left_uncommitted_stays_while_commits_come_in(own: Clone, other: Clone, rebase: bool) -> None:
    push_file(own, "a", "1")
    other.shared()
    push_file(own, "b", "1")
    (other.top / "a").write_text("mine", "utf-8")
    (other.top / "new").write_text("staged", "utf-8")
    other.git("add", "new")
    (other.top / "new").write_text("changed", "utf-8")
    before = other.status
    other.note("二")
    other.shared(Wishes(rebase=rebase))
    assert other.status == before
    assert (other.top / "b").read_text("utf-8") == "1"


@pytest.mark.parametrize(
    ("rebase", "ignored", "noted"),
    [(False, False, False), (False, True, False), (False, True, True), (True, False, True), (True, True, True)],
)
def test_a_file_in_the_way_is_not_overwritten(
    own: Clone, other: Clone, rebase: bool, ignored: bool, noted: bool
) -> None:
    push_file(own, "a", "theirs")
    (other.top / "a").write_text("mine", "utf-8")
    if ignored:
        (other.top / ".git" / "info").mkdir(exist_ok=True)
        (other.top / ".git" / "info" / "exclude").write_text("a\n", "utf-8")
    if noted:
        other.note("二")
    stop = other.stops(Wishes(rebase=rebase))
    assert (stop.kind, stop.said) == (
        Kind.JOIN,
        "files here that are not committed would be overwritten by what others have pushed; nothing was touched",
    )
    assert (other.top / "a").read_text("utf-8") == "mine"
    assert other.git("ls-files", "--unmerged") == ""
    (other.top / "a").unlink()
    other.shared(Wishes(rebase=rebase))
    assert (other.top / "a").read_text("utf-8") == "theirs"


@pytest.mark.parametrize("rebase", [True, False])
def test_a_conflict_leaves_nothing_half_done(own: Clone, other: Clone, rebase: bool) -> None:
    push_file(own, "a", "theirs")
    (other.top / "a").write_text("mine", "utf-8")
    commit_all(other.top, "mine")
    other.note("二")
    stop = other.stops(Wishes(rebase=rebase))
    assert (stop.kind, stop.lines) == (Kind.JOIN, ("a",))
    assert f"git {'rebase' if rebase else 'merge'} origin/main" in stop.said
    assert (other.top / "a").read_text("utf-8") == "mine"
    assert other.status == ""
    assert not (other.top / ".git" / "MERGE_HEAD").exists()


def test_a_merge_of_texts_that_breaks_an_annotation_is_a_conflict(own: Clone, other: Clone) -> None:
    note = own.note("一\n二\n三\n四\n五\n六\n七\n八")
    own.shared()
    other.shared()
    for clone, key in ((own, 'schema = 1\nmood = "a"\n'), (other, None)):
        path = clone.path_of(note)
        text = path.read_text("utf-8")
        path.write_text(text.replace("schema = 1\n", key) if key else text + 'mood = "b"\n', "utf-8")
    tail = other.path_of(note)
    tail.write_text(
        tail.read_text("utf-8").replace('mood = "b"\n', "").replace("[target]", 'mood = "b"\n\n[target]'), "utf-8"
    )
    own.shared()
    stop = other.stops()
    assert stop.lines[0] == f"annotations/plan/zhang-san/{note.id}.toml"
    assert other.status == ""


def test_an_edit_of_an_annotation_that_somebody_removed_goes_into_no_other(own: Clone, other: Clone) -> None:
    words = "\n".join(f"第{number}行同样的话" for number in range(30))
    first = own.note(words)
    own.shared()
    other.shared()
    own.path_of(first).unlink()
    second = own.note(words)
    commit_all(own.top, "removed by hand")
    own.git("push", "--quiet")
    path = other.path_of(first)
    path.write_text(path.read_text("utf-8").replace("第15行", "改过的"), "utf-8")
    commit_all(other.top, "edited by hand")
    other.git("fetch", "--quiet")
    tree = other.git("merge-tree", "--write-tree", "HEAD", "origin/main")
    assert "改过的" in other.git("show", f"{tree}:annotations/plan/zhang-san/{second.id}.toml")  # what git would do
    stop = other.stops()
    assert (stop.kind, stop.lines[0]) == (Kind.JOIN, f"annotations/plan/zhang-san/{first.id}.toml")
    assert other.status == ""


def test_an_edit_follows_an_annotation_whose_document_was_renamed(own: Clone, other: Clone) -> None:
    note = own.note("一\n二\n三\n四")
    own.shared()
    other.shared()
    renaming.rename(own.ws, "plan", "plan-2021")
    own.shared(Wishes(corpus=True))
    annotating.edit(Workspace(other.ws.root, own.ws.settings), note, "改\n二\n三\n四")
    other.shared()
    path = other.top / "annotations" / "plan-2021" / "zhang-san" / f"{note.id}.toml"
    assert "改\n二" in path.read_text("utf-8")
    assert not other.path_of(note).exists()


def test_histories_with_nothing_in_common_are_not_brought_together(own: Clone) -> None:
    own.git("commit", "--quiet", "--amend", "--message", "another beginning")
    assert "no commit in common" in own.stops().said


def test_a_shallow_clone_that_lacks_the_common_commit_says_so(own: Clone, remote: Path, own_git: Path) -> None:
    git(own_git, "clone", "--quiet", "--depth=1", f"file://{remote}", "shallow")
    clone = Clone(own_git / "shallow", Workspace(own_git / "shallow", own.ws.settings))
    own.note("一")
    own.shared()
    clone.note("二")
    clone.shared(Wishes(push=False))
    assert clone.bodies == {"一", "二"}
    clone.git("update-ref", "refs/heads/main", clone.git("commit-tree", "-m", "x", "HEAD^{tree}"))
    own.note("三")
    own.shared()
    assert "--unshallow" in clone.stops().said


def test_a_branch_without_a_commit_takes_those_of_the_remote_first(own: Clone, remote: Path, own_git: Path) -> None:
    top = own_git / "fresh"
    top.mkdir()
    git(top, "init", "--quiet")
    git(top, "remote", "add", "origin", str(remote))
    shutil.copytree(own.top / "corpus", top / "corpus")
    clone = Clone(top, Workspace(top, own.ws.settings))
    clone.note("一")
    assert "would be overwritten" in clone.stops().said
    shutil.rmtree(top / "corpus")
    clone.shared()
    assert clone.git("log", "--format=%s").splitlines()[1:] == ["documents"]
    assert clone.status == ""
    assert git(remote, "rev-parse", "main").stdout.strip() == clone.git("rev-parse", "HEAD")


def test_a_first_push_makes_the_branch_follow(alone: Clone, empty_remote: Path) -> None:
    clone = alone
    clone.git("remote", "add", "hub", str(empty_remote))
    clone.note("一")
    steps = clone.shared()
    assert any("follows from now on" in step.said for step in steps)
    assert clone.git("rev-parse", "--abbrev-ref", "main@{upstream}") == "hub/main"
    assert (Kind.FETCH, Outcome.NOTHING) in told(steps)


def test_without_a_remote_it_is_committed(alone: Clone) -> None:
    alone.note("一")
    result, steps = alone.share()
    assert result.is_well
    assert told(steps)[-2:] == [(Kind.PUSH, Outcome.NOTHING), (Kind.END, Outcome.DONE)]
    assert alone.git("rev-parse", "HEAD") == result.commit


def test_what_was_committed_before_goes_along(own: Clone, remote: Path) -> None:
    own.note("一")
    own.shared(Wishes(push=False))
    assert told(own.shared())[-2:] == [(Kind.PUSH, Outcome.DONE), (Kind.END, Outcome.DONE)]
    assert git(remote, "rev-parse", "main").stdout.strip() == own.git("rev-parse", "HEAD")


def test_others_who_push_in_between_are_waited_for(own: Clone, other: Clone) -> None:
    words = iter(["甲", "乙"])

    def tell(step: Step) -> None:
        steps.append(step)
        if step.kind is Kind.FETCH and (word := next(words, None)):
            other.note(word)
            other.shared()

    own.note("一")
    steps: list[Step] = []
    result = sharing.share(own.ws, Wishes(), tell)
    assert result.is_well
    assert told(steps).count((Kind.PUSH, Outcome.AGAIN)) == 2
    assert own.bodies == {"一", "甲", "乙"}


def test_it_gives_up_after_some_tries_and_says_so(own: Clone, other: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "TRIES", 2)

    def tell(step: Step) -> None:
        steps.append(step)
        if step.kind is Kind.FETCH:
            other.note("又")
            other.shared()

    own.note("一")
    steps: list[Step] = []
    result = sharing.share(own.ws, Wishes(), tell)
    assert (result.stopped, result.reason) == (
        Kind.PUSH,
        "others were quicker each time, 2 times: share again when it is calmer",
    )
    assert "not yet pushed" in result.said
    own.shared()


def test_a_refusal_of_the_remote_is_quoted_and_the_commit_stays(own: Clone, remote: Path) -> None:
    hook = executable(remote / "hooks" / "update", "printf 'no \\033[31mway\\007 in\\n'; exit 1")
    own.note("一")
    stop = own.stops()
    assert (stop.kind, stop.said) == (Kind.PUSH, "origin/main refuses what was pushed")
    assert any("way" in line and "\x1b" not in line and "\x07" not in line for line in stop.lines)
    assert any("hook declined" in line for line in stop.lines)
    hook.unlink()
    own.shared()
    assert own.bodies == {"一"}


def test_a_remote_that_is_gone_is_told_after_the_commit(own: Clone, remote: Path) -> None:
    remote.rename(remote.with_name("away"))
    own.note("一")
    result, steps = own.share()
    assert (result.stopped, bool(result.commit)) == (Kind.FETCH, True)
    assert "not yet pushed" in steps[-1].said


def test_a_fork_is_pushed_to_and_the_upstream_merged_though_rebase_is_set(
    own: Clone, other: Clone, own_git: Path
) -> None:
    git(own_git, "init", "--quiet", "--bare", "fork.git")
    other.git("remote", "add", "fork", str(own_git / "fork.git"))
    other.git("config", "remote.pushDefault", "fork")
    other.git("config", "pull.rebase", "true")
    other.note("二")
    other.shared()
    own.note("一")
    own.shared()
    other.note("三")
    other.shared()
    assert git(own_git / "fork.git", "rev-parse", "main").stdout.strip() == other.git("rev-parse", "HEAD")
    assert other.bodies == {"一", "二", "三"}
    assert own.git("ls-remote", "origin", "main").split()[0] == own.git("rev-parse", "HEAD")


def test_settings_that_would_push_more_or_by_force_are_not_followed(own: Clone, other: Clone, remote: Path) -> None:
    own.git("config", "remote.origin.push", "+refs/heads/*:refs/heads/*")
    own.git("config", "push.followTags", "true")
    own.git("config", "push.default", "matching")
    own.git("branch", "private")
    own.git("tag", "-a", "-m", "t", "v1")
    other.note("二")
    other.shared()
    own.note("一")
    own.shared()
    assert git(remote, "for-each-ref", "--format=%(refname)").stdout.split() == ["refs/heads/main"]
    assert own.bodies == {"一", "二"}


def test_a_branch_that_was_rewritten_at_the_remote_loses_nothing_here(own: Clone, other: Clone, remote: Path) -> None:
    own.note("一")
    own.shared()
    other.shared()
    git(remote, "config", "receive.denyNonFastForwards", "false")
    own.git("reset", "--quiet", "--hard", "HEAD^")
    own.note("二")
    own.shared(Wishes(push=False))
    own.git("reset", "--quiet", "--hard", "HEAD")
    other.note("三")
    other.shared()
    assert "一" in other.bodies


@pytest.mark.parametrize("under_way", ["merge", "rebase", "cherry-pick", "revert", "bisect"])
def test_nothing_is_begun_while_something_else_is_under_way(own: Clone, other: Clone, under_way: str) -> None:
    push_file(own, "a", "theirs")
    (other.top / "a").write_text("mine", "utf-8")
    commit_all(other.top, "mine")
    other.git("fetch", "--quiet")
    command = {
        "cherry-pick": ("cherry-pick", "origin/main"),
        "bisect": ("bisect", "start"),
        "revert": ("revert", "--no-edit", "HEAD~1"),
    }.get(under_way, (under_way, "origin/main"))
    if under_way == "revert":
        (other.top / "a").write_text("again", "utf-8")
        commit_all(other.top, "again")
    git(other.top, *command, well=False)
    other.note("二")
    before = snapshot(other)
    stop = other.stops()
    assert stop.said.startswith(f"{under_way} is under way here")
    assert snapshot(other) == before


def test_unmerged_files_stop_it_even_where_nothing_is_under_way(own: Clone) -> None:
    (own.top / "a").write_text("1", "utf-8")
    commit_all(own.top, "a")
    (own.top / "a").write_text("2", "utf-8")
    own.git("stash", "--quiet")
    (own.top / "a").write_text("3", "utf-8")
    commit_all(own.top, "b")
    git(own.top, "stash", "pop", well=False)
    own.note("一")
    stop = own.stops()
    assert (stop.lines, "git add" in stop.said) == (("a",), True)


def test_a_locked_index_stops_it_and_the_file_is_named(own: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = own.top / ".git" / "index.lock"
    lock.touch()
    own.note("一")
    monkeypatch.setattr("stdplan_tui.sharing.sync.committing.PATIENCE", 0.1)
    before = snapshot(own)
    assert str(lock) in own.stops().said
    assert snapshot(own) == before
    lock.unlink()
    own.shared()


def test_a_detached_head_stops_it_before_anything_happens(own: Clone) -> None:
    own.git("switch", "--quiet", "--detach")
    own.note("一")
    before = snapshot(own)
    stop = own.stops()
    assert (stop.kind, "--branch NAME" in stop.said) == (Kind.BRANCH, True)
    assert snapshot(own) == before


def test_a_branch_can_be_begun_there(own: Clone, remote: Path) -> None:
    own.git("switch", "--quiet", "--detach")
    (own.top / "staged").write_text("x", "utf-8")
    own.git("add", "staged")
    own.note("一")
    steps = own.shared(Wishes(branch="审阅/第一轮"))
    assert (Kind.BRANCH, Outcome.DONE) in told(steps)
    assert own.git("symbolic-ref", "HEAD") == "refs/heads/审阅/第一轮"
    assert own.status.split()[-1] == "staged"
    assert git(remote, "rev-parse", "refs/heads/审阅/第一轮").stdout.strip() == own.git("rev-parse", "HEAD")


@pytest.mark.parametrize("name", ["-f", "a..b", "main", "a b", "HEAD^"])
def test_a_branch_that_cannot_be_begun_stops_it(own: Clone, name: str) -> None:
    own.git("switch", "--quiet", "--detach")
    own.note("一")
    assert own.stops(Wishes(branch=name)).kind is Kind.BRANCH
    assert git(own.top, "symbolic-ref", "--quiet", "HEAD", well=False).returncode == 1


def test_no_other_branch_is_begun_where_there_is_one(own: Clone) -> None:
    own.note("一")
    assert own.stops(Wishes(branch="side")).said == "HEAD is on the branch main already"
    own.shared(Wishes(branch="main"))


def test_a_broken_file_stops_it_and_anyway_leaves_it_out(own: Clone) -> None:
    broken = own.note("一")
    own.note("二")
    path = own.path_of(broken)
    path.write_text("<<<<<<< HEAD\n", "utf-8")
    before = own.status
    stop = own.stops()
    name = f"annotations/plan/zhang-san/{broken.id}.toml"
    assert (stop.kind, stop.lines) == (Kind.CHANGES, (f"{name}:1: has conflict markers that git left",))
    assert own.status == before
    own.shared(Wishes(anyway=True))
    assert own.status == f"? {name}"


def test_a_rehearsal_changes_nothing_at_all(own: Clone, other: Clone) -> None:
    other.note("二")
    other.shared()
    own.note("一")
    before = snapshot(own)
    steps = own.shared(Wishes(rehearse=True))
    assert snapshot(own) == before
    assert told(steps) == [
        (Kind.CHANGES, Outcome.DONE),
        (Kind.COMMIT, Outcome.PLANNED),
        (Kind.FETCH, Outcome.PLANNED),
        (Kind.JOIN, Outcome.PLANNED),
        (Kind.PUSH, Outcome.PLANNED),
        (Kind.END, Outcome.PLANNED),
    ]
    assert "Zhang San:" in steps[1].lines


def test_a_rehearsal_begins_no_branch(own: Clone) -> None:
    own.git("switch", "--quiet", "--detach")
    own.note("一")
    before = snapshot(own)
    assert (Kind.BRANCH, Outcome.PLANNED) in told(own.shared(Wishes(rehearse=True, branch="side")))
    assert snapshot(own) == before


def test_what_others_wrote_here_is_shared_with_a_warning(own: Clone) -> None:
    note = note_on(others(own.ws), "二")
    own.note("一")
    steps = own.shared()
    (warning,) = (step for step in steps if step.outcome is Outcome.WARNED)
    assert f"annotations/plan/li-qiang/{note.id}.toml" in warning.lines
    assert own.status == ""


def test_a_third_clone_gets_everything(own: Clone, other: Clone, remote: Path, own_git: Path) -> None:
    for number in range(2):
        own.note(f"甲{number}")
        other.note(f"乙{number}")
        own.shared()
        other.shared(Wishes(rebase=bool(number % 2)))
    own.shared()
    third = another_clone(remote, own_git / "third")
    assert third.bodies == own.bodies == {f"{who}{number}" for who in "甲乙" for number in range(2)}


def test_a_vocabulary_that_a_merge_of_texts_breaks_is_a_conflict(own: Clone, other: Clone) -> None:
    def write(clone: Clone, *lines: str) -> None:
        clone.ws.store.folder.mkdir(exist_ok=True)
        (clone.ws.store.folder / "vocabulary.toml").write_text("\n".join(("schema = 1", *lines)) + "\n", "utf-8")

    middle = tuple(f"# {number}" for number in range(9))
    write(own, *middle)
    own.shared()
    other.shared()
    write(own, 'title = "甲"', *middle)
    write(other, *middle, 'title = "乙"')
    own.shared()
    stop = other.stops()
    assert stop.lines[0] == "annotations/vocabulary.toml"
    assert "stdplan init" in stop.lines[1]
    assert other.status == ""


def test_what_is_not_signed_stays_out_where_git_asks_for_signatures(own: Clone, other: Clone) -> None:
    own.note("一")
    own.shared()
    other.git("config", "merge.verifySignatures", "true")
    assert "merge.verifySignatures" in other.stops().said
    assert other.bodies == set()


def test_a_git_that_cannot_merge_trees_is_told(own: Clone, own_git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = shutil.which("git")
    script = f'for word; do if [ "$word" = version ]; then echo git version 2.30.2; exit; fi; done; exec {real} "$@"'
    old = executable(own_git / "bin" / "git", script)
    monkeypatch.setattr("stdplan_tui.sharing.git._program", lambda: str(old))
    assert own.stops().said == "git 2.30 is too old to share with: it takes 2.38 or newer"


def test_others_may_write_notes_while_the_remote_is_waited_for(own: Clone) -> None:
    own.note("一")
    held: list[bool] = []

    def tell(step: Step) -> None:
        with locked(own.ws.store.lock, patience=0.0) as alone:
            held.append(alone)

    assert sharing.share(own.ws, Wishes(), tell).is_well
    assert held
    assert all(held)


def test_it_waits_for_a_writer_and_stops_where_that_takes_too_long(own: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    own.note("一")
    monkeypatch.setattr("stdplan_tui.annotations.store.locking.PATIENCE", 0.05)
    before = own.status
    with locked(own.ws.store.lock):
        assert "another stdplan is writing here" in own.stops().said
    assert own.status == before
