"""What there is to search: a digest for each document that misses no change, made without reading it."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stdplan_tui.annotations.making import made
from stdplan_tui.annotations.model import Motivation, Resolution
from stdplan_tui.corpus.files import Stamp
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import DocumentError
from stdplan_tui.search.model import Note
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, file_states, holdings, reading, undoing
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import opened

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
[[dimension.tag]]
name = "供给型/资金"
formerly = ["资金"]
"""


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute has passed since every file was written."""
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + 60_000_000_000)


def digests(ws: Workspace) -> dict[str, str]:
    return {holding.document: holding.digest for holding in holdings.holdings(ws)}


def noted(ws: Workspace, document: str, body: str, *, tags: tuple[str, ...] = ()) -> Path:
    """A note on the first clause of a document that takes one; its file."""
    found = reading.document(ws, document)
    clause = next(clause for clause in found.flat if clause.takes_notes)
    note = annotating.annotate(ws, found, clause, body, tags=tags)
    return ws.store.path_of(note.document, note.author, note.id)


def notes(ws: Workspace, document: str) -> tuple[Note, ...]:
    (holding,) = (holding for holding in holdings.holdings(ws) if holding.document == document)
    return holding.load()[1]


def test_nothing_is_read_for_a_digest(ws: Workspace, later: None, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(ws, "plan", "核对")
    before = digests(ws)
    assert list(before) == ["notice", "plan"]

    def refused(*_: object, **__: object) -> str:
        raise AssertionError("a file was read")

    monkeypatch.setattr(file_states, "_content_hash", refused)
    monkeypatch.setattr(Path, "read_bytes", refused)
    monkeypatch.setattr(Path, "open", refused)
    assert digests(ws) == before


def test_only_what_changed_has_another_digest(ws: Workspace, later: None) -> None:
    note = noted(ws, "plan", "核对")
    before = digests(ws)
    (ws.root / "corpus" / "notice.toml").touch()
    touched = digests(ws)
    assert touched["notice"] != before["notice"]
    assert touched["plan"] == before["plan"]
    note.write_text(note.read_text("utf-8").replace("核对", "核实"), "utf-8")
    edited = digests(ws)
    assert edited["plan"] != touched["plan"]
    assert edited["notice"] == touched["notice"]


def test_a_note_that_comes_or_goes_is_noticed(ws: Workspace, later: None) -> None:
    seen = [digests(ws)["plan"]]
    note = noted(ws, "plan", "核对")
    seen.append(digests(ws)["plan"])
    other = ws.root / "annotations" / "plan" / "li-si" / note.name
    other.parent.mkdir()
    note.rename(other)
    seen.append(digests(ws)["plan"])
    other.unlink()
    seen.append(digests(ws)["plan"])
    assert len(set(seen)) == 4


def test_what_names_tags_and_authors_counts_where_there_are_notes(ws: Workspace, later: None) -> None:
    noted(ws, "plan", "核对")
    before = digests(ws)
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    agreed = digests(ws)
    (ws.root / "annotations" / "_authors" / "zhang-san.toml").write_text('name = "张三"\nid = "0123abcd"\n', "utf-8")
    renamed = digests(ws)
    assert len({before["plan"], agreed["plan"], renamed["plan"]}) == 3
    assert before["notice"] == agreed["notice"] == renamed["notice"]


def test_a_write_within_the_tick_of_the_clock_is_noticed(ws: Workspace) -> None:
    body = ws.root / "corpus" / "notice.md"
    for round_ in range(20):  # the same size and time written, and often the same time changed
        text = body.read_text("utf-8")
        os.utime(body)
        before, state = digests(ws)["notice"], body.stat()
        new = "工作要" if "要做好" in text else "要做好"
        with body.open("r+b") as file:
            file.write(text.replace("要做好" if new == "工作要" else "工作要", new, 1).encode())
        os.utime(body, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert digests(ws)["notice"] != before, round_


def test_a_clock_of_whole_seconds_is_not_trusted_for_two(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    body = ws.root / "corpus" / "notice.md"
    second = time.time_ns() // 10**9 + 1
    os.utime(body, ns=(second * 10**9, second * 10**9))
    looked = [len(file_states.file_state(body, second * 10**9 + age)) for age in (10**8, 19 * 10**8, 21 * 10**8)]
    assert looked == [6, 6, 5]


def test_a_link_is_no_annotation(ws: Workspace, later: None, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (ws.root / "annotations").mkdir()
    (ws.root / "annotations" / "plan").symlink_to(elsewhere)
    before = digests(ws)
    (elsewhere / "zhang-san").mkdir()
    (elsewhere / "zhang-san" / "x.toml").write_text("")
    assert digests(ws) == before
    assert notes(ws, "plan") == ()


def test_a_workspace_without_documents_or_annotations(tmp_path: Path) -> None:
    assert holdings.holdings(Workspace(tmp_path, Settings())) == ()


def test_notes_by_the_names_that_tags_and_authors_have_now(ws: Workspace) -> None:
    noted(ws, "plan", "核对", tags=("资金",))
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    (ws.root / "annotations" / "_authors" / "zhang-san.toml").write_text('name = "张三"\nid = "0123abcd"\n', "utf-8")
    (note,) = notes(ws, "plan")
    assert (note.author, note.author_name, note.tags, note.body) == ("zhang-san", "张三", ("供给型/资金",), "核对\n")
    assert (note.document, note.status, note.label) == ("plan", "open", "标题")


def test_deleted_and_broken_notes_are_left_out(ws: Workspace) -> None:
    file = noted(ws, "plan", "甲")
    noted(ws, "plan", "乙")
    file.with_name("01KAJ300000000000000000000.toml").write_text("broken = \n")
    assert sorted(note.body for note in notes(ws, "plan")) == ["乙\n", "甲\n"]
    undoing.undo(ws)
    (ws.root / "annotations" / "vocabulary.toml").write_text("broken = \n")
    assert [note.body for note in notes(ws, "plan")] == ["甲\n"]


def test_a_note_has_the_status_of_its_last_assessment(ws: Workspace) -> None:
    found, clause = reading.find(ws, "plan:1.1")
    note, other = (annotating.annotate(ws, found, clause, body) for body in ("甲", "乙"))

    def statuses() -> dict[str, str]:
        return {each.body: each.status for each in notes(ws, "plan") if each.body}

    assert statuses() == {"甲\n": "open", "乙\n": "open"}
    day = datetime.now(UTC)
    verdicts = (Resolution.RESOLVED, Resolution.REOPENED, Resolution.WONTFIX)
    for number, resolution in enumerate(verdicts, 1):
        ws.store.write(
            made(
                found.id,
                "zhang-san",
                note.target,
                motivation=Motivation.ASSESSING,
                reply_to=(note.id,),
                resolution=resolution,
                now=day + timedelta(days=number),
            )
        )
        expected = "open" if resolution is Resolution.REOPENED else resolution.value
        assert statuses() == {"甲\n": expected, "乙\n": other.status.value}


def test_a_note_goes_with_its_clause_and_is_on_the_document_once_that_is_gone(ws: Workspace) -> None:
    found, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, found, clause, "核对")
    body = ws.root / "corpus" / "plan.md"
    text = body.read_text("utf-8")
    reworded = text.replace("坚持质量第一", "坚持质量至上")
    body.write_text(reworded.replace("（一）指导思想。", "（二）指导思想。"), "utf-8")
    (note,) = notes(ws, "plan")
    assert (note.clause, note.label) == ("1.2", "一/（二）")
    body.write_text(text.replace(clause.string.replace("\n", "\n"), "（一）防汛。\n修堤坝。"), "utf-8")
    (note,) = notes(ws, "plan")
    assert (note.clause, note.label) == (None, "一/（一）")


def test_a_broken_document_fails_when_it_is_loaded(ws: Workspace) -> None:
    (ws.root / "corpus" / "plan.toml").write_text("broken = \n")
    by_id = {holding.document: holding for holding in holdings.holdings(ws)}
    with pytest.raises(DocumentError):
        by_id[DocumentId("plan")].load()
    assert by_id[DocumentId("notice")].load()[0].id == "notice"


def test_a_document_is_loaded_from_its_file_whatever_is_kept_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = opened(tmp_path / "other")
    monkeypatch.setattr("stdplan_tui.corpus.library.stamp_of", lambda _path: Stamp(1, 1, 1, 1))
    kept = ws.library.document("notice")
    body = ws.root / "corpus" / "notice.md"
    body.write_text(body.read_text("utf-8").replace("要做好", "需做好"), "utf-8")
    assert ws.library.document("notice") is kept
    (notice, _plan) = holdings.holdings(ws)
    assert "需做好" in "".join(clause.text for clause in notice.load()[0].flat)
