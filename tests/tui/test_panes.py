"""What stands beside the text, at which width, and how it comes and goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import session


@pytest.mark.parametrize(
    ("width", "outline", "notes"),
    [
        (140, True, True),
        (130, True, True),
        (129, True, False),
        (100, True, False),
        (99, False, False),
        (80, False, False),
    ],
)
async def test_panes_fold_away_where_there_is_no_room(
    workspace: Workspace, width: int, outline: bool, notes: bool
) -> None:
    async with session(workspace, size=(width, 30)) as reader:
        assert (reader.reading.outline.display, reader.reading.panel.display) == (outline, notes)
        assert reader.reading.reader.size.width > 40


async def test_a_folded_outline_comes_over_the_text_and_enter_returns_there(workspace: Workspace) -> None:
    async with session(workspace, size=(80, 24)) as reader:
        await reader.press("backslash")
        assert reader.reading.outline.display
        assert reader.reading.outline.has_focus
        await reader.press("down", "enter")
        await reader.until(lambda: not reader.reading.outline.display)
        assert reader.reading.reader.has_focus


async def test_folded_notes_come_over_the_text_and_escape_puts_them_away(workspace: Workspace) -> None:
    async with session(workspace, size=(100, 24)) as reader:
        await reader.press("vertical_line")
        assert reader.reading.panel.display
        await reader.press("escape")
        await reader.until(lambda: not reader.reading.panel.display)
        assert reader.reading.reader.has_focus


async def test_a_shown_outline_can_be_put_away_and_brought_back(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("backslash")
        assert not reader.reading.outline.display
        await reader.press("ideographic_comma")
        assert reader.reading.outline.has_focus


async def test_tab_goes_round_the_panes(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        seen = []
        for _ in range(3):
            await reader.press("tab")
            seen.append(type(reader.app.focused).__name__)
        assert sorted(seen) == ["AnnotationPanel", "Outline", "Reader"]


async def test_zen_shows_only_the_text(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("z")
        await reader.until(lambda: not reader.reading.query_one(Footer).display)
        assert not reader.reading.outline.display
        assert not reader.reading.query_one(Status).display
        await reader.press("escape")
        await reader.until(lambda: reader.reading.outline.display)


async def test_the_measure_can_be_changed(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        before = reader.reading.reader.measure
        await reader.press("plus", "plus", "minus")
        assert reader.reading.reader.measure == before + 2


async def test_pages_go_on_while_panes_come_and_go(folder: Path) -> None:
    body = "# 长文\n\n" + "".join(
        f"## {numeral}、部分\n\n" + ("正文很长。" * 9 + "\n\n") * 40 for numeral in "一二三四"
    )
    Library(folder / "corpus").save(Metadata(DocumentId("long"), "长文"), body.strip() + "\n")
    async with session(Workspace(folder, SETTINGS), "long") as reader:
        rows = [reader.reading.reader.scroll_offset.y]
        for key in (
            "pagedown",
            "backslash",
            "pagedown",
            "vertical_line",
            "pagedown",
            "backslash",
            "escape",
            "pagedown",
        ):
            await reader.press(key)
            if key == "pagedown":
                rows.append(reader.reading.reader.scroll_offset.y)
        assert rows == sorted(set(rows))
        await reader.press("G")
        await reader.until_shown("100%")


@pytest.mark.parametrize("size", [(20, 6), (12, 3), (40, 12), (200, 60)])
async def test_every_screen_opens_in_a_terminal_of_any_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size) as reader:
        for keys in (
            ["slash", "标", "escape"],
            ["slash", "f6", "escape", "slash", "f1", "escape", "slash", "ctrl+s", "escape"],
            ["escape"],
            ["a", "x", "escape"],
            ["t", "escape"],
            ["question_mark", "escape"],
            ["backslash", "escape"],
            ["j", "pagedown"],
        ):
            await reader.press(*keys)
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        assert reader.clause != "title"


async def test_the_status_line_says_where_the_reader_is(workspace: Workspace) -> None:
    async with session(workspace, "plan:2.box1.e1") as reader:
        await reader.until_shown("江南县标准化发展规划（2021—2025年）", "二/专栏1/种业", "100%")
