"""`stdplan share`: a line for each step, or an object, and an exit code that says whether it went."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git

from tests.support.repositories import bare, isolate
from tests.unit.cli.conftest import Call


@pytest.fixture
def clone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace as a clone with one commit, and a remote that has it."""
    home = folder.parent / "home"
    isolate(monkeypatch, home)
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    git(folder, "init", "--quiet", "--template=")
    commit_all(folder, "documents")
    git(folder, "remote", "add", "origin", str(bare(folder.parent)))
    git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
    return folder


def head(clone: Path) -> str:
    return git(clone, "rev-parse", "HEAD").stdout.strip()


def test_each_step_is_a_line_and_the_last_says_how_things_stand(call: Call, clone: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一")
    ran = call("share")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        "changes: Annotations: 江南县标准化发展规划（2021—2025年）, 1 change",
        "    Zhang San:",
        "      江南县标准化发展规划（2021—2025年）: 1 note added",
        "    1 text that annotations were made on added, 1 author added",
        f"commit: committed as {head(clone)[:10]}: Annotations: 江南县标准化发展规划（2021—2025年）, 1 change",
        "fetch: origin/main has nothing new",
        "push: pushed to origin/main",
        "end: the remote has all that is here",
    ]


def test_in_chinese(call: Call, clone: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一")
    assert call("--lang", "zh", "share").code == 0
    assert git(clone, "log", "-1", "--format=%s").stdout.strip()


def test_as_json_each_step_is_an_object_and_the_result_comes_last(call: Call, clone: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object
    *steps, result = call("share", "--json").objects
    assert [(step["step"], step["outcome"]) for step in steps] == [
        ("changes", "done"),
        ("commit", "done"),
        ("fetch", "nothing"),
        ("push", "done"),
        ("end", "done"),
    ]
    assert all(set(step) == {"step", "outcome", "said", "lines", "commit"} for step in steps)
    assert {key: result[key] for key in ("result", "commit", "joined", "pushed", "stopped", "reason")} == {
        "result": "done",
        "commit": head(clone),
        "joined": False,
        "pushed": True,
        "stopped": None,
        "reason": "",
    }
    assert result["files"][-1] == {
        "path": f"annotations/plan/zhang-san/{note['id']}.toml",
        "kind": "annotation",
        "done": "added",
        "author": "zhang-san",
        "document": "plan",
        "motivation": "commenting",
        "was": None,
    }
    assert (result["left_out"], result["broken"]) == ([], [])


def test_a_message_of_ones_own_is_the_first_line(call: Call, clone: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一")
    assert call("share", "-m", "第一轮审阅").code == 0
    assert git(clone, "log", "-1", "--format=%B").stdout.splitlines()[:3] == ["第一轮审阅", "", "Zhang San:"]


def test_a_rehearsal_says_what_would_be_done(call: Call, clone: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一")
    before = head(clone)
    ran = call("share", "--dry-run")
    assert (ran.code, head(clone)) == (0, before)
    assert "commit: would be committed on main with this message:" in ran.lines
    assert ran.lines[-1] == "end: nothing was changed: this was a rehearsal"


def test_a_stop_has_exit_code_1_and_says_why_and_how_things_stand(call: Call, clone: Path) -> None:
    git(clone, "switch", "--quiet", "--detach")
    call("annotate", "plan:1.1", "-m", "一")
    ran = call("share")
    assert ran.code == 1
    assert ran.lines[0].startswith("branch: stopped: HEAD is detached")
    assert ran.lines[-1] == "end: nothing was committed and nothing pushed"
    *_steps, result = call("share", "--json").objects
    assert (result["result"], result["stopped"]) == ("stopped", "branch")
    assert call("share", "--branch", "side").code == 0
    assert git(clone, "symbolic-ref", "--short", "HEAD").stdout == "side\n"


def test_committing_without_pushing(call: Call, clone: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一")
    ran = call("share", "--no-push")
    assert ran.code == 0
    assert "not yet pushed" in ran.lines[-1]
    assert git(clone, "rev-list", "--count", "origin/main..HEAD").stdout == "1\n"


def test_documents_and_broken_files_take_an_option(call: Call, clone: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object
    (clone / "annotations" / "plan" / "zhang-san" / f"{note['id']}.toml").write_text("?", "utf-8")
    (clone / "corpus" / "notice.md").write_text("# 新\n", "utf-8")
    assert call("share", "--corpus").code == 1
    assert call("share", "--corpus", "--anyway").code == 0
    assert git(clone, "status", "--porcelain").stdout.split() == ["??", "annotations/plan/"]


@pytest.mark.parametrize("arguments", [("--rebase", "--merge"), ("-m", "  "), ("more",), ("--force",)])
def test_a_call_that_cannot_be_understood_is_misuse(call: Call, clone: Path, arguments: tuple[str, ...]) -> None:
    before = head(clone)
    assert call("share", *arguments).code == 2
    assert head(clone) == before


def test_rebase_and_merge_say_how_to_bring_together(call: Call, clone: Path) -> None:
    for option, merges in (("--rebase", "0"), ("--merge", "1")):
        git(clone, "branch", "--quiet", "--force", "theirs", "main")
        tree = git(clone, "rev-parse", "HEAD^{tree}").stdout.strip()
        theirs = git(clone, "commit-tree", "-p", "main", "-m", option, tree).stdout.strip()
        git(clone, "push", "--quiet", "origin", f"{theirs}:refs/heads/main")
        call("annotate", "plan:1.1", "-m", option)
        assert call("share", option).code == 0
        assert git(clone, "rev-list", "--merges", "--count", "HEAD").stdout.strip() == merges


def test_outside_of_a_clone_it_is_misuse(call: Call, folder: Path) -> None:
    ran = call("share")
    assert (ran.code, "not in a clone of git" in ran.err) == (2, True)


def test_escapes_that_others_wrote_do_not_reach_the_terminal(call: Call, clone: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object
    (clone / "annotations" / "plan" / "zhang-san" / "\x1b[31mred.toml").write_text("x", "utf-8")
    (clone / "annotations" / "_authors" / "zhang-san.toml").write_text(
        'name = "\\u009b31mX"\nid = "0123abcd"\n', "utf-8"
    )
    ran = call("share", "--anyway")
    assert note["id"]
    assert "\x1b" not in ran.out
    assert "\x9b" not in ran.out
