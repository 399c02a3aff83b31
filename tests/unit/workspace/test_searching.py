"""Searching a workspace: what is found follows the documents and notes as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stdplan_tui.search.memory import MemoryEngine
from stdplan_tui.search.model import Facet, Kind, Order
from stdplan_tui.workspace import annotating, reading, searching, undoing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.renaming import rename


@pytest.fixture(autouse=True)
def closed(ws: Workspace) -> Iterator[None]:
    yield
    searching.engine(ws).close()


def places(ws: Workspace, query: str, *, literal: bool = False) -> set[str]:
    searching.refresh(ws)
    return {f"{hit.document}:{hit.clause}" for hit in searching.search(ws, query, literal=literal).hits}


def test_there_is_one_engine_for_all_threads(ws: Workspace) -> None:
    with ThreadPoolExecutor(4) as threads:
        engines = list(threads.map(lambda _number: searching.engine(ws), range(8)))
    assert len({id(engine) for engine in engines}) == 1


def test_what_is_found_follows_the_files(ws: Workspace) -> None:
    assert places(ws, "特高压") == {"plan:1.2.p1"}
    body = ws.root / "corpus" / "plan.md"
    body.write_text(body.read_text("utf-8").replace("特高压", "超高压"), "utf-8")
    assert places(ws, "特高压") == set()
    assert places(ws, "超高压") == {"plan:1.2.p1"}
    for ending in ("md", "toml"):
        (ws.root / "corpus" / f"plan.{ending}").unlink()
    assert places(ws, "超高压") == set()
    assert places(ws, "试点") == {"notice:title", "notice:p1"}


def test_notes_are_found_by_words_tags_and_authors(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    note = annotating.annotate(ws, document, clause, "与柔性直流重复", tags=["供给型/资金"])
    assert places(ws, "柔性直流") == {"plan:1.1"}
    assert places(ws, "tag:供给型") >= {"plan:1.1"}
    assert places(ws, "by:zhang-san 柔性") == {"plan:1.1"}
    annotating.edit(ws, note, "与氢能重复")
    assert places(ws, "柔性直流") == set()
    assert places(ws, "氢能") == {"plan:1.1"}
    undoing.undo(ws)
    undoing.undo(ws)
    assert places(ws, "氢能 OR 柔性直流") == set()


def test_a_renamed_document_is_found_under_its_new_id(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, document, clause, "与柔性直流重复")
    assert places(ws, "柔性直流") == {"plan:1.1"}
    rename(ws, "plan", "guihua")
    assert places(ws, "柔性直流") == {"guihua:1.1"}
    assert places(ws, "特高压") == {"guihua:1.2.p1"}


def test_notes_under_an_earlier_id_are_not_searched(ws: Workspace) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    annotating.annotate(ws, document, clause, "与柔性直流重复")
    rename(ws, "plan", "guihua")
    (ws.root / "annotations" / "guihua").rename(ws.root / "annotations" / "plan")
    assert places(ws, "柔性直流") == set()


def test_what_is_broken_does_not_keep_the_rest_from_being_found(ws: Workspace) -> None:
    (ws.root / "corpus" / "plan.md").write_bytes(b"\xff")
    (ws.root / "annotations" / "notice" / "zhang-san").mkdir(parents=True)
    (ws.root / "annotations" / "notice" / "zhang-san" / "01KAJ300000000000000000000.toml").write_text("=")
    assert places(ws, "标准化") == {"notice:title", "notice:p1"}


def test_literal_and_order(ws: Workspace) -> None:
    assert places(ws, "特高压 OR 试点", literal=True) == set()
    in_order = searching.search(ws, "标准", order=Order.READING).hits
    assert [hit.document for hit in in_order] == sorted(hit.document for hit in in_order)
    assert searching.search(ws, "标准", 1).hits[0] in searching.search(ws, "标准").hits


def test_facets_and_suggestions(ws: Workspace) -> None:
    searching.refresh(ws)
    found = {count.value for count in searching.facets(ws, "标准化")[Facet.DOCUMENT]}
    assert found == {"plan", "notice"}
    assert any(found.text == "标准化" for found in searching.suggest(ws, "bzh"))
    headings = searching.suggest(ws, "重点", kinds=[Kind.HEADING])
    assert {(found.document, found.clause) for found in headings} >= {("plan", "2")}


def test_without_a_cache_folder_search_works_in_memory(ws: Workspace, own_folders: Path) -> None:
    own_folders.mkdir(exist_ok=True)
    (own_folders / "cache").write_text("a file where the folder should be")
    assert isinstance(searching.new_engine(ws), MemoryEngine)
    assert places(ws, "特高压") == {"plan:1.2.p1"}


def test_a_workspace_that_cannot_be_written_is_searched(ws: Workspace) -> None:
    corpus = ws.root / "corpus"
    corpus.chmod(0o500)
    try:
        assert places(ws, "特高压") == {"plan:1.2.p1"}
    finally:
        corpus.chmod(0o700)
    assert sorted(path.name for path in ws.root.iterdir()) == ["corpus"]


def test_a_refresh_that_is_cancelled(ws: Workspace) -> None:
    assert searching.refresh(ws, cancelled=lambda: True).cancelled
    assert places(ws, "特高压") == {"plan:1.2.p1"}


@pytest.mark.parametrize("query", ["", "  ", "\u3000"])
def test_nothing_is_found_for_nothing(ws: Workspace, query: str) -> None:
    assert places(ws, query) == set()
