"""The reader on a screen: what it shows and where it goes, bound to a place as on the reading screen."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pytest
from textual.strip import Strip

from stdplan_tui.corpus.model import ClauseId, Level, Span
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.theme import NAMES
from tests.tui.reader_app import ReaderApp, clause, document, long_plan, plan


async def test_the_document_stands_on_the_screen_in_its_official_form() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.pause()
        rows = app.rows()
        title = app.row_of("国务院办公厅关于印发")
        assert rows[title].startswith(" ")
        assert "▌" in rows[title]
        assert app.row_of("国办发〔2015〕89号") == title + 1
        assert app.row_of("各省、自治区") == title + 3
        assert app.row_of("2015年12月17日") > app.row_of("现印发给你们")


async def test_the_first_render_has_text_before_the_resize_is_handled() -> None:
    class Impatient(ReaderApp):
        seen: ClassVar[list[str]] = []

        def on_mount(self) -> None:
            self.seen.clear()
            render_line = self.reader.render_line

            def noted(y: int) -> Strip:
                strip = render_line(y)
                self.seen.append(strip.text)
                return strip

            self.reader.render_line = noted  # type: ignore[method-assign]

    app = Impatient(long_plan(300), "200")
    async with app.run_test(size=(90, 30)):
        first = [text for text in app.seen[:30] if text.strip()]
        assert any("重点领域" in text and "▌" in text for text in first)
        assert len(first) > 20


@pytest.mark.parametrize("theme", NAMES)
async def test_both_themes_style_every_part(theme: str) -> None:
    app = ReaderApp(plan())
    app.theme = theme
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.pause()
        title = app.reader.render_line(app.row_of("国务院办公厅关于印发"))
        styles = {segment.text: segment.style for segment in title}
        heading = next(style for text, style in styles.items() if "国务院" in text)
        assert heading is not None
        assert heading.bold
        assert heading.bgcolor is not None


async def test_the_text_is_centred_at_its_measure() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        app.reader.measure = 20
        await pilot.pause()
        row = app.rows()[app.row_of("各省、自治区")]
        assert row.index("各省") == (119 - 3 - 40 - 2) // 2 + 3


async def test_the_chrome_is_ascii_where_ambiguous_characters_are_wide() -> None:
    app = ReaderApp(plan(), "1.box1.e1")
    async with app.run_test(size=(90, 30)) as pilot:
        app.reader.ambiguous_width = 2
        app.reader.marks = {ClauseId("1.box1.e1"): Mark(1, open=True)}
        await pilot.pause()
        row = app.rows()[app.row_of("能源")]
        assert row.split() == [">*", "|", "能源"]


async def test_marks_are_signs_in_the_gutter_and_annotated_words_are_tinted() -> None:
    app = ReaderApp(plan(), "1.1")
    async with app.run_test(size=(90, 40)) as pilot:
        app.reader.marks = {
            ClauseId("1.1"): Mark(2, spans=(Span(9, 14), Span(100, 105))),
            ClauseId("1.p1"): Mark(tags=1),
            ClauseId("1.b1"): Mark(12),
            ClauseId("1.1.1"): Mark(1, open=False),
        }
        await pilot.pause()
        rows = app.rows()
        assert rows[app.row_of("（一）指导")].split()[0] == "▌2"
        assert rows[app.row_of("需求引领")].split()[0] == "#"
        assert rows[app.row_of("——标准体系")].split()[0] == "+"
        assert rows[app.row_of("1.制定标准")].split()[0] == "·"
        ground = app.reader.get_component_rich_style("reader--noted").bgcolor
        tinted = "".join(
            segment.text
            for y in range(app.reader.size.height)
            for segment in app.reader.render_line(y)
            if segment.style and segment.style.bgcolor == ground
        )
        string = plan().clause("1.1").string
        assert tinted == string[9:14] + string[100:105]


async def test_lit_words_are_reversed() -> None:
    app = ReaderApp(plan())
    async with app.run_test(size=(90, 40)) as pilot:
        app.place = replace(app.place, lit=((ClauseId("1.1"), Span(9, 13)), (ClauseId("notice.p1"), Span(0, 3))))
        await pilot.pause()
        lit = [
            segment.text
            for y in range(40)
            for segment in app.reader.render_line(y)
            if segment.style and segment.style.reverse
        ]
        assert lit == ["现印发", plan().clause("1.1").string[9:13]]


async def test_hostile_text_is_shown_as_text() -> None:
    hostile = "[@click=app.bell]按[/] \x1b]0;x\x07[red]\u202e甲\ud800"
    app = ReaderApp(document(clause("p", Level.PARAGRAPH, text=hostile)))
    async with app.run_test(size=(90, 10)) as pilot:
        await pilot.pause()
        row = app.rows()[0]
        assert "[@click=app.bell]按[/] \ufffd]0;x\ufffd[red]\ufffd甲\ufffd" in row
        assert not any(segment.style and "@click" in segment.style.meta for segment in app.reader.render_line(0))


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (9, 3), (200, 60)])
async def test_every_size_shows_the_current_clause(size: tuple[int, int]) -> None:
    app = ReaderApp(plan(), "1.t1.r2")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert any(row.strip().startswith("▌") for row in app.rows())


@pytest.mark.parametrize("shown", [None, document(), document(clause("notice", Level.NOTICE))])
async def test_nothing_to_read_is_no_error(shown: object) -> None:
    app = ReaderApp(shown)  # type: ignore[arg-type]
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("j", "k", "J", "K", "s", "S", "space", "b", "g", "G")
        await pilot.click("Reader", offset=(10, 2))
        assert "".join(app.rows()).strip() in {"", "▌"}
