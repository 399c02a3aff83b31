"""Sharing with a repository, or a remote, that wants to make us run or write something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.workspace.sharing import Wishes
from tests.support.repositories import Clone, executable


@pytest.fixture
def bait(own_git: Path) -> Iterator[Path]:
    """A program that leaves a trace; after the test there must be none."""
    trace = own_git / "ran"
    yield executable(own_git / "bait", f"touch '{trace}'\ncat")
    assert not trace.exists()


def test_annotations_that_lead_elsewhere_are_not_shared(own: Clone, own_git: Path) -> None:
    own.note("一")
    outside = own_git / "outside"
    (own.top / "annotations").rename(outside)
    (own.top / "annotations").symlink_to(outside)
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    assert "link" in own.stops().said
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before
    assert own.git("rev-list", "--count", "HEAD") == "1"


def test_a_note_that_is_a_link_is_left_out(own: Clone, own_git: Path) -> None:
    own.note("一")
    secret = own_git / "secret"
    secret.write_text("secret\n", "utf-8")
    own.path_of(own.note("二")).with_name("01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml").symlink_to(secret)
    own.shared()
    assert "01KAJ3QXJ5YD6TT6FZF8BCEK9Z" not in own.git("ls-tree", "-r", "--name-only", "HEAD")


def test_a_link_that_others_push_is_never_written_through(own: Clone, other: Clone, own_git: Path) -> None:
    own.note("一")
    own.shared()
    (own_git / "outside").mkdir()
    other.shared()
    author = next((other.top / "annotations" / "plan").iterdir())
    git(other.top, "rm", "--quiet", "-r", "--", str(author.relative_to(other.top)))
    author.parent.mkdir(parents=True, exist_ok=True)
    author.symlink_to(own_git / "outside")
    commit_all(other.top, "a link")
    other.git("push", "--quiet")
    own.note("二", "1.2")
    own.share()
    assert not list((own_git / "outside").iterdir())
    assert own.bodies >= {"二"}


@pytest.mark.parametrize("name", ["-x", "--upload-pack=touch ran", "a b", "a..b", "HEAD", "@", "a\nb", "é~1", "../x"])
def test_a_branch_of_a_strange_name_is_not_begun(own: Clone, bait: Path, name: str) -> None:
    assert bait.is_file()
    own.note("一")
    own.git("checkout", "--quiet", "--detach")
    before = own.git("for-each-ref")
    own.stops(Wishes(branch=name))
    assert own.git("for-each-ref") == before


@pytest.mark.parametrize("name", ["--upload-pack=BAIT", "-c", "ext::BAIT"])
def test_a_remote_of_a_strange_name_runs_nothing(own: Clone, bait: Path, name: str) -> None:
    own.note("一")
    own.git("config", "branch.main.remote", name.replace("BAIT", str(bait)))
    own.stops()


def test_an_address_that_would_run_something_does_not(own: Clone, bait: Path) -> None:
    own.note("一")
    own.git("config", "remote.origin.url", f"ext::{bait}")
    own.git("config", "protocol.ext.allow", "always")
    own.stops()


def test_a_repository_inside_the_annotations_is_not_entered(own: Clone, bait: Path) -> None:
    own.note("一")
    inner = own.top / "annotations" / "inner"
    inner.mkdir()
    git(inner, "init", "--quiet", "--template=")
    git(inner, "config", "core.fsmonitor", str(bait))
    for hook in ("pre-commit", "post-commit", "pre-push"):
        executable(inner / ".git/hooks" / hook, str(bait))
    own.shared()
    assert "inner" not in own.git("ls-tree", "-r", "--name-only", "HEAD")


def test_a_submodule_with_settings_of_its_own_is_not_entered(own: Clone, own_git: Path, bait: Path) -> None:
    inner = own_git / "inner"
    inner.mkdir()
    git(inner, "init", "--quiet", "--template=")
    commit_all(inner, "first")
    git(own.top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "module")
    commit_all(own.top, "a submodule")
    own.git("config", "submodule.recurse", "true")
    own.git("config", "fetch.recurseSubmodules", "true")
    own.git("config", "push.recurseSubmodules", "on-demand")
    git(own.top / "module", "config", "core.fsmonitor", str(bait))
    git(own.top / "module", "config", "core.sshCommand", str(bait))
    executable(own.top / ".git/modules/module/hooks/pre-push", str(bait))
    (own.top / "module" / "new").write_text("new", "utf-8")
    own.note("一")
    own.shared()


def test_what_a_remote_says_is_shown_as_text(own: Clone, remote: Path) -> None:
    executable(
        remote / "hooks" / "pre-receive", "printf '\\033]0;title\\007\\033[31m[@click=app.quit]no[/]\\n' >&2\nexit 1"
    )
    own.note("一")
    step = own.stops()
    said = " ".join((step.said, *step.lines))
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "[@click=app.quit]no[/]" in said


def test_author_and_document_names_in_the_message_have_no_controls(own: Clone) -> None:
    note = own.note("一")
    author = own.top / "annotations/_authors" / f"{note.author}.toml"
    author.write_text(author.read_text("utf-8").replace("Zhang San", "Zhang\\u001b[31m San\\u0007"), "utf-8")
    own.share()
    assert not set("\x1b\x07") & set(own.git("log", "-1", "--format=%B"))
