"""What a kill leaves at each point of sharing and of git: it is told, mended where nothing is lost by that, and sharing
goes on with the rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pytest
from benchmarks.clones import PROGRAM, commit_all

from stdplan_tui.sharing.drivers import register
from stdplan_tui.sharing.remains import holders
from stdplan_tui.sharing.remains.arrived import arrived
from stdplan_tui.sharing.remains.holders import is_abandoned
from stdplan_tui.sharing.remains.locks import lock_files
from stdplan_tui.sharing.remains.mark import marked, stopped_since
from stdplan_tui.sharing.repository import Repository, UnderWay, repository
from stdplan_tui.sharing.sync import committing
from stdplan_tui.sharing.sync.committing import temporary_folder
from stdplan_tui.sharing.sync.steps import Stopped
from stdplan_tui.workspace import annotating
from stdplan_tui.workspace.doctor.ailments import Kind
from stdplan_tui.workspace.doctor.examining import examine, mended
from stdplan_tui.workspace.sharing import Kind as SharingKind
from tests.support.killed import (
    NOTES,
    aged,
    anew,
    each_commit_has_notes_of_one_author,
    is_finished,
    mend,
    remains,
    running,
)
from tests.support.repositories import BARE, Clone, another_clone, executable, named

KILL = "kill -9 0"
"""What a hook, a driver or a filter says that kills the program, its git, and itself."""


def here(clone: Clone) -> Repository:
    found = repository(clone.top)
    assert found is not None
    return found


def killed_by(clone: Clone) -> None:
    """Share in a program of its own, which something in the clone kills."""
    with running(clone.top, 1, 0.0) as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL


def killing_hook(clone: Clone, name: str, when: str = "") -> None:
    """A hook that kills, where a line that git tells it has the words `when` in it, or at once."""
    script = f'while read line; do case "$1 $line" in *"{when}"*) {KILL};; esac; done' if when else KILL
    executable(clone.top / ".git" / "hooks" / name, script)


def attributes(clone: Clone, line: str) -> None:
    """Have git know this of files, and nothing else beside what is committed."""
    file = clone.top / ".git" / "info" / "attributes"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{line}\n", "utf-8")


def ends_well(clone: Clone) -> None:
    """Mending and sharing bring everything to its end, and nobody has committed what somebody else wrote."""
    rmtree(clone.top / ".git" / "hooks", ignore_errors=True)
    mend(clone)
    clone.shared()
    assert is_finished(clone)
    assert not remains(clone)
    assert another_clone(clone.top.parent / BARE, clone.top.parent / "third", named(9)).bodies == NOTES
    assert each_commit_has_notes_of_one_author(clone)


@pytest.fixture
def own(own_git: Path, prepared: Path, all_seen: None) -> Clone:
    """The clone `prepared`."""
    return anew(prepared, own_git)


@pytest.fixture(params=[False, True], ids=["merge", "rebase"])
def either(request: pytest.FixtureRequest, own: Clone) -> Clone:
    """The same, which merges or rebases."""
    own.git("config", "pull.rebase", str(request.param).lower())
    return own


@pytest.mark.parametrize(
    ("hook", "when", "told"),
    [
        ("pre-commit", "", {Kind.STOPPED_SHARE}),
        ("commit-msg", "", {Kind.STOPPED_SHARE}),
        ("reference-transaction", "prepared", {Kind.STOPPED_SHARE, Kind.LOCKED}),
        ("post-commit", "", {Kind.STOPPED_SHARE}),
        ("reference-transaction", "prepared 0000", {Kind.STOPPED_SHARE, Kind.LOCKED}),
        ("reference-transaction", "committed", {Kind.STOPPED_SHARE}),
        ("pre-push", "", {Kind.STOPPED_SHARE}),
    ],
)
def test_a_kill_in_a_hook_is_told_and_mended(own: Clone, hook: str, when: str, told: set[Kind]) -> None:
    killing_hook(own, hook, when)
    killed_by(own)
    assert remains(own).keys() == told
    ends_well(own)


@pytest.mark.parametrize("name", ["refs/remotes/origin/main", "refs/heads/main"])
def test_a_kill_while_a_branch_is_moved_is_told_and_mended(either: Clone, name: str) -> None:
    either.git("commit", "--quiet", "--message", "mine", "--", "mine")
    either.git("commit", "--quiet", "--amend", "--message", "mine", "--allow-empty")
    either.git("reset", "--quiet", "--soft", "HEAD^")
    killing_hook(either, "reference-transaction", name)
    killed_by(either)
    assert Kind.STOPPED_SHARE in remains(either)
    ends_well(either)


def test_a_kill_while_files_are_brought_is_told_and_they_are_put_back(
    either: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committing, "PATIENCE", 0.1)
    either.git("config", "filter.kill.smudge", KILL)
    attributes(either, '"more 20" filter=kill')
    killed_by(either)
    found = remains(either)
    assert {Kind.STOPPED_SHARE, Kind.HALF_MOVED, Kind.LOCKED} <= found.keys()
    assert (either.top / "more 10").exists()
    attributes(either, "")
    assert either.stops().said.startswith("another git is at work here")
    aged(either.top)
    assert all(error is None for _one, error in mended([*examine(either.ws)]))
    assert not (either.top / "more 10").exists()
    ends_well(either)


def test_the_command_tells_it_by_its_keys_and_mends_it(own: Clone) -> None:
    killing_hook(own, "reference-transaction", "prepared")
    killed_by(own)
    command = [*PROGRAM, "-C", str(own.top), "doctor", "--json"]
    found = [json.loads(line) for line in subprocess.run(command, capture_output=True, check=False).stdout.splitlines()]
    said = {one["kind"]: one for one in found}
    assert said["locked"]["path"].startswith(".git/")
    assert (said["locked"]["fixable"], said["stopped-share"]["fixable"]) == (False, False)
    aged(own.top)
    subprocess.run([*command, "--fix"], capture_output=True, check=False)
    assert Kind.LOCKED not in remains(own) or not holders.is_abandoned(own.top / said["locked"]["path"], here(own))


def test_sharing_puts_back_itself_what_a_share_had_begun_to_bring(own: Clone) -> None:
    own.git("fetch", "--quiet")
    begun_by_a_kill(own)
    for name in own.git("diff", "--name-only", "--no-renames", "HEAD...origin/main").splitlines()[:-3]:
        if own.git("ls-tree", "origin/main", "--", name):
            (own.top / name).parent.mkdir(parents=True, exist_ok=True)
            (own.top / name).write_bytes(shown(own, f"origin/main:{name}"))
        else:
            (own.top / name).unlink()
    steps = own.shared()
    assert "put back" in steps[0].said
    assert is_finished(own)
    assert each_commit_has_notes_of_one_author(own)


def test_the_beginning_of_a_file_is_completed_before_it_is_put_back(own: Clone) -> None:
    own.git("fetch", "--quiet")
    name = next(name for name in own.git("diff", "--name-only", "HEAD...origin/main").splitlines() if "2/01" in name)
    content = shown(own, f"origin/main:{name}")
    for length in (0, 40, len(content) - 1):
        (own.top / name).parent.mkdir(parents=True, exist_ok=True)
        (own.top / name).write_bytes(content[:length])
        assert remains(own)[Kind.HALF_MOVED].path == own.top / name
        assert all(error is None for _one, error in mended([*examine(own.ws)]))
        assert not (own.top / name).exists()
    (own.top / name).parent.mkdir()
    (own.top / name).write_bytes(content[:40] + b"# mine")
    assert Kind.HALF_MOVED not in remains(own)
    (own.top / "more 10").write_bytes(b"")
    assert Kind.HALF_MOVED not in remains(own)


def test_a_beginning_that_may_be_somebodys_is_told_after_a_kill_and_left_to_a_person(own: Clone) -> None:
    own.git("fetch", "--quiet")
    file = own.top / "more 10"
    file.write_bytes(shown(own, "origin/main:more 10")[:12])
    begun_by_a_kill(own)
    found = remains(own)[Kind.HALF_MOVED]
    assert (found.path, found.mend) == (file, None)
    assert all(error is None for _one, error in mended([*examine(own.ws)]))
    result, _steps = own.share()
    assert result.stopped is SharingKind.JOIN
    assert "overwritten" in result.reason
    assert len(file.read_bytes()) == 12
    file.unlink()
    own.shared()
    assert is_finished(own)


def test_what_somebody_has_changed_or_staged_is_never_put_back(own: Clone) -> None:
    own.git("fetch", "--quiet")
    (own.top / "more 10").write_text("own words", "utf-8")
    (own.top / "more 11").write_text("staged", "utf-8")
    own.git("add", "more 11")
    (own.top / "more 11").write_bytes(shown(own, "origin/main:more 11"))
    (own.top / "more 12").write_bytes(shown(own, "origin/main:more 12"))
    assert arrived(here(own), "origin/main").whole.keys() == {"more 12"}
    assert all(error is None for _one, error in mended([*examine(own.ws)]))
    assert (own.top / "more 10").read_text("utf-8") == "own words"
    assert own.git("show", ":more 11") == "staged"
    assert not (own.top / "more 12").exists()


def test_what_a_sparse_checkout_hides_has_not_gone(own: Clone) -> None:
    own.git("fetch", "--quiet")
    own.git("update-index", "-q", "--refresh")
    own.git("sparse-checkout", "set", "--no-cone", "/*", "!/corpus/notice.toml")
    assert not (own.top / "corpus" / "notice.toml").exists()
    assert not arrived(here(own), "origin/main").whole


def test_what_the_branch_has_changed_too_is_its_own(own: Clone) -> None:
    own.git("fetch", "--quiet")
    (own.top / "more 10").write_bytes(shown(own, "origin/main:more 10"))
    own.git("add", "more 10")
    own.git("commit", "--quiet", "--message", "the same", "--", "more 10")
    (own.top / "more 10").unlink()
    (own.top / "more 10").write_bytes(shown(own, "origin/main:more 10"))
    assert not arrived(here(own), "origin/main").whole


def test_a_kill_before_the_first_commit_is_mended_too(own_git: Path, prepared: Path, all_seen: None) -> None:
    anew(prepared, own_git)
    rmtree(own_git / "own")
    own = another_clone(own_git / BARE, own_git / "own", named(5))
    own.git("update-ref", "-d", "HEAD")
    own.git("read-tree", "--empty")
    for path in [*own.top.glob("more 1*"), own.top / "corpus"]:
        path.unlink() if path.is_file() else rmtree(path)
    (own.top / "annotations" / "_authors" / "mine.toml").write_text('name = "我"\nid = "00000005"\n', "utf-8")
    assert Kind.HALF_MOVED in remains(own)
    assert all(error is None for _one, error in mended([*examine(own.ws)]))
    assert not [*own.top.glob("more *")]
    own.shared()
    assert len([*own.top.glob("more *")]) == 30


def test_versions_that_a_merge_had_laid_out_are_told_and_removed(own: Clone) -> None:
    register(here(own), PROGRAM)
    own.git("config", "merge.stdplan.driver", KILL)
    attributes(own, "annotations/*/*/*.toml merge=stdplan")
    first = next(note for note in own.ws.store.load().annotations if note.body == "早\n")
    own.git("checkout", "--quiet", "--detach", "HEAD")
    annotating.edit(own.ws, first, "彼方")
    commit_all(own.top, "theirs")
    theirs = own.git("rev-parse", "HEAD")
    own.git("switch", "--quiet", "main")
    annotating.edit(own.ws, first, "我方")
    own.git("commit", "--quiet", "--all", "--message", "ours")
    command = ["git", "-C", str(own.top), "merge-tree", "--write-tree", "main", theirs]
    run = subprocess.run(command, start_new_session=True, capture_output=True, check=False)
    assert run.returncode == -signal.SIGKILL
    ailment = remains(own)[Kind.LEFT_OVER]
    assert ailment.mend is None
    assert ailment.path is not None
    assert ailment.path.name.startswith(".merge_file_")
    mend(own)
    assert not [*own.top.glob(".merge_file_*")]


@pytest.mark.parametrize(
    "name",
    ["index", "HEAD", "config", "packed-refs", "shallow", "refs/heads/main", "refs/remotes/origin/main", "info/x"],
)
def test_any_lock_of_git_is_told_and_removed_when_its_git_is_surely_dead(
    alone: Clone, all_seen: None, name: str
) -> None:
    lock = alone.top / ".git" / f"{name}.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    lock.touch()
    ailment = remains(alone)[Kind.LOCKED]
    assert (ailment.path, ailment.mend) == (lock, None)
    assert name in ailment.message
    aged(alone.top)
    ailment = remains(alone)[Kind.LOCKED]
    assert "20 minutes" in ailment.message
    assert ailment.mend is not None
    ailment.mend()
    assert not lock.exists()


def test_a_branch_that_is_locked_stops_sharing_with_what_to_do(either: Clone) -> None:
    lock = either.top / ".git" / "HEAD.lock"
    lock.touch()
    assert "stdplan doctor" in either.stops().said
    lock.unlink()
    after = executable(either.top / ".git" / "hooks" / "post-commit", f"touch '{lock}'")
    assert either.stops().kind is SharingKind.JOIN
    assert "stdplan doctor" in either.stops().said
    lock.unlink()
    after.unlink()
    ends_well(either)


def test_the_locks_of_a_linked_work_tree_are_its_own(alone: Clone, all_seen: None) -> None:
    alone.git("worktree", "add", "--quiet", "-b", "other", "../other")
    (alone.top / ".git" / "worktrees" / "other" / "index.lock").touch()
    (alone.top / ".git" / "packed-refs.lock").touch()
    (alone.top / ".git" / "index.lock").touch()
    other = repository(alone.top.parent / "other")
    assert other is not None
    assert [path.name for path in lock_files(other)] == ["index.lock", "index.lock", "packed-refs.lock"]
    assert [path.parent.name for path in lock_files(here(alone))] == [".git", ".git"]


@pytest.fixture
def lock(alone: Clone, all_seen: None) -> Path:
    """A lock of twenty minutes."""
    path = alone.top / ".git" / "index.lock"
    path.touch()
    aged(alone.top)
    assert is_abandoned(path, here(alone))
    return path


def test_a_lock_that_a_process_has_open_is_held(alone: Clone, lock: Path) -> None:
    with lock.open("rb") as opened:
        program = [sys.executable, "-c", "input()"]
        with subprocess.Popen(program, stdin=subprocess.PIPE, pass_fds=[opened.fileno()]) as other:
            assert not is_abandoned(lock, here(alone))
            other.communicate(b"\n")
    assert is_abandoned(lock, here(alone))


@pytest.mark.parametrize("inside", [True, False])
def test_a_lock_may_be_of_any_git_that_works_in_the_clone_and_waits(alone: Clone, lock: Path, inside: bool) -> None:
    elsewhere = alone.top.parent / "home"
    with waiting_git(alone.top if inside else elsewhere):
        assert is_abandoned(lock, here(alone)) is not inside
    with waiting_git(elsewhere, {"GIT_DIR": "../own/.git"}):
        assert not is_abandoned(lock, here(alone))
    with waiting_git(elsewhere, {}, "--git-dir", str(alone.top / ".git")):
        assert not is_abandoned(lock, here(alone))
    with waiting_git(elsewhere, {"GIT_DIR": "another"}):
        assert is_abandoned(lock, here(alone))
    assert is_abandoned(lock, here(alone))


def test_a_lock_is_left_alone_where_it_cannot_be_known_whose_it_is(
    alone: Clone, lock: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not is_abandoned(lock, here(alone), tmp_path / "no processes")
    with monkeypatch.context() as patched:
        patched.setattr(holders, "_ALL_PROCESSES", "pid:[1]")
        assert not is_abandoned(lock, here(alone))
    with monkeypatch.context() as patched:
        patched.setattr(holders, "_LOCAL", frozenset({"nfs"}))
        assert not is_abandoned(lock, here(alone))
    with monkeypatch.context() as patched:
        patched.setattr(os, "geteuid", lambda: 123456)
        assert not is_abandoned(lock, here(alone))
    ailment = remains(alone)[Kind.LOCKED]
    lock.touch()
    assert not is_abandoned(lock, here(alone))
    assert [str(error) for _one, error in mended([ailment]) if error is not None]
    assert lock.exists()


def test_our_folders_are_removed_when_their_holder_is_dead(alone: Clone) -> None:
    repository_ = here(alone)
    with temporary_folder(repository_) as held:
        dead, old, young = (repository_.own / f"stdplan-{name}" for name in ("dead", "old", "young"))
        for folder in (dead, old, young):
            folder.mkdir()
        (dead / "held").touch()
        for folder, seconds in ((held, 9000), (dead, 120), (old, 9000), (young, 120)):
            os.utime(folder, (time.time() - seconds,) * 2)
        assert [one.path for one in examine(alone.ws) if one.kind is Kind.LEFT_OVER] == [dead, old]
        assert all(error is None for _one, error in mended([*examine(alone.ws)]))
        assert sorted(repository_.own.glob("stdplan-*")) == sorted([held, young])


def test_files_that_were_begun_in_the_workspace_are_told_and_removed(alone: Clone) -> None:
    alone.note("一")
    author = alone.ws.store.folder / "plan" / "zhang-san"
    begun = [
        author / ".01KAJ3QXJ5YD6TT6FZF8BCEK9Z.tmp",
        alone.ws.store.folder / ".vocabulary.toml.tmp",
        alone.top / "corpus" / ".plan.md.tmp",
        alone.top / "..gitattributes.tmp",
    ]
    for path in begun:
        path.write_text("half", "utf-8")
    assert not remains(alone)
    for path in begun:
        os.utime(path, (time.time() - 120,) * 2)
    assert {one.path for one in examine(alone.ws) if one.kind is Kind.LEFT_OVER} == {*begun}
    assert all(error is None for _one, error in mended([*examine(alone.ws)]))
    assert not any(path.exists() for path in begun)
    assert alone.bodies == {"一"}


def test_a_share_that_is_at_work_is_not_one_that_was_stopped(alone: Clone) -> None:
    alone.note("一")
    with marked(here(alone)):
        assert stopped_since(here(alone)) is None
        with marked(here(alone)):  # another one is not kept from sharing, and does not take the mark away
            pass
        assert stopped_since(here(alone)) is None
    assert not [*(alone.top / ".git").glob("stdplan-*")]
    with pytest.raises(Stopped), marked(here(alone)):
        raise Stopped("told")
    assert stopped_since(here(alone)) is None
    begun_by_a_kill(alone)
    assert stopped_since(here(alone)) is not None
    assert "3 files are not committed" in remains(alone)[Kind.STOPPED_SHARE].message
    alone.shared()
    assert stopped_since(here(alone)) is None


def test_of_a_share_that_was_stopped_nothing_is_told_when_somebody_has_done_the_rest(alone: Clone) -> None:
    alone.note("一")
    begun_by_a_kill(alone)
    commit_all(alone.top, "by hand")
    assert not remains(alone)


@pytest.mark.parametrize(("word", "what"), [("pick", UnderWay.CHERRY_PICK), ("revert", UnderWay.REVERT)])
def test_a_kill_between_two_of_several_commits_is_told(alone: Clone, word: str, what: UnderWay) -> None:
    (alone.top / ".git" / "sequencer").mkdir()
    (alone.top / ".git" / "sequencer" / "todo").write_text(f"{word} 0123456 Notes\n", "utf-8")
    assert here(alone).under_way is what
    assert what in remains(alone)[Kind.UNDER_WAY].remedy
    alone.git(what, "--quit")
    assert here(alone).under_way is None


def begun_by_a_kill(clone: Clone) -> None:
    """The mark of a share that was killed."""
    with pytest.raises(KeyboardInterrupt), marked(here(clone)):
        raise KeyboardInterrupt


def shown(clone: Clone, revision: str) -> bytes:
    """A file as a commit has it."""
    return subprocess.run(
        ["git", "-C", str(clone.top), "cat-file", "blob", revision], capture_output=True, check=True
    ).stdout


@contextmanager
def waiting_git(folder: Path, variables: dict[str, str] | None = None, *options: str) -> Iterator[None]:
    """A git that waits in a folder, as one with an editor does."""
    command, env = ["git", *options, "hash-object", "--stdin"], os.environ | (variables or {})
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env) as process:
        until, name = time.monotonic() + 5, Path(f"/proc/{process.pid}/comm")
        while name.read_text("utf-8") != "git\n" and time.monotonic() < until:
            time.sleep(0.01)
        yield
        process.communicate(b"")
