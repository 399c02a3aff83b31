"""Where the reader goes by keys, by place and on another size; nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace

from stdplan_tui.corpus.model import ClauseId, Level, Span
from stdplan_tui.tui.place import Place
from tests.tui.reader_app import LONG, ReaderApp, clause, document, long_plan, plan


async def test_j_and_k_pass_every_clause_and_no_container() -> None:
    app = ReaderApp(plan())
    drawn = [part.id for part in plan().flat if part.takes_notes]
    async with app.run_test(size=(90, 24)) as pilot:
        passed = [app.reader.current]
        for _ in drawn[1:]:
            app.reader.next_clause(1)
            passed.append(app.reader.current)
        assert passed == drawn
        await pilot.press("j", "k", "k")
        assert app.reader.current == app.place.clause == drawn[-3]


async def test_a_held_key_loses_no_step_while_the_screen_lags_behind() -> None:
    app = ReaderApp(long_plan(100))
    flat = long_plan(100).flat
    async with app.run_test(size=(90, 24)) as pilot:
        for _ in range(150):
            app.reader.next_clause(1)
        await pilot.pause()
        assert app.reader.current == flat[150].id
        assert app.place.clause == flat[150].id
        await pilot.press(*["j"] * 10)
        assert (app.reader.current, app.place.clause) == (flat[160].id, flat[160].id)


async def test_a_jump_to_where_the_reader_just_was_is_followed_at_once() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=(90, 24)) as pilot:
        app.reader.next_clause(1)
        app.reader.next_clause(-1)
        await pilot.pause()
        app.place = replace(app.place, clause=ClauseId("1.p1"))
        assert app.reader.current == "1.p1"
        await pilot.pause()
        assert app.reader.current == app.place.clause == "1.p1"


async def test_headings_are_stopped_at_with_what_follows_them() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=(90, 24)) as pilot:
        passed = []
        for _ in range(6):
            await pilot.press("J")
            passed.append(app.reader.current)
        assert passed == ["title", "1", "1.1", "1.box1", "1.t1", "1.t1"]
        await pilot.press("K")
        assert app.reader.current == "1.box1"
        assert app.row_of("专栏1") < 16


async def test_the_current_clause_is_always_in_sight() -> None:
    app = ReaderApp(long_plan(20))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        reader = app.reader
        moves = [reader.next_clause] * 25 + [reader.next_heading] * 5 + [reader.page] * 3 + [reader.next_clause]
        for move in moves:
            for steps in (1, 1, -1):
                move(steps)
                assert any("▌" in row for row in app.rows()), move


async def test_a_page_moves_on_with_two_rows_kept_and_takes_the_current_clause_along() -> None:
    app = ReaderApp(long_plan(20))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        before = app.rows()
        await pilot.press("space")
        after = app.rows()
        assert [row.strip("▌ ") for row in after[:2]] == [row.strip("▌ ") for row in before[-2:]]
        assert app.place.clause == app.reader.current != "1"
        await pilot.press("b")
        assert [row.strip("▌ ") for row in app.rows()] == [row.strip("▌ ") for row in before]


async def test_paging_and_g_reach_both_ends() -> None:
    app = ReaderApp(long_plan(8))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        for _ in range(15):
            app.reader.page(1)
        assert app.reader.current == "8.p2"
        for _ in range(15):
            app.reader.page(-1)
        assert (app.reader.current, app.reader.scroll_y) == ("1", 0)
        await pilot.press("G")
        last = app.reader.scroll_y
        assert app.reader.current == "8.p2"
        assert "建设。" in app.rows()[-1]
        await pilot.press("g")
        assert (app.reader.current, app.reader.scroll_y) == ("1", 0)
        assert last == app.reader.virtual_size.height - 20


async def test_another_place_is_jumped_to_with_what_follows_it() -> None:
    app = ReaderApp(long_plan(50))
    async with app.run_test(size=(90, 24)) as pilot:
        app.place = replace(app.place, clause=ClauseId("30"))
        await pilot.pause()
        assert app.reader.current == "30"
        assert "▌" in app.rows()[6]
        app.place = replace(app.place, clause=ClauseId("nowhere"))
        await pilot.pause()
        assert app.reader.current == "1"


async def test_another_document_is_opened_at_its_place() -> None:
    app = ReaderApp(long_plan(50), "30")
    async with app.run_test(size=(90, 24)) as pilot:
        app.place = Place(plan(), ClauseId("1.t1"))
        await pilot.pause()
        assert app.reader.current == "1.t1"
        assert "▌" in app.rows()[app.row_of("表1")]
        app.place = Place(plan())
        await pilot.pause()
        assert app.reader.current == "notice.title"
        assert app.reader.scroll_y == 0


async def test_resizing_keeps_the_current_clause_in_its_place() -> None:
    app = ReaderApp(long_plan(60), "40")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "j", "k")
        row = next(y for y, text in enumerate(app.rows()) if "▌" in text)
        for width in (50, 140, 30, 100):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert next(y for y, text in enumerate(app.rows()) if "▌" in text) == row
        assert app.reader.current == "40.p1"


async def test_resizing_within_a_clause_higher_than_the_window_keeps_what_is_at_the_top() -> None:
    text = "".join(f"第{n}句说明标准化工作的要求。" for n in range(1, 200))
    app = ReaderApp(document(clause("a", Level.PARAGRAPH, text=text), clause("b", Level.PARAGRAPH, text="完。")))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app.reader.scroll_to_row(30)
        await pilot.pause()
        before, sheet = app.rows(), app.reader.sheet
        assert sheet is not None
        top = sheet.block(0).lines[30][0].start
        for width, height in ((40, 12), (90, 12), (26, 20), (50, 8), (60, 12)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            sheet = app.reader.sheet
            assert sheet is not None
            assert sheet.row_of(0, top) == app.reader.first_row == app.reader.scroll_y
        assert app.rows() == before


async def test_a_window_made_lower_keeps_the_current_clause_in_sight_and_made_higher_again_its_place() -> None:
    app = ReaderApp(long_plan(60), "30")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        app.reader.scroll_to_row(app.reader.first_row - 18)
        await pilot.pause()
        before = app.rows()
        row = next(y for y, text in enumerate(before) if "▌" in text)
        assert row > 20
        for height in (20, 8, 12):
            await pilot.resize_terminal(80, height)
            await pilot.pause()
            assert any("▌" in text for text in app.rows())
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        assert app.rows() == before


async def test_another_measure_keeps_the_current_clause_in_its_place() -> None:
    app = ReaderApp(long_plan(60), "30.p2")
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        row = next(y for y, text in enumerate(app.rows()) if "▌" in text)
        for measure in (20, 40, 12, 36):
            app.reader.measure = measure
            await pilot.pause()
            assert next(y for y, text in enumerate(app.rows()) if "▌" in text) == row


async def test_a_smooth_resize_does_not_drift() -> None:
    app = ReaderApp(document(clause("a", Level.PARAGRAPH, text=LONG * 30)))
    async with app.run_test(size=(80, 15)) as pilot:
        await pilot.pause()
        app.reader.scroll_to_row(40)
        await pilot.pause()
        before = app.rows()
        for width in [*range(80, 40, -3), *range(41, 81, 3), 80]:
            await pilot.resize_terminal(width, 15)
        await pilot.pause()
        assert app.rows() == before


async def test_a_place_that_only_repeats_what_the_reader_left_does_not_move_it_back() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.pause()
        app.reader.next_clause(1)
        app.place = replace(app.place, lit=((ClauseId("1.1"), Span(9, 13)),))
        assert app.reader.current == "1.p1"
        await pilot.pause()
        assert app.place.clause == app.reader.current == "1.p1"


async def test_what_is_not_seen_is_set_later_without_moving_what_is() -> None:
    app = ReaderApp(long_plan(400), "200")
    async with app.run_test(size=(70, 20)) as pilot:
        await pilot.pause()
        sheet = app.reader.sheet
        assert sheet is not None
        assert len(list(sheet.unset(0))) > 800
        before = app.rows()
        for _ in range(100):
            await pilot.pause(0.02)
            assert app.rows() == before
            if not list(sheet.unset(0)):
                break
        assert list(sheet.unset(0)) == []
        await pilot.pause()
        assert app.reader.virtual_size.height == sheet.height
        assert app.rows() == before


async def test_many_moves_keep_a_bounded_number_of_strips() -> None:
    app = ReaderApp(long_plan(200))
    async with app.run_test(size=(70, 20)) as pilot:
        for step in range(300):
            app.reader.next_clause(1 if step % 20 else -3)
            app.rows()
        await pilot.pause()
        assert len(app.reader._strips) <= 512


async def test_a_clause_higher_than_the_window_can_be_read_by_pages() -> None:
    app = ReaderApp(document(clause("a", Level.PARAGRAPH, text=LONG * 20), clause("b", Level.PARAGRAPH, text="完。")))
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.pause()
        seen = ""
        for _ in range(40):
            seen += "".join(app.rows())
            app.reader.page(1)
        assert seen.count("建设。") >= 60
        assert app.reader.current == "b"


async def test_words_far_down_in_a_high_clause_are_scrolled_to() -> None:
    tall = document(
        clause("a", Level.PARAGRAPH, text=LONG * 20 + "特高压输电。"), clause("b", Level.PARAGRAPH, text="完。")
    )
    at = len(LONG * 20)
    app = ReaderApp(tall)
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.pause()
        app.place = replace(app.place, span=Span(at, at + 3))
        await pilot.pause()
        assert app.row_of("特高压") < 8
        await pilot.press("g")
        assert "特高压" not in "".join(app.rows())
        app.place = replace(app.place, lit=((ClauseId("a"), Span(at, at + 3)),))
        await pilot.pause()
        assert app.row_of("特高压") < 8
        app.screen.clear_selection()
        await pilot.press("g")
        for _ in range(61):
            app.reader.next_sentence(1)
        assert app.row_of("特高压") < 8
        assert app.reader.selected_text == "特高压输电。"


async def test_a_place_reached_while_the_reader_is_hidden_is_in_sight_when_it_is_shown() -> None:
    app = ReaderApp(long_plan(60))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        app.reader.display = False
        await pilot.pause()
        app.place = replace(app.place, clause=ClauseId("40.p1"))
        await pilot.pause()
        app.reader.display = True
        await pilot.pause()
        assert app.reader.current == "40.p1"
        assert any("▌" in row for row in app.rows())
