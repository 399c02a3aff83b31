"""The list of hits: by document with counts, more at its end, tagged and written out all at once, never trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata, Span
from stdplan_tui.search.model import Field, Hit
from stdplan_tui.tui.finding import asked as asked_module
from stdplan_tui.tui.finding.painting import fitting_snippet
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.widgets.hits import Hits
from stdplan_tui.workspace import annotated, annotating
from stdplan_tui.workspace.folder import Workspace
from tests.tui.plain_engine import PlainEngine
from tests.tui.support import Session, session

NARROW = (80, 24)
MANY = 450


@pytest.fixture(autouse=True)
def engine(workspace: Workspace) -> PlainEngine:
    engine = PlainEngine()
    workspace.__dict__["engine"] = engine
    return engine


@pytest.fixture
def long(folder: Path) -> None:
    """A document with the same word in very many clauses."""
    text = "# 长规划\n\n" + "\n\n".join(f"第{number}段要推进改革。" for number in range(MANY)) + "\n"
    Library(folder / "corpus").save(Metadata(DocumentId("long"), "长规划"), text)


def tagged(workspace: Workspace) -> list[str]:
    return sorted(
        note.target.clause
        for note in annotated.loaded(workspace).annotations
        if note.is_open and note.tags == ("环境型/目标规划",) and note.target.clause
    )


async def answered(reader: Session, line: str) -> None:
    """Answer what asks for one line."""
    assert isinstance(reader.app.screen, OneLine)
    reader.app.screen.field.value = line
    await reader.press("enter")


async def open_hits(reader: Session) -> Hits:
    return reader.reading.query_one(Hits)


async def test_hits_stand_under_their_documents_with_true_counts(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准化")
        await reader.until_shown("5 hits in 2 documents")
        await reader.until(lambda: any("通知" in row and row.count(" 2 ") for row in reader.shown.splitlines()))


@pytest.mark.usefixtures("long")
async def test_more_hits_are_found_when_the_end_of_the_list_is_reached(
    workspace: Workspace, engine: PlainEngine
) -> None:
    async with session(workspace, size=NARROW, indexed=True) as reader:
        await reader.press("slash", *"改革")
        await reader.until_shown(f"{MANY} hits", f"{asked_module.SHOWN}/{MANY}")
        hits = await open_hits(reader)
        await reader.press("tab", "end")
        await reader.until(lambda: len(hits.entries) == MANY + 1)
        assert [limit for _, limit, *_ in engine.asked if limit][-1] == 5 * asked_module.SHOWN
        assert hits.hit is not None
        assert hits.hit.clause == f"p{asked_module.SHOWN}"
        await reader.press("end")
        await reader.until_clause(f"p{MANY}")


@pytest.mark.usefixtures("long")
async def test_a_refreshed_index_leaves_the_list_at_the_hit_it_was_at(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"改革")
        await reader.until_shown(f"{MANY} hits")
        await reader.press("down", "down", "down")
        await reader.until_clause("p4")
        reader.reading.index_refreshed()
        await reader.pilot.pause(0.3)
        hits = await open_hits(reader)
        assert hits.hit is not None
        assert hits.hit.clause == "p4"


async def test_all_hits_are_tagged_after_a_question_and_one_undo_takes_it_back(workspace: Workspace) -> None:
    async with session(workspace, size=NARROW, indexed=True) as reader:
        await reader.press("slash", *"标准化")
        await reader.until_shown("5 hits")
        await reader.press("ctrl+t")
        await reader.until_shown("环境型/目标规划")
        await reader.press(*"目标", "enter")
        await reader.until_shown("Tag all hits", "Set this on 5 clauses")
        assert tagged(workspace) == []
        await reader.press("enter")
        await reader.until(lambda: len(tagged(workspace)) == 5)
        await reader.until_shown("5 clauses tagged")
        await reader.press("escape", "u")
        await reader.until(lambda: tagged(workspace) == [])


async def test_what_is_not_confirmed_is_not_tagged(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准化")
        await reader.until_shown("5 hits")
        await reader.press("ctrl+t")
        await reader.until_shown("环境型/目标规划")
        await reader.press(*"目标", "enter")
        await reader.until_shown("Set this on 5 clauses")
        await reader.press("escape")
        await reader.pilot.pause(0.1)
        assert tagged(workspace) == []


async def test_all_hits_are_written_to_a_file_in_the_format_that_was_chosen(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准化")
        await reader.until_shown("5 hits")
        await reader.press("ctrl+o")
        await reader.until_shown("Table for a spreadsheet")
        await reader.press("down", "enter")
        await reader.until_shown("标准化.md")
        await answered(reader, str(tmp_path / "out.md"))
        await reader.until_shown("5 hits written to")
        assert (tmp_path / "out.md").read_text("utf-8").count("标准化") >= 5
        await reader.press("ctrl+o", "enter")
        await reader.until_shown("To a new file")
        await answered(reader, str(tmp_path / "out.md"))
        await reader.until_shown("Something is wrong")


async def test_nothing_found_in_other_peoples_words_reaches_the_terminal_raw(
    workspace: Workspace, folder: Path
) -> None:
    async with session(workspace, indexed=True) as reader:
        document = reader.reading.place.document
        assert document is not None
        annotating.annotate(workspace, document, document.flat[0], "改 \x1b[31m[@click=app.quit]x[/] \x9b2J\u202e终")
        await reader.until(lambda: len(reader.reading.notes) > 0)
        workspace.engine.refresh(())
        from stdplan_tui.workspace import searching

        searching.refresh(workspace)
        await reader.press("slash", *"终")
        await reader.until_shown("1 hit", "[@click=app.quit]x[/]")
        assert not set(reader.shown) & {"\x1b", "\x9b", "\u202e"}


@pytest.mark.parametrize("width", [10, 21, 40, 58])
def test_a_snippet_fills_its_row_and_has_what_was_found(width: int) -> None:
    from stdplan_tui.text.width import cells

    text = "一二三四五" * 30 + "GB/T 19001 ISO" + "六七八九十" * 30
    hit = Hit(DocumentId("d"), None, "", "", 1, Field.TEXT, text, (Span(150, 154),))
    piece = fitting_snippet(hit, width)
    assert width - 4 <= cells(piece.text) <= width
    assert piece.text[piece.spans[0].start : piece.spans[0].end] == "GB/T"


async def test_hits_come_while_the_index_grows(
    workspace: Workspace, engine: PlainEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with session(workspace, indexed=True) as reader:
        monkeypatch.setattr(engine, "_hits", lambda _query: iter(()))
        await reader.press("slash", *"标准化")
        hits = await open_hits(reader)
        await reader.until(lambda: [query for query, *_ in engine.asked][-1:] == ["标准化"])
        assert hits.hit is None
        monkeypatch.undo()
        reader.reading.index_grew()
        await reader.until(lambda: hits.hit is not None)
