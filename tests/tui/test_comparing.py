"""Two texts side by side: what is shown of them, how one moves there, and where one comes out."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import ClauseId, DocumentId, Metadata
from stdplan_tui.errors import UnknownDocument
from stdplan_tui.text.width import cells
from stdplan_tui.tui import copying, pager
from stdplan_tui.tui.comparing.parallel import Letter
from stdplan_tui.tui.help.screen import Help
from stdplan_tui.tui.screens.comparing import ComparingScreen
from stdplan_tui.tui.screens.filtered import Filtered
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.screens.row_notes import RowNotes
from stdplan_tui.workspace import annotating, comparing, reading
from stdplan_tui.workspace.comparing import Comparison
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import CITY, CITY_TITLE, PLAN, SETTINGS, add_city
from tests.tui.support import WIDE, Session, session

SIZES = ((140, 36), (200, 60), (80, 24), (40, 12))


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """The documents `plan` and `notice`, and the plan of a city that follows the first."""
    add_city(workspace.root)
    return workspace


@asynccontextmanager
async def comparing_city(
    workspace: Workspace, size: tuple[int, int] = WIDE, address: str = "city"
) -> AsyncIterator[tuple[Session, ComparingScreen]]:
    """The plan of the county as A beside that of the city as B."""
    async with session(workspace, address, size=size) as reader:
        await reader.press("c")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.press("enter")
        yield reader, await compared(reader)


async def compared(reader: Session) -> ComparingScreen:
    """The screen, once the texts are compared."""
    await reader.until(lambda: isinstance(reader.app.screen, ComparingScreen))
    screen = reader.app.screen
    assert isinstance(screen, ComparingScreen)
    await reader.until(lambda: screen.parallel is not None and screen.view.numbers)
    await reader.pilot.pause()
    return screen


def ids(screen: ComparingScreen) -> tuple[str | None, str | None]:
    """The clauses of the current row."""
    assert screen.parallel is not None
    row = screen.parallel.rows[screen.at]
    return row.a.id if row.a else None, row.b.id if row.b else None


def note(workspace: Workspace, address: str, body: str) -> None:
    """A note on a clause."""
    annotating.annotate(workspace, *reading.find(workspace, address), body)


def screen_row(reader: Session, text: str) -> str:
    """The row of the screen on which something stands."""
    return next(row for row in reader.shown.splitlines() if text in row)


def place_of(reader: Session, text: str) -> tuple[int, int]:
    """Where something stands on the screen: column in cells, row."""
    for y, row in enumerate(reader.shown.splitlines()):
        if text in row:
            return cells(row[: row.index(text)]), y
    raise AssertionError(f"{text} is not shown:\n{reader.shown}")


async def test_two_documents_stand_side_by_side_with_the_earlier_as_a(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        assert screen.parallel is not None
        assert screen.letter is Letter.B
        heads = reader.shown.splitlines()[0]
        assert heads.index("A 江南县标准化发展规划") < heads.index("B 江北市标准化发展规划")
        assert re.search("完善标准体系.*│.*健全标准体系", reader.shown)
        assert screen_row(reader, "指导思想").startswith("~")
        assert screen_row(reader, "一、总体要求").startswith("=")
        assert screen_row(reader, "开放合作").startswith("+")
        assert screen_row(reader, "标准体系更加健全").startswith("-")
        legend = reader.shown.splitlines()[1]
        for kind, sign in (("same", "="), ("changed", "~"), ("only in A", "-"), ("only in B", "+")):
            assert re.search(rf"\{sign} \d+ {kind}", legend), legend
        assert "in common: " in legend


async def test_what_differs_is_underlined_in_both_and_what_is_common_is_not(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        await reader.until_shown("健全标准体系")
        lines = [screen.view.render_line(y) for y in range(screen.view.size.height)]
        underlined = "".join(
            segment.text for strip in lines for segment in strip if segment.style and segment.style.underline
        )
        assert "完善" in underlined
        assert "健全" in underlined
        assert "服务全市发展" in underlined
        assert "坚持质量第一" not in underlined
        assert "参加国际标准制定" not in underlined


async def test_the_picker_lists_what_is_related_before_the_rest_and_takes_what_is_typed_at_once(
    workspace: Workspace,
) -> None:
    async with session(workspace, "city") as reader:
        await reader.press("c", *"试点")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        picker = reader.app.screen
        assert isinstance(picker, Filtered)
        assert picker.field.value == "试点"
        assert "江南县人民政府关于开展标准化试点的通知" in reader.shown
        picker.field.value = ""
        await reader.until_shown("Related documents", "Other documents")
        assert reader.shown.index("江南县标准化发展规划（2021—2025年）") < reader.shown.index("Other documents")
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_it_opens_at_the_clause_of_the_reader_and_goes_back_there(workspace: Workspace) -> None:
    async with comparing_city(workspace, address="city:1.2") as (reader, screen):
        assert ids(screen)[1] == "1.2"
        await reader.press("q")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        assert (reader.document, reader.clause) == ("city", "1.2")


async def test_differences_are_gone_through_and_counted(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        assert screen.parallel is not None
        count = len(screen.parallel.differences)
        await reader.press("g")
        seen = []
        if screen.at in screen.parallel.differences:
            seen.append(screen.at)
        while screen.at != screen.parallel.differences[-1]:
            await reader.press("n" if len(seen) % 2 else "]")
            assert screen.at in screen.parallel.differences
            seen.append(screen.at)
            assert f"difference {len(seen)} of {count}" in reader.shown
        assert tuple(seen) == screen.parallel.differences
        await reader.press("n")
        await reader.until_shown("No difference below")
        for _ in range(count):
            await reader.press("N")
        await reader.until_shown("No difference above")
        assert screen.at == screen.parallel.differences[0]


async def test_rows_headings_pages_and_ends_are_reached_by_key(workspace: Workspace) -> None:
    async with comparing_city(workspace, size=(80, 12)) as (reader, screen):
        assert screen.parallel is not None
        await reader.press("g")
        assert screen.at == 0
        await reader.press("j", "j", "k")
        assert screen.at == 1
        await reader.press("g", "J")
        assert ids(screen) == ("1", "1")
        await reader.press("J", "K")
        assert ids(screen) == ("1", "1")
        await reader.press("g", "space")
        first = screen.at
        assert first > 0
        await reader.press("b", "b")
        assert screen.at == 0
        await reader.press("G")
        assert screen.at == len(screen.parallel.rows) - 1
        await reader.until(lambda: "制定良种繁育标准" in reader.shown)


async def test_only_some_kinds_are_shown_and_all_again_with_the_row_in_sight(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        await reader.press("d")
        assert "一、总体要求" not in "\n".join(reader.shown.splitlines()[2:-4])
        assert "开放合作" in reader.shown
        assert "only differences" in reader.shown.splitlines()[1]
        await reader.press("+")
        assert set(screen.kinds) == {Kind.ADDED}
        assert "健全标准体系" not in reader.shown
        at = screen.at
        assert screen.parallel is not None
        assert screen.parallel.rows[at].kind is Kind.ADDED
        await reader.press("+")
        assert screen.at == at
        assert "一、总体要求" in reader.shown
        await reader.press(">")
        await reader.until_shown("No rows of that kind")
        assert "一、总体要求" in reader.shown


async def test_a_click_on_the_legend_shows_only_that_kind(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        x, y = place_of(reader, "only in A")
        await reader.pilot.click(offset=Offset(x + 1, y))
        await reader.until(lambda: screen.kinds == {Kind.REMOVED})
        assert "健全标准体系" not in reader.shown
        await reader.pilot.click(offset=Offset(x + 1, y))
        await reader.until(lambda: len(screen.kinds) == len(Kind))


async def test_enter_opens_the_clause_of_the_side_that_has_the_keyboard(workspace: Workspace) -> None:
    async with comparing_city(workspace, address="city:1.2") as (reader, screen):
        await reader.press("tab")
        assert screen.letter is Letter.A
        await reader.press("k")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen) and reader.document == "plan")
        assert reader.clause.startswith("1.1")


async def test_a_jump_back_from_a_clause_opened_here_comes_back_to_the_row_it_was_opened_from(
    workspace: Workspace,
) -> None:
    async with comparing_city(workspace, address="city:1.2") as (reader, screen):
        await reader.press("x")
        await reader.until(lambda: screen.letter is Letter.A and screen.parallel is not None)
        await reader.press("d", "g", "n", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until_shown("{ goes back to the comparison")
        opened, at = (reader.document, reader.clause), screen.at
        await reader.press("{")
        again = await compared(reader)
        assert again is not screen
        assert (again.at, again.letter, again.kinds, again.named) == (at, screen.letter, screen.kinds, screen.named)
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        assert (reader.document, reader.clause) == opened
        await reader.press("backspace")
        await reader.until_clause("1.2")
        assert reader.document == "city"


async def test_the_comparison_is_a_stop_also_where_the_clause_was_open_before(workspace: Workspace) -> None:
    async with comparing_city(workspace, address="city:1.2") as (reader, _screen):
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        assert (reader.document, reader.clause) == ("city", "1.2")
        await reader.press("ctrl+p", *"jump", "space", *"list")
        await reader.until_shown("Choose from the places you jumped from")
        await reader.press("enter")
        await reader.until_shown("comparison  （二）基本原则。")
        await reader.press("enter")
        again = await compared(reader)
        assert ids(again)[1] == "1.2"


async def test_a_way_back_to_what_has_changed_meanwhile_shows_every_row(workspace: Workspace) -> None:
    async with comparing_city(workspace, address="city:1.1") as (reader, _screen):
        await reader.press("~", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        library = Library(workspace.root / "corpus")
        library.save(library.metadata(DocumentId("city")), PLAN.replace("江南县", "江北市"))
        await reader.press("{")
        again = await compared(reader)
        assert ids(again) == ("1.1", "1.1")
        assert again.kinds == frozenset(Kind)


async def test_the_mouse_chooses_row_and_side_and_a_second_click_opens_it(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        x, y = place_of(reader, "完善标准体系")
        await reader.pilot.click(offset=Offset(x, y))
        await reader.until(lambda: ids(screen) == ("1.1", "1.1") and screen.letter is Letter.A)
        x, y = place_of(reader, "健全标准体系")
        await reader.pilot.click(offset=Offset(x, y))
        await reader.until(lambda: screen.letter is Letter.B)
        await reader.pilot.click(offset=Offset(3, 0))
        await reader.until(lambda: screen.letter is Letter.A)
        await reader.pilot.click(offset=Offset(x, y), times=2)
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until_clause("1.1")
        assert reader.document == "city"


async def test_the_texts_scroll_together(workspace: Workspace) -> None:
    async with comparing_city(workspace, size=(140, 10)) as (reader, screen):
        await reader.press("g")
        before = screen.view.first_row
        screen.view.post_message(events.MouseScrollDown(screen.view, 5, 5, 0, 1, 0, False, False, False))
        await reader.until(lambda: screen.view.first_row > before)


async def test_sides_are_swapped_and_the_row_stays(workspace: Workspace) -> None:
    async with comparing_city(workspace, address="city:1.2") as (reader, screen):
        before = screen.parallel
        await reader.press("x")
        await reader.until(lambda: screen.parallel is not None and screen.parallel is not before)
        await reader.pilot.pause()
        assert ids(screen)[0] == "1.2"
        assert screen.letter is Letter.A
        heads = reader.shown.splitlines()[0]
        assert heads.index("A 江北市") < heads.index("B 江南县")
        assert screen_row(reader, "开放合作").startswith("-")


async def test_the_clause_is_copied_with_its_citation(workspace: Workspace) -> None:
    async with comparing_city(workspace, address="city:1.1") as (reader, _screen):
        await reader.press("y")
        assert "服务全市发展" in reader.app.clipboard
        assert f"《{CITY_TITLE}》" in reader.app.clipboard
        await reader.until_shown("Copied with its citation: （一）指导思想", "Nothing in the clipboard? Y")
        await reader.press("tab", "y")
        assert "完善标准体系" in reader.app.clipboard


async def test_where_the_clipboard_takes_nothing_a_file_does_as_in_the_reader(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(pager, "shown_in_pager", lambda _app, path: opened.append(path))
    folder = workspace.state_folder
    assert folder is not None
    async with comparing_city(workspace, address="city:1.1") as (reader, _screen):
        await reader.press("Y")
        await reader.until_shown("Written to")
        assert opened == [folder / "copied.txt"]
        assert "服务全市发展" in opened[0].read_text("utf-8")
        monkeypatch.setattr(copying, "_CLIPBOARD_BYTES", 20)
        await reader.press("tab", "y")
        await reader.until_shown("Too long for the clipboard")
        assert reader.app.clipboard == ""
        assert "完善标准体系" in opened[0].read_text("utf-8")


@pytest.mark.parametrize("alignment", ["justified", "ragged"])
async def test_the_texts_are_set_as_in_the_reader(workspace: Workspace, alignment: str) -> None:
    reading_one = Workspace(workspace.root, replace(SETTINGS, alignment=alignment))
    async with comparing_city(reading_one, size=(70, 30)) as (reader, screen):
        shown, read = screen.view._sheet, reader.reading.reader.sheet
        assert shown is not None
        assert read is not None
        assert shown.frames.b.justified == read.frame.justified == (alignment == "justified")


async def test_notes_of_both_are_signed_told_and_read_in_full(workspace: Workspace) -> None:
    note(workspace, "plan:1.1", "县里说完善")
    note(workspace, "city:1.1", "市里说健全")
    async with comparing_city(workspace, address="city:1.1") as (reader, _screen):
        await reader.until_shown("2 notes", "A 县里说完善", "B 市里说健全")
        assert screen_row(reader, "指导思想").count("•") == 2
        await reader.press("|")
        await reader.until(lambda: isinstance(reader.app.screen, RowNotes))
        await reader.until_shown("县里说完善", "市里说健全", "Zhang San")
        await reader.press("j", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        assert (reader.document, reader.clause) == ("city", "1.1")


async def test_other_clauses_that_correspond_are_named_and_gone_to(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = comparing.compare

    def with_others(ws: Workspace, a: str, b: str) -> Comparison:
        found = original(ws, a, b)
        rows = tuple(
            replace(row, also_a=(ClauseId("2.box1.e1"),), also_b=(ClauseId("1.1"),))
            if row.b and row.b.id == "1.2"
            else replace(row, also_a=(ClauseId("1.1"),))
            if row.b and row.b.id == "1"
            else row
            for row in found.rows
        )
        return replace(found, rows=rows)

    monkeypatch.setattr(comparing, "compare", with_others)
    async with comparing_city(workspace, address="city:1") as (reader, screen):
        await reader.until_shown("also corresponds: A 一/（一）")
        await reader.press("o")
        assert ids(screen)[0] == "1.1"
        assert screen.letter is Letter.A
        await reader.press("backspace")
        assert ids(screen)[1] == "1"
        await reader.press("J", "J")
        assert ids(screen)[1] == "1.2"
        await reader.press("o")
        await reader.until(lambda: isinstance(reader.app.screen, Question))
        await reader.press("j", "enter")
        await reader.until(lambda: reader.app.screen is screen)
        assert ids(screen)[1] == "1.1"
        assert screen.view.letter == "B"


async def test_an_older_text_of_the_document_is_offered_first_and_opens_what_it_has_become(
    workspace: Workspace,
) -> None:
    note(workspace, "plan:1.1", "请核对")
    library = Library(workspace.root / "corpus")
    library.save(library.metadata(DocumentId("plan")), PLAN.replace("坚持质量第一", "坚持质量优先"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("c")
        await reader.until_shown("Older versions of this document")
        assert re.search(r"\d\d:\d\d +[0-9a-f]{7} ", reader.shown)
        await reader.press("enter")
        screen = await compared(reader)
        assert "as it is now" in reader.shown
        assert ids(screen) == ("1.1", "1.1")
        await reader.until_shown("质量第一", "质量优先")
        await reader.press("tab", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        assert (reader.document, reader.clause) == ("plan", "1.1")


async def test_an_older_text_of_which_nobody_knows_the_date_says_so(workspace: Workspace) -> None:
    library = Library(workspace.root / "corpus")
    workspace.store.snapshot(library.metadata(DocumentId("plan")).version, PLAN)
    library.save(library.metadata(DocumentId("plan")), PLAN.replace("坚持质量第一", "坚持质量优先"))
    async with session(workspace, "plan") as reader:
        await reader.press("c")
        await reader.until_shown("Older versions of this document")
        assert re.search(r"date unknown +[0-9a-f]{7} ", reader.shown)


@pytest.mark.parametrize(("width", "least"), [(40, "date unknown"), (80, r"date unknown  [0-9a-f]{7}"), (120, r".*县")])
async def test_two_versions_are_told_apart_whatever_room_there_is(workspace: Workspace, width: int, least: str) -> None:
    library = Library(workspace.root / "corpus")
    workspace.store.snapshot(library.metadata(DocumentId("plan")).version, PLAN)
    library.save(library.metadata(DocumentId("plan")), PLAN.replace("坚持质量第一", "坚持质量优先"))
    async with session(workspace, "plan", size=(width, 24)) as reader:
        await reader.press("c")
        await reader.until_shown("Older versions of this document")
        await reader.press("enter")
        await compared(reader)
        assert re.search(f"A {least}.*B as it is now", reader.shown.splitlines()[0])


@pytest.mark.parametrize("size", SIZES)
async def test_it_can_be_used_at_every_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with comparing_city(workspace, size=size, address="city:1.1") as (reader, screen):
        await reader.until_shown("健全标准体系", "完善标准体系")
        assert screen.view.size.height >= 6
        assert "A 江" in reader.shown.splitlines()[0]
        assert "B 江" in reader.shown.splitlines()[0]
        assert re.search(r"(difference )?\d+( of |/)\d+", reader.shown.splitlines()[1])
        assert "n/N" in reader.shown.splitlines()[-1]
        for key in ("n", "n", "tab", "d", "G", "g", "x"):
            await reader.press(key)
        await reader.until(lambda: screen.parallel is not None)
        await reader.press("?")
        await reader.until(lambda: isinstance(reader.app.screen, Help))
        await reader.until_shown("Next difference")
        await reader.press("escape", "escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_stacked_texts_have_letters_and_what_is_the_same_stands_once(workspace: Workspace) -> None:
    async with comparing_city(workspace, size=(80, 30)) as (reader, _screen):
        await reader.press("g")
        assert reader.shown.count("一、总体要求") == 1
        assert re.search(r"^~ A.*指导思想", reader.shown, re.MULTILINE)
        assert re.search(r"^┃ B.*指导思想", reader.shown, re.MULTILINE)
        assert reader.shown.index("完善标准体系") < reader.shown.index("健全标准体系")


async def test_a_new_width_keeps_the_row_in_place(workspace: Workspace) -> None:
    async with comparing_city(workspace, size=(140, 20), address="city:2.box1.e1") as (reader, screen):
        for width in (80, 40, 200, 100):
            at, row = screen.at, screen.view.row_in_window(screen.view._index)
            assert row is not None
            await reader.pilot.resize_terminal(width, 20)
            await reader.until(lambda width=width: screen.view.size.width == width)  # type: ignore[misc]
            await reader.pilot.pause()
            assert screen.at == at
            assert "良种繁育" in reader.shown


async def test_comparing_is_told_and_can_be_left(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    original = comparing.compare

    def slowly(ws: Workspace, a: str, b: str) -> Comparison:
        assert go_on.wait(10)
        return original(ws, a, b)

    monkeypatch.setattr(comparing, "compare", slowly)
    async with session(workspace, "city") as reader:
        await reader.press("c")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, ComparingScreen))
        await reader.until_shown("Comparing", "A 江南县", "B 江北市")
        await reader.press("n", "j", "x", "d", "escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        go_on.set()
        await reader.press("j")
        assert isinstance(reader.app.screen, ReadingScreen)


async def test_what_cannot_be_compared_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(ws: Workspace, a: str, b: str) -> Comparison:
        raise UnknownDocument("it is \x1b[31mgone")

    monkeypatch.setattr(comparing, "compare", never)
    async with session(workspace, "city") as reader:
        await reader.press("c")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.press("enter")
        await reader.until_shown("it is gone")
        await reader.press("q")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_a_key_that_has_nothing_to_work_on_says_so(workspace: Workspace) -> None:
    note(workspace, "city:1.1", "市里说健全")
    async with comparing_city(workspace, address="city:1.2") as (reader, screen):
        for key, said in (
            ("|", "No notes on this row"),
            ("o", "No other clause corresponds"),
            ("{", "No jump here to go back to"),
        ):
            assert said not in reader.shown
            await reader.press(key)
            await reader.until_shown(said)
            assert reader.app.screen is screen
        reader.app.clear_notifications()
        await reader.press("K")
        await reader.until_shown("B 市里说健全")
        await reader.press("|")
        await reader.until(lambda: isinstance(reader.app.screen, RowNotes))
        assert "No notes on this row" not in reader.shown


async def test_two_texts_that_are_the_same_have_no_difference(workspace: Workspace) -> None:
    library = Library(workspace.root / "corpus")
    library.save(Metadata(DocumentId("city"), CITY_TITLE), PLAN)
    async with comparing_city(workspace) as (reader, screen):
        assert screen.parallel is not None
        assert "no difference" in reader.shown
        assert "in common: 100%" in reader.shown
        for key in ("n", "d"):
            await reader.press(key)
            assert screen.at == 0
            assert len(screen.kinds) == len(Kind)
        assert reader.shown.count("no difference") == 3


async def test_what_is_untrusted_reaches_the_screen_as_plain_words(workspace: Workspace) -> None:
    evil = "\\[@click=app.quit]点\\[/]"
    library = Library(workspace.root / "corpus")
    library.save(Metadata(DocumentId("city"), "[@click=app.quit]市\x07[/]"), CITY.replace("坚持质量第一", evil))
    async with comparing_city(workspace, address="city:1.1") as (reader, _screen):
        await reader.until_shown("[@click=app.quit]市[/]", "[@click=app.quit]点")
        assert "\x07" not in reader.shown


async def test_where_ambiguous_characters_are_wide_the_chrome_is_ascii(workspace: Workspace) -> None:
    wide = Workspace(workspace.root, replace(SETTINGS, ambiguous_width=2))
    async with comparing_city(wide, address="city:1.1") as (reader, _screen):
        assert not set("│┃▌•·") & set(reader.shown)
        assert ">" in reader.shown.splitlines()[0]


async def test_the_palette_has_the_commands_of_this_screen(workspace: Workspace) -> None:
    async with comparing_city(workspace) as (reader, screen):
        await reader.press("ctrl+p")
        await reader.until_shown("Only differences")
        await reader.type("swap")
        await reader.until_shown("Swap the texts")
        await reader.press("enter")
        await reader.until(lambda: screen.letter is Letter.A)
