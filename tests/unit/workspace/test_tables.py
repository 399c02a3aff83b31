"""What stands in the tables: annotations, how often tags were given, two dimensions crossed."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.annotations.filtering import Wanted
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import ClauseId, DocumentId, Metadata, Span
from stdplan_tui.errors import ExportError
from stdplan_tui.exchange.tables import Table, Value
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, progress, reading, tables
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.note_table import unit_number
from stdplan_tui.workspace.tables import TableFormat, TableKind
from tests.support.workbooks import read_workbook
from tests.support.workspaces import PLAN, opened

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
title = { zh = "政策工具", en = "policy instrument" }
[[dimension.tag]]
name = "供给型/资金"
title = { en = "money" }
formerly = ["钱"]
[[dimension.tag]]
name = "供给型/人才"
[[dimension.tag]]
name = "环境型/规划"
[[dimension.tag]]
name = "旧"
retired = true
[[dimension]]
id = "theme"
[[dimension.tag]]
name = "农业"
[[dimension.tag]]
name = "工业"
"""


@pytest.fixture
def tagged(ws: Workspace, tmp_path: Path) -> Workspace:
    """Two authors, tags on clauses and words, a note with two tags, one that is not in the vocabulary."""
    (ws.root / "annotations").mkdir()
    (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    plan, notice = reading.document(ws, "plan"), reading.document(ws, "notice")
    annotating.tag(ws, plan, plan.clause("1.1"), ["供给型/资金", "农业"])
    annotating.tag(ws, plan, plan.clause("1.2.p1"), ["供给型/人才"], span=Span(0, 4))
    annotating.annotate(ws, notice, notice.clause("p1"), "=重点？", tags=["钱", "生词"])
    other = opened(tmp_path / "work", Settings(author_name="Li Si", author_id="89abcdef", language="en"))
    annotating.tag(other, plan, plan.clause("1.1"), ["供给型/资金"])
    annotating.annotate(other, plan, None, "整篇")
    progress.mark_done(ws, plan, [plan.clause("1.1")], True)
    return ws


def made(ws: Workspace, kind: TableKind, wanted: Wanted = tables.EVERYTHING, **crossed: str) -> Table:
    return tables.table_of(ws, tables.chosen(ws, wanted), kind, **crossed)


def cells(table: Table, *columns: str) -> list[tuple[Value, ...]]:
    places = [[column.id for column in table.columns].index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_a_row_for_each_clause_author_and_tag(tagged: Workspace) -> None:
    assert cells(made(tagged, TableKind.NOTES), "document", "unit", "author", "dimension", "tag", "quotation") == [
        ("notice", "1-p1", "zhang-san", "policy instrument", "供给型/资金", ""),
        ("notice", "1-p1", "zhang-san", "", "生词", ""),
        ("plan", "", "li-si", "", "", ""),
        ("plan", "2-1-1", "zhang-san", "policy instrument", "供给型/资金", ""),
        ("plan", "2-1-1", "zhang-san", "theme", "农业", ""),
        ("plan", "2-1-1", "li-si", "policy instrument", "供给型/资金", ""),
        ("plan", "2-1-2-p1", "zhang-san", "policy instrument", "供给型/人才", "需求引领"),
    ]


def test_every_row_says_where_who_and_what(tagged: Workspace) -> None:
    table = made(tagged, TableKind.NOTES)
    first = dict(zip([column.id for column in table.columns], next(iter(table.rows)), strict=True))
    assert first.pop("created") == first.pop("updated")
    assert len(str(first.pop("annotation"))) == 26
    assert first == {
        "document_number": "江政发〔2021〕3号",
        "document": "notice",
        "title": "江南县人民政府关于开展标准化试点的通知",
        "unit": "1-p1",
        "label": "第1段",
        "clause": "p1",
        "level": "paragraph",
        "quotation": "",
        "text": "各单位要做好标准化试点工作。",
        "dimension": "policy instrument",
        "tag": "供给型/资金",
        "tag_title": "money",
        "author": "zhang-san",
        "name": "Zhang San",
        "state": "unresolved",
        "standing": "same",
        "motivation": "note",
        "note": "=重点？",
    }


def test_done_marks_only_where_they_are_asked_for(tagged: Workspace) -> None:
    assert not any(kind == "done" for (kind,) in cells(made(tagged, TableKind.NOTES), "motivation"))
    asked = made(tagged, TableKind.NOTES, Wanted(motivations=(Motivation.DONE,)))
    assert cells(asked, "motivation", "clause") == [("done", "1.1")]


def test_the_filters_of_the_list_hold(tagged: Workspace) -> None:
    wanted = Wanted(authors=("li-si",), documents=(DocumentId("plan"),))
    assert cells(made(tagged, TableKind.NOTES, wanted), "tag") == [("",), ("供给型/资金",)]
    frequencies = made(tagged, TableKind.FREQUENCIES, wanted)
    assert [column.id for column in frequencies.columns][4:] == ["plan", "clauses", "share", "uses"]


def test_what_has_no_place_any_more_has_no_clause(tagged: Workspace) -> None:
    body = PLAN.replace("坚持质量第一，完善标准体系。", "另有规定的，从其规定。").replace(
        "（一）指导思想。", "（一）例外。"
    )
    Library(tagged.root / "corpus").save(Metadata(DocumentId("plan"), "规划"), body)
    lost = [
        row
        for row in cells(made(tagged, TableKind.NOTES), "clause", "unit", "label", "text", "standing")
        if row[4] == "no place"
    ]
    assert lost == [("", "", "一/（一）", "（一）指导思想。\n坚持质量第一，完善标准体系。", "no place")] * 3


def test_a_document_that_cannot_be_read_keeps_its_rows(tagged: Workspace) -> None:
    (tagged.root / "corpus" / "notice.md").unlink()
    assert cells(made(tagged, TableKind.NOTES), "document", "title", "clause")[:2] == [("notice", "", "")] * 2


@pytest.mark.parametrize(
    ("clause", "unit"),
    [("3.2", "1-3-2"), ("3.1.box2.e1", "1-3-1-box2-e1"), ("art27-1.2", "1-art27_1-2"), ("p1~2", "1-p1~2")],
)
def test_unit_numbers(clause: str, unit: str) -> None:
    assert unit_number(1, ClauseId(clause)) == unit


def test_how_often_each_tag_was_given(tagged: Workspace) -> None:
    table = made(tagged, TableKind.FREQUENCIES)
    assert [column.title for column in table.columns][4:6] == [
        "江南县人民政府关于开展标准化试点的通知",
        "江南县标准化发展规划（2021—2025年）",
    ]
    assert cells(table, "kind", "tag", "notice", "plan", "clauses", "share", "uses") == [
        ("dimension", "", 1, 2, 3, 1.0, 4),
        ("level above tags", "供给型", 1, 2, 3, 1.0, 4),
        ("tag", "供给型/资金", 1, 1, 2, pytest.approx(2 / 3), 3),
        ("tag", "供给型/人才", 0, 1, 1, pytest.approx(1 / 3), 1),
        ("level above tags", "环境型", 0, 0, 0, 0.0, 0),
        ("tag", "环境型/规划", 0, 0, 0, 0.0, 0),
        ("dimension", "", 0, 1, 1, 1.0, 1),
        ("tag", "农业", 0, 1, 1, 1.0, 1),
        ("tag", "工业", 0, 0, 0, 0.0, 0),
        ("unknown tag", "生词", 1, 0, 1, None, 1),
    ]


def test_two_dimensions_crossed(tagged: Workspace) -> None:
    table = made(tagged, TableKind.CROSSTAB)
    assert [column.title for column in table.columns] == [
        "policy instrument / theme",
        "农业",
        "工业",
        "none of these",
        "total",
    ]
    assert list(table.rows) == [
        ("供给型/资金", 1, 0, 1, 2),
        ("供给型/人才", 0, 0, 1, 1),
        ("环境型/规划", 0, 0, 0, 0),
        ("none of these", 0, 0, 0, 0),
        ("total", 1, 0, 2, 3),
    ]
    turned = made(tagged, TableKind.CROSSTAB, by="theme")
    assert next(iter(turned.rows)) == ("农业", 1, 0, 0, 0, 1)
    mine = made(tagged, TableKind.CROSSTAB, Wanted(authors=("li-si",)))
    assert next(iter(mine.rows)) == ("供给型/资金", 0, 0, 1, 1)


def test_one_dimension_is_not_crossed(tagged: Workspace) -> None:
    (tagged.root / "annotations" / "vocabulary.toml").write_text(
        VOCABULARY.partition('[[dimension]]\nid = "theme"')[0], "utf-8"
    )
    assert len(tables.tables_of(tagged, tables.chosen(tagged))) == 2
    with pytest.raises(ExportError, match="two dimensions"):
        made(tagged, TableKind.CROSSTAB)


def test_a_workbook_has_all_tables(tagged: Workspace, tmp_path: Path) -> None:
    found = tables.chosen(tagged)
    path = tables.export_tables(tables.tables_of(tagged, found), tmp_path / "out.xlsx", TableFormat.XLSX)
    notes, frequencies, cross = read_workbook(path)
    assert [sheet.name for sheet in (notes, frequencies, cross)] == ["notes", "frequencies", "cross table"]
    assert len(notes.rows) == 8
    assert notes.column("note")[0] == "'=重点？"
    assert frequencies.column("share")[2] == pytest.approx(2 / 3)
    assert cross.column("total")[-1] == 3.0
    assert all(sheet.is_frozen and sheet.filtered for sheet in (notes, frequencies, cross))


@pytest.mark.parametrize("form", TableFormat)
def test_nothing_is_written_over_unless_it_is_asked_for(tagged: Workspace, tmp_path: Path, form: TableFormat) -> None:
    path = tmp_path / f"out.{form}"
    path.write_text("mine")
    found = tables.chosen(tagged)
    with pytest.raises(ExportError, match="there already"):
        tables.export_tables([tables.table_of(tagged, found, TableKind.NOTES)], path, form)
    assert path.read_text() == "mine"
    tables.export_tables([tables.table_of(tagged, found, TableKind.NOTES)], path, form, force=True)
    assert path.stat().st_size > 500
    assert [left.name for left in tmp_path.iterdir() if left.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["out.txt", "out", "none/out.csv", "corpus"])
def test_what_cannot_be_written_is_one_message(tagged: Workspace, name: str) -> None:
    table = made(tagged, TableKind.NOTES)
    with pytest.raises(ExportError):
        tables.export_tables([table], tagged.root / name, TableFormat.CSV, force=True)


def test_a_full_disk_leaves_nothing(tagged: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_table: Table, _file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stdplan_tui.exchange.csv_table.write_csv", full)
    with pytest.raises(ExportError, match="No space"):
        tables.export_tables([made(tagged, TableKind.NOTES)], tmp_path / "x.csv", TableFormat.CSV)
    assert not [left for left in tmp_path.iterdir() if "x.csv" in left.name]
