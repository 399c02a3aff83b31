"""Drafts on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stdplan_tui.tui.drafts import Draft


def draft(folder: Path | None, about: str, words: str, saved: str = "") -> Draft:
    """The draft of something, in which that stands now."""
    found = Draft(folder, about, saved)
    found.words = words
    return found


def test_a_draft_is_kept_by_what_it_is_about_until_it_is_ended(tmp_path: Path) -> None:
    kept = draft(tmp_path, "plan:1.1", "半句\r\n话 \udc80")
    assert kept.keep()
    assert draft(tmp_path, "../../etc", "别处").keep()
    assert Draft(tmp_path, "plan:1.1").read() == "半句\n话 ?"
    assert {path.parent for path in tmp_path.rglob("*.*")} == {tmp_path / "drafts"}
    kept.end()
    assert kept.read() == ""


@pytest.mark.parametrize(("words", "saved"), [(" \n", ""), ("原话", "原话"), ("", "原话")])
def test_where_nothing_would_be_lost_there_is_no_draft(tmp_path: Path, words: str, saved: str) -> None:
    assert draft(tmp_path, "plan", "话").keep()
    now = draft(tmp_path, "plan", words, saved)
    assert not now.is_begun
    assert now.keep()
    assert not list(tmp_path.rglob("*.txt"))


@pytest.mark.parametrize("end", [Draft.close, Draft.end])
def test_what_comes_late_changes_nothing(tmp_path: Path, end: Callable[[Draft], None]) -> None:
    kept = draft(tmp_path, "plan", "话")
    kept.keep()
    end(kept)
    left = kept.read()
    kept.words = "迟到的话"
    assert kept.keep()
    assert Draft(tmp_path, "plan").read() == left == ("话" if end is Draft.close else "")


def test_without_a_folder_that_can_be_written_it_is_said_that_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for folder in (None, tmp_path / "file"):
        kept = draft(folder, "plan", "话")
        assert not kept.keep()
        assert kept.read() == ""
        kept.end()
