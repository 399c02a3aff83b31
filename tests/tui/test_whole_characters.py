"""What lies over other widgets keeps its wide characters, wherever those below begin and end."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from stdplan_tui.text.width import cells
from stdplan_tui.tui.whole_characters import Whole
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session

_WORDS = "汉字压在窗格的边上也要完整" * 4


class _Layered(Whole, Screen[None]):
    def compose(self) -> ComposeResult:
        with Horizontal(id="panes"):
            yield Static(_WORDS * 3, id="left")
            yield Static(_WORDS * 9, id="right")
            yield Static("右" * 40, id="last")
        yield Static(_WORDS, id="over")


class _App(App[None]):
    CSS = """
    _Layered, #panes { layers: default over; }
    #left { width: 31; height: 100%; }
    #right { width: 1fr; height: 100%; }
    #over { layer: over; position: absolute; offset: 10 1; width: 51; height: 2; }
    #last { layer: over; dock: right; width: 9; height: 100%; }
    """

    def get_default_screen(self) -> Screen[None]:
        return _Layered()


def _rows(app: App[None]) -> list[str]:
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


async def test_neither_edge_of_what_is_covered_cuts_what_is_over_it() -> None:
    app = _App()
    async with app.run_test(size=(80, 6)) as pilot:
        await pilot.pause()
        rows = _rows(app)
        assert [cells(row) for row in rows] == [80] * 6
        assert _WORDS[:25] in rows[1]
        assert _WORDS[25:50] in rows[2]
        assert all(row.endswith("右右右右 ") for row in rows)


async def test_what_shows_beside_something_over_its_left_edge_stays_where_it_was() -> None:
    app = _App()
    async with app.run_test(size=(80, 6)) as pilot:
        app.screen.query_one("#over").display = False
        await pilot.pause()
        before = _rows(app)
        app.screen.query_one("#over").display = True
        await pilot.pause()
        after = _rows(app)
        assert [row[-8:] for row in after] == [row[-8:] for row in before]
        assert after[3:] == before[3:]


@pytest.mark.parametrize("width", [139, 140, 141, 142])
async def test_a_notice_is_whole_over_the_edges_of_panes(workspace: Workspace, width: int) -> None:
    async with session(workspace, size=(width, 36)) as reader:
        reader.reading.tell("已连同出处复制：（一）指导思想，以统一市场规则、调整产业结构和促进科技成果转化为着力点")
        await reader.until_shown(
            "已连同出处复制：（一）指导思想，以统一市场规则、调整产业", "结构和促进科技成果转化为着力点"
        )


@pytest.mark.parametrize("size", [(81, 24), (80, 24)])
async def test_what_lies_over_the_text_is_whole(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size) as reader:
        await reader.press("vertical_line")
        await reader.until(lambda: reader.reading.panel.display)
        region = reader.reading.panel.region
        cuts = reader.reading._compositor.cuts[region.y + 2]
        assert [cut for cut in cuts if region.x < cut < region.right] == []
