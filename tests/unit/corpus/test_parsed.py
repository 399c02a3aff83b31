"""Documents kept as they were parsed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from stdplan_tui.corpus import markdown, parsed
from stdplan_tui.corpus.files import Stamp, stamp_of
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document, DocumentId, Metadata
from stdplan_tui.corpus.parsed import Parsed
from tests.support.documents import LAW, PLAN

ID = DocumentId("plan")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with a plan."""
    Library(tmp_path / "corpus").save(Metadata(ID, "规划"), PLAN)
    return tmp_path


def _opened(folder: Path) -> Library:
    return Library(folder / "corpus", Parsed(folder / "cache"))


def _kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    library = _opened(folder)
    document = library.document(ID)
    monkeypatch.setattr(parsed, "settled", lambda _stamp, _now: True)  # a change time cannot be set back
    library.keep(document)
    return document


def _never(*_args: object) -> None:
    raise AssertionError("parsed again")


def test_a_kept_document_is_the_same_and_is_not_parsed_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = _kept(folder, monkeypatch)
    monkeypatch.setattr(markdown, "read", _never)
    again = _opened(folder).document(ID)
    assert again == document
    assert again.version == document.version
    with pytest.raises(AssertionError, match="parsed again"):
        Library(folder / "corpus").document(ID)


def test_what_is_not_open_or_has_changed_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = _kept(folder, monkeypatch)
    before = (folder / "cache" / "plan.json").read_bytes()
    library = _opened(folder)
    library.keep(document)
    library.document(ID)
    Library(folder / "corpus").save(Metadata(ID, "规划"), LAW)
    library.keep(document)
    assert (folder / "cache" / "plan.json").read_bytes() == before


def test_another_text_in_the_file_is_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _kept(folder, monkeypatch)
    path = folder / "corpus" / "plan.md"
    times = path.stat()
    changed = PLAN.replace("标准", "规则")
    assert len(changed) == len(PLAN)
    assert changed != PLAN
    path.write_text(changed, "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    document = _opened(folder).document(ID)
    assert "规则" in "".join(clause.string for clause in document.flat)


def test_metadata_are_read_from_their_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _kept(folder, monkeypatch)
    path = folder / "corpus" / "plan.toml"
    path.write_text(path.read_text("utf-8").replace("规划", "纲要"), "utf-8")
    assert _opened(folder).document(ID).title == "纲要"


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"by": "0/0", "of": [1, 2, 3, 4], "version": "", "clauses": []}',
    ],
)
def test_what_cannot_be_understood_is_parsed_and_kept_anew(
    folder: Path, told: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _kept(folder, monkeypatch)
    path = folder / "cache" / "plan.json"
    good = path.read_bytes()
    path.write_bytes(told)
    library = _opened(folder)
    assert library.document(ID) == document
    library.keep(library.document(ID))
    assert path.read_bytes() == good


@pytest.mark.parametrize("change", [{"clauses": [["a", "nothing", "", "", "", []]]}, {"clauses": [["a"]]}, {"of": 3}])
def test_clauses_of_another_shape_are_not_believed(
    folder: Path, change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _kept(folder, monkeypatch)
    path = folder / "cache" / "plan.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | change), "utf-8")
    assert _opened(folder).document(ID) == document


def test_a_file_written_a_moment_ago_is_not_kept_and_nothing_fails_without_a_folder(folder: Path) -> None:
    library = _opened(folder)
    library.keep(library.document(ID))
    assert not (folder / "cache").exists()
    (folder / "cache").write_text("a file in its place")
    Parsed(folder / "cache").keep(ID, _stamp(folder), "", ())
    assert (folder / "cache").read_text() == "a file in its place"


def _stamp(folder: Path) -> Stamp:
    stamp = stamp_of(folder / "corpus" / "plan.md")
    assert stamp is not None
    return stamp._replace(changed=1, written=1)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners")
def test_what_somebody_else_has_put_there_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = _kept(folder, monkeypatch)
    path = folder / "cache" / "plan.json"
    path.write_text(path.read_text("utf-8").replace("标准", "别的"), "utf-8")
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert _opened(folder).document(ID) == document
