"""Importing a newer version of a document: what it keeps, what it replaces, and what was mended by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui import atomic
from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import BodyError, ImportingError, MendedByHand, StdplanError
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.importing import Outcome, accept, prepare
from tests.support.workspaces import SETTINGS

OLD = """\
江南县标准化条例

第一章　总则

第一条　为了加强标准化工作，提升产品和服务质量，制定本条例。

第二条　本条例所称标准，是指农业、工业、服务业等领域需要统一的技术要求。

第三条　县级以上人民政府应当将标准化工作纳入本级国民经济和社会发展规划。

第二章　标准的制定

第四条　制定标准应当有利于科学合理利用资源，推广科学技术成果。

第五条　制定推荐性标准，应当组织由相关方组成的标准化技术委员会。

第六条　本条例自2019年1月1日起施行。
"""
NEW = """\
江南县标准化条例

第一章　总则

第一条　为了加强标准化工作，提升产品和服务质量，制定本条例。

第二条　标准化工作坚持政府引导、市场驱动、社会参与、协同推进。

第三条　本条例所称标准，是指农业、工业、服务业以及社会事业等领域需要统一的技术要求。

第四条　县级以上人民政府应当将标准化工作纳入本级国民经济和社会发展规划。

第二章　标准的制定

第五条　制定标准应当有利于科学合理利用资源，推广科学技术成果。

第六条　本条例自2023年7月1日起施行。
"""
MENDED = ("提升产品和服务质量", "提升产品与服务质量")


@pytest.fixture
def law(tmp_path: Path) -> Workspace:
    """A workspace with the older version of a law, imported as `law`."""
    (tmp_path / "work" / "corpus").mkdir(parents=True)
    ws = Workspace(tmp_path / "work", SETTINGS)
    accept(ws, prepare(ws, file(tmp_path, OLD), id="law"))
    return ws


def file(folder: Path, text: str, name: str = "law.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def contents(ws: Workspace) -> dict[str, bytes]:
    return {str(path.relative_to(ws.root)): path.read_bytes() for path in sorted(ws.root.rglob("*")) if path.is_file()}


def mend(ws: Workspace, old: str, new: str) -> str:
    path = ws.library.body_path("law")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return path.read_text("utf-8")


@pytest.mark.parametrize(("name", "id_"), [("law.txt", None), ("law.txt", "law"), ("another.txt", "law")])
def test_a_newer_version_takes_the_place_of_the_old_one(
    law: Workspace, tmp_path: Path, name: str, id_: str | None
) -> None:
    old = law.library.body("law")
    before = contents(law)
    prepared = prepare(law, file(tmp_path, NEW, name), id=id_)
    assert contents(law) == before
    assert (prepared.id, prepared.outcome) == ("law", Outcome.REVISED)
    written = accept(law, prepared)
    assert law.library.body("law") == prepared.body == prepared.imported.body
    assert law.store.snapshot_text(version_of(old)) == old
    metadata = law.library.metadata("law")
    assert metadata.imported == metadata.version == version_of(prepared.body)
    kept = "law-2.txt" if name == "law.txt" else name
    assert [entry.file for entry in law.library.sources.entries()] == ["law.txt", kept]
    assert metadata.source is not None
    assert metadata.source.file == kept
    assert contents(law)["corpus/sources/law.txt"] == OLD.encode()
    assert contents(law)[f"corpus/sources/{kept}"] == NEW.encode()
    assert {str(path) for path in written} == {
        name for name, content in contents(law).items() if before.get(name) != content
    }


def test_what_changed_is_told_clause_by_clause(law: Workspace, tmp_path: Path) -> None:
    told = [
        (change.kind, change.old and change.old.id, change.new and change.new.id)
        for change in prepare(law, file(tmp_path, NEW)).changes
    ]
    assert told == [
        (Kind.ADDED, None, "art2"),
        (Kind.MOVED, "art2", "art3"),
        (Kind.MOVED, "art3", "art4"),
        (Kind.MOVED, "art4", "art5"),
        (Kind.REMOVED, "art5", None),
        (Kind.CHANGED, "art6", "art6"),
    ]


def test_the_current_file_again_changes_nothing_whatever_it_is_called(law: Workspace, tmp_path: Path) -> None:
    accept(law, prepare(law, file(tmp_path, NEW)))
    before = contents(law)
    for name in ("law.txt", "law-2.txt", "copy.txt"):
        prepared = prepare(law, file(tmp_path, NEW, name))
        assert (prepared.id, prepared.outcome) == ("law", Outcome.UNCHANGED)
        assert accept(law, prepared) == ()
    assert contents(law) == before


def test_an_older_file_again_is_refused(law: Workspace, tmp_path: Path) -> None:
    accept(law, prepare(law, file(tmp_path, NEW)))
    before = contents(law)
    for name in ("law.txt", "old.txt"):
        with pytest.raises(ImportingError, match=r"older version of law.*law-2\.txt"):
            prepare(law, file(tmp_path, OLD, name))
    assert contents(law) == before


def test_a_third_version_of_the_same_name_is_kept_beside_both(law: Workspace, tmp_path: Path) -> None:
    accept(law, prepare(law, file(tmp_path, NEW)))
    accept(law, prepare(law, file(tmp_path, NEW.replace("2023", "2024"))))
    names = ["law.txt", "law-2.txt", "law-3.txt"]
    assert [entry.file for entry in law.library.sources.entries()] == names
    assert sorted(names) == sorted(path.name for path in (law.root / "corpus" / "sources").iterdir())
    assert prepare(law, file(tmp_path, NEW.replace("2023", "2024"))).outcome is Outcome.UNCHANGED


def test_what_people_wrote_into_the_metadata_stays(law: Workspace, tmp_path: Path) -> None:
    metadata = law.library.metadata("law")
    by_hand = replace(
        metadata,
        short_title="条例",
        supersedes=("old",),
        formerly=(DocumentId("before"),),
        unknown={"shelf": "3"},
        kind="法",
    )
    law.library.save(by_hand, law.library.body("law"))
    accept(law, prepare(law, file(tmp_path, NEW)))
    now = law.library.metadata("law")
    kept = ("short_title", "supersedes", "formerly", "unknown")
    assert [getattr(now, key) for key in kept] == [getattr(by_hand, key) for key in kept]
    assert now.kind == metadata.kind


def test_another_document_under_an_id_by_mistake_is_refused(law: Workspace, tmp_path: Path) -> None:
    other = "县城供水管理办法\n\n供水企业按月抄表收费，用户凭单缴纳。\n\n水质每季度检测一次，检测报告张贴在营业厅。\n"
    before = contents(law)
    for name, id_ in (("other.txt", "law"), ("law.txt", None)):
        with pytest.raises(ImportingError, match="next to nothing in common with law"):
            prepare(law, file(tmp_path, other, name), id=id_)
    assert contents(law) == before
    accept(law, prepare(law, file(tmp_path, other), id="other"))
    assert contents(law)["corpus/sources/law-2.txt"] == other.encode()
    assert contents(law)["corpus/sources/law.txt"] == OLD.encode()


def test_a_better_import_of_the_same_file_is_a_revision(law: Workspace, tmp_path: Path) -> None:
    earlier = law.library.body("law").replace("第五条", "第五条之一")
    law.library.save(replace(law.library.metadata("law"), imported=version_of(earlier)), earlier)
    prepared = prepare(law, file(tmp_path, OLD))
    assert prepared.outcome is Outcome.REVISED
    assert [change.new and change.new.id for change in prepared.changes] == ["art5"]
    accept(law, prepared)
    assert [entry.file for entry in law.library.sources.entries()] == ["law.txt"]
    assert prepare(law, file(tmp_path, OLD)).outcome is Outcome.UNCHANGED


def test_what_was_mended_by_hand_is_not_overwritten(law: Workspace, tmp_path: Path) -> None:
    mend(law, *MENDED)
    before = contents(law)
    with pytest.raises(MendedByHand, match=r"law\.md.*--merge"):
        prepare(law, file(tmp_path, NEW))
    assert contents(law) == before


def test_what_was_mended_by_hand_is_merged(law: Workspace, tmp_path: Path) -> None:
    base = law.library.body("law")
    mine = mend(law, *MENDED)
    prepared = prepare(law, file(tmp_path, NEW), merge=True)
    assert prepared.outcome is Outcome.MERGED
    assert prepared.body == prepared.imported.body.replace(*MENDED)
    assert markdown.write(markdown.read(prepared.body)) == prepared.body
    assert [change.new and change.new.id for change in prepared.changes if change.kind is Kind.ADDED] == ["art2"]
    accept(law, prepared)
    metadata = law.library.metadata("law")
    assert (metadata.version, metadata.imported) == (version_of(prepared.body), version_of(prepared.imported.body))
    for text in (base, mine, prepared.imported.body):
        assert law.store.snapshot_text(version_of(text)) == text
    newest = prepare(law, file(tmp_path, NEW.replace("2023", "2024")), merge=True)
    assert newest.body == newest.imported.body.replace(*MENDED)


def test_the_same_file_brings_nothing_new_to_what_was_mended(law: Workspace, tmp_path: Path) -> None:
    mine = mend(law, *MENDED)
    with pytest.raises(MendedByHand):
        prepare(law, file(tmp_path, OLD))
    prepared = prepare(law, file(tmp_path, OLD), merge=True)
    assert (prepared.outcome, prepared.body) == (Outcome.UNCHANGED, mine)
    assert accept(law, prepared) == ()


def test_changes_of_the_same_words_are_left_to_a_person(law: Workspace, tmp_path: Path) -> None:
    mend(law, "农业、工业、服务业等领域", "农业、工业、服务业和其他等领域")
    before = contents(law)
    with pytest.raises(ImportingError, match=r"第二条: .*和其他.*以及社会事业") as caught:
        prepare(law, file(tmp_path, NEW), merge=True)
    assert "law.md" in str(caught.value)
    assert contents(law) == before
    mend(law, "服务业和其他等领域", "服务业以及社会事业等领域")
    mend(law, *MENDED)
    prepared = prepare(law, file(tmp_path, NEW), merge=True)
    assert prepared.body == prepared.imported.body.replace(*MENDED)


@pytest.mark.parametrize("snapshot", [True, False])
def test_without_the_text_that_import_wrote_nothing_is_merged(law: Workspace, tmp_path: Path, snapshot: bool) -> None:
    base = law.library.body("law")
    mend(law, *MENDED)
    (law.root / "corpus" / "sources" / "law.txt").unlink()
    if snapshot:
        law.store.snapshot(version_of(base), base)
        assert prepare(law, file(tmp_path, NEW), merge=True).outcome is Outcome.MERGED
        return
    with pytest.raises(ImportingError, match="cannot be made again"):
        prepare(law, file(tmp_path, NEW), merge=True)


def test_a_mended_text_that_does_not_read_is_named_with_its_line(law: Workspace, tmp_path: Path) -> None:
    mend(law, "## 第一章", "<!-- nothing -->\n## 第一章")
    with pytest.raises(BodyError, match=r"law\.md:3"):
        prepare(law, file(tmp_path, NEW), merge=True)


def test_a_document_that_changed_meanwhile_is_not_overwritten(law: Workspace, tmp_path: Path) -> None:
    prepared = prepare(law, file(tmp_path, NEW))
    mend(law, *MENDED)
    before = contents(law)
    with pytest.raises(ImportingError, match="import again"):
        accept(law, prepared)
    assert contents(law) == before


def test_an_earlier_id_names_its_document(law: Workspace, tmp_path: Path) -> None:
    law.library.save(replace(law.library.metadata("law"), formerly=(DocumentId("before"),)), law.library.body("law"))
    with pytest.raises(ImportingError, match="--id law"):
        prepare(law, file(tmp_path, NEW), id="before")


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("writes", range(5))
def test_an_import_cut_short_is_completed_by_the_same_import(
    law: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, merge: bool
) -> None:
    if merge:
        mend(law, *MENDED)
    prepared = prepare(law, file(tmp_path, NEW), merge=merge)
    write = atomic.write_atomically
    left = iter(range(writes))

    def cut_short(path: Path, content: bytes, **options: object) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "write_atomically", cut_short)
        with pytest.raises(StdplanError, match="No space left"):
            accept(law, prepared)
    again = Workspace(law.root, SETTINGS)
    accept(again, prepare(again, file(tmp_path, NEW), merge=merge))
    assert again.library.body("law") == prepared.body
    assert again.library.metadata("law").version == version_of(prepared.body)
    assert again.library.metadata("law").imported == version_of(prepared.imported.body)
    assert [entry.file for entry in again.library.sources.entries()] == ["law.txt", "law-2.txt"]
    assert contents(again)["corpus/sources/law.txt"] == OLD.encode()
    assert contents(again)["corpus/sources/law-2.txt"] == NEW.encode()
    assert prepare(again, file(tmp_path, NEW), merge=merge).outcome is Outcome.UNCHANGED
