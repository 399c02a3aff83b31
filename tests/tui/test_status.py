"""The status line: what gives way to what, and which end of a path is cut."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.text.width import cells
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.progress import Progress
from stdplan_tui.tui.widgets.status import Status

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


def test_progress_is_counted_to_the_end_of_the_clause() -> None:
    progress = Progress()
    assert [progress.of(Place(PLAN, clause.id)) for clause in PLAN.flat] == [14, 59, 83, 100]
    assert progress.of(Place()) == progress.of(Place(PLAN)) == progress.of(Place(PLAN, ClauseId("gone"))) == 0
