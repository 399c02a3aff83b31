"""Where a terminal draws ambiguous characters two cells wide, Rich and Textual count them so, mouse and all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from stdplan_tui.corpus.model import ClauseId, Level, Span
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.width import cells
from stdplan_tui.tui.terminal_cells import WholeCells, take_ambiguous_as
from stdplan_tui.workspace.folder import Workspace
from tests.support.counts import tries
from tests.tui.reader_app import ReaderApp, clause, document
from tests.tui.support import session
from tests.tui.test_reader_selecting import drag

QUOTED = "坚持“放、管、治”相结合——发挥市场对①标准化资源配置的……决定性作用，激发市场主体活力。" * 3
TEXTS = st.text(st.one_of(st.sampled_from("标准“”…—①·°×αЖ"), st.characters(exclude_categories=["Cs"])), max_size=30)


@pytest.fixture(autouse=True)
def _wide() -> Iterator[None]:
    take_ambiguous_as(2)
    yield
    take_ambiguous_as(1)


def test_it_can_be_undone() -> None:
    assert (cell_len("“放”…①"), ScrollBar.renderer) == (10, WholeCells)
    take_ambiguous_as(1)
    assert (cell_len("“放”…①"), ScrollBar.renderer) == (6, ScrollBarRender)


@settings(max_examples=tries(200))
@given(TEXTS)
def test_rich_counts_as_we_do_but_for_frames(text: str) -> None:
    text = "".join(character for character in shown_in_place(text) if is_known(character))
    assert cell_len(text) == cells(text, 2)


def test_rows_are_cut_where_the_terminal_cuts_them() -> None:
    assert Segment("“放”管").split_cells(4) == (Segment("“放"), Segment("”管"))
    assert Strip([Segment("“放”管")]).crop(2, 6).text == "放”"
    assert set_cell_size("①", 4) == "①  "
    assert cell_len("─" * 3) == 3


def is_known(character: str) -> bool:
    """Whether Python and Rich know the same of it, and it is no frame."""
    assigned = unicodedata.category(character) != "Cn" and character != "\uffa0" and character < "\U0001f000"
    return assigned and not "\u2500" <= character < "\u25a0"


async def test_the_mouse_hits_the_character_that_is_drawn_there() -> None:
    app = ReaderApp(document(clause("p", Level.PARAGRAPH, text=QUOTED)))
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.ambiguous_width = 2
        await pilot.pause()
        for words in ("管、治”相", "市场对①标准"):
            y = app.row_of(words)
            row = app.rows()[y]
            x = cells(row[: row.index(words)], 2)
            await drag(pilot, (x, y), (x + cells(words, 2) - 1, y))
            at = QUOTED.index(words)
            assert app.told[-1] == (ClauseId("p"), Span(at, at + len(words)))


async def test_every_row_is_as_wide_as_the_pane() -> None:
    app = ReaderApp(document(clause("p", Level.PARAGRAPH, text=QUOTED)))
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.ambiguous_width = 2
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert {cells("".join(segment.text for segment in strip), 2) for strip in strips} == {60}


@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12)])
async def test_no_row_of_any_screen_is_wider_than_the_terminal(workspace: Workspace, size: tuple[int, int]) -> None:
    wide = replace(workspace, settings=replace(workspace.settings, ambiguous_width=2))
    async with session(wide, size=size) as reader:
        for keys in ((), ("backslash",), ("escape", "question_mark")):
            await reader.press(*keys)
            assert {cells(row, 2) for row in reader.shown.split("\n")} == {size[0]}
