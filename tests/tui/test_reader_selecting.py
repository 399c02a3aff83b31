"""Words of a clause, selected by key, mouse or place: always characters of its string."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseMove
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from textual.strip import Strip

from stdplan_tui.corpus.model import Clause, ClauseId, Level, Span
from stdplan_tui.text.width import cells
from stdplan_tui.tui.widgets.reader.coordinates import (
    beside_character,
    on_character,
    pointed,
    selection_of,
    with_cursor,
    words,
)
from tests.tui.reader_app import LONG, ReaderApp, clause, document, plan

SIZE = (90, 40)


def spot(app: ReaderApp, text: str, into: int = 0) -> tuple[int, int]:
    """The cell where character `into` of `text` stands on the screen."""
    y = app.row_of(text)
    row = app.rows()[y]
    return cells(row[: row.index(text) + into]), y


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down("Reader", offset=start)
    await move(pilot, end)
    await pilot.mouse_up("Reader", offset=end)
    await pilot.pause()


async def move(pilot: Pilot[None], end: tuple[int, int]) -> None:
    """Move the mouse with its button held down."""
    await pilot._post_mouse_events([MouseMove], "Reader", offset=end, button=1)
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


async def test_a_drag_over_several_clauses_keeps_to_the_one_in_which_it_began() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await drag(pilot, spot(app, "各省、自治区", 3), spot(app, "现印发给你们"))
        assert app.told[-1][0] == "notice.recipients"
        assert words_of(app) == "自治区、直辖市人民政府："
        assert app.cut == 1
        await drag(pilot, spot(app, "现印发给你们", 2), spot(app, "自治区、"))
        assert app.told[-1][0] == "notice.p1"
        assert words_of(app) == "现印发"
        assert app.cut == 2


async def test_a_drag_that_comes_back_is_not_cut() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        start = spot(app, "各省、自治区", 3)
        await pilot.mouse_down("Reader", offset=start)
        await move(pilot, spot(app, "现印发给你们"))
        await move(pilot, spot(app, "各省、自治区", 5))
        await pilot.mouse_up("Reader", offset=spot(app, "各省、自治区", 5))
        await pilot.pause()
        assert words_of(app) == "自治区"
        assert app.cut == 0


async def test_a_drag_whose_end_nobody_saw_ends_with_the_next_move() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.mouse_down("Reader", offset=spot(app, "市场规则"))
        await move(pilot, spot(app, "市场规则", 3))
        await pilot.hover("Reader", offset=spot(app, "各省、自治区"))
        await pilot.pause()
        assert app.reader.selected_text == "市场规则"
        assert app.mouse_captured is None


def tall() -> ReaderApp:
    """A clause of many rows between two others."""
    middle = clause("a", Level.PARAGRAPH, text=LONG * 10)
    ends = [clause(id_, Level.PARAGRAPH, text="完。") for id_ in "zb"]
    return ReaderApp(document(ends[0], middle, ends[1]), "a")


async def test_a_drag_beyond_the_edge_scrolls_on_to_the_end_of_the_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdplan_tui.tui.widgets.reader.pointed_view._TICK", 0.002)
    app = tall()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        reader = app.reader
        await pilot.mouse_down("Reader", offset=(20, 5))
        reader.post_message(MouseMove(reader, 20, 15, 0, 1, 1, False, False, False, 20, 15))
        for _ in range(200):
            await pilot.pause(0.01)
            if reader.selected is not None and reader.selected.end == len(LONG) * 10:
                break
        assert reader.selected is not None
        assert reader.selected.end == len(LONG) * 10
        assert reader.current == "a"
        down = reader.scroll_y
        assert down > 0
        reader.post_message(MouseMove(reader, 20, -9, 0, 1, 1, False, False, False, 20, -9))
        for _ in range(200):
            await pilot.pause(0.01)
            if reader.scroll_y == 1:
                break
        assert reader.scroll_y == 1
        await pilot.mouse_up("Reader", offset=(20, 5))
        await pilot.pause()
        assert reader._scrolling is None
        assert app.mouse_captured is None


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


@pytest.mark.parametrize(
    ("times", "selected"), [(2, "自治区"), (3, "各省、自治区、直辖市人民政府："), (4, "各省、自治区、直辖市人民政府：")]
)
async def test_two_clicks_take_the_word_three_the_clause(times: int, selected: str) -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("Reader", offset=spot(app, "各省、自治区", 4), times=times)
        await pilot.pause()
        assert words_of(app) == selected
        assert app.reader.selected_text == app.screen.get_selected_text() == selected


async def test_two_clicks_on_the_same_word_again_keep_it() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(2):
            await pilot.click("Reader", offset=spot(app, "各省、自治区", 4), times=2)
            await pilot.pause()
            await pilot.click("Reader", offset=(1, 39))
        await pilot.click("Reader", offset=spot(app, "各省、自治区", 4), times=2)
        await pilot.pause()
        assert app.reader.selected_text == "自治区"


async def test_two_clicks_beside_the_text_take_nothing() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("Reader", offset=(1, app.row_of("各省、自治区")), times=2)
        await pilot.pause()
        assert app.reader.selected is None


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
        for _ in range(400):
            await pilot.pause(0.01)
            if app.told[-1] == (ClauseId("1.1"), None):
                break
        assert app.told[-1] == (ClauseId("1.1"), None)
        assert app.reader.selected is None


def paragraph(number: int) -> Clause:
    return clause(f"p{number}", Level.PARAGRAPH, text="标" * 20)


CLAUSES = [paragraph(n) for n in range(10)]


def test_a_span_is_a_selection_and_back() -> None:
    assert words(selection_of(3, Span(4, 9)), CLAUSES) == (3, Span(4, 9))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (Offset(2, 5), Offset(99, 5), (5, Span(2, 20))),
        (Offset(2, 5), Offset(2, 5), None),
        (Offset(2, 5), Offset(3, 6), None),
        (Offset(0, 99), Offset(3, 99), None),
        (None, Offset(6, 5), None),
        (None, None, None),
    ],
)
def test_other_selections_are_no_words(
    start: Offset | None, end: Offset | None, expected: tuple[int, Span] | None
) -> None:
    assert words(Selection(start, end), CLAUSES) == expected


STRIP = Strip(
    [
        Segment("   ", beside_character(4)),
        Segment("标a“化", on_character(4)),
        Segment(" ", beside_character(8)),
        Segment("体系", on_character(8)),
        Segment("    ", beside_character(10)),
    ]
)


@pytest.mark.parametrize(
    ("cell", "ambiguous", "expected"),
    [
        (0, 1, Span(4, 4)),
        (3, 1, Span(4, 5)),
        (4, 1, Span(4, 5)),
        (5, 1, Span(5, 6)),
        (6, 1, Span(6, 7)),
        (7, 1, Span(7, 8)),
        (7, 2, Span(6, 7)),
        (8, 2, Span(7, 8)),
        (9, 1, Span(8, 8)),
        (10, 1, Span(8, 9)),
        (17, 1, Span(10, 10)),
        (99, 1, Span(10, 10)),
    ],
)
def test_a_cell_is_on_a_character_or_before_one(cell: int, ambiguous: int, expected: Span) -> None:
    assert pointed(STRIP, cell, ambiguous) == expected


def test_a_cursor_is_seen_without_colour() -> None:
    drawn = with_cursor(STRIP, 9)
    assert drawn.text == STRIP.text
    under = [segment for segment in drawn if segment.style and segment.style.reverse]
    assert [segment.text for segment in under] == ["系"]
    assert under[0].style is not None
    assert under[0].style.underline
    reversed_already = Strip([Segment("体系", on_character(8) + Style(reverse=True))])
    assert [segment.style.reverse for segment in with_cursor(reversed_already, 9) if segment.style] == [True, False]
    assert with_cursor(STRIP, 30) == STRIP
