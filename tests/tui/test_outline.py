"""The outline: what it lists, what it counts, how it follows."""

from __future__ import annotations

from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


def row(reader: Session, text: str) -> int:
    """The row of the screen, counted from 0, on which the outline shows that text."""
    width = reader.reading.outline.size.width
    return next(y for y, line in enumerate(reader.shown.splitlines()) if text in line[:width])


def under_cursor(reader: Session) -> str:
    """The words of the row that the outline is at."""
    row_at = reader.reading.outline.cursor_node
    return str(row_at.label) if row_at else ""


async def test_it_lists_all_documents_and_the_headings_of_the_open_one(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.until_shown("▾ 江南县标准化发展规划", "▸ 江南县人民政府关于", "▸ 一、总体要求", "▸ 二、重点领域")


async def test_it_follows_the_reader_into_what_is_folded(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("G")
        await reader.until_clause("2.box1.e1")
        assert under_cursor(reader) == "种业"
        await reader.press("K", "K", "K")
        await reader.until(lambda: reader.clause != "2.box1.e1")
        assert under_cursor(reader) != "种业"


async def test_a_document_that_is_unfolded_shows_its_headings_without_being_opened(workspace: Workspace) -> None:
    async with session(workspace, "notice") as reader:
        await reader.press("enter")
        await reader.press("j", "right")
        await reader.until_shown("一、总体要求")
        assert reader.document == "notice"


async def test_counts_of_notes_stand_on_the_clause_and_all_above_it(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:2.box1.e1")
    annotating.annotate(workspace, document, clause, "一")
    annotating.annotate(workspace, document, clause, "二")
    annotating.tag(workspace, document, clause, ["环境型/目标规划"])
    async with session(workspace) as reader:
        await reader.until(lambda: "2 #1" in reader.shown.splitlines()[row(reader, "二、重点领域")].split("│")[1])


async def test_a_click_opens_a_clause_and_an_arrow_unfolds_it(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        outline = reader.reading.outline
        y = row(reader, "二、重点领域") - outline.region.y
        await reader.pilot.click(outline, offset=(10, y))
        await reader.until_clause("2")
        await reader.until_shown("专栏1")
        arrow = row(reader, "一、总体要求") - outline.region.y
        await reader.pilot.click(outline, offset=(3, arrow))
        await reader.until_shown("（一）指导思想")
        assert reader.clause == "2"


async def test_enter_on_the_row_that_is_open_folds_it(workspace: Workspace) -> None:
    async with session(workspace, "plan:2") as reader:
        await reader.press("enter", "enter")
        await reader.until_shown("专栏1　农业标准化重点")
        await reader.press("enter")
        await reader.until(
            lambda: (
                reader.reading.outline.cursor_node is not None and not reader.reading.outline.cursor_node.is_expanded
            )
        )
        assert reader.clause == "2"
