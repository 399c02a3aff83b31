"""Whether the index is that of the files as they are, told without loading what searches."""

from __future__ import annotations

import pytest

from stdplan_tui.workspace import annotating, file_states, reading, searching
from stdplan_tui.workspace.folder import Workspace


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are taken as written long ago: a young one's content is part of its state, an older one's no more."""
    monkeypatch.setattr(file_states, "settled", lambda _stamp, _now: True)


def test_a_new_workspace_is_not_current(ws: Workspace) -> None:
    assert not searching.is_current(ws)


def test_after_a_refresh_another_process_has_nothing_to_do_and_finds_all_at_once(ws: Workspace) -> None:
    searching.refresh(ws)
    searching.close(ws)
    other = Workspace(ws.root, ws.settings)
    assert searching.is_current(other)
    assert not searching.is_loaded(other)
    results = searching.search(other, "标准化")
    assert results.hits
    assert results.complete
    assert searching.is_loaded(other)
    searching.close(other)


def test_a_note_makes_the_index_old_and_a_refresh_finds_it(ws: Workspace) -> None:
    searching.refresh(ws)
    document, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, document, clause, "独一无二的话")
    other = Workspace(ws.root, ws.settings)
    assert not searching.is_current(other)
    searching.refresh(other)
    assert searching.is_current(other)
    assert searching.search(other, "独一无二").total == 1
    for one in (ws, other):
        searching.close(one)


def test_a_mark_that_was_damaged_is_only_a_reason_to_refresh(ws: Workspace) -> None:
    searching.refresh(ws)
    assert ws.cache_folder
    for mark in ws.cache_folder.glob("*.mark"):
        mark.write_bytes(b"\xff\x00 not a mark")
    assert not searching.is_current(ws)
    searching.refresh(ws)
    assert searching.is_current(ws)
    searching.close(ws)
