"""Listing, finding and outlining documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.errors import AmbiguousClause, IdError, UnknownClause, UnknownDocument, WorkspaceError
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace


def test_the_list_counts_clauses_and_annotations(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, document, clause, "核对")
    annotating.delete(ws, annotating.annotate(ws, document, clause, "误"))
    notice, plan = reading.listing(ws)
    assert (notice.id, notice.document_number, notice.annotations) == ("notice", "江政发〔2021〕3号", 0)
    assert (plan.title, plan.annotations) == ("江南县标准化发展规划（2021—2025年）", 1)
    assert plan.clauses == sum(clause.takes_notes for clause in document.flat)
    assert notice.problem is plan.problem is None


def test_a_broken_document_is_listed_with_its_problem(ws: Workspace) -> None:
    (ws.root / "corpus" / "plan.md").write_text("# 题\n\n<!-- nonsense -->\n文\n", "utf-8")
    notice, plan = reading.listing(ws)
    assert notice.problem is None
    assert plan.title.startswith("江南县")
    assert plan.problem is not None
    assert "plan.md:" in str(plan.problem)


def test_a_clause_is_found_by_its_address(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:2.box1.e1")
    assert (document.id, clause.heading) == ("plan", "种业")
    assert reading.place_of(ws, "plan") == (document, None)


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("plans:1", UnknownDocument),
        ("plan:9", UnknownClause),
        ("../plan:1", IdError),
        ("plan:/../", UnknownClause),
        ("plan:第九百条", UnknownClause),
        ("plan:（一", UnknownClause),
        ("plan", IdError),
        ("", IdError),
    ],
)
def test_a_wrong_address_is_refused(ws: Workspace, address: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        reading.find(ws, address)


@pytest.mark.parametrize(
    ("said", "clause"),
    [("一（一）", "1.1"), ("二/专栏1/种业", "2.box1.e1"), ("專欄 1", "2.box1"), ("第二部分", "2"), ("基本原则", "1.2")],
)
def test_a_clause_is_found_by_its_label_path(ws: Workspace, said: str, clause: str) -> None:
    assert reading.find(ws, f"plan:{said}")[1].id == clause
    assert reading.place_of(ws, f"plan：{said}")[1] == reading.find(ws, f"plan:{clause}")[1]


def test_a_label_that_several_clauses_have_is_refused_with_their_names(ws: Workspace) -> None:
    parts = "".join(f"\n## {number}、部分\n\n### （一）目标。\n实现。\n" for number in "一二三四五六七八九")
    ws.library.save(Metadata(DocumentId("long"), "长"), f"# 长\n{parts}")
    with pytest.raises(AmbiguousClause, match=r"several clauses （一）: 一/（一） \(1\.1\), 二/.* \(8\.1\), 1 more"):
        reading.find(ws, "long:（一）")


def test_what_comes_nearest_is_named(ws: Workspace) -> None:
    with pytest.raises(
        UnknownClause, match=r"no clause 一（三）; the nearest are 一/（二） \(1\.2\), 一/（一） \(1\.1\)"
    ):
        reading.find(ws, "plan:一（三）")


def test_the_outline_of_a_document(ws: Workspace) -> None:
    outline = reading.outline_of(ws, "notice")
    assert outline["id"] == "notice"
    assert outline["document_number"] == "江政发〔2021〕3号"


def test_the_outline_of_a_raw_file_needs_no_workspace(tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text("关于标准化工作的通知\n\n各单位：\n\n一、总体要求\n\n坚持标准。\n", "utf-8")
    outline = reading.outline_of(None, str(raw))
    assert outline["id"] == ""
    assert outline["title"] == "关于标准化工作的通知"


def test_neither_document_nor_file(ws: Workspace) -> None:
    with pytest.raises(UnknownDocument, match=r"nowhere\.txt"):
        reading.outline_of(ws, "nowhere.txt")


def test_part_of_an_outline_is_a_clause(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.2")
    found = reading.place_json(document, clause)
    assert (found["document"], found["id"], found["label_path"]) == ("plan", "1.2", "一/（二）")
    assert found["children"]


def test_a_workspace_error_names_the_folder(tmp_path: Path) -> None:
    from stdplan_tui.workspace.folder import open_workspace

    with pytest.raises(WorkspaceError, match=str(tmp_path)):
        open_workspace(tmp_path)
