"""What stands beside the text, at which width, and how it comes and goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


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
    async with session(workspace, size=(200, 36)) as reader:
        text = reader.reading.reader
        await reader.press("plus", "plus", "minus")
        assert text.measure == 38
        await reader.until_shown("38 characters a line")


async def test_the_measure_starts_from_what_is_shown_and_stops_at_the_room(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        text = reader.reading.reader
        assert text.room < text.measure == 36
        await reader.press(*["plus"] * 5)
        assert text.measure == reader.reading.workspace.settings.measure == 36
        await reader.until_shown(f"{text.room} characters a line, all there is room for")
        await reader.press("minus")
        assert text.measure == reader.reading.workspace.settings.measure == text.room - 2
        await reader.until_shown(f"{text.measure} characters a line ")
        await reader.press("plus", "plus")
        assert text.measure == text.room


async def test_the_measure_stops_at_the_least(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press(*["minus"] * 20)
        assert reader.reading.reader.measure in (10, 11)
        await reader.until_shown(f"{reader.reading.reader.measure} characters a line")


@pytest.mark.parametrize("key", ["backslash", "vertical_line"])
async def test_a_click_on_the_text_closes_what_lies_over_it(workspace: Workspace, key: str) -> None:
    async with session(workspace, size=(80, 24)) as reader:
        await reader.press(key)
        pane = reader.reading.outline if key == "backslash" else reader.reading.panel
        await reader.until(lambda: pane.display)
        await reader.pilot.click(offset=(60 if key == "backslash" else 10, 8))
        await reader.until(lambda: not pane.display)
        assert reader.reading.reader.has_focus


def _lies_over(reader: Session, name: str, expected: bool) -> bool:
    return reader.reading.has_class(name) is expected


async def test_what_has_the_keyboard_stays_open_and_filtered_at_every_width(workspace: Workspace) -> None:
    async with session(workspace, size=(80, 24)) as reader:
        await reader.press("o", "f")
        field = reader.reading.focused
        for width in (140, 80, 110, 80):
            await reader.pilot.resize_terminal(width, 30)
            await reader.until(partial(_lies_over, reader, "-outline-over", width < 100))
            assert reader.reading.focused is field
        await reader.type("重点")
        await reader.until(lambda: "2 fit" in reader.shown)
        await reader.press("escape", "escape")
        assert not reader.reading.outline.display


async def test_notes_with_the_keyboard_stay_open_at_every_width(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        reader.reading.set_focus(reader.reading.panel)
        for width in (120, 140, 80):
            await reader.pilot.resize_terminal(width, 30)
            await reader.until(partial(_lies_over, reader, "-notes-over", width < 130))
            assert reader.reading.panel.has_focus


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
