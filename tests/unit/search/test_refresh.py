"""Keeping an index: only what changed is written, cancelling, crashes, two processes."""

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from stdplan_tui.corpus.model import Document
from stdplan_tui.errors import StdplanError
from stdplan_tui.search import refresh, upkeep
from stdplan_tui.search.memory import MemoryEngine
from stdplan_tui.search.model import Note, RefreshReport
from stdplan_tui.search.records import Record
from stdplan_tui.search.volume import Row, row_of
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.conftest import Opening
from tests.unit.search.documents import by_chance, document, found, holding, note, put


@pytest.fixture
def engine(tmp_path: Path, opening: Opening) -> WhooshEngine:
    return opening(tmp_path)


def test_only_changed_documents_are_written_again(engine: WhooshEngine) -> None:
    first, second = document("a", "国家标准"), document("b", "化工")
    assert put(engine, [first, second]) == RefreshReport(documents=2)
    assert put(engine, [first, second]) == RefreshReport()
    assert put(engine, [first, document("b", "能源")]) == RefreshReport(documents=1)
    assert (found(engine, "化工"), found(engine, "能源"), found(engine, "标准")) == ([], ["b:p1"], ["a:p1"])


def test_a_new_title_is_a_change(engine: WhooshEngine) -> None:
    put(engine, [document("a", "国家标准", title="旧")])
    assert put(engine, [document("a", "国家标准", title="新")]).documents == 1
    assert engine.search("标准").hits[0].title == "新"


def test_what_has_the_digest_of_before_is_not_read(engine: WhooshEngine) -> None:
    def unread() -> tuple[Document, tuple[Note, ...]]:
        raise AssertionError

    base, other = document("a", "标准"), holding(document("b", "化工"))
    put(engine, [base])
    assert engine.refresh([replace(holding(base), load=unread), other]) == RefreshReport(documents=1)


def test_another_digest_of_the_same_rows_writes_none(engine: WhooshEngine) -> None:
    base = holding(document("a", "标准"), [note("N", "a:p1", "甲乙")])
    engine.refresh([base])
    touched = replace(base, digest="touched")
    assert engine.refresh([touched]) == RefreshReport()
    assert engine.refresh([replace(touched, load=lambda: (_ for _ in ()).throw(OSError()))]) == RefreshReport()
    assert found(engine, "甲乙") == ["a:p1@N"]


@pytest.mark.parametrize("error", [OSError("gone"), StdplanError("broken")])
def test_what_cannot_be_read_is_left_out_until_it_can(engine: WhooshEngine, error: Exception) -> None:
    def broken() -> tuple[Document, tuple[Note, ...]]:
        raise error

    both = [holding(document("a", "标准")), holding(document("b", "标准"))]
    engine.refresh(both)
    assert engine.refresh([both[0], replace(both[1], digest="new", load=broken)]) == RefreshReport(removed=1)
    assert found(engine, "标准") == ["a:p1"]
    assert engine.refresh([both[0], replace(both[1], digest="new", load=broken)]) == RefreshReport()
    assert engine.refresh(both) == RefreshReport(documents=1)
    assert found(engine, "标准") == ["a:p1", "b:p1"]


def test_only_the_clauses_that_changed_are_written_again(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    put(engine, [document("a", "标准", "化工", "能源")])
    written: list[str] = []

    def noticed(record: Record, content: bytes) -> Row:
        written.append(record.clause)
        return row_of(record, content)

    monkeypatch.setattr(refresh, "row_of", noticed)
    assert put(engine, [document("a", "标准", "化学", "能源")]) == RefreshReport(documents=1)
    assert written == ["p2"]
    assert [found(engine, word) for word in ("标准", "化学", "化工")] == [["a:p1"], ["a:p2"], []]


def test_a_removed_document_is_gone_with_its_notes(engine: WhooshEngine) -> None:
    put(engine, [document("a", "标准"), document("b", "标准")], [note("N", "b:p1", "标准")])
    assert put(engine, [document("a", "标准")]) == RefreshReport(removed=1)
    assert found(engine, "标准") == ["a:p1"]


def test_only_changed_notes_are_written_again(engine: WhooshEngine) -> None:
    base = document("a", "标准", "化工")
    put(engine, [base], [note("N1", "a:p1", "甲乙"), note("N2", "a:p2", "丙丁")])
    report = put(engine, [base], [note("N1", "a:p1", "甲丙"), note("N3", "a:p2", "戊己")])
    assert report == RefreshReport(notes=2)
    assert (found(engine, "甲乙"), found(engine, "丙丁")) == ([], [])
    assert (found(engine, "甲丙"), found(engine, "戊己")) == (["a:p1@N1"], ["a:p2@N3"])


def test_the_same_annotation_id_of_two_authors_is_two_notes(engine: WhooshEngine) -> None:
    put(engine, [document("a", "标准")], [note("N", "a:p1", "甲乙"), note("N", "a:p1", "甲丙", author="li")])
    assert engine.search("甲").total == 2


def test_many_small_changes_leave_every_record_once(engine: WhooshEngine) -> None:
    documents = [by_chance(f"d{number}", 12, number) for number in range(3)]
    for round_ in range(12):
        documents[round_ % 3] = by_chance(f"d{round_ % 3}", 12, 100 + round_)
        notes = [note(f"N{number}", "d0:p1", f"第{round_}轮") for number in range(round_)]
        put(engine, documents, notes)
        assert engine.search(f"第{round_}轮").total == round_
    fresh = {f"{each.id}:{clause.id}" for each in documents for clause in each.flat if "标" in clause.string}
    assert sorted(found(engine, "标")) == sorted(fresh)


def test_the_index_of_the_last_run_is_used_at_once_and_said_to_be_old(
    tmp_path: Path, engine: WhooshEngine, opening: Opening
) -> None:
    put(engine, [document("a", "标准")])
    later = opening(tmp_path)
    assert (later.search("标准").total, later.search("标准").complete) == (1, False)
    assert put(later, [document("a", "标准")]) == RefreshReport()
    assert later.search("标准").complete


def test_a_search_before_anything_is_indexed_says_it_is_incomplete(engine: WhooshEngine) -> None:
    assert engine.search("标准").complete is False
    put(engine, ())
    assert (engine.search("标准").complete, engine.search("标准").total) == (True, 0)


def test_progress_runs_to_its_end(engine: WhooshEngine) -> None:
    steps: list[tuple[int, int]] = []
    put(engine, [by_chance("a", 200, 1)], (), progress=lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1] == 200


def test_a_cancelled_first_refresh_leaves_no_index_and_says_so(
    tmp_path: Path, engine: WhooshEngine, opening: Opening
) -> None:
    asked = iter(range(1000))
    report = put(engine, [by_chance("a", 200, 1)], (), cancelled=lambda: next(asked) > 100)
    assert report == RefreshReport(cancelled=True)
    assert (engine.search("标").total, engine.search("标").complete) == (0, False)
    assert opening(tmp_path).search("标").total == 0
    assert put(engine, [by_chance("a", 200, 1)]).documents == 1


@pytest.mark.parametrize("at", [31, 90, 150])
def test_what_was_committed_before_a_cancel_is_found_and_not_written_again(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(refresh, "_FIRST", 20)
    documents = [by_chance(f"d{number}", 30, number) for number in range(5)]
    done = 0

    def count(so_far: int, _: int) -> None:
        nonlocal done
        done = so_far

    monkeypatch.setattr("stdplan_tui.search.steps._EVERY", 1)
    first = put(engine, documents, (), progress=count, cancelled=lambda: done >= at)
    assert first.cancelled
    assert 0 < first.documents < 5
    assert not engine.search("标").complete
    assert {hit.document for hit in engine.search("标").hits} == {f"d{number}" for number in range(first.documents)}
    assert put(engine, documents) == RefreshReport(documents=5 - first.documents)
    assert {one.text for one in engine.suggest("标")} == {one.text for one in _words(documents).suggest("标")}


def test_words_that_were_not_written_in_the_end_are_put_together_again(
    engine: WhooshEngine, tmp_path: Path, opening: Opening
) -> None:
    documents = [by_chance("a", 30, 1), by_chance("b", 30, 2)]
    put(engine, documents)
    engine._upkeep._folder.keep_words(None)
    engine._upkeep._folder.seal()
    later = opening(tmp_path)
    assert later.suggest("标") == ()
    assert put(later, documents) == RefreshReport()
    assert later.suggest("标") == _words(documents).suggest("标") != ()


def test_suggestions_follow_the_documents_and_notes(engine: WhooshEngine) -> None:
    put(engine, [document("a", "国家标准化建设"), document("b", "能源能源")], [note("N", "a:p1", tags=["供给型"])])
    assert [one.text for one in engine.suggest("能")] == ["能源"]
    assert [one.text for one in engine.suggest("gj")] != []
    put(engine, [document("a", "国家标准化建设")])
    assert [one.text for one in engine.suggest("能") if not one.near] == []
    assert [one.text for one in engine.suggest("供给") if not one.near] == []


def _words(documents: list[Document]) -> MemoryEngine:
    engine = MemoryEngine()
    put(engine, documents)
    return engine


def test_a_cancelled_refresh_leaves_the_old_index(tmp_path: Path, engine: WhooshEngine, opening: Opening) -> None:
    put(engine, [document("a", "化工")])
    report = put(engine, [document("a", "能源", "能源")], (), cancelled=lambda: True)
    assert report.cancelled
    assert not engine.search("化工").complete
    assert found(opening(tmp_path), "化工") == ["a:p1"]


def test_it_can_be_searched_between_batches(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "_FIRST", 20)
    documents = [by_chance(f"d{number}", 30, number) for number in range(3)]
    seen: set[int] = set()
    put(engine, documents, (), progress=lambda _done, _total: seen.add(engine.search("标").total))
    assert len(seen) > 1
    assert engine.search("标").total == max(seen | {engine.search("标").total})


@pytest.mark.parametrize("existing", [True, False])
def test_a_failed_commit_keeps_the_old_index_and_lets_go_of_the_lock(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch, existing: bool, tmp_path: Path, opening: Opening
) -> None:
    if existing:
        put(engine, [document("a", "化工")])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("whoosh.writing.SegmentWriter._commit_toc", full)
        report = put(engine, [document("a", "能源")])
    assert "No space left on device" in report.notice
    assert found(engine, "能源") == ["a:p1"]
    assert found(opening(tmp_path), "化工") == (["a:p1"] if existing else [])
    assert put(engine, [document("a", "能源")]) == RefreshReport(documents=1)
    assert found(opening(tmp_path), "能源") == ["a:p1"]


def test_while_another_process_writes_search_is_right_and_the_index_comes_later(
    tmp_path: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_WAIT", 0.05)
    engine, other = opening(tmp_path), FileLock(str(tmp_path / "search.lock"))
    assert other.acquire()
    assert put(engine, [document("a", "标准")]) == RefreshReport(busy=True)
    assert found(engine, "标准") == ["a:p1"]
    assert not (tmp_path / "search").exists()
    assert engine.search("标准").complete
    other.release()
    assert put(engine, [document("a", "标准")]) == RefreshReport(documents=1)


def test_a_process_that_writes_for_a_moment_is_waited_for(tmp_path: Path, opening: Opening) -> None:
    engine, other = opening(tmp_path), FileLock(str(tmp_path / "search.lock"))
    assert other.acquire()
    threading.Timer(0.1, other.release).start()
    assert put(engine, [document("a", "标准")]) == RefreshReport(documents=1)


def test_waiting_for_another_process_can_be_cancelled(tmp_path: Path, opening: Opening) -> None:
    engine, other = opening(tmp_path), FileLock(str(tmp_path / "search.lock"))
    assert other.acquire()
    assert put(engine, [document("a", "标准")], cancelled=lambda: True) == RefreshReport(cancelled=True)
    other.release()


def test_what_another_process_wrote_is_read_and_not_written_again(tmp_path: Path, opening: Opening) -> None:
    first, second = opening(tmp_path), opening(tmp_path)
    old, new = document("a", "化工"), document("a", "能源")
    put(first, [old])
    assert put(second, [old]) == RefreshReport()
    put(first, [new])
    assert found(second, "化工") == ["a:p1"]
    assert put(second, [new]) == RefreshReport()
    assert found(second, "能源") == ["a:p1"]


CRASH = """
import os, sys
from pathlib import Path
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.documents import document, put
from {module} import {owner}
{owner}.{method} = lambda *_: os._exit(9)
put(WhooshEngine(Path(sys.argv[1])), [document("a", "能源")])
"""


@pytest.mark.parametrize(
    ("module", "owner", "method"),
    [
        ("whoosh.writing", "SegmentWriter", "_finalize_segment"),
        ("whoosh.writing", "SegmentWriter", "_commit_toc"),
        ("stdplan_tui.search.location", "IndexFolder", "seal"),
    ],
)
@pytest.mark.parametrize("existing", [True, False])
def test_a_crash_leaves_the_old_index_or_none(
    tmp_path: Path, opening: Opening, module: str, owner: str, method: str, existing: bool
) -> None:
    if existing:
        put(opening(tmp_path), [document("a", "化工")])
    script = CRASH.format(module=module, owner=owner, method=method)
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", script, str(tmp_path)], check=False).returncode == 9
    left = found(opening(tmp_path), "化工")
    assert left == (["a:p1"] if existing and method != "seal" else [])
    engine = opening(tmp_path)
    assert put(engine, [document("a", "能源")]) == RefreshReport(documents=1)
    assert (found(engine, "能源"), found(engine, "化工")) == (["a:p1"], [])
