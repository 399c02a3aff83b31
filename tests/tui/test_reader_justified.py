"""Rows that reach the right edge: where the cells stand that were added, and that nothing else takes them for text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import ClauseId, Level, Span
from stdplan_tui.settings import load_settings, settings_path
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.sheet import Sheet
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.widgets.reader.painting import geometry
from stdplan_tui.workspace.folder import Workspace
from tests.support.counts import tries
from tests.tui.reader_app import ReaderApp, clause, document, long_plan
from tests.tui.support import session
from tests.tui.test_reader_layout import drawn
from tests.tui.test_reader_selecting import drag

TEXT = "经过5年基本建成支撑国家治理体系和治理能力现代化的具有中国特色的标准化体系，标准战略全面实施。"
SHOWN = document(clause("p", Level.PARAGRAPH, text=TEXT * 2))
LEVELS = st.sampled_from([Level.PARAGRAPH, Level.LEAD, Level.BULLET, Level.ARTICLE, Level.BOX_ENTRY])
WORDS = st.text(st.sampled_from("标准化，。“”（—a1 é\u0301"), min_size=1, max_size=80)


def test_rows_reach_the_edge_but_for_the_last() -> None:
    *rows, last = drawn(Sheet(SHOWN, Frame(40, justified=True)).block(0))
    assert rows[0] == "    经过 5年基本建成支撑国家治理体系和治"
    assert {cells(row) for row in rows} <= {40, 42}
    assert cells(last) < 40
    ragged = drawn(Sheet(SHOWN, Frame(40)).block(0))
    assert ragged[0] == "    经过5年基本建成支撑国家治理体系和治"
    assert [row.replace(" ", "") for row in ragged] == [row.replace(" ", "") for row in (*rows, last)]


@given(LEVELS, WORDS, WORDS, st.integers(8, 90), st.sampled_from([1, 2]))
@settings(max_examples=tries(200), deadline=None)
def test_pieces_stand_in_order_without_touching_and_hold_every_character(
    level: Level, heading: str, text: str, width: int, ambiguous: int
) -> None:
    shown = document(clause("x", level, "", heading, text))
    block = Sheet(shown, Frame(width, ambiguous, justified=True)).block(0)
    at = [n for line in block.lines for piece in line for n in range(piece.start, piece.end)]
    assert at == sorted(set(at))
    assert {shown.flat[0].string[n] for n in set(range(len(block.shown))) - set(at)} <= {"\n"}
    for line in block.lines:
        column = 0
        for piece in line:
            assert piece.column >= column
            column = piece.column + cells(block.shown[piece.start : piece.end], ambiguous)


def test_titles_and_signatures_are_not_justified() -> None:
    shown = document(
        clause("t", Level.TITLE, heading="国家2020标准化体系建设发展规划a的通知" * 2),
        clause("s", Level.SIGNATURE, text="国务院A办公厅\n2015年12月17日"),
    )
    for number in (0, 1):
        blocks = [Sheet(shown, Frame(34, justified=justified)).block(number) for justified in (True, False)]
        assert blocks[0] == blocks[1]


async def test_a_cell_that_was_added_is_no_character() -> None:
    app = ReaderApp(SHOWN)
    async with app.run_test(size=(46, 12)) as pilot:
        await pilot.pause()
        y = app.row_of("经过 5年")
        row = app.rows()[y]
        last = cells(row[: row.index("过")])
        for end, words in ((last + 3, "过5"), (last + 2, "过")):
            await drag(pilot, (last, y), (end, y))
            assert app.reader.selected_text == words
            assert app.told[-1] == (ClauseId("p"), Span(1, 1 + len(words)))


async def test_annotated_words_are_marked_without_a_break_where_a_cell_was_added() -> None:
    app = ReaderApp(SHOWN)
    async with app.run_test(size=(46, 12)) as pilot:
        app.reader.marks = {ClauseId("p"): Mark(1, spans=(Span(1, 5),))}
        await pilot.pause()
        strip = app.reader.render_line(app.row_of("经过 5年"))
        noted = next(segment.style for segment in strip if segment.text == "5年基")
        assert noted is not None
        same = [segment.text for segment in strip if segment.style and segment.style.bgcolor == noted.bgcolor]
        assert same == ["过", " ", "5年基"]


async def test_ragged_or_justified_while_it_is_shown() -> None:
    app = ReaderApp(SHOWN)
    async with app.run_test(size=(46, 12)) as pilot:
        await pilot.pause()
        justified = app.rows()
        app.reader.justified = False
        await pilot.pause()
        assert app.row_of("经过5年") == next(y for y, row in enumerate(justified) if "经过 5年" in row)


@pytest.mark.parametrize("width", range(20, 120, 7))
def test_the_text_is_whole_characters_wide_and_hanging_marks_have_room(width: int) -> None:
    for measure in (10, 36, 60):
        found = geometry(width, measure, 1)
        assert found.text % 2 == 0
        assert found.text <= 2 * measure
        assert found.left + 3 + found.text + 2 <= width


def test_a_document_is_as_high_justified_as_ragged() -> None:
    shown = long_plan(10)
    justified, ragged = (Sheet(shown, Frame(50, justified=way)) for way in (True, False))
    assert [justified.block(n).height for n in range(len(justified))] == [
        ragged.block(n).height for n in range(len(ragged))
    ]


async def test_a_command_leaves_the_edge_ragged_and_remembers(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        assert reader.reading.reader.justified
        await reader.reading.run_action("justify")
        await reader.until(lambda: not reader.reading.reader.justified)
        await reader.until(lambda: settings_path().exists() and load_settings().alignment == "ragged")
        await reader.reading.run_action("justify")
        await reader.until(lambda: load_settings().alignment == "justified")
