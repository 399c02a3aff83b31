"""Hits in a file: whole, under a name that says the format, never over another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.errors import ExportError
from stdplan_tui.exchange.hits import Format
from stdplan_tui.search.model import Field, Hit
from stdplan_tui.workspace.exporting import export_hits
from stdplan_tui.workspace.folder import Workspace

HIT = Hit(DocumentId("notice"), ClauseId("p1"), "第1段", "通知", 1.0, Field.TEXT, "标准化试点", (Span(0, 3),))


@pytest.mark.parametrize("name", ["hits.csv", "hits.MD", "hits.jsonl"])
def test_the_name_says_the_format(ws: Workspace, tmp_path: Path, name: str) -> None:
    written = export_hits(ws, [HIT], tmp_path / name)
    assert written == tmp_path / name
    content = written.read_text("utf-8")
    assert "标准化试点" in content
    assert ("江政发〔2021〕3号" in content) == (name != "hits.jsonl")
    assert [path.name for path in tmp_path.iterdir() if "hits" in path.name] == [name]


def test_a_format_may_be_given(ws: Workspace, tmp_path: Path) -> None:
    export_hits(ws, [HIT], tmp_path / "hits.txt", Format.JSON)
    assert json.loads((tmp_path / "hits.txt").read_text("utf-8"))["document"] == "notice"


def test_a_document_that_cannot_be_read_has_no_number(ws: Workspace, tmp_path: Path) -> None:
    (ws.root / "corpus" / "notice.toml").write_text("broken =\n")
    assert "《通知》，第1段" in export_hits(ws, [HIT], tmp_path / "hits.md").read_text("utf-8")


def test_nothing_is_overwritten(ws: Workspace, tmp_path: Path) -> None:
    present, link = tmp_path / "hits.csv", tmp_path / "link.csv"
    present.write_text("mine")
    link.symlink_to(tmp_path / "nowhere.csv")
    for path in (present, link):
        with pytest.raises(ExportError, match="there already"):
            export_hits(ws, [HIT], path)
    assert present.read_text() == "mine"
    assert not (tmp_path / "nowhere.csv").exists()


@pytest.mark.parametrize("name", ["hits.txt", "hits", "none/hits.csv", "corpus/hits.csv/x.csv"])
def test_what_cannot_be_written_is_one_message(ws: Workspace, name: str) -> None:
    (ws.root / "corpus" / "hits.csv").write_text("")
    with pytest.raises(ExportError):
        export_hits(ws, [HIT], ws.root / name)
