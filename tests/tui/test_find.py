"""Finding in the open document: the bar, the count, the way on and back, and what stays lit."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from stdplan_tui.corpus.model import ClauseId, Span
from stdplan_tui.language import _, use_language
from stdplan_tui.tui.widgets.find_bar import FindBar
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


def at(reader: Session) -> tuple[str, Span | None]:
    return reader.clause, reader.reading.place.span


def top(reader: Session) -> str:
    """The first row of the screen."""
    return reader.shown.split("\n")[0]


def foot(reader: Session) -> str:
    """The last row of the screen."""
    return reader.shown.split("\n")[-1]


async def found(reader: Session, words: str) -> None:
    """Type words into the bar and wait for what it says."""
    await reader.press("f")
    await reader.type(words)
    await reader.until(lambda: reader.reading._answered == words)
    await reader.until(lambda: "/" in top(reader) or "nothing" in top(reader))


async def test_typing_lights_all_places_counts_them_and_shows_the_first_from_here(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.2.b1") as reader:
        await reader.press("f", *"標準")
        await reader.until(lambda: "5/8" in top(reader))
        assert at(reader) == ("1.2.b1", Span(2, 4))
        assert len(reader.reading.place.lit) == 8
        assert reader.reading.hits[ClauseId("1.2.b1")] == 2
        await reader.press("backspace", "backspace")
        await reader.until(lambda: not reader.reading.place.lit)
        assert at(reader) == ("1.2.b1", None)
        assert not reader.reading.hits


async def test_without_words_all_stays_as_it_was(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter")
        before = reader.reading.place
        await reader.press("f", "delete")
        await reader.until(lambda: "/" not in top(reader))
        await reader.press("enter")
        assert reader.reading.place == before
        assert reader.reading.check_action("next_hit", ())


async def test_keys_typed_right_after_f_are_words_even_where_they_are_commands(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press(*"fatmq/n")
        assert reader.reading.query_one(FindBar).words == "atmq/n"
        assert len(reader.app.screen_stack) == 1


async def test_arrows_go_on_and_back_and_round_the_end_is_said(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        assert "1/8" in top(reader)
        await reader.press("down")
        await reader.until(lambda: "2/8" in top(reader))
        assert reader.clause == "preamble.p1"
        await reader.press("up", "up")
        await reader.until(lambda: "8/8 from the end" in top(reader))
        await reader.press("down")
        await reader.until(lambda: "1/8 from the start" in top(reader))


async def test_enter_stays_n_walks_escape_puts_out(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter")
        assert reader.reading.reader.has_focus
        await reader.until(lambda: "hit 1 of 8" in top(reader))
        await reader.press("n", "n", "N")
        await reader.until(lambda: "hit 2 of 8" in top(reader))
        assert at(reader) == ("preamble.p1", Span(3, 5))
        await reader.press("N", "N")
        await reader.until(lambda: "On from the end: hit 8 of 8" in top(reader))
        await reader.press("k")
        await reader.until(lambda: "hit" not in top(reader))
        assert reader.reading.place.lit
        await reader.press("escape")
        assert not reader.reading.place.lit
        assert not reader.reading.hits


async def test_n_and_f_have_the_words_again_after_escape(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        assert "n/N" not in foot(reader)
        await found(reader, "标准")
        await reader.press("enter", "escape", "j")
        assert not reader.reading.place.lit
        await reader.until(lambda: "n/N hit" in foot(reader))
        await reader.press("n")
        await reader.until(lambda: "hit 2 of 8" in top(reader))
        assert len(reader.reading.place.lit) == 8
        await reader.press("escape", "f")
        await reader.until(lambda: "标准" in top(reader) and "/8" in top(reader))
        assert reader.reading.query_one(FindBar).field.selected_text == "标准"
        await reader.press("escape")
        await reader.until(lambda: not reader.reading.place.lit)
        await reader.press("G")
        await reader.until(lambda: not reader.reading.place.lit)


async def test_words_that_were_put_out_are_found_in_the_next_document_but_not_lit_there(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter", "escape")
        await reader.reading.run_action("next_document")
        await reader.until(lambda: reader.document == "notice")
        await reader.until(lambda: "n/N hit" in foot(reader))
        assert not reader.reading.place.lit
        await reader.press("n")
        await reader.until(lambda: "of 2" in top(reader))
        assert len(reader.reading.place.lit) == 2


async def test_the_footer_offers_hits_only_where_there_are_some(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter")
        await reader.until(lambda: "n/N hit" in foot(reader))
        await found(reader, "不存在")
        await reader.press("enter")
        await reader.until(lambda: "n/N hit" not in foot(reader))


async def test_enter_and_n_at_once_act_on_what_was_typed_before_them(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        for key in ("f", *"标准", "enter", "n"):
            reader.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await reader.until(lambda: at(reader) == ("preamble.p1", Span(3, 5)))
        await reader.until(lambda: "hit 2 of 8" in top(reader))


async def test_n_held_loses_no_step(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter")
        for _step in range(8 * 5 + 3):
            reader.app.post_message(events.Key("n", "n"))
        await reader.until(lambda: "hit 4 of 8" in top(reader))


async def test_escape_goes_back_to_where_one_was_and_what_was_lit(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", indexed=True) as reader:
        await reader.press("slash", *"良种", "enter")
        await reader.until_clause("2.box1.e1")
        await reader.until(lambda: reader.reading.place.lit)
        before = reader.reading.place
        await found(reader, "翻一番")
        assert reader.clause == "1.2.b1"
        await reader.press("escape")
        assert reader.reading.place == before
        assert reader.reading.reader.has_focus
        await reader.press("n")
        assert reader.clause == "2.box1.e1"


async def test_nothing_found_is_said_and_leaves_one_where_one_was(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await found(reader, "不存在")
        assert "nothing found" in top(reader)
        assert at(reader) == ("1.1", None)
        await reader.press("enter")
        await reader.until_shown("Nothing found")
        assert reader.clause == "1.1"


async def test_the_bar_takes_the_place_of_the_status_line_and_gives_it_back(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        region = reader.reading.reader.region
        await reader.press("f")
        assert reader.reading.reader.region == region
        assert not reader.reading.query_one(Status).display
        await reader.press("escape")
        assert reader.reading.query_one(Status).display
        await reader.press("f")
        assert reader.reading.focused is reader.reading.query_one(FindBar).field


async def test_the_last_words_are_there_again_to_be_typed_over(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter", "f")
        await reader.until(lambda: "1/8" in top(reader))
        await reader.type("良种")
        await reader.until(lambda: "1/1" in top(reader))
        assert reader.reading.query_one(FindBar).words == "良种"


async def test_the_way_to_a_hit_is_a_jump_and_walking_is_one_only(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await found(reader, "良种")
        await reader.press("enter")
        assert reader.clause == "2.box1.e1"
        await reader.press("left_curly_bracket")
        assert reader.clause == "1.1"
        assert reader.reading.place.lit
        await found(reader, "标准")
        await reader.press("escape", "g")
        behind = len(reader.reading.jumps.behind)
        await reader.press("n", "n", "n")
        assert len(reader.reading.jumps.behind) <= behind + 1


async def test_the_words_are_lit_in_the_next_document_too(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        await reader.press("enter")
        await reader.reading.run_action("next_document")
        await reader.until(lambda: reader.document == "notice" and reader.reading.place.lit)
        assert sum(reader.reading.hits.values()) == len(reader.reading.place.lit) == 2


async def test_another_pane_closes_the_bar_and_one_stays(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "良种")
        await reader.press("tab")
        await reader.until(lambda: not reader.reading.finding)
        assert reader.reading.focused not in (None, reader.reading.query_one(FindBar).field)
        assert reader.clause == "2.box1.e1"
        assert reader.reading.query_one(Status).display


async def test_the_keys_of_the_bar_can_be_clicked(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "标准")
        last = reader.app.size.height - 1
        await reader.pilot.click(offset=(_cells_before(foot(reader), "Down"), last))
        await reader.until(lambda: "2/8" in top(reader))
        await reader.pilot.click(offset=(_cells_before(foot(reader), "Enter"), last))
        await reader.until(lambda: not reader.reading.finding)


def _cells_before(row: str, words: str) -> int:
    from stdplan_tui.text.width import cells

    return cells(row[: row.index(words)])


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (140, 36)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_footer_names_the_keys_of_the_bar_at_every_size(
    workspace: Workspace, size: tuple[int, int], language: str
) -> None:
    use_language(language)
    async with session(workspace, "plan:title", size) as reader:
        await reader.press("f")
        await reader.until(lambda: all(key in foot(reader) for key in ("Up/Down ", "Enter ", "Esc ")))
        assert foot(reader).strip().endswith("^p " + _("commands")) == (size[0] > 40)
        await reader.press("escape")
        await reader.until(lambda: "Up/Down" not in foot(reader))


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
async def test_the_field_and_the_count_are_in_sight_at_every_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, "plan:title", size) as reader:
        await found(reader, "标准")
        assert "标准" in top(reader)
        assert "1/8" in top(reader)
        assert reader.reading.query_one(FindBar).query_one(Input).region.width >= 10


async def test_a_text_that_changed_is_looked_through_anew(workspace: Workspace) -> None:
    async with session(workspace, "plan:title") as reader:
        await found(reader, "良种")
        await reader.press("enter")
        library = workspace.library
        body = library.body_path("plan")
        await reader.until(lambda: reader.reading.watched)
        body.write_text(body.read_text("utf-8").replace("良种", "多多良种"), "utf-8")
        await reader.until(lambda: reader.reading.place.lit == ((reader.reading.place.clause, Span(7, 9)),))


async def test_while_searching_there_is_one_field_only(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash")
        await reader.reading.run_action("find")
        assert not reader.reading.finding
