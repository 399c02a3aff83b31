"""Tooltips: what is under the pointer, and its key."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.widget import Widget

from stdplan_tui.language import use_language
from stdplan_tui.tui.burst import caught_up
from stdplan_tui.tui.main import application
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


async def tip_at(reader: Session, x: int, y: int) -> str:
    """What is said where the pointer rests."""
    await reader.pilot.hover(offset=(x, y))
    widget, _region = reader.app.screen.get_widget_at(x, y)
    await caught_up(*(node for node in widget.ancestors_with_self if isinstance(node, Widget)))
    return str(widget.tooltip or "")


async def at_text(reader: Session, text: str) -> str:
    """What is said where a text stands."""
    rows = reader.shown.splitlines()
    y = next(y for y, row in enumerate(rows) if text in row)
    from stdplan_tui.text.width import cells

    return await tip_at(reader, cells(rows[y][: rows[y].index(text)]), y)


async def test_a_key_of_the_footer_says_what_it_does(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        said = await at_text(reader, "search")
        assert said.startswith("Search   /\n")
        footer = reader.reading.query_one(Footer)
        assert await tip_at(reader, 138, footer.region.y) == ""


async def test_the_parts_of_the_status_line(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        assert (await at_text(reader, "%")).startswith("How much of the document")
        assert (await tip_at(reader, 2, 0)).startswith("The document that is open")


async def test_rows_of_the_outline_and_signs_of_the_gutter(workspace: Workspace) -> None:
    document, clause = reading.place_of(workspace, "plan:1.1")
    assert clause is not None
    for words in ("请改", "再议"):
        annotating.annotate(workspace, document, clause, words)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        outline, text = reader.reading.outline, reader.reading.reader
        row = next(n for n, row in enumerate(outline.rows) if row.clause and row.clause.id == "1")
        said = await tip_at(reader, outline.content_region.x + 12, outline.content_region.y + row)
        assert "Here and below: 2 notes" in said
        y = next(y for y in range(text.size.height) if text.clause_at(y) == text.number)
        gutter = text.content_region.offset + Offset(text.margin_left + 1, y)
        said = await tip_at(reader, *gutter)
        assert "The current clause" in said
        assert "2 notes" in said
        assert "open" in said
        assert await tip_at(reader, gutter.x + 12, gutter.y) == ""


async def test_the_buttons_of_the_bars(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("f", *"标准")
        await reader.until_shown("stay")
        assert await at_text(reader, "stay") == "Stay at the hit, the words lit"
        await reader.press("escape", "slash", *"标准")
        await reader.until_shown("F7")
        assert (await at_text(reader, "F7")).startswith("Search order   F7")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_tooltip_over_the_edge_of_a_pane_keeps_its_wide_characters(workspace: Workspace, language: str) -> None:
    use_language(language)
    title = "标准化标准化标准化标准化标准化标准化标准化标准化"
    app = application(workspace, "plan")
    async with app.run_test(size=(140, 36), tooltips=True) as pilot:
        await pilot.pause()
        reader = Session(pilot, app.screen)  # type: ignore[arg-type]
        assert isinstance(app.screen, ReadingScreen)
        for pane, x in ((app.screen.outline, 28), (app.screen.outline, 29)):
            pane.tooltip = title
            await pilot.hover(offset=(x, 20))
            pane.tooltip = title
            await reader.until(lambda: "标准化" * 4 in reader.shown)
            assert sum(row.count("标准化") for row in reader.shown.splitlines() if "  标准化标准化" in row) >= 5
            await pilot.hover(offset=(135, 2))
            await reader.until(lambda: "标准化" * 4 not in reader.shown)


async def test_what_others_wrote_is_shown_as_it_stands(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        screen = reader.reading
        assert screen.place.document is not None
        from dataclasses import replace

        document = screen.place.document
        metadata = replace(document.metadata, title="[@click=app.exit]x[/]\x1b[2J 标准")
        screen.place = replace(screen.place, document=replace(document, metadata=metadata))
        said = await tip_at(reader, 2, 0)
        assert "[@click=app.exit]" in said
        assert "\x1b" not in said
