"""Commits of our files and no others: what else is staged or changed stays, byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.workspace import annotating, renaming
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind, Outcome, Wishes
from tests.support.repositories import Clone, executable


def others_part(clone: Clone) -> tuple[str, str, str]:
    """What is staged and changed beside the annotations, exactly."""
    lines = "\n".join(line for line in clone.status.splitlines() if "annotations/" not in line)
    elsewhere = ("--", ".", ":(exclude)annotations")
    return lines, clone.git("diff", "--cached", *elsewhere), clone.git("diff", *elsewhere)


def committed_names(clone: Clone, revision: str = "HEAD") -> set[str]:
    return set(clone.git("show", "--format=", "--name-only", revision).splitlines())


def mess(clone: Clone) -> None:
    """Other work of every kind: staged new, staged and changed again, changed, removed, renamed, untracked."""
    top = clone.top
    for name in ("a", "b", "c", "d e", "目录 一"):
        (top / name).write_text(name * 30, "utf-8")
    commit_all(top, "others")
    (top / "new").write_text("new", "utf-8")
    (top / "a").write_text("staged", "utf-8")
    clone.git("add", "new", "a")
    (top / "a").write_text("staged and changed", "utf-8")
    (top / "目录 一").write_text("changed", "utf-8")
    clone.git("rm", "--quiet", "c")
    clone.git("mv", "d e", "f")
    clone.git("rm", "--cached", "--quiet", "b")
    (top / "untracked").write_text("u", "utf-8")
    (top / "corpus" / "plan.md").write_text((top / "corpus" / "plan.md").read_text("utf-8") + "\n", "utf-8")


def test_only_our_files_are_committed_and_all_else_stays_as_it_was(alone: Clone) -> None:
    mess(alone)
    note = alone.note("一")
    before = others_part(alone)
    alone.shared()
    assert others_part(alone) == before
    assert committed_names(alone) == {
        "annotations/_authors/zhang-san.toml",
        *(f"annotations/_base/{path.name}" for path in (alone.ws.store.folder / "_base").iterdir()),
        f"annotations/plan/zhang-san/{note.id}.toml",
    }
    assert not any("annotations/" in line for line in alone.status.splitlines())


def test_what_is_staged_of_a_note_and_changed_again_is_committed_as_it_is_in_the_work_tree(alone: Clone) -> None:
    note = alone.note("一")
    alone.git("add", "--all")
    annotating.edit(alone.ws, note, "二")
    alone.shared()
    assert alone.status == ""
    assert "二" in alone.git("show", f"HEAD:annotations/plan/zhang-san/{note.id}.toml")


def test_a_moved_annotation_is_committed_as_moved(alone: Clone) -> None:
    alone.note("一")
    commit_all(alone.top, "note")
    renaming.rename(alone.ws, "plan", "plan-2021")
    alone.shared(Wishes(corpus=True))
    assert alone.status == ""
    listed = alone.git("show", "--format=", "--name-status", "--no-renames", "--", "annotations").splitlines()
    assert sorted((line[0], line.split("/")[1]) for line in listed) == [("A", "plan-2021"), ("D", "plan")]


def test_documents_stay_out_unless_asked_for(alone: Clone) -> None:
    (alone.top / "corpus" / "notice.md").write_text("# 新\n", "utf-8")
    alone.note("一")
    alone.shared()
    assert "corpus/notice.md" in alone.status
    alone.shared(Wishes(corpus=True))
    assert (alone.status, committed_names(alone)) == ("", {"corpus/notice.md"})


def test_nothing_new_is_no_commit(alone: Clone) -> None:
    before = alone.git("rev-parse", "HEAD")
    steps = alone.shared()
    assert [(step.kind, step.outcome) for step in steps[:1]] == [(Kind.CHANGES, Outcome.NOTHING)]
    assert alone.git("rev-parse", "HEAD") == before


def test_a_branch_without_a_commit_gets_its_first_one(alone: Clone) -> None:
    clone = alone
    clone.git("update-ref", "-d", "HEAD")
    clone.git("rm", "--cached", "--quiet", "-r", ".")
    clone.note("一")
    clone.shared()
    assert clone.git("rev-list", "--count", "HEAD") == "1"
    assert all(name.startswith("annotations/") for name in committed_names(clone))
    assert "? corpus/plan.md" in clone.status


def test_the_message_reads_well_and_the_reflog_says_who_did_it(alone: Clone) -> None:
    alone.note("一")
    alone.shared()
    first, _blank, *rest = alone.git("log", "-1", "--format=%B").splitlines()
    assert first == "Annotations: 江南县标准化发展规划（2021—2025年）, 1 change"
    assert rest[0] == "Zhang San:"
    assert alone.git("reflog", "-1", "--format=%gs").startswith("stdplan share: Annotations")


def test_hooks_run_as_they_do_for_a_commit(alone: Clone) -> None:
    log = alone.top.parent / "log"
    for name in ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"):
        script = f'echo "{name} $2 $(git diff --cached --name-only | wc -l)" >> "{log}"'
        executable(alone.top / ".git" / "hooks" / name, script)
    executable(alone.top / ".git" / "hooks" / "commit-msg", f'echo "Change-Id: 1" >> "$1"; echo commit-msg >> "{log}"')
    (alone.top / "staged").write_text("x", "utf-8")
    alone.git("add", "staged")
    alone.note("一")
    alone.shared()
    assert log.read_text("utf-8").split("\n")[:-1] == [
        "pre-commit  3",
        "prepare-commit-msg message 3",
        "commit-msg",
        "post-commit  1",
    ]
    assert alone.git("log", "-1", "--format=%B").splitlines()[-1] == "Change-Id: 1"
    assert alone.status.startswith("1 A. N... ")


@pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg"])
def test_a_hook_that_refuses_stops_it_and_is_quoted(alone: Clone, name: str) -> None:
    hook = executable(alone.top / ".git" / "hooks" / name, "echo 'no \033[31mway'; echo 'at all' >&2; exit 1")
    alone.note("一")
    before = alone.git("rev-parse", "HEAD")
    result, steps = alone.share()
    (stop,) = (step for step in steps if step.kind is Kind.COMMIT)
    assert (stop.outcome, stop.said) == (Outcome.STOPPED, f"the hook {name} refuses")
    assert "at all" in stop.lines
    assert result.said == "your changes are staged and not committed; nothing else was touched"
    assert alone.git("rev-parse", "HEAD") == before
    hook.unlink()
    alone.shared()
    assert alone.status == ""


@pytest.mark.parametrize("script", ["echo x > a; git add a", 'for f in annotations/plan/*/*; do echo >> "$f"; done'])
def test_a_hook_that_changes_what_is_committed_stops_it(alone: Clone, script: str) -> None:
    executable(alone.top / ".git" / "hooks" / "pre-commit", script)
    alone.note("一")
    before = alone.git("rev-parse", "HEAD")
    assert "pre-commit has changed" in alone.stops().said
    assert alone.git("rev-parse", "HEAD") == before


def test_an_empty_message_is_none(alone: Clone) -> None:
    executable(alone.top / ".git" / "hooks" / "commit-msg", ': > "$1"')
    alone.note("一")
    assert alone.stops().said == "a hook has left no message for the commit"


def test_commits_are_signed_where_git_is_set_so(alone: Clone) -> None:
    signer = executable(
        alone.top.parent / "signer",
        "cat > /dev/null; echo '[GNUPG:] SIG_CREATED ' >&2; echo 'SIGNED BY A TEST'",
    )
    alone.git("config", "gpg.program", str(signer))
    alone.git("config", "commit.gpgSign", "true")
    alone.note("一")
    alone.shared()
    assert "SIGNED BY A TEST" in alone.git("cat-file", "commit", "HEAD")


def test_a_signer_that_fails_stops_it(alone: Clone) -> None:
    alone.git("config", "gpg.program", str(executable(alone.top.parent / "signer", "exit 2")))
    alone.git("config", "commit.gpgSign", "true")
    alone.note("一")
    stop = alone.stops()
    assert (stop.kind, stop.said) == (Kind.COMMIT, "git cannot make the commit")
    assert stop.lines


def test_without_a_name_git_is_asked_first_and_nothing_is_changed(
    alone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone.note("一")
    Path(os.environ["GIT_CONFIG_GLOBAL"]).write_text("[user]\nuseConfigOnly = true\n", "utf-8")
    before = alone.status
    assert alone.stops().said.startswith("git does not know who you are")
    assert alone.status == before


def test_a_commit_made_by_somebody_else_at_that_moment_stays(alone: Clone) -> None:
    executable(
        alone.top / ".git" / "hooks" / "pre-commit",
        "unset GIT_INDEX_FILE; git commit --quiet --no-verify --allow-empty -m meanwhile -- corpus",
    )
    alone.note("一")
    stop = alone.stops()
    assert stop.said == "the branch has changed meanwhile: share again"
    assert alone.git("log", "-1", "--format=%s") == "meanwhile"
    (alone.top / ".git" / "hooks" / "pre-commit").unlink()
    alone.shared()
    assert alone.git("log", "-2", "--format=%s").splitlines()[1] == "meanwhile"


def test_a_linked_work_tree_shares_its_own_branch(alone: Clone) -> None:
    top = alone.top.parent / "工作 树"
    alone.git("worktree", "add", "--quiet", "-b", "side", str(top))
    linked = Clone(top, Workspace(top, alone.ws.settings))
    linked.note("一")
    alone.note("二")
    before = alone.status
    linked.shared()
    assert linked.git("log", "-1", "--format=%D") == "HEAD -> side"
    assert alone.status == before


def test_a_workspace_inside_a_submodule_is_shared_there(own_git: Path, alone: Clone) -> None:
    outer = own_git / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(alone.top), "inner")
    commit_all(outer, "outer")
    inner = Clone(outer / "inner", Workspace(outer / "inner", alone.ws.settings))
    inner.note("一")
    inner.shared(Wishes(push=False))
    assert inner.status == ""
    assert git(outer, "status", "--porcelain").stdout == " M inner\n"


def test_nothing_temporary_is_left_and_what_a_crash_left_goes_after_an_hour(alone: Clone) -> None:
    old, young = alone.top / ".git" / "stdplan-old", alone.top / ".git" / "stdplan-young"
    for folder in (old, young):
        folder.mkdir()
    os.utime(old, (0, 0))
    alone.note("一")
    alone.shared()
    assert [path.name for path in (alone.top / ".git").glob("stdplan-*")] == ["stdplan-young"]
