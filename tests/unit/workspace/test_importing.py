"""Importing: what is written, and what is never overwritten."""

from __future__ import annotations

import hashlib
import os
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from stdplan_tui.corpus.files import version_of
from stdplan_tui.errors import BodyError, IdError, ImportingError
from stdplan_tui.importing.importing import Imported
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.importing import Outcome, Prepared, accept, prepare
from tests.support.workspaces import SETTINGS

RAW = """\
江南县人民政府关于印发标准化规划的通知

江政发〔2021〕7号

各乡镇人民政府：

现将《江南县标准化规划》印发给你们，请认真贯彻执行。

江南县人民政府

2021年5月6日

江南县标准化规划

一、总体要求

（一）指导思想。坚持质量第一。

二、重点任务

制定特高压标准。
"""


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    (tmp_path / "new" / "corpus").mkdir(parents=True)
    return Workspace(tmp_path / "new", SETTINGS)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.txt"
    path.write_bytes(RAW.replace("\n", "\r\n").encode("gb18030"))
    return path


@dataclass(frozen=True)
class Result:
    """A prepared import, and what accepting it wrote."""

    prepared: Prepared
    written: tuple[Path, ...]

    @property
    def id(self) -> str:
        return self.prepared.id

    @property
    def imported(self) -> Imported:
        return self.prepared.imported

    @property
    def unchanged(self) -> bool:
        return self.prepared.outcome is Outcome.UNCHANGED


def import_into(ws: Workspace, path: Path, *, id: str | None = None) -> Result:  # noqa: A002
    prepared = prepare(ws, path, id=id)
    return Result(prepared, accept(ws, prepared))


def contents(ws: Workspace) -> dict[str, bytes]:
    return {str(path.relative_to(ws.root)): path.read_bytes() for path in sorted(ws.root.rglob("*")) if path.is_file()}


def test_an_import_writes_the_document_and_keeps_the_file_as_received(empty: Workspace, raw: Path) -> None:
    result = import_into(empty, raw)
    assert result.id == "jiangzhengfa-2021-7"
    assert not result.unchanged
    written = contents(empty)
    assert sorted(map(str, result.written)) == sorted(written)
    assert written["corpus/sources/raw.txt"] == raw.read_bytes()
    assert tomllib.loads(written["corpus/sources.toml"].decode()) == {
        "source": [{"file": "raw.txt", "sha256": hashlib.sha256(raw.read_bytes()).hexdigest(), "id": result.id}]
    }
    assert written[f"corpus/{result.id}.md"].decode() == result.imported.body
    document = empty.library.document(result.id)
    assert document.clauses == result.imported.document.clauses
    assert document.metadata == result.imported.document.metadata
    assert document.version == document.metadata.imported


def test_preparing_writes_nothing(empty: Workspace, raw: Path) -> None:
    assert prepare(empty, raw).id == "jiangzhengfa-2021-7"
    assert contents(empty) == {}


def test_the_same_file_again_changes_nothing(empty: Workspace, raw: Path) -> None:
    import_into(empty, raw)
    before = contents(empty)
    result = import_into(empty, raw)
    assert (result.unchanged, result.written) == (True, ())
    assert import_into(empty, empty.root / "corpus" / "sources" / "raw.txt").unchanged
    assert contents(empty) == before


def test_the_sources_make_the_same_documents_byte_for_byte(empty: Workspace, raw: Path, tmp_path: Path) -> None:
    import_into(empty, raw, id="guihua")
    other = Workspace(tmp_path / "other", SETTINGS)
    (other.root / "corpus").mkdir(parents=True)
    shutil.copytree(empty.root / "corpus" / "sources", other.root / "corpus" / "sources")
    shutil.copy(empty.root / "corpus" / "sources.toml", other.root / "corpus")
    import_into(other, other.root / "corpus" / "sources" / "raw.txt")
    assert contents(other) == contents(empty)


def test_a_file_in_sources_that_no_document_has_is_not_overwritten(empty: Workspace, raw: Path) -> None:
    kept = empty.root / "corpus" / "sources" / "raw.txt"
    kept.parent.mkdir()
    kept.write_bytes(b"something else")
    result = import_into(empty, raw)
    assert kept.read_bytes() == b"something else"
    assert kept.with_name("raw-2.txt").read_bytes() == raw.read_bytes()
    source = empty.library.metadata(result.id).source
    assert source is not None
    assert source.file == "raw-2.txt"
    assert import_into(empty, raw).unchanged


def test_the_same_content_under_another_name_is_the_same_document(empty: Workspace, raw: Path, tmp_path: Path) -> None:
    result = import_into(empty, raw)
    before = contents(empty)
    copy = tmp_path / "copy.txt"
    shutil.copy(raw, copy)
    again = import_into(empty, copy)
    assert (again.id, again.unchanged) == (result.id, True)
    with pytest.raises(ImportingError, match="jiangzhengfa-2021-7"):
        import_into(empty, copy, id="other")
    assert contents(empty) == before


def test_a_proposal_that_another_document_has_is_refused(empty: Workspace, raw: Path, tmp_path: Path) -> None:
    import_into(empty, raw)
    other = tmp_path / "other.txt"
    other.write_text(RAW.replace("特高压", "柔性直流"), "utf-8")
    before = contents(empty)
    with pytest.raises(ImportingError, match=r"--id jiangzhengfa-2021-7 for a newer version.* such as jiangnan"):
        import_into(empty, other)
    assert contents(empty) == before
    assert import_into(empty, other, id="other").id == "other"


def test_two_files_prepared_together_do_not_become_one_document(empty: Workspace, raw: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(RAW.replace("特高压", "柔性直流"), "utf-8")
    first, second = prepare(empty, raw), prepare(empty, other)
    accept(empty, first)
    before = contents(empty)
    with pytest.raises(ImportingError, match="import again"):
        accept(empty, second)
    assert contents(empty) == before


def test_the_text_can_be_mended_before_it_is_accepted(empty: Workspace, raw: Path) -> None:
    prepared = prepare(empty, raw)
    with pytest.raises(BodyError):
        accept(empty, prepared, "## \n")
    with pytest.raises(BodyError):
        accept(empty, prepared, "")
    assert contents(empty) == {}
    mended = prepared.body.replace("质量第一", "质量优先")
    written = accept(empty, prepared, mended)
    assert sorted(map(str, written)) == sorted(contents(empty))
    metadata = empty.library.metadata(prepared.id)
    assert empty.library.body(prepared.id) == mended
    assert (metadata.version, metadata.imported) == (version_of(mended), version_of(prepared.body))
    assert empty.store.snapshot_text(metadata.imported) == prepared.body


@pytest.mark.parametrize("left", ["sources/raw.txt", "sources.toml", "md"])
def test_what_a_crash_has_left_is_completed(empty: Workspace, raw: Path, left: str) -> None:
    result = import_into(empty, raw)
    whole = contents(empty)
    order = ["corpus/sources/raw.txt", "corpus/sources.toml", f"corpus/{result.id}.md", f"corpus/{result.id}.toml"]
    last = next(place for place, name in enumerate(order) if name.endswith(left))
    for name in order[last + 1 :]:
        (empty.root / name).unlink()
    assert import_into(Workspace(empty.root, SETTINGS), raw).id == result.id
    assert contents(empty) == whole


def test_a_file_that_is_one_document_does_not_become_a_second(empty: Workspace, raw: Path) -> None:
    import_into(empty, raw)
    with pytest.raises(ImportingError, match="jiangzhengfa-2021-7"):
        import_into(empty, raw, id="second")


def test_a_document_mended_by_hand_is_not_overwritten(empty: Workspace, raw: Path) -> None:
    result = import_into(empty, raw)
    body = empty.root / "corpus" / f"{result.id}.md"
    body.write_text(result.imported.body.replace("质量第一", "质量优先"), "utf-8")
    before = contents(empty)
    with pytest.raises(ImportingError, match=f"{result.id}.md"):
        import_into(empty, raw)
    assert contents(empty) == before


@pytest.mark.parametrize("wanted", ["../x", "CON", "con", "", "a/b", "x" * 49])
def test_a_bad_id_is_refused(empty: Workspace, raw: Path, wanted: str) -> None:
    with pytest.raises(IdError):
        import_into(empty, raw, id=wanted)
    assert contents(empty) == {}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 64], ids=["empty", "binary"])
def test_what_is_no_text_is_refused(empty: Workspace, raw: Path, content: bytes) -> None:
    raw.write_bytes(content)
    with pytest.raises(ImportingError, match=r"raw\.txt"):
        import_into(empty, raw)
    assert contents(empty) == {}


@pytest.mark.parametrize("name", [b"bad\xff.txt", b"two\nlines.txt", b"red\x1b[31m.txt"], ids=repr)
def test_a_name_that_cannot_be_shown_is_refused(empty: Workspace, raw: Path, name: bytes) -> None:
    path = raw.with_name(os.fsdecode(name))
    path.write_bytes(raw.read_bytes())
    with pytest.raises(ImportingError, match="rename"):
        import_into(empty, path)
    assert contents(empty) == {}


def test_a_folder_is_refused(empty: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ImportingError):
        import_into(empty, tmp_path)


def test_sources_that_lead_elsewhere_are_refused(empty: Workspace, raw: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (empty.root / "corpus" / "sources").symlink_to(outside)
    with pytest.raises(ImportingError, match="sources"):
        import_into(empty, raw)
    assert list(outside.iterdir()) == []


def test_a_read_only_folder_is_one_clear_message(empty: Workspace, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("stdplan_tui.atomic.write_atomically", refused)
    with pytest.raises(ImportingError, match="Permission denied"):
        import_into(empty, raw)
