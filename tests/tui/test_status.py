"""The status line: what gives way to what, and which end of a path is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.text.width import cells
from stdplan_tui.tui.actions import desk
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.progress import seen
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import session

ENTRY = Clause(ClauseId("3.1.box2.e1"), Level.BOX_ENTRY, heading="能源", text="研制标准。")
BOX = Clause(ClauseId("3.1.box2"), Level.BOX, "专栏2", "工业标准化重点", children=(ENTRY,))
SECTION = Clause(ClauseId("3.1"), Level.SECTION, "（一）", "加强经济建设标准化，支撑转型升级", children=(BOX,))
PLAN = Document(
    Metadata(DocumentId("plan"), "国家标准化体系建设发展规划（2016—2020年）", document_number="国办发〔2015〕89号"),
    (Clause(ClauseId("3"), Level.PART, "三、", "重点领域", children=(SECTION,)),),
)


class StatusApp(App[None]):
    """A status line and nothing else."""

    def compose(self) -> ComposeResult:
        yield Status()


async def line(width: int, *, clause: str = "3.1.box2.e1", wide: int = 1, **said: str) -> str:
    """The status line at a width."""
    app = StatusApp()
    async with app.run_test(size=(width, 5)) as pilot:
        status = app.query_one(Status)
        status.ambiguous_width = wide
        status.place = Place(PLAN, ClauseId(clause))
        status.percent = 33
        for name, value in said.items():
            setattr(status, name, value)
        await pilot.pause()
        return status.render().plain


async def test_with_room_all_of_it_stands_there() -> None:
    shown = await line(140, letters="aB", hit="hit 3 of 17")
    assert shown.startswith("国家标准化体系建设发展规划（2016—2020年）   国办发〔2015〕89号")
    assert shown.endswith("hit 3 of 17   'aB   三/（一）/专栏2/能源   33%")


async def test_the_number_goes_first_then_the_title_is_cut_then_the_start_of_the_path() -> None:
    assert "国办发" not in await line(80)
    assert (await line(80)).endswith("三/（一）/专栏2/能源   33%")
    narrow = await line(40)
    assert narrow.startswith("国家标准")
    assert narrow.endswith("   ../专栏2/能源   33%")


async def test_a_step_that_is_too_long_keeps_its_end() -> None:
    assert (await line(24, hit="hit 3 of 17")).endswith("hit 3 of 17   33%")
    assert (await line(30)).endswith("能源   33%")


@pytest.mark.parametrize("wide", [1, 2])
@pytest.mark.parametrize("width", [8, 12, 20, 30, 40, 60, 80, 140])
@pytest.mark.parametrize("said", [{}, {"hit": "On from the start: hit 3 of 17", "letters": "aB"}])
async def test_it_is_never_wider_than_the_screen_and_progress_is_always_there(
    width: int, wide: int, said: dict[str, str]
) -> None:
    shown = await line(width, wide=wide, **said)
    assert cells(shown, wide) <= max(width - 2, 3)
    assert shown.rstrip().endswith("33%")


async def test_one_thing_at_a_time_is_said() -> None:
    assert "indexing" not in await line(140, news="indexing 5%", hit="hit 1 of 2")
    assert "indexing 5%" in await line(140, news="indexing 5%")


def test_progress_is_counted_by_the_rows_seen_from_the_start_until_the_end_is_in_sight() -> None:
    assert [seen(first, 30, 130) for first in (0, 1, 50, 99, 100, 120)] == [0, 1, 50, 99, 100, 100]
    assert seen(0, 30, 1_000_000) == seen(9, 30, 1_000) == 0
    assert seen(0, 30, 30) == seen(0, 30, 5) == 100


@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12)])
async def test_progress_goes_on_inside_a_long_clause(folder: Path, size: tuple[int, int]) -> None:
    body = "# 长文\n\n## 一、部分\n\n" + "正文很长，没有尽头。" * 900 + "\n"
    Library(folder / "corpus").save(Metadata(DocumentId("long"), "长文"), body)
    async with session(Workspace(folder, SETTINGS), "long", size) as reader:
        await reader.until(lambda: reader.shown.split("\n")[0].endswith(" 0% "))
        found = []
        for _page in range(4):
            await reader.press("pagedown")
            await reader.pilot.pause()
            found.append(reader.reading.percent)
        assert 0 < found[0] < found[1] < found[2] < found[3] < 99
        await reader.press("G")
        reader.reading.reader.scroll_to_row(10_000)
        await reader.until(lambda: reader.shown.split("\n")[0].endswith(" 100% "))
        await reader.press("g")
        await reader.until(lambda: reader.reading.percent == 0)


async def test_progress_knows_how_high_the_window_is(folder: Path) -> None:
    body = "# 长文\n\n## 一、部分\n\n" + "正文很长，没有尽头。\n\n" * 20
    Library(folder / "corpus").save(Metadata(DocumentId("long"), "长文"), body.strip() + "\n")
    async with session(Workspace(folder, SETTINGS), "long", (80, 24)) as reader:
        await reader.until(lambda: reader.reading.percent == 0)
        await reader.pilot.resize_terminal(80, 60)
        await reader.until(lambda: reader.reading.percent == 100)
        await reader.pilot.resize_terminal(80, 24)
        await reader.until(lambda: reader.reading.percent == 0)


@pytest.mark.parametrize("size", [(40, 12), (80, 15)])
async def test_on_a_low_screen_what_is_said_in_passing_stands_in_the_status_line(
    workspace: Workspace, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with session(workspace, "plan:1.1", size) as reader:
        await reader.press("y")
        await reader.until(lambda: "Copied with its citation" in reader.shown.split("\n")[0])
        assert not reader.app._notifications
        monkeypatch.setattr(desk, "SAID", 0.01)
        reader.reading.tell("in passing")
        await reader.until(lambda: not reader.reading.told)
        await reader.until(lambda: "%" in reader.shown.split("\n")[0])


async def test_notices_go_when_a_screen_opens(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("y")
        await reader.until_shown("Copied with its citation")
        await reader.press("ctrl+p")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        await reader.until(lambda: not len(reader.app._notifications))
        await reader.until(lambda: "Copied" not in reader.shown)
    async with session(workspace, "plan:1.1", (40, 12)) as reader:
        await reader.press("y")
        await reader.until_shown("Copied with its citation")
        await reader.press("question_mark")
        await reader.until(lambda: not reader.reading.told)


async def test_notices_stay_when_a_screen_closes(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"草稿")
        await reader.press("escape")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        await reader.until_shown("Draft kept")


async def test_errors_stay_when_a_screen_opens(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.complain([ValueError("nothing can be read")])
        await reader.until_shown("nothing can be read")
        await reader.press("ctrl+p")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        await reader.until_shown("nothing can be read")
