"""Words of a clause, selected by key, mouse or place: always characters of its string."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from stdplan_tui.corpus.model import Clause, ClauseId, Level, Span
from stdplan_tui.text.width import cells
from stdplan_tui.tui.widgets.reader.coordinates import beside_character, on_character, selection_of, words
from tests.tui.reader_app import ReaderApp, clause, plan

SIZE = (90, 40)


def spot(app: ReaderApp, text: str, into: int = 0) -> tuple[int, int]:
    """The cell where character `into` of `text` stands on the screen."""
    y = app.row_of(text)
    row = app.rows()[y]
    return cells(row[: row.index(text) + into]), y


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down("Reader", offset=start)
    await pilot.hover("Reader", offset=end)
    await pilot.mouse_up("Reader", offset=end)
    await pilot.pause()


def words_of(app: ReaderApp) -> str:
    clause_id, span = app.told[-1]
    assert span is not None
    return plan().clause(clause_id).string[span.start : span.end]


async def test_a_drag_selects_characters_of_the_clause() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await drag(pilot, spot(app, "市场规则"), spot(app, "市场规则", 3))
        assert app.told[-1] == (ClauseId("1.1"), Span(12, 16))
        assert words_of(app) == "市场规则"
        assert app.reader.current == "1.1"
        assert app.reader.selected == Span(12, 16)
        assert app.screen.get_selected_text() == app.reader.selected_text == "市场规则"


async def test_a_drag_backwards_selects_the_same() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await drag(pilot, spot(app, "市场规则", 3), spot(app, "市场规则"))
        assert words_of(app) == "市场规则"


async def test_a_drag_over_two_rows_skips_no_character() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        x, y = spot(app, "市场规则")
        await drag(pilot, (x, y), (x, y + 1))
        assert words_of(app).startswith("市场规则、调整产业结构")
        assert words_of(app) in plan().clause("1.1").string


async def test_a_drag_out_of_the_text_ends_with_its_row() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        _, y = start = spot(app, "市场规则")
        row = app.rows()[y]
        await drag(pilot, start, (87, y))
        assert words_of(app) == row[row.index("市场规则") :]
        await drag(pilot, spot(app, "市场规则", 3), (1, y))
        assert words_of(app) == "以统一市场规则"


async def test_a_drag_from_the_margin_takes_the_row() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        _, y = spot(app, "市场规则")
        await drag(pilot, (1, y), spot(app, "市场规则", 3))
        assert words_of(app) == "以统一市场规则"


async def test_a_selection_of_several_clauses_is_cut_at_the_first() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await drag(pilot, spot(app, "各省、自治区"), spot(app, "现印发给你们"))
        assert app.told[-1][0] == "notice.recipients"
        assert words_of(app) == "各省、自治区、直辖市人民政府："
        await drag(pilot, spot(app, "现印发给你们", 2), spot(app, "自治区、"))
        assert app.told[-1][0] == "notice.recipients"
        assert words_of(app) == "自治区、直辖市人民政府："


async def test_a_click_makes_a_clause_current_without_scrolling_and_clears_the_selection() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await drag(pilot, spot(app, "市场规则"), spot(app, "市场规则", 3))
        await pilot.click("Reader", offset=spot(app, "各省、自治区"))
        await pilot.pause()
        assert app.reader.current == app.place.clause == "notice.recipients"
        assert app.reader.selected is None
        assert app.told[-1][1] is None
        assert app.reader.scroll_y == 0


@pytest.mark.parametrize("times", [2, 3])
async def test_a_double_click_takes_the_clause(times: int) -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("Reader", offset=spot(app, "各省、自治区"), times=times)
        await pilot.pause()
        assert words_of(app) == "各省、自治区、直辖市人民政府："


async def test_the_wheel_scrolls_and_leaves_the_clause() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=(90, 12)) as pilot:
        await pilot.pause()
        await pilot._post_mouse_events([MouseScrollDown], "Reader", offset=(20, 5))
        await pilot.pause()
        assert app.reader.scroll_y > 0
        assert app.reader.current == "notice.title"


async def test_sentences_are_selected_one_after_another_and_into_the_next_clause() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=SIZE) as pilot:
        found = []
        for _ in range(6):
            await pilot.press("s")
            found.append((app.reader.current, app.reader.selected_text[:6]))
        assert found[:2] == [("1.1", "（一）指导思"), ("1.1", "以统一市场规")]
        assert found[4:] == [("1.p1", "需求引领，系"), ("1.p1", "以统一市场规")]
        await pilot.press("S", "S")
        assert (app.reader.current, app.reader.selected_text[:3]) == ("1.1", "以统一")
        assert app.place.span == app.reader.selected


async def test_sentences_end_at_the_ends_of_the_document() -> None:
    app = ReaderApp(plan(), "closing.p1")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s", "s", "s")
        assert app.reader.selected_text == "各地区可依据本规划。"


async def test_a_held_sentence_key_loses_no_step() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(5):
            app.reader.next_sentence(1)
        await pilot.pause()
        await pilot.pause()
        assert (app.reader.current, app.reader.selected_text[:2]) == ("1.p1", "需求")
        assert app.place.span == app.reader.selected


async def test_moving_on_drops_the_selection() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s", "j")
        await pilot.pause()
        assert app.reader.selected is None
        assert app.place.span is None
        assert app.screen.get_selected_text() in {None, ""}


async def test_a_place_with_words_selects_them() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        app.place = replace(app.place, clause=ClauseId("1.1"), span=Span(12, 16))
        await pilot.pause()
        assert app.reader.selected_text == "市场规则"
        assert app.screen.get_selected_text() == "市场规则"


async def test_escape_clears_the_selection() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s", "escape")
        await pilot.pause()
        await pilot.pause()
        assert app.reader.selected is None
        assert app.told[-1] == (ClauseId("1.1"), None)


def on(character: int, number: int = 5) -> Offset:
    """The offset of a character of a clause."""
    return Offset(on_character(character, number).meta["offset"][0], number)


def beside(character: int, count: int = 0) -> int:
    """The x that Textual gives `count` cells into a segment beside the text."""
    x: int = beside_character(character, 0).meta["offset"][0]
    return x + count


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (on(2), on(6), (5, Span(2, 6))),
        (on(2), on(3, 6), (5, Span(2, 20))),
        (on(2), None, (5, Span(2, 20))),
        (None, on(6), (5, Span(0, 6))),
        (None, None, None),
        (on(2), on(2), None),
        (on(2), on(99), (5, Span(2, 20))),
        (on(2), Offset(beside(7, 30), 5), (5, Span(2, 7))),
        (on(9), Offset(beside(4, 3), 5), (5, Span(4, 10))),
        (Offset(beside(3), 5), Offset(beside(8, 12), 5), (5, Span(3, 8))),
        (on(0, 99), on(3, 99), None),
        (on(2), Offset(30, 36), (5, Span(2, 20))),
        (Offset(30, 0), on(6), (5, Span(0, 6))),
        (Offset(30, 0), Offset(31, 0), None),
    ],
)
def test_offsets_become_words(start: Offset | None, end: Offset | None, expected: tuple[int, Span] | None) -> None:
    clauses = [paragraph(n) for n in range(10)]
    assert words(Selection(start, end), clauses) == expected


def paragraph(number: int) -> Clause:
    return clause(f"p{number}", Level.PARAGRAPH, text="标" * 20)


def test_a_span_is_a_selection_and_back() -> None:
    clauses = [paragraph(n) for n in range(10)]
    assert words(selection_of(3, Span(4, 9)), clauses) == (3, Span(4, 9))
