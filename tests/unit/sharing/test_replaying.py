"""Commits made anew on top of others: they keep who wrote them, when and what about, in the encoding they were in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.clones import commit_all
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import repository
from stdplan_tui.sharing.sync.replaying import is_linear, recorded, replayed
from stdplan_tui.sharing.sync.steps import Stopped
from tests.support.repositories import Clone


@pytest.fixture
def forked(alone: Clone) -> Clone:
    """A clone on `main`, with one commit that `theirs` lacks, and one there that `main` lacks."""
    alone.git("switch", "--quiet", "--create", "theirs")
    (alone.top / "a").write_text("a", "utf-8")
    commit_all(alone.top, "theirs")
    alone.git("switch", "--quiet", "main")
    return alone


def committed(clone: Clone, name: str, text: str, *settings: str) -> str:
    (clone.top / name).write_text(text, "utf-8")
    clone.git("add", name)
    clone.git(*settings, "commit", "--quiet", "--file", str(clone.top.parent / "message"))
    return clone.git("rev-parse", "HEAD")


def replay(clone: Clone) -> str:
    found = repository(clone.top)
    assert found
    return replayed(
        found, Git(clone.top, at_work=True), clone.git("rev-parse", "main"), clone.git("rev-parse", "theirs"), "t"
    )


@pytest.mark.parametrize(("encoding", "author"), [("UTF-8", "王 五"), ("GB18030", "王五")])
def test_author_dates_and_the_bytes_of_the_message_stay(
    forked: Clone, monkeypatch: pytest.MonkeyPatch, encoding: str, author: str
) -> None:
    message = forked.top.parent / "message"
    message.write_bytes("标准化\n\n  正文，两个空格\n\n\n末行\n".encode(encoding))
    monkeypatch.setenv("GIT_AUTHOR_NAME", os.fsdecode(author.encode(encoding)))
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "wang@example.org")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "1234567890 +0845")
    first = committed(forked, "b", "b", "-c", f"i18n.commitEncoding={encoding}", "-c", "commit.cleanup=verbatim")
    for name in ("NAME", "EMAIL", "DATE"):
        monkeypatch.delenv(f"GIT_AUTHOR_{name}")
    top = replay(forked)
    git = Git(forked.top)
    before, after = (recorded(git.run("cat-file", "commit", commit).out) for commit in (first, top))
    assert after == before
    assert forked.git("rev-parse", f"{top}^") == forked.git("rev-parse", "theirs")
    assert forked.git("ls-tree", "--name-only", top).splitlines() == ["a", "b", "corpus"]
    assert forked.git("rev-parse", "main") == first


def test_what_is_there_already_is_left_out_and_an_empty_commit_stays(forked: Clone) -> None:
    (forked.top.parent / "message").write_text("m\n", "utf-8")
    committed(forked, "a", "a")
    forked.git("commit", "--quiet", "--allow-empty", "--message", "empty")
    committed(forked, "b", "b")
    assert forked.git("log", "--format=%s", f"theirs..{replay(forked)}").splitlines() == ["m", "empty"]


def test_a_conflict_in_any_of_them_stops_all(forked: Clone) -> None:
    (forked.top.parent / "message").write_text("m\n", "utf-8")
    committed(forked, "b", "b")
    committed(forked, "a", "other")
    with pytest.raises(Stopped) as stopped:
        replay(forked)
    assert stopped.value.lines == ("a",)
    assert (forked.status, forked.git("log", "-1", "--format=%s")) == ("", "m")


def test_a_merge_among_them_is_seen(forked: Clone) -> None:
    found = repository(forked.top)
    assert found
    assert is_linear(found, "theirs", "main")
    (forked.top.parent / "message").write_text("m\n", "utf-8")
    committed(forked, "b", "b")
    assert is_linear(found, "theirs", "main")
    forked.git("switch", "--quiet", "--create", "side", "HEAD^")
    committed(forked, "c", "c")
    forked.git("switch", "--quiet", "main")
    forked.git("merge", "--quiet", "--no-edit", "side")
    assert not is_linear(found, "theirs", "main")


def test_a_signature_of_several_lines_is_no_field() -> None:
    content = (
        b"tree 1\nauthor A B <a@b> 1 +0000\ncommitter C <c> 2 -0100\ngpgsig -----\n author X <x> 3 +0000\n\nm\n\nn\n"
    )
    found = recorded(content)
    assert (found.author, found.encoding, found.message) == ((b"A B", b"a@b", b"@1 +0000"), "UTF-8", b"m\n\nn\n")


@given(st.binary(max_size=200))
def test_a_commit_of_any_bytes_can_be_looked_at(content: bytes) -> None:
    found = recorded(content)
    assert isinstance(found.message, bytes)
    assert len(found.author) == 3


def test_where_it_goes_is_left_alone(forked: Clone, tmp_path: Path) -> None:
    (forked.top.parent / "message").write_text("m\n", "utf-8")
    committed(forked, "b", "b")
    before = forked.git("for-each-ref")
    replay(forked)
    assert forked.git("for-each-ref") == before
    assert not list((forked.top / ".git").glob("stdplan-*"))
