"""Keeping an index: only what changed is written, cancelling, crashes, two processes."""

import subprocess
import sys
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from stdplan_tui.search import refresh
from stdplan_tui.search.model import RefreshReport
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.conftest import Opening
from tests.unit.search.documents import by_chance, document, found, note


@pytest.fixture
def engine(tmp_path: Path, opening: Opening) -> WhooshEngine:
    return opening(tmp_path)


def test_only_changed_documents_are_written_again(engine: WhooshEngine) -> None:
    first, second = document("a", "国家标准"), document("b", "化工")
    assert engine.refresh([first, second], ()) == RefreshReport(documents=2)
    assert engine.refresh([first, second], ()) == RefreshReport()
    assert engine.refresh([first, document("b", "能源")], ()) == RefreshReport(documents=1)
    assert (found(engine, "化工"), found(engine, "能源"), found(engine, "标准")) == ([], ["b:p1"], ["a:p1"])


def test_a_new_title_is_a_change(engine: WhooshEngine) -> None:
    engine.refresh([document("a", "国家标准", title="旧")], ())
    assert engine.refresh([document("a", "国家标准", title="新")], ()).documents == 1
    assert engine.search("标准").hits[0].title == "新"


def test_a_removed_document_is_gone_with_its_notes(engine: WhooshEngine) -> None:
    engine.refresh([document("a", "标准"), document("b", "标准")], [note("N", "b:p1", "标准")])
    assert engine.refresh([document("a", "标准")], ()) == RefreshReport(removed=1)
    assert found(engine, "标准") == ["a:p1"]


def test_only_changed_notes_are_written_again(engine: WhooshEngine) -> None:
    base = document("a", "标准", "化工")
    engine.refresh([base], [note("N1", "a:p1", "甲乙"), note("N2", "a:p2", "丙丁")])
    report = engine.refresh([base], [note("N1", "a:p1", "甲丙"), note("N3", "a:p2", "戊己")])
    assert report == RefreshReport(notes=2)
    assert (found(engine, "甲乙"), found(engine, "丙丁")) == ([], [])
    assert (found(engine, "甲丙"), found(engine, "戊己")) == (["a:p1@N1"], ["a:p2@N3"])


def test_the_same_annotation_id_of_two_authors_is_two_notes(engine: WhooshEngine) -> None:
    engine.refresh([document("a", "标准")], [note("N", "a:p1", "甲乙"), note("N", "a:p1", "甲丙", author="li")])
    assert engine.search("甲").total == 2


def test_many_small_changes_leave_every_record_once(engine: WhooshEngine) -> None:
    documents = [by_chance(f"d{number}", 12, number) for number in range(3)]
    for round_ in range(12):
        documents[round_ % 3] = by_chance(f"d{round_ % 3}", 12, 100 + round_)
        notes = [note(f"N{number}", "d0:p1", f"第{round_}轮") for number in range(round_)]
        engine.refresh(documents, notes)
        assert engine.search(f"第{round_}轮").total == round_
    fresh = {f"{each.id}:{clause.id}" for each in documents for clause in each.flat if "标" in clause.string}
    assert sorted(found(engine, "标")) == sorted(fresh)


def test_the_index_of_the_last_run_is_used_at_once_and_said_to_be_old(
    tmp_path: Path, engine: WhooshEngine, opening: Opening
) -> None:
    engine.refresh([document("a", "标准")], ())
    later = opening(tmp_path)
    assert (later.search("标准").total, later.search("标准").complete) == (1, False)
    assert later.refresh([document("a", "标准")], ()) == RefreshReport()
    assert later.search("标准").complete


def test_a_search_before_anything_is_indexed_says_it_is_incomplete(engine: WhooshEngine) -> None:
    assert engine.search("标准").complete is False
    engine.refresh((), ())
    assert (engine.search("标准").complete, engine.search("标准").total) == (True, 0)


def test_progress_runs_to_its_end(engine: WhooshEngine) -> None:
    steps: list[tuple[int, int]] = []
    engine.refresh([by_chance("a", 200, 1)], (), progress=lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1] == 201


def test_a_cancelled_first_refresh_leaves_no_index_and_search_goes_on(
    tmp_path: Path, engine: WhooshEngine, opening: Opening
) -> None:
    asked = iter(range(1000))
    report = engine.refresh([by_chance("a", 200, 1)], (), cancelled=lambda: next(asked) > 100)
    assert report == RefreshReport(cancelled=True)
    assert engine.search("标").total > 0
    assert opening(tmp_path).search("标").total == 0
    assert engine.refresh([by_chance("a", 200, 1)], ()).documents == 1


def test_a_cancelled_refresh_leaves_the_old_index(tmp_path: Path, engine: WhooshEngine, opening: Opening) -> None:
    engine.refresh([document("a", "化工")], ())
    report = engine.refresh([document("a", "能源", "能源")], (), cancelled=lambda: True)
    assert report.cancelled
    assert not engine.search("化工").complete
    assert found(opening(tmp_path), "化工") == ["a:p1"]


def test_it_can_be_searched_between_batches(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "_BATCH", 20)
    documents = [by_chance(f"d{number}", 30, number) for number in range(3)]
    seen: set[int] = set()
    engine.refresh(documents, (), progress=lambda _done, _total: seen.add(engine.search("标").total))
    assert len(seen) > 1
    assert engine.search("标").total == max(seen | {engine.search("标").total})


@pytest.mark.parametrize("existing", [True, False])
def test_a_failed_commit_keeps_the_old_index_and_lets_go_of_the_lock(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch, existing: bool, tmp_path: Path, opening: Opening
) -> None:
    if existing:
        engine.refresh([document("a", "化工")], ())

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("whoosh.writing.SegmentWriter._commit_toc", full)
        report = engine.refresh([document("a", "能源")], ())
    assert "No space left on device" in report.notice
    assert found(engine, "能源") == ["a:p1"]
    assert found(opening(tmp_path), "化工") == (["a:p1"] if existing else [])
    assert engine.refresh([document("a", "能源")], ()) == RefreshReport(documents=1)
    assert found(opening(tmp_path), "能源") == ["a:p1"]


def test_while_another_process_writes_search_is_right_and_the_index_comes_later(
    tmp_path: Path, opening: Opening
) -> None:
    engine, other = opening(tmp_path), FileLock(str(tmp_path / "search.lock"))
    assert other.acquire()
    assert engine.refresh([document("a", "标准")], ()) == RefreshReport(busy=True)
    assert found(engine, "标准") == ["a:p1"]
    assert not (tmp_path / "search").exists()
    other.release()
    assert engine.refresh([document("a", "标准")], ()) == RefreshReport(documents=1)


def test_what_another_process_wrote_is_read_and_not_written_again(tmp_path: Path, opening: Opening) -> None:
    first, second = opening(tmp_path), opening(tmp_path)
    old, new = document("a", "化工"), document("a", "能源")
    first.refresh([old], ())
    assert second.refresh([old], ()) == RefreshReport()
    first.refresh([new], ())
    assert found(second, "化工") == ["a:p1"]
    assert second.refresh([new], ()) == RefreshReport()
    assert found(second, "能源") == ["a:p1"]


CRASH = """
import os, sys
from pathlib import Path
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.documents import document
from {module} import {owner}
{owner}.{method} = lambda *_: os._exit(9)
WhooshEngine(Path(sys.argv[1])).refresh([document("a", "能源")], ())
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
        opening(tmp_path).refresh([document("a", "化工")], ())
    script = CRASH.format(module=module, owner=owner, method=method)
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", script, str(tmp_path)], check=False).returncode == 9
    left = found(opening(tmp_path), "化工")
    assert left == (["a:p1"] if existing and method != "seal" else [])
    engine = opening(tmp_path)
    assert engine.refresh([document("a", "能源")], ()) == RefreshReport(documents=1)
    assert (found(engine, "能源"), found(engine, "化工")) == (["a:p1"], [])
