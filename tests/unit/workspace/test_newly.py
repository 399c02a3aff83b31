"""What others added since this person last saw it, and the small file in which it is kept what they saw."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, discussing, newly, progress, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS

OTHER = Settings(author_name="李强", author_id="89abcdef", language="en")
PLAN = DocumentId("plan")


def by_other(ws: Workspace, place: str, words: str) -> Annotation:
    """A note that Li Qiang writes."""
    other = Workspace(ws.root, OTHER)
    document, clause = reading.find(other, place)
    return annotating.annotate(other, document, clause, words)


def afresh(ws: Workspace) -> Workspace:
    """The workspace as the next run of the program opens it, after a tick of the clock."""
    time.sleep(0.15)
    return Workspace(ws.root, SETTINGS)


def new(ws: Workspace) -> list[str]:
    """What is new to Zhang San, as the next run of the program finds it."""
    ws = afresh(ws)
    found = newly.news(ws, newly.read_seen(ws) or newly.first_seen(ws))
    return sorted(note.body.strip() for notes in found.new.values() for note in notes)


def seen_file(ws: Workspace) -> Path:
    """Where it is kept what was seen."""
    assert ws.state_folder is not None
    return ws.state_folder / "seen"


def test_nothing_is_new_to_who_opens_a_workspace_for_the_first_time(ws: Workspace) -> None:
    by_other(ws, "plan:1.1", "早就有")
    assert new(ws) == []
    by_other(ws, "plan:1.1", "后来的")
    assert new(ws) == ["后来的"]


def test_what_others_add_is_new_until_it_is_seen(ws: Workspace) -> None:
    newly.first_seen(ws)
    one, _two = by_other(ws, "plan:1.1", "甲"), by_other(ws, "notice:p1", "乙")
    assert new(ws) == ["乙", "甲"]
    newly.add_seen(ws, [newly.hash_of(one)], {})
    assert new(ws) == ["乙"]


def test_what_others_change_is_new_again_and_what_they_delete_is_not(ws: Workspace) -> None:
    one, two = by_other(ws, "plan:1.1", "甲"), by_other(ws, "plan:1.2", "乙")
    newly.first_seen(ws)
    other = Workspace(ws.root, OTHER)
    annotating.edit(other, one, "甲，改了")
    annotating.delete(other, two)
    assert new(ws) == ["甲，改了"]


def test_ones_own_notes_are_never_new_nor_are_done_marks_of_others(ws: Workspace) -> None:
    newly.first_seen(ws)
    document, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, document, clause, "我的")
    progress.mark_done(Workspace(ws.root, OTHER), document, [clause], True)
    assert new(ws) == []


def test_an_answer_to_ones_own_note_is_new(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, document, clause, "我的")
    newly.first_seen(ws)
    other = Workspace(ws.root, OTHER)
    (asked,) = other.notebook.of(document).every
    discussing.reply(other, asked, "答复")
    assert new(ws) == ["答复"]


def test_a_note_that_arrives_late_is_new_however_old_it_says_it_is(ws: Workspace) -> None:
    note = by_other(ws, "plan:1.1", "旧的")
    path = ws.store.path_of(note.document, note.author, note.id)
    kept = path.read_bytes()
    path.unlink()
    by_other(ws, "plan:1.1", "新的")
    newly.first_seen(ws)
    path.write_bytes(kept)
    assert new(ws) == ["旧的"]


def test_a_note_that_goes_and_comes_back_with_a_branch_is_not_new_again(ws: Workspace) -> None:
    note = by_other(ws, "plan:1.1", "看过")
    newly.first_seen(ws)
    path = ws.store.path_of(note.document, note.author, note.id)
    kept = path.read_bytes()
    path.unlink()
    assert new(ws) == []
    newly.add_seen(ws, [], newly.news(afresh(ws), newly.read_seen(ws) or newly.Seen()).digests)
    path.write_bytes(kept)
    assert new(ws) == []


def test_documents_in_which_nothing_is_new_are_not_read(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    by_other(ws, "plan:1.1", "甲")
    time.sleep(0.15)
    newly.first_seen(ws)
    later, read = afresh(ws), list[str]()
    load = type(later.store).load

    def loading(store: Store, id_: DocumentId) -> Loaded:
        read.append(id_)
        return load(store, id_)

    monkeypatch.setattr(type(later.store), "load", loading)
    assert new(ws) == []
    assert read == []
    by_other(ws, "plan:1.2", "乙")
    assert new(ws) == ["乙"]
    assert set(read) == {"plan"}


def test_only_some_documents_can_be_looked_through(ws: Workspace) -> None:
    newly.first_seen(ws)
    by_other(ws, "plan:1.1", "甲")
    by_other(ws, "notice:p1", "乙")
    seen = newly.read_seen(ws)
    assert seen is not None
    assert [*newly.news(afresh(ws), seen, {PLAN}).new] == ["plan"]


@pytest.mark.parametrize(
    "garbage", [b"", b"\0\xff" * 500, b"stdplan seen 99\n\n12345678", b"plan\n\n", b"stdplan seen 1x"]
)
def test_a_record_that_cannot_be_understood_is_as_none(ws: Workspace, garbage: bytes) -> None:
    by_other(ws, "plan:1.1", "甲")
    newly.first_seen(ws)
    seen_file(ws).write_bytes(garbage)
    assert newly.read_seen(ws) is None
    assert newly.new_ids(ws) == frozenset()
    assert new(ws) == []
    by_other(ws, "plan:1.2", "乙")
    assert new(ws) == ["乙"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.binary(max_size=200), hashes=st.binary(max_size=100))
def test_whatever_follows_the_first_line_is_read_without_an_error(ws: Workspace, lines: bytes, hashes: bytes) -> None:
    seen_file(ws).write_bytes(b"stdplan seen 1\n" + lines + b"\n\n" + hashes)
    found = newly.read_seen(ws)
    assert found is not None
    newly.news(ws, found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.integers(0, 2**64 - 1), max_size=20), max_size=5))
def test_what_was_seen_stays_seen_whatever_is_added(ws: Workspace, added: list[set[int]]) -> None:
    seen_file(ws).unlink(missing_ok=True)
    for hashes in added:
        newly.add_seen(ws, hashes, {PLAN: "00"})
    found = newly.read_seen(ws)
    assert set(found.hashes if found else ()) == set[int]().union(*added)
    assert seen_file(ws).exists() is bool(added)


def test_the_record_is_bounded_and_forgets_what_was_seen_first(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newly, "MOST", 10)
    newly.add_seen(ws, range(8), {})
    newly.add_seen(ws, range(100, 108), {})
    found = newly.read_seen(ws)
    assert found is not None
    assert [*found.hashes] == [6, 7, *range(100, 108)]


def test_where_nothing_can_be_kept_nothing_is_new_and_nothing_fails(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_other(ws, "plan:1.1", "甲")
    monkeypatch.setattr(Workspace, "state_folder", None)
    assert newly.first_seen(ws).hashes
    assert newly.read_seen(ws) is None
    assert newly.new_ids(ws) == frozenset()


def test_two_that_run_at_once_keep_what_each_has_seen(ws: Workspace) -> None:
    one, two = Workspace(ws.root, SETTINGS), Workspace(ws.root, SETTINGS)
    newly.add_seen(one, [1], {})
    newly.add_seen(two, [2], {})
    newly.add_seen(one, [3], {})
    found = newly.read_seen(ws)
    assert found is not None
    assert {*found.hashes} == {1, 2, 3}
